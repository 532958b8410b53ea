//! Tests of `check`: one page, its fixes, and the files.

use std::fs;
use std::io::Read;
use std::path::Path;

use crate::run::{FOLDER, Folder, Run, program, run, run_on};
use daily_papers::{Code, Document, Lints, Severity};
use serde_json::{Value, json};

/// A page with an error, a warning and notes, and the same page fixed. The error stays.
const DAMAGED: &str = "## Daily Papers (2024-10-08)\n\n### [연구](https://arxiv.org/abs/2404.14219)\n\n![](https://x.org/a.png)\n\n\
                       Vote: 3\n\nVote: 4\n\nAuthors: ['Ada Byron', '김가람']\n\n- item \n- a\u{c}rac\n\n";
const FIXED: &str = "## Daily Papers (2024-10-08)\n\n### [연구](https://arxiv.org/abs/2404.14219)\n\n![](https://x.org/a.png)\n\n\
                      Vote: 3\n\nVote: 4\n\nAuthors: Ada Byron, 김가람\n\n- item\n- a\u{c}rac\n\n";
/// A page of the library without diagnostics.
const PAGE: &str = "examples/pages/2025-05-09.md";
/// A page without diagnostics.
const SOUND: &str = "## Daily Papers (2024-10-08)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\n![](https://x.org/a.png)\n\n\
                     Vote: 3\n\nAuthors: Ada Byron\n\n- item\n\n";

fn check(arguments: &[&str]) -> Run {
    run(&[&["check"], arguments].concat())
}

#[test]
fn diagnostics_are_shown_with_carets_and_counted() {
    let folder = Folder::new();
    let path = folder.file("a.md", DAMAGED);
    let lints = Document::parse(DAMAGED).lint(&Lints::new());
    let [votes, authors, space, control] = &*lints else { panic!("{lints:?}") };
    let [votes, authors, space, control] = [votes, authors, space, control].map(|found| found.message());
    let help = lints[3].help().unwrap();
    let expected = format!(
        "\
error[doubled-field]: {votes}
 --> {path}:9:1
  |
9 | Vote: 4
  | ^^^^^^^
warning[python-authors]: {authors}
  --> {path}:11:10
   |
11 | Authors: ['Ada Byron', '김가람']
   |          ^^^^^^^^^^^^^^^^^^^^^^^
note[trailing-white-space]: {space}
  --> {path}:13:7
   |
13 | - item
   |       ^
warning[control-character]: {control}
  --> {path}:14:4
   |
14 | - a\\u{{c}}rac
   |    ^^^^^
   = help: {help}
pages: 1, found: 1 doubled-field, 1 python-authors, 1 control-character, 1 trailing-white-space
"
    );
    assert_eq!(check(&[&path]), Run { status: Some(1), out: expected, err: String::new() });
    assert_eq!(fs::read_to_string(&path).unwrap(), DAMAGED);
}

#[test]
fn page_without_diagnostics_is_fine() {
    let nothing = "pages: 1, found: nothing\n".to_owned();
    assert_eq!(check(&[PAGE]), Run { status: Some(0), out: nothing, err: String::new() });
    assert_eq!(
        check(&["--format", "json", PAGE]),
        Run { status: Some(0), out: String::new(), err: String::new() }
    );
}

#[test]
fn json_has_one_diagnostic_per_line() {
    let folder = Folder::new();
    let (a, b) = (folder.file("a.md", DAMAGED), folder.file("b.md", DAMAGED));
    let Run { status, out, err } = check(&["--format", "json", &a, &b]);
    assert_eq!((status, err.as_str()), (Some(1), ""));
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    // The second page also repeats the digest and the paper of the first.
    assert_eq!(lines.len(), 10);
    let authors = DAMAGED.find("['Ada").unwrap();
    let expected = json!({
        "path": b,
        "code": "python-authors",
        "severity": "warning",
        "line": 11,
        "column": 10,
        "end_line": 11,
        "end_column": 30,
        "span": {"start": authors, "end": authors + "['Ada Byron', '김가람']".len()},
        "message": Document::parse(DAMAGED).lint(&Lints::new())[1].message(),
        "help": null,
        "fix": [{"start": authors, "end": authors + "['Ada Byron', '김가람']".len(), "text": "Ada Byron, 김가람"}],
    });
    assert_eq!(lines[5], expected);

    let document = Document::parse(DAMAGED);
    for (line, diagnostic) in lines.iter().zip(document.lint(&Lints::new())) {
        assert_eq!(line["path"], a);
        assert_eq!(line["code"], diagnostic.code().name());
        assert_eq!(line["severity"], diagnostic.severity().to_string());
        assert_eq!(
            (&line["line"], &line["column"]),
            (&json!(diagnostic.line()), &json!(diagnostic.column()))
        );
        let span = diagnostic.span();
        assert_eq!(line["span"], json!({"start": span.start, "end": span.end}));
        assert_eq!(line["message"], diagnostic.message());
        assert_eq!(line["help"], json!(diagnostic.help()));
        assert_eq!(line["fix"].as_array().unwrap().len(), diagnostic.fix().len());
    }
}

#[test]
fn codes_can_be_turned_off_or_into_errors() {
    let folder = Folder::new();
    let path = folder.file("a.md", SOUND.replace("- item", "- item ").replace("Vote: 3\n\n", ""));
    assert!(check(&[&path]).out.ends_with("found: 1 missing-votes, 1 trailing-white-space\n"));
    assert_eq!(check(&[&path]).status, Some(0));

    let both = ["--allow", "missing-votes", "--allow", "trailing-white-space", &path];
    let nothing = "pages: 1, found: nothing\n".to_owned();
    assert_eq!(check(&both), Run { status: Some(0), out: nothing, err: String::new() });

    let Run { status, out, .. } =
        check(&["--error", "missing-votes", "--allow", "trailing-white-space", &path]);
    assert_eq!(status, Some(1));
    assert!(out.starts_with("error[missing-votes]: ") && out.ends_with("found: 1 missing-votes\n"), "{out}");

    // A lint that is off has no fixes.
    let before = fs::read(&path).unwrap();
    check(&["--fix", "--allow", "trailing-white-space", &path]);
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn invalid_arguments_are_refused() {
    for code in ["spelling", "", "Layout", "layout,", "all,x"] {
        for flag in ["--allow", "--error", "--only"] {
            let Run { status, out, err } = check(&[flag, code, PAGE]);
            assert_eq!((status, out.as_str()), (Some(2), ""), "{flag} {code}");
            assert!(err.starts_with("error: ") && err.contains(flag), "{err}");
        }
    }
    // Every warning and note can be set; errors cannot.
    for code in Code::ALL {
        let status = if code.severity() < Severity::Error { Some(0) } else { Some(2) };
        assert_eq!(check(&["--allow", code.name(), "--error", code.name(), PAGE]).status, status, "{code}");
    }
    for arguments in
        [&[][..], &["--fix"], &["--xml", PAGE], &["--fix", "--diff", PAGE], &["--format", "xml", PAGE]]
    {
        assert_eq!(check(arguments).status, Some(2), "{arguments:?}");
    }
    assert_eq!(check(&["--explain", "layout", PAGE]).status, Some(2));
}

#[test]
fn fix_changes_a_page_once() {
    let folder = Folder::new();
    let (a, b) = (folder.file("a.md", DAMAGED), folder.file("b.md", SOUND));
    let Run { status, out, err } = check(&["--fix", folder.root().to_str().unwrap()]);
    assert_eq!(status, Some(1));
    assert_eq!(err, format!("{a}: fixed 1 python-authors, 1 trailing-white-space\n"));
    assert!(
        out.ends_with(
            "pages: 2, found: 1 doubled-field, 1 control-character, 1 repeated-digest, 1 repeated-paper\n"
        ),
        "{out}"
    );
    assert_eq!(fs::read_to_string(&a).unwrap(), FIXED);
    assert_eq!(fs::read_to_string(&b).unwrap(), SOUND);
    assert_eq!(folder.names(), ["a.md", "b.md"]);

    let written = |path: &str| fs::metadata(path).unwrap().modified().unwrap();
    let before = (written(&a), written(&b));
    let again = check(&["--fix", folder.root().to_str().unwrap()]);
    assert_eq!(again, Run { status: Some(1), out, err: String::new() });
    assert_eq!((written(&a), written(&b)), before);
    assert_eq!(fs::read_to_string(&a).unwrap(), FIXED);
}

#[test]
fn fix_shows_remaining_diagnostics_as_json() {
    let folder = Folder::new();
    let path = folder.file("a.md", DAMAGED);
    let Run { out, err, .. } = check(&["--fix", "--format", "json", &path]);
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        lines.iter().map(|line| &line["code"]).collect::<Vec<_>>(),
        ["doubled-field", "control-character"]
    );
    // The positions are those in the fixed page.
    assert_eq!(lines[1]["span"]["start"], FIXED.find('\u{c}').unwrap());
    assert!(err.starts_with(&path), "{err}");
}

#[cfg(unix)]
#[test]
fn fix_keeps_the_permissions_and_the_owner() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    let folder = Folder::new();
    for mode in [0o640, 0o600, 0o755] {
        let path = folder.file("a.md", DAMAGED);
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        // Only a superuser may change the owner of a file.
        let _ = std::os::unix::fs::chown(&path, Some(12345), Some(12345));
        let old = fs::metadata(&path).unwrap();
        check(&["--fix", &path]);
        let new = fs::metadata(&path).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), FIXED);
        assert_eq!((new.mode() & 0o7777, new.uid(), new.gid()), (mode, old.uid(), old.gid()));
        assert_ne!(new.ino(), old.ino());
        check(&["--fix", &path]);
        assert_eq!(fs::metadata(&path).unwrap().ino(), new.ino());
    }
    assert_eq!(folder.names(), ["a.md"]);
}

#[cfg(unix)]
#[test]
fn fix_writes_through_links() {
    for is_named in [true, false] {
        let (folder, outside) = (Folder::new(), Folder::new());
        let target = outside.file("b.md", DAMAGED);
        let link = folder.root().join("link.md");
        std::os::unix::fs::symlink(&target, &link).unwrap();

        let path = if is_named { &link } else { folder.root() };
        let Run { out, err, .. } = check(&["--fix", path.to_str().unwrap()]);
        assert!(out.ends_with("pages: 1, found: 1 doubled-field, 1 control-character\n"), "{out}");
        assert_eq!(err, format!("{}: fixed 1 python-authors, 1 trailing-white-space\n", link.display()));
        assert_eq!(fs::read_to_string(&target).unwrap(), FIXED);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!((folder.names(), outside.names()), (vec!["link.md".to_owned()], vec!["b.md".to_owned()]));
    }
}

#[cfg(unix)]
#[test]
fn file_with_two_links_is_fixed_once() {
    let folder = Folder::new();
    let target = folder.file("a.md", DAMAGED);
    let links = ["b.md", "c.md"].map(|name| folder.path(name));
    for link in &links {
        std::os::unix::fs::symlink(&target, link).unwrap();
    }
    let Run { status, out, err } = check(&["--fix", &target, &links[0], &links[1]]);
    assert_eq!(status, Some(1));
    assert!(out.ends_with("pages: 3, found: 3 doubled-field, 3 control-character\n"), "{out}");
    // The pages are fixed at the same time, so any of the names can be the first.
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(err.ends_with(".md: fixed 1 python-authors, 1 trailing-white-space\n"), "{err}");
    assert_eq!(fs::read_to_string(&target).unwrap(), FIXED);
}

/// The name would clear the screen, end the line, and turn the direction of the text.
#[cfg(unix)]
#[test]
fn control_characters_in_a_path_are_escaped() {
    let folder = Folder::new();
    let shown = folder.root().join("a\\u{1b}[2J\\n\\u{202e}한.md").to_str().unwrap().to_owned();
    let path = folder.file("a\u{1b}[2J\n\u{202e}한.md", DAMAGED);
    let Run { out, err, .. } = check(&["--fix", &path]);
    assert!(out.contains(&format!("\n --> {shown}:9:1\n")), "{out}");
    assert_eq!(err, format!("{shown}: fixed 1 python-authors, 1 trailing-white-space\n"));

    let json: Value =
        serde_json::from_str(check(&["--format", "json", &path]).out.lines().next().unwrap()).unwrap();
    assert_eq!(json["path"], path);

    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::write(&path, DAMAGED).unwrap();
    fs::set_permissions(&path, permissions).unwrap();
    let err = check(&["--fix", &path]).err;
    assert!(err.starts_with(&format!("error: {shown}: cannot write: ")), "{err}");
    fs::remove_file(&path).unwrap();
    let err = check(&[&path]).err;
    assert!(err.starts_with(&format!("error: {shown}: No such file")), "{err}");
    fs::write(&path, b"\xff").unwrap();
    let err = check(&[&path]).err;
    assert!(err.starts_with(&format!("error: {shown}: line 1, column 1: expected UTF-8")), "{err}");
}

#[test]
fn unreadable_or_unwritable_file_does_not_stop_the_others() {
    let folder = Folder::new();
    let none = folder.root().join("none.md").to_str().unwrap().to_owned();
    let bytes = folder.file("bytes.md", b"\xff");
    let sound = folder.file("sound.md", SOUND);
    let Run { status, out, err } = check(&[&none, &bytes, &sound]);
    assert_eq!((status, out.as_str()), (Some(2), "pages: 1, found: nothing\n"));
    let problems: Vec<_> = err.lines().collect();
    assert_eq!(problems.len(), 2);
    assert!(problems[0].starts_with(&format!("error: {none}: ")), "{err}");
    assert!(problems[1].starts_with(&format!("error: {bytes}: ")), "{err}");

    let (locked, damaged) = (folder.file("locked.md", DAMAGED), folder.file("damaged.md", DAMAGED));
    let mut permissions = fs::metadata(&locked).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&locked, permissions).unwrap();
    let Run { status, err, .. } = check(&["--fix", &locked, &none, &bytes, &damaged]);
    assert_eq!(status, Some(2));
    assert!(err.contains(&format!("error: {locked}: cannot write: ")) && err.lines().count() == 4, "{err}");
    assert_eq!(fs::read_to_string(&locked).unwrap(), DAMAGED);
    assert_eq!(fs::read(&bytes).unwrap(), b"\xff");
    assert_eq!(fs::read_to_string(&damaged).unwrap(), FIXED);
    assert_eq!(folder.names(), ["bytes.md", "damaged.md", "locked.md", "sound.md"]);
}

#[test]
fn dash_is_standard_input() {
    let Run { status, out, err } = run_on(&["check", "-"], DAMAGED);
    assert_eq!((status, err.as_str()), (Some(1), ""));
    assert!(out.contains("\n --> -:9:1\n") && out.lines().last().unwrap().starts_with("pages: 1, "), "{out}");

    // Standard output is exactly the fixed page.
    let Run { status, out, err } = run_on(&["check", "--fix", "-"], DAMAGED);
    assert_eq!((status, out.as_str()), (Some(1), FIXED));
    let (first, rest) = err.split_once('\n').unwrap();
    assert_eq!(first, "-: fixed 1 python-authors, 1 trailing-white-space");
    assert!(rest.ends_with("\npages: 1, found: 1 doubled-field, 1 control-character\n"), "{err}");

    let sound = Run { status: Some(0), out: SOUND.to_owned(), err: "pages: 1, found: nothing\n".to_owned() };
    assert_eq!(run_on(&["check", "--fix", "-"], SOUND), sound);
    assert!(!Path::new(FOLDER).join("-").exists());
}

#[test]
fn closed_output_does_not_stop_the_fixes() {
    let folder = Folder::new();
    let many = folder.file("a.md", SOUND.to_owned() + &"lost\n".repeat(10_000));
    let last = folder.file("b.md", DAMAGED);
    let mut child = program(&["check", "--fix", &many, &last]).spawn().unwrap();
    child.stdout.take().unwrap().read_exact(&mut [0; 10]).unwrap();
    let Run { status, err, .. } = child.wait_with_output().unwrap().into();
    assert!(status == Some(1) && !err.contains("error"), "{status:?} {err}");
    assert_eq!(fs::read_to_string(&last).unwrap(), FIXED);
}
