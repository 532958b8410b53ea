//! Tests of outputs whose reader closes them early, such as `head -1`.

use std::fs;
use std::io::Read;

use crate::run::{Folder, Run, page, program, text};

/// A page whose notes, or errors, fill more than a buffer.
const NOTES: &str = "- item \n";
const ERRORS: &str = "Vote: 1\n";

fn page_of(lines: &str) -> String {
    page("A") + &lines.repeat(3_000)
}

/// Runs the program, and closes its output after some bytes.
fn closed_after(bytes: usize, arguments: &[&str]) -> Run {
    let mut child = program(arguments).spawn().unwrap();
    child.stdout.take().unwrap().read_exact(&mut vec![0; bytes]).unwrap();
    child.wait_with_output().unwrap().into()
}

#[test]
fn closed_output_does_not_hide_an_error() {
    let folder = Folder::new();
    let notes = folder.file("a.md", page_of(NOTES));
    let errors = folder.file("b.md", page_of(ERRORS));
    for format in ["human", "short", "json", "github", "sarif"] {
        for bytes in [0, 10] {
            let Run { status, err, .. } =
                closed_after(bytes, &["check", "--format", format, &notes, &errors]);
            assert_eq!((status, err.as_str()), (Some(1), ""), "{format}, {bytes} bytes");
        }
        let Run { status, err, .. } = closed_after(0, &["check", "--format", format, &notes]);
        assert_eq!((status, err.as_str()), (Some(0), ""), "{format}");
    }
}

#[test]
fn closed_output_does_not_hide_a_change() {
    let folder = Folder::new();
    let csv = folder.file("votes.csv", "arxiv_id,votes\n2404.14219,200\n");
    let path = folder.file("a.md", (page("A") + "- item \n").repeat(1_000));
    let missing = folder.path("z.md");
    for arguments in [
        &["check", "--diff"][..],
        &["fmt", "--check"],
        &["fmt", "--diff"],
        &["votes", "--diff", "--csv", &csv],
    ] {
        let run = |paths: &[&str]| closed_after(0, &[arguments, paths].concat());
        assert_eq!(run(&[&path]).status, Some(1), "{arguments:?}");
        let Run { status, err, .. } = run(&[&path, &missing]);
        assert_eq!(status, Some(2), "{arguments:?}");
        assert!(err.contains(&format!("error: {missing}: ")), "{err}");
    }
}

/// The names of files that would change fill more than a buffer.
#[test]
fn closed_list_of_names_does_not_hide_an_unreadable_page() {
    let folder = Folder::new();
    for number in 0..300 {
        folder.file(&format!("pages/{}{number:03}.md", "long".repeat(40)), page("A") + "- item \n");
    }
    let bytes = folder.file("pages/z.md", b"\xff");
    let Run { status, err, .. } = closed_after(0, &["fmt", "--check", &folder.path("pages")]);
    assert_eq!((status, err.lines().count()), (Some(2), 1), "{err}");
    assert!(err.starts_with(&format!("error: {bytes}: ")), "{err}");
}

/// Standard output is one page of several.
#[test]
fn closed_output_does_not_stop_the_changes_of_files() {
    let csv = Folder::new();
    let csv = csv.file("votes.csv", "arxiv_id,votes\n2404.14219,200\n");
    for arguments in [&["fmt"][..], &["votes", "--csv", &csv], &["check", "--fix"]] {
        let folder = Folder::new();
        let loose = page("A") + "- item \n";
        let path = folder.file("a.md", &loose);
        let mut child = program(&[arguments, &["-", &path]].concat());
        let input = folder.file("input", page("B").repeat(10_000));
        child.stdin(fs::File::open(input).unwrap());
        let mut child = child.spawn().unwrap();
        drop(child.stdout.take());
        child.wait().unwrap();
        assert_ne!(text(&path), loose, "{arguments:?}");
    }
}

#[test]
fn command_that_only_prints_ends_when_its_output_is_closed() {
    let folder = Folder::new();
    let path = folder.file("a.md", page("A").repeat(10_000));
    for arguments in [&["json", &*path][..], &["show", &path], &["index", &path]] {
        let Run { status, err, .. } = closed_after(10, arguments);
        assert_eq!((status, err.as_str()), (Some(0), ""), "{arguments:?}");
    }
}
