//! Tests of `daily-papers.toml`.

use crate::run::{Folder, Run, page, program, run, text};

const FILE: &str = "daily-papers.toml";

/// Runs the program in a folder, with this text on its standard input.
fn run_in(folder: &str, arguments: &[&str], input: &str) -> Run {
    use std::io::Write;

    let mut child = program(arguments).current_dir(folder).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap().into()
}

/// Returns the paths, lines and codes that `check` finds.
fn findings(folder: &Folder, arguments: &[&str]) -> (Option<i32>, Vec<String>) {
    let arguments = [&["check", "--format", "short"], arguments].concat();
    let Run { status, out, err } = run_in(&folder.path(""), &arguments, "");
    assert_eq!(err, "");
    let finding = |line: &str| {
        let (place, rest) = line.split_once(": ").unwrap();
        let (path, _) = place.split_once(':').unwrap();
        let (severity, rest) = rest.split_once('[').unwrap();
        format!("{path} {severity} {}", rest.split_once(']').unwrap().0)
    };
    (status, out.lines().filter(|line| line.contains('[')).map(finding).collect())
}

/// A page with two notes: `missing-media` and `missing-summary`.
fn noted() -> String {
    page("A")
}

#[test]
fn check_merges_the_file_and_the_arguments() {
    let folder = Folder::new();
    folder.file("a.md", noted());
    let both = ["a.md note missing-media", "a.md note missing-summary"];
    assert_eq!(findings(&folder, &["a.md"]), (Some(0), both.map(str::to_owned).to_vec()));
    let check = |file: &str, arguments: &[&str], status, expected: &[&str]| {
        folder.file(FILE, file);
        let expected: Vec<_> = expected.iter().map(ToString::to_string).collect();
        assert_eq!(findings(&folder, arguments), (Some(status), expected), "{file} {arguments:?}");
    };
    let (media, summary) = ("a.md error missing-media", "a.md error missing-summary");
    let allow = "allow = [\"missing-media\"]";
    check(allow, &["a.md"], 0, &both[1..]);
    check(allow, &["--error", "all", "a.md"], 1, &[summary]);
    check(allow, &["--allow", "missing-summary", "a.md"], 0, &[]);
    check(allow, &["--no-config", "a.md"], 0, &both);
    let error = "error = [\"missing-media\"]";
    check(error, &["a.md"], 1, &[media, both[1]]);
    check(
        error,
        &["--error", "missing-summary", "."],
        1,
        &["./a.md error missing-media", "./a.md error missing-summary"],
    );
    check(error, &["--quiet", "a.md"], 1, &[media]);
    check(error, &["--allow", "missing-media", "a.md"], 0, &both[1..]);
    check("error = [\"all\"]", &["a.md"], 1, &[media, summary]);
    check("# no settings\n", &["a.md"], 0, &both);
}

/// A file replaces those above it.
#[test]
fn nearest_file_counts_for_each_page() {
    let folder = Folder::new();
    for name in ["a.md", "b/a.md", "b/c/a.md", "d/e/a.md"] {
        folder.file(name, noted());
    }
    folder.file(
        FILE,
        "allow = [\"missing-media\", \"missing-summary\", \"repeated-digest\", \"repeated-paper\"]",
    );
    folder.file(&format!("b/{FILE}"), "allow = [\"missing-media\"]\nerror = [\"repeated-paper\"]");
    let expected = [
        "./b/a.md note missing-summary",
        "./b/a.md warning repeated-digest",
        "./b/a.md error repeated-paper",
        "./b/c/a.md note missing-summary",
        "./b/c/a.md warning repeated-digest",
        "./b/c/a.md error repeated-paper",
    ];
    let (status, mut found) = findings(&folder, &["."]);
    found.sort_by_key(|line| line.split_once(' ').map(|(path, _)| path.to_owned()));
    assert_eq!(status, Some(1));
    let sorted = |mut lines: Vec<String>| {
        lines.sort();
        lines
    };
    assert_eq!(sorted(found), sorted(expected.map(str::to_owned).to_vec()));
    // The file is above the current folder.
    for arguments in [&["check", "--format", "short", "a.md"], &["check", "--format", "short", "../e/a.md"]] {
        let Run { status, out, .. } = run_in(&folder.path("d/e"), arguments, "");
        assert_eq!((status, out.contains("missing")), (Some(0), false), "{out}");
    }
    let out = run_in(&folder.path("d"), &["check", "--format", "short", "../b/c/a.md"], "").out;
    assert!(out.contains("missing-summary") && !out.contains("missing-media"), "{out}");
}

#[test]
fn standard_input_has_the_file_of_the_current_folder() {
    let folder = Folder::new();
    folder.file(&format!("a/{FILE}"), "error = [\"missing-media\"]");
    let run = |name| run_in(&folder.path(name), &["check", "--format", "short", "-"], &noted());
    assert!(run("a").out.contains("error[missing-media]"), "{:?}", run("a"));
    assert!(run("").out.contains("note[missing-media]"), "{:?}", run(""));
}

#[test]
fn exclude_is_relative_to_the_file() {
    let folder = Folder::new();
    for name in ["archive/a.md", "archive/drafts/b.md", "archive/2024/drafts/c.md", "drafts/d.md"] {
        folder.file(name, page(name) + "\n");
    }
    folder.file(&format!("archive/{FILE}"), "exclude = [\"/drafts\"]\n");
    let found = |current: &str, arguments: &[&str]| {
        let Run { out, err, .. } =
            run_in(&folder.path(current), &[&["fmt", "--check"], arguments].concat(), "");
        assert_eq!(err, "");
        out.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(found("", &["."]), ["./archive/2024/drafts/c.md", "./archive/a.md", "./drafts/d.md"]);
    assert_eq!(found("archive/2024", &[".."]), ["../2024/drafts/c.md", "../a.md"]);
    assert_eq!(found("", &["archive", "--exclude", "2024"]), ["archive/a.md"]);
    assert_eq!(found("", &["archive", "--no-config"]).len(), 3);
    // A path on the command line counts without `--force-exclude`.
    assert_eq!(found("", &["archive/drafts"]), ["archive/drafts/b.md"]);
    assert_eq!(found("", &["archive/drafts/b.md"]), ["archive/drafts/b.md"]);
    assert_eq!(
        found("", &["--force-exclude", "archive/drafts", "archive/drafts/b.md", "drafts"]),
        ["drafts/d.md"]
    );
    // The nearest file alone counts.
    folder.file(&format!("archive/2024/{FILE}"), "");
    folder.file(&format!("archive/{FILE}"), "exclude = [\"drafts\"]\n");
    assert_eq!(found("", &["archive"]), ["archive/2024/drafts/c.md", "archive/a.md"]);
}

#[test]
fn exclude_counts_for_every_command() {
    let folder = Folder::new();
    folder.file("a.md", page("A"));
    folder.file("drafts/b.md", b"\xff");
    folder.file("answer.json", "[]");
    folder.file(FILE, "exclude = [\"drafts\"]\n");
    let commands = [
        &["show"][..],
        &["check"],
        &["fmt"],
        &["json"],
        &["votes", "--answer", "answer.json"],
        &["index"],
        &["stats"],
        &["feed", "--id", "https://example.com/"],
        #[cfg(feature = "table")]
        &["table", "--ipc"],
    ];
    for command in commands {
        let run = |arguments: &[&str]| {
            let mut run = program(&[command, arguments].concat());
            run.current_dir(folder.root()).output().unwrap().status.code()
        };
        assert_eq!((run(&["."]), run(&["--no-config", "."])), (Some(0), Some(2)), "{command:?}");
    }
}

#[test]
fn fault_of_the_file_is_one_plain_line() {
    let folder = Folder::new();
    let first = folder.file("a/b.md", noted() + "\n");
    folder.file("a/c.md", noted() + "\n");
    folder.file("d/e.md", noted());
    for (file, fault) in [
        (
            "exclude = []\nexclud = []\n",
            "line 2: unknown field `exclud`, expected one of `exclude`, `allow`, `error`",
        ),
        ("[lint]\nallow = []\n", "line 1: unknown field `lint`, expected one of `exclude`, `allow`, `error`"),
        ("allow = [\n  \"missing-media\",\n  \"missing\",\n]\n", "line 3: `missing` is not a code"),
        ("\nerror = [\"doubled-field\"]", "line 2: `doubled-field` is an error, which is always reported"),
        ("allow = [\"all\"]", "line 1: `all` is not a code"),
        (
            "exclude = [\"a\", \"[a\"]",
            "line 1: error parsing glob '[a': unclosed character class; missing ']'",
        ),
        ("allow = \"missing-media\"", "line 1: invalid type: string \"missing-media\", expected a sequence"),
        ("allow = [\"a\"", "line 1: unclosed array, expected `]`"),
        ("allow = []\nallow = []\n", "line 2: duplicate key"),
    ] {
        folder.file(&format!("a/{FILE}"), file);
        let message = format!("error: a/{FILE}: {fault}\n");
        for arguments in [
            &["check", "a", "d"][..],
            &["check", ".", "--only", "near-field"],
            &["json", "a/b.md", "a/c.md", "a"],
            &["fmt", "a/c.md"],
            &["index", "."],
            &["stats", "a", "--force-exclude"],
        ] {
            let Run { status, err, .. } = run_in(&folder.path(""), arguments, "");
            assert_eq!((status, err), (Some(2), message.clone()), "{arguments:?}");
        }
        // Nobody knows whether the pages are excluded.
        assert_eq!(text(&first), noted() + "\n");
        let Run { status, out, .. } = run_in(&folder.path(""), &["json", "."], "");
        assert_eq!((status, out.lines().count()), (Some(2), 1));
        assert_eq!(run_in(&folder.path(""), &["json", "--no-config", "."], "").status, Some(0));
        let Run { status, err, .. } = run_in(&folder.path("a"), &["json", "-"], &noted());
        assert_eq!((status, err), (Some(2), format!("error: {FILE}: {fault}\n")));
    }
}

#[test]
fn file_that_cannot_be_read_is_an_error() {
    let folder = Folder::new();
    folder.file("a.md", noted());
    folder.file(FILE, b"\xff");
    let message = format!("error: {FILE}: stream did not contain valid UTF-8\n");
    let run = run_in(&folder.path(""), &["json", "a.md"], "");
    assert_eq!(run, Run { status: Some(2), out: String::new(), err: message });
    std::fs::remove_file(folder.path(FILE)).unwrap();
    std::fs::create_dir(folder.path(FILE)).unwrap();
    let Run { status, err, .. } = run_in(&folder.path(""), &["json", "."], "");
    assert_eq!(status, Some(2));
    assert!(err.starts_with(&format!("error: {FILE}: Is a directory")) && err.lines().count() == 1, "{err}");
}

#[cfg(unix)]
#[test]
fn file_that_is_a_link_to_nothing_is_an_error() {
    let folder = Folder::new();
    folder.file("a.md", noted());
    std::os::unix::fs::symlink("none", folder.path("daily-papers.toml")).unwrap();
    let Run { status, out, err } = run(&["json", &folder.path("")]);
    assert_eq!((status, out.as_str(), err.lines().count()), (Some(2), "", 1), "{err}");
    assert!(err.contains("daily-papers.toml: No such file"), "{err}");
}
