//! Tests of `json` and `from-json`.

use std::fs;
use std::io::Read;
use std::path::Path;

use daily_papers::Digest;

use crate::run::{FOLDER, Folder, Run, page, program, run, run_on};

const PAGES: [&str; 2] = [
    "## Daily Papers (2024-04-23)\n\n### [가 \"A\"](u)\n\nVote: -\n\nAuthors: A, +\n\n- **L**: a\n  - b\n\n",
    "## Daily Papers (2024-04-24)\n\n",
];

fn from_json(json: &str) -> Run {
    run_on(&["from-json", "-"], json)
}

#[test]
fn json_has_one_digest_per_line() {
    let path = "tests/fixtures/pages/two-digests-one-date.md";
    let Run { status, out, err } = run(&["json", path]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    let digests: Vec<Digest> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let text = fs::read_to_string(Path::new(FOLDER).join(path)).unwrap();
    assert_eq!(digests, Digest::parse_recoverable(&text).0);
    assert_eq!(digests.len(), 2);
}

#[test]
fn pages_roundtrip_through_json() {
    let json = run(&["json", "examples/pages"]).out;
    let pages = ["2023-11-20", "2023-12-05", "2024-04-23", "2024-10-08", "2025-05-09"].map(|day| {
        run_on(&["fmt", "-"], &fs::read_to_string(format!("{FOLDER}/examples/pages/{day}.md")).unwrap()).out
    });
    assert_eq!(json.lines().count(), 5);
    assert_eq!(from_json(&json), Run { status: Some(0), out: pages.concat(), err: String::new() });
}

#[test]
fn json_may_have_any_layout() {
    let json = PAGES.map(|page| run_on(&["json", "-"], page).out).concat();
    assert_eq!(from_json(&json).out, PAGES.concat());
    let values = serde_json::Deserializer::from_str(&json).into_iter::<serde_json::Value>();
    let pretty: String = values.map(|value| format!("{:#}", value.unwrap())).collect();
    assert_eq!(from_json(&pretty).out, PAGES.concat());
}

#[test]
fn control_characters_of_a_page_are_kept() {
    let page = page("A\u{1b}[31mB\0\u{7}\u{9b}1m") + "- \u{1b}]8;;x\u{7}\u{c}\u{8}\u{7f}\n\n";
    let json = run_on(&["json", "-"], &page).out;
    assert!(!json.contains('\u{1b}'));
    assert_eq!(from_json(&json).out, page);
}

#[test]
fn value_that_is_not_a_digest_is_a_finding() {
    let good = run_on(&["json", "-"], PAGES[1]).out;
    let Run { status, out, err } = from_json(&format!("{good}{{\"date\":\"2024-02-30\",\"papers\":[]}}\n"));
    assert_eq!((status, out.as_str()), (Some(1), PAGES[1]));
    assert_eq!(
        err,
        "error: -: `date`: a date must be a day of the calendar, as YYYY-MM-DD, in the years 0000 to 9999 at line 2 column 20\n"
    );
    let Run { status, out, err } = run_on(&["from-json", "none.json", "-"], &good);
    assert_eq!((status, out.as_str()), (Some(2), PAGES[1]));
    assert!(err.starts_with("error: none.json: "), "{err}");
    let Run { status, err, .. } = run(&["from-json", "none\u{1b}[2J.json"]);
    assert_eq!(status, Some(2));
    assert!(err.starts_with("error: none\\u{1b}[2J.json: "), "{err}");
}

#[test]
fn page_with_errors_prints_what_was_parsed() {
    let folder = Folder::new();
    let path = folder.file("a.md", page("A") + "Vote: 1\n\n### [B](c\n\n- lost\n\n### [D](e)\n\n- kept\n");
    let expected = format!(
        "error[doubled-field]: expected no further field of this kind in the paper, found `Vote: 1`\n --> {path}:9:1\n  |\n\
         9 | Vote: 1\n  | ^^^^^^^\n\
         error[malformed-paper-heading]: expected `)` at the end of the line, found the end of the line\n  --> {path}:11:10\n\
         \x20  |\n11 | ### [B](c\n   |          ^\n   = help: perhaps `### [B](c)`\n"
    );
    for command in ["json", "show"] {
        let Run { status, out, err } = run(&[command, &path]);
        assert_eq!((status, &err), (Some(1), &expected), "{command}");
        assert!(out.contains('A') && out.contains('D') && !out.contains("lost"), "{out}");
    }
    let good = folder.file("b.md", page("B"));
    assert_eq!(run(&["json", &path, &good]).status, Some(1));
    assert_eq!(run(&["json", &good, &path]).status, Some(1));
    assert_eq!(run(&["json", &path, &folder.path("none.md")]).status, Some(2));
    assert_eq!(run(&["json", &folder.path("none.md"), &path]).status, Some(2));
}

#[test]
fn page_with_warnings_is_fine() {
    let Run { status, out, err } = run(&["json", "tests/fixtures/pages/out-of-order.md"]);
    assert_eq!((status, out.lines().count()), (Some(0), 1));
    assert_eq!(err.matches("warning[field-order]: ").count(), 4);
}

#[test]
fn page_without_a_digest_is_fine() {
    assert_eq!(
        run_on(&["json", "-"], "# A page\n\ntext\n"),
        Run { status: Some(0), out: String::new(), err: String::new() }
    );
}

#[test]
fn closed_output_is_not_an_error() {
    let folder = Folder::new();
    let path = folder.file("a.md", page("A").repeat(10_000));
    let json = folder.file("a.json", run(&["json", &path]).out);
    for (command, path) in [("json", &path), ("show", &path), ("from-json", &json)] {
        let mut child = program(&[command, path]).spawn().unwrap();
        child.stdout.take().unwrap().read_exact(&mut [0; 10]).unwrap();
        let Run { status, err, .. } = child.wait_with_output().unwrap().into();
        assert_eq!((status, err.as_str()), (Some(0), ""), "{command}");
    }
}

#[test]
fn closed_output_does_not_hide_a_failure() {
    let folder = Folder::new();
    let missing = folder.root().join("missing").to_str().unwrap().to_owned();
    // Distinct papers and authors, so that each command prints more than is buffered.
    let distinct = |n: u32| {
        page("A").replace("A, B, C", &format!("A{n}")).replace("2404.14219", &format!("2404.{n:05}"))
    };
    let path = folder.file("a.md", (0..10_000).map(distinct).collect::<String>());
    let json = folder.file("a.json", run(&["json", &path]).out);
    for arguments in [
        &["json", &missing, &path][..],
        &["show", &missing, &path],
        &["from-json", &missing, &json],
        &["fmt", "--diff", &missing, &path],
        &["index", &missing, &path],
        &["stats", "--authors", "10000", &missing, &path],
        &["feed", "--id", "https://a", &missing, &path],
    ] {
        let mut child = program(arguments).spawn().unwrap();
        drop(child.stdout.take());
        let Run { status, err, .. } = child.wait_with_output().unwrap().into();
        assert_eq!((status, err.lines().count()), (Some(2), 1), "{arguments:?}: {err}");
    }
}

#[test]
fn closed_standard_error_is_ignored() {
    let folder = Folder::new();
    let path = folder.file("a.md", page("A") + &"Vote: 1\n".repeat(10_000));
    let mut child = program(&["json", &path]).spawn().unwrap();
    drop(child.stderr.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.starts_with(b"{\"date\":"));
}
