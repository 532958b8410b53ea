//! Tests of headings at the end of another line, and of broken headings: what is reported, how often,
//! and what the fix does.

use daily_papers::{Code, Digest, Document, Lints, Severity};

const DIGEST: &str = "## Daily Papers (2024-04-23)\n";
const NEXT: &str = "### [b](https://v)";

/// The fields and an item of a paper, without its heading.
const FIELDS: &str = "\n![](i)\n\nVote: 3\n\nAuthors: A\n\n- item\n\n";

/// Returns the line of each glued heading after these lines, and whether it has a fix.
fn glued(lines: &str) -> Vec<(usize, bool)> {
    let lints = Lints::none().at(Code::GluedHeading, Severity::Warning);
    let found = Document::parse(format!("{DIGEST}### [a](u)\n{lines}")).lint(&lints);
    let found = found.into_iter().filter(|found| found.code() == Code::GluedHeading);
    found.map(|found| (found.line(), !found.fix().is_empty())).collect()
}

/// Asserts that a page has one error.
#[track_caller]
fn assert_one(page: &str, line: usize, code: Code, help: Option<&str>) {
    let found = Document::parse(page).diagnostics();
    let found: Vec<_> = found.iter().map(|found| (found.line(), found.code(), found.help())).collect();
    assert_eq!(found, [(line, code, help)], "{page:?}");
}

#[test]
fn glued_heading_has_a_fix_at_the_end_of_its_item() {
    assert_eq!(glued(&format!("- one{NEXT}\n")), [(3, true)]);
    assert_eq!(glued(&format!("- one\ntwo {NEXT} \n\nVote: 3\n")), [(4, true)]);
    assert_eq!(glued(&format!("- one{NEXT}\n![](i)\n")), [(3, false)]);
    assert_eq!(glued(&format!("- one{NEXT}\n \n")), [(3, false)]);
    assert_eq!(glued(&format!("- one{NEXT}\ntwo{NEXT}\n")), [(3, false), (4, true)]);
}

#[test]
fn glued_heading_without_a_text_before_it_has_no_fix() {
    assert_eq!(glued(&format!("- {NEXT}\n- ***l***: {NEXT}\n")), [(3, false), (4, false)]);
}

#[test]
fn glued_heading_after_a_title_or_authors_has_no_fix() {
    assert_eq!(glued(&format!("Authors: A, B{NEXT}\n\n- item\n")), [(3, false)]);
    assert_eq!(glued(&format!("- item\n\n### [c](https://w){NEXT}\n")), [(5, false)]);
    assert_eq!(glued("Authors: A, B ### b\n\n- item\n\n### [c](https://w)\n"), []);
    assert_eq!(glued("- item\n\n### [C# in depth](https://w)\n"), []);
}

#[test]
fn glued_digest_heading_has_no_fix() {
    assert_eq!(glued("- one## Daily Papers (2024-04-24)\n"), [(3, false)]);
    assert_eq!(glued("- one\ntwo ## Daily Papers (2024-04-24)\n"), [(4, false)]);
    for text in
        ["# Daily Papers (2024-04-24)", "## Daily Papers (2024-4-24)", "## Daily Papers (2024-04-24) x"]
    {
        assert_eq!(glued(&format!("- one {text}\n")), [], "{text}");
    }
}

#[test]
fn escaped_heading_and_heading_of_another_level_are_not_glued() {
    for mark in ["\\", "#"] {
        assert_eq!(glued(&format!("- one {mark}{NEXT}\n")), [], "{mark}");
        assert_eq!(glued(&format!("- one {mark}## Daily Papers (2024-04-24)\n")), [], "{mark}");
    }
}

/// The fix of the order would give the fields of one paper to another.
#[test]
fn fields_after_a_heading_glued_to_authors_have_no_fix() {
    let page = format!("{DIGEST}### [a](u)\n\nAuthors: A, B{NEXT}\n{FIELDS}");
    let found = Document::parse(&*page).diagnostics();
    assert!(found.iter().all(|found| found.fix().is_empty()));
    let found: Vec<_> = found.iter().map(|found| (found.line(), found.code(), found.help())).collect();
    let [two, four, six] = [2, 4, 6]
        .map(|count| format!("{count} lines above, a line holds a paper heading, which is parsed as text"));
    let expected = [
        (6, Code::FieldOrder, Some(&*two)),
        (8, Code::FieldOrder, Some(&*four)),
        (10, Code::DoubledField, Some(&*six)),
    ];
    assert_eq!(found, expected);
    let fixed = Document::parse(&*page).fix(&Lints::new());
    assert!(fixed.text().contains(&format!("Authors: A, B{NEXT}\n\n![](i)\n")), "{:?}", fixed.text());
}

#[test]
fn heading_glued_to_a_field_is_one_error() {
    let help = Some("a paper heading stands on a line of its own");
    let page = |field: &str| format!("{DIGEST}### [a](u)\n\n{field}{NEXT}\n{FIELDS}stray\n");
    assert_one(&page("Vote: 3"), 4, Code::MalformedField, help);
    assert_one(&page("![](i)"), 4, Code::ImageAlt, help);
    let above = "2 lines above, a line holds a paper heading, which is parsed as text";
    let title = format!("{DIGEST}### [a](https://u){NEXT}\nVote: 3\nVote: 4\nAuthors: A\nAuthors: B\n");
    assert_one(&title, 4, Code::DoubledField, Some(above));
    let title = format!("{DIGEST}### [a](https://u){NEXT}\n\nVote: x\nVote: y\nstray\n");
    assert_one(&title, 4, Code::MalformedField, Some(above));
    // An alternative text without a heading does not hide errors.
    let alt = format!("{DIGEST}### [a](u)\n![alt](i)\nVote: 3\nVote: 4\n");
    let found = Document::parse(&*alt).diagnostics();
    assert_eq!(
        found.iter().map(|found| found.code()).collect::<Vec<_>>(),
        [Code::ImageAlt, Code::DoubledField]
    );
}

#[test]
fn broken_paper_heading_is_one_error() {
    let perhaps = Some("perhaps `### [b](https://v)`");
    for heading in
        ["#### [b](https://v", "###[b](https://v", "##### [b](https://v).", "#### [b](https://v) - 3 votes"]
    {
        let page = format!("{DIGEST}### [a](u)\n{FIELDS}{heading}\n{FIELDS}");
        assert_one(&page, 12, Code::UnknownLine, perhaps);
        assert!(page.parse::<Digest>().is_err());
    }
    let page = format!("{DIGEST}### [a](u)\n{FIELDS}### [b](https://v\n{FIELDS}");
    assert_one(&page, 12, Code::MalformedPaperHeading, perhaps);
    let page = format!("{DIGEST}### [a](u)\n{FIELDS}stray{NEXT}\n{FIELDS}");
    assert_one(&page, 12, Code::UnknownLine, None);
}
