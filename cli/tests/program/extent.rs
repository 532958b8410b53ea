//! Tests of how much `check` shows.

use serde_json::{Value, json};

use crate::run::{Folder, Run, page, run, run_on};

const FORMATS: [&str; 5] = ["human", "short", "json", "github", "sarif"];

/// Returns a page without findings.
fn sound() -> String {
    page("A").replace("\n\nVote", "\n\n![](https://x.org/a.png)\n\nVote")
}

/// Returns a page with this many errors `unknown-line` and notes `trailing-white-space`.
fn damaged(errors: usize, notes: usize) -> String {
    sound() + &"stray\n\n".repeat(errors) + &"- item \n".repeat(notes)
}

fn check(arguments: &[&str], page: &str) -> Run {
    run_on(&[&["check"], arguments, &["-"]].concat(), page)
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn errors_are_all_shown_and_five_notes_of_a_code() {
    let Run { status, out, .. } = check(&[], &damaged(20, 9));
    assert_eq!(status, Some(1));
    assert_eq!((count(&out, "error[unknown-line]: "), count(&out, "^")), (20, 105), "{out}");
    assert_eq!(count(&out, "note[trailing-white-space]: expected"), 5, "{out}");
    let end = "\nnote[trailing-white-space]: 4 more; --all shows them\n\
               pages: 1, found: 20 unknown-line, 9 trailing-white-space\n";
    assert!(out.ends_with(end), "{out}");
}

#[test]
fn five_notes_of_a_code_are_all_shown() {
    let Run { status, out, .. } = check(&[], &damaged(0, 5));
    assert_eq!((status, count(&out, "note[trailing-white-space]: ")), (Some(0), 5), "{out}");
    assert!(!out.contains("more"), "{out}");
}

/// Each code has its own line, in the order of the summary.
#[test]
fn notes_are_counted_over_all_pages_and_for_each_code() {
    let folder = Folder::new();
    for name in ["a.md", "b.md"] {
        folder.file(name, damaged(0, 4).replace("A, B, C", "['A']").repeat(2));
    }
    let root = folder.root().to_str().unwrap();
    let Run { status, out, .. } = run(&["check", root]);
    assert_eq!((status, count(&out, "note[trailing-white-space]: expected")), (Some(0), 5), "{out}");
    let lines: Vec<_> = out.lines().filter(|line| line.contains("--all shows them")).collect();
    assert_eq!(lines, ["note[trailing-white-space]: 11 more; --all shows them"], "{out}");
    assert_eq!(count(&out, "warning[python-authors]: "), 4, "{out}");
}

#[test]
fn raised_note_is_always_shown() {
    let Run { status, out, .. } = check(&["--error", "trailing-white-space"], &damaged(0, 9));
    assert_eq!((status, count(&out, "error[trailing-white-space]: ")), (Some(1), 9), "{out}");
    assert!(!out.contains("more"), "{out}");
}

/// A file `daily-papers.toml` raises a code for the pages of one folder.
#[test]
fn notes_are_counted_without_those_that_are_errors_elsewhere() {
    let folder = Folder::new();
    folder.file("a/daily-papers.toml", "error = [\"trailing-white-space\"]\n");
    folder.file("a/1.md", damaged(0, 4));
    folder.file("b/1.md", damaged(0, 7).replace("04-23", "04-24").replace("14219", "14220"));
    let Run { status, out, .. } = run(&["check", "--allow", "layout", folder.root().to_str().unwrap()]);
    assert_eq!((status, count(&out, "error[trailing-white-space]: expected")), (Some(1), 4), "{out}");
    assert_eq!(count(&out, "note[trailing-white-space]: expected"), 5, "{out}");
    let end = "\nnote[trailing-white-space]: 2 more; --all shows them\n\
               pages: 2, found: 11 trailing-white-space\n";
    assert!(out.ends_with(end), "{out}");
}

/// The library lists at most 1,000 diagnostics of a page.
#[test]
fn page_with_many_findings_has_all_of_them() {
    let page = damaged(1_500, 1_500);
    for arguments in [&["--format", "short"][..], &["--all", "--format", "human"]] {
        let Run { status, out, .. } = check(arguments, &page);
        assert_eq!(status, Some(1));
        let counts = ["error[unknown-line]", "note[trailing-white-space]", "too-many"];
        assert_eq!(counts.map(|code| count(&out, code)), [1_500, 1_500, 0], "{arguments:?}");
    }
    assert!(check(&[], &page).out.ends_with("found: 1500 unknown-line, 1500 trailing-white-space\n"));
}

#[test]
fn all_shows_everything() {
    let Run { out, .. } = check(&["--all"], &damaged(2, 9));
    assert_eq!(count(&out, "note[trailing-white-space]: "), 9, "{out}");
    assert!(!out.contains("more") && out.ends_with("9 trailing-white-space\n"), "{out}");
}

#[test]
fn other_formats_always_have_everything() {
    for format in &FORMATS[1..] {
        let all = check(&["--format", format, "--all"], &damaged(2, 9));
        assert_eq!(check(&["--format", format], &damaged(2, 9)), all, "{format}");
        // A code of a SARIF log also occurs in its list of rules.
        assert!(count(&all.out, "trailing-white-space") >= 9, "{}", all.out);
    }
}

#[test]
fn fixes_leave_the_first_of_what_has_no_fix() {
    let page = sound() + &"- a\u{c}b\n".repeat(9) + "- item \n";
    let Run { status, out, err } = check(&["--fix"], &page);
    assert_eq!(status, Some(0));
    assert!(out.ends_with("- a\u{c}b\n- item\n\n"), "{out}");
    assert_eq!(count(&err, "warning[control-character]: "), 6, "{err}");
    assert!(err.contains("\nwarning[control-character]: 4 more; --all shows them\npages: 1, "), "{err}");
}

#[test]
fn statistics_are_a_table_with_the_most_frequent_code_first() {
    let page = damaged(2, 12).replace("A, B, C", "['A']");
    let Run { status, out, err } = check(&["--statistics"], &page);
    let expected = "count  severity  code
   12  note      trailing-white-space
    2  error     unknown-line
    1  warning   python-authors
pages: 1, found: 2 unknown-line, 1 python-authors, 12 trailing-white-space
";
    assert_eq!((status, out.as_str(), err.as_str()), (Some(1), expected, ""));
    let quiet = "count  severity  code\n    2  error     unknown-line\n";
    assert_eq!(check(&["--statistics", "--quiet"], &page).out, quiet);
    assert_eq!(check(&["--statistics"], &damaged(0, 9)).status, Some(0));
}

#[test]
fn statistics_of_a_sound_page_are_only_the_summary() {
    let page = "examples/pages/2025-05-09.md";
    assert_eq!(run(&["check", "--statistics", page]).out, "pages: 1, found: nothing\n");
    assert_eq!(run(&["check", "--statistics", "--format", "json", page]).out, "");
}

#[test]
fn statistics_as_json_are_one_object_per_code() {
    let Run { status, out, .. } =
        check(&["--statistics", "--format", "json", "--error", "trailing-white-space"], &damaged(2, 12));
    assert_eq!(status, Some(1));
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let expected = [
        json!({"code": "trailing-white-space", "severity": "error", "count": 12}),
        json!({"code": "unknown-line", "severity": "error", "count": 2}),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn statistics_in_another_format_are_refused() {
    for format in ["short", "github", "sarif"] {
        let Run { status, out, err } = check(&["--statistics", "--format", format], &damaged(1, 1));
        assert_eq!((status, out.as_str()), (Some(2), ""), "{format}");
        assert_eq!(err, "error: `--statistics` needs the format `human` or `json`\n");
    }
    assert_eq!(check(&["--statistics", "--all"], "").status, Some(2));
}
