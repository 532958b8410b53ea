//! Tests of `fmt`.

use std::fs;
use std::path::Path;

use crate::run::{FOLDER, Folder, Run, run, run_on, text};

const LOOSE: &str =
    "# Archive\n## Daily Papers (2024-10-08)\n### [A](b)\nAuthors: ['Ada Byron']\nVote: 3\n- item\n";
const FORMATTED: &str =
    "# Archive\n## Daily Papers (2024-10-08)\n\n### [A](b)\n\nVote: 3\n\nAuthors: Ada Byron\n\n- item\n\n";

#[test]
fn files_are_formatted_in_place_and_once() {
    let folder = Folder::new();
    let path = folder.file("a/b.md", LOOSE);
    let root = folder.root().to_str().unwrap();
    let nothing = Run { status: Some(0), out: String::new(), err: String::new() };
    assert_eq!(run(&["fmt", root]), nothing);
    assert_eq!(text(&path), FORMATTED);
    let written = fs::metadata(&path).unwrap().modified().unwrap();
    assert_eq!(run(&["fmt", root]), nothing);
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);
    assert_eq!(folder.names(), ["a"]);
}

#[test]
fn standard_input_is_formatted_to_standard_output() {
    for page in [LOOSE, FORMATTED] {
        let expected = Run { status: Some(0), out: FORMATTED.to_owned(), err: String::new() };
        assert_eq!(run_on(&["fmt", "-"], page), expected);
    }
    let crlf = fs::read_to_string(Path::new(FOLDER).join("tests/fixtures/pages/crlf.md")).unwrap();
    assert_eq!(run_on(&["fmt", "-"], &crlf).out, crlf.replace("\r\n", "\n"));
}

#[test]
fn check_and_diff_write_nothing() {
    let folder = Folder::new();
    let (a, b) = (folder.file("a.md", LOOSE), folder.file("b.md", FORMATTED));
    let Run { status, out, err } = run(&["fmt", "--check", &a, &b]);
    assert_eq!((status, out, err.as_str()), (Some(1), format!("{a}\n"), ""));
    let Run { status, out, err } = run(&["fmt", "--diff", &a, &b]);
    assert_eq!((status, err.as_str()), (Some(1), ""));
    assert!(
        out.starts_with(&format!("--- {a}\n+++ {a}\n@@ ")) && out.contains("\n+Authors: Ada Byron\n"),
        "{out}"
    );
    assert_eq!(text(&a), LOOSE);
    for flag in ["--check", "--diff"] {
        assert_eq!(run(&["fmt", flag, &b]), Run { status: Some(0), out: String::new(), err: String::new() });
    }
    assert_eq!(run(&["fmt", "--check", "--diff", &b]).status, Some(2));
}

#[test]
fn digest_with_errors_is_kept_and_shown() {
    let damaged = format!("{LOOSE}\n## Daily Papers (2024-10-09)\n### [B](c)\nVote: 1\nVote: 2\n");
    let Run { status, out, err } = run_on(&["fmt", "-"], &damaged);
    assert_eq!(status, Some(1));
    assert!(out.starts_with(FORMATTED) && out.ends_with("### [B](c)\nVote: 1\nVote: 2\n"), "{out}");
    assert!(err.starts_with("error[doubled-field]: ") && err.contains(" --> -:11:1\n"), "{err}");
}

#[test]
fn unreadable_or_unwritable_file_does_not_stop_the_others() {
    let folder = Folder::new();
    let (locked, loose) = (folder.file("a.md", LOOSE), folder.file("b.md", LOOSE));
    let mut permissions = fs::metadata(&locked).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&locked, permissions).unwrap();
    let Run { status, err, .. } = run(&["fmt", &locked, &folder.path("none.md"), &loose]);
    assert_eq!((status, err.lines().count()), (Some(2), 2));
    assert!(err.starts_with(&format!("error: {locked}: cannot write: ")), "{err}");
    assert_eq!((text(&locked), text(&loose)), (LOOSE.to_owned(), FORMATTED.to_owned()));
}

#[cfg(target_os = "linux")]
#[test]
fn special_file_is_not_replaced() {
    let link = Folder::new();
    std::os::unix::fs::symlink("/dev/null", link.root().join("null.md")).unwrap();
    assert_eq!(run(&["fmt", &link.path("null.md")]).status, Some(0));
    assert!(fs::symlink_metadata(link.path("null.md")).unwrap().is_symlink());
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}
