//! Tests of the program `from_json`.

use crate::run::{Run, run};

const PAGES: [&str; 2] = [
    "## Daily Papers (2024-04-23)\n\n### [가 \"A\"](u)\n\nVote: -\n\nAuthors: A, +\n\n- **L**: a\n  - b\n\n",
    "## Daily Papers (2024-04-24)\n\n",
];

fn from_json(arguments: &[&str], json: &str) -> Run {
    run("from_json", arguments, json)
}

#[test]
fn pages_roundtrip_through_json() {
    let json = run("parse", &["--json", "examples/pages"], "").out;
    let pages = run("parse", &["--markdown", "examples/pages"], "").out;
    assert_eq!(json.lines().count(), 5);
    assert_eq!(from_json(&["-"], &json), Run { status: Some(0), out: pages, err: String::new() });
}

#[test]
fn json_may_have_any_layout() {
    let json = PAGES.map(|page| run("parse", &["--json", "-"], page).out).concat();
    assert_eq!(from_json(&["-"], &json).out, PAGES.concat());
    let values = serde_json::Deserializer::from_str(&json).into_iter::<serde_json::Value>();
    let pretty: String = values.map(|value| format!("{:#}", value.unwrap())).collect();
    assert_eq!(from_json(&["-"], &pretty).out, PAGES.concat());
}

#[test]
fn value_that_is_not_a_digest_is_an_error() {
    let good = run("parse", &["--json", "-"], PAGES[1]).out;
    let Run { status, out, err } =
        from_json(&["-"], &format!("{good}{{\"date\":\"2024-02-30\",\"papers\":[]}}\n"));
    assert_eq!((status, out.as_str()), (Some(1), PAGES[1]));
    assert_eq!(
        err,
        "error: -: `date`: a date must be a day of the calendar, as YYYY-MM-DD, in the years 0000 to 9999 at line 2 column 20\n"
    );
    let Run { status, out, err } = from_json(&["none.json", "-"], &good);
    assert_eq!((status, out.as_str()), (Some(2), PAGES[1]));
    assert!(err.starts_with("error: none.json: "), "{err}");
}

#[test]
fn control_characters_in_a_path_are_escaped() {
    let Run { status, err, .. } = from_json(&["none\u{1b}[2J.json"], "");
    assert_eq!(status, Some(2));
    assert!(err.starts_with("error: none\\u{1b}[2J.json: "), "{err}");
}
