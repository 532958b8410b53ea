//! Edits: which are refused, and how they are applied.

use daily_papers::{Document, Edit, Span};

use super::*;

fn edit(start: usize, end: usize, text: &str) -> Edit {
    Edit::new(Span::new(start, end), text)
}

/// Returns the error of edits, which does not depend on their order.
#[track_caller]
fn error(page: &str, edits: &[Edit]) -> String {
    let errors = permutations(edits).into_iter().map(|edits| Document::parse(page).apply(edits).unwrap_err());
    let mut errors: Vec<_> = errors.map(|error| error.to_string()).collect();
    errors.dedup();
    assert_eq!(errors.len(), 1, "{errors:?}");
    errors.remove(0)
}

#[test]
fn edits_can_be_in_any_order() {
    let edits = [edit(0, 0, "# "), edit(1, 3, ""), edit(4, 5, "xyz")];
    for edits in permutations(&edits) {
        assert_eq!(Document::parse("abcde").apply(edits).unwrap().as_str(), "# adxyz");
    }
    assert_eq!(Document::parse("abc").apply([]).unwrap().as_str(), "abc");
}

#[test]
fn edits_that_overlap_or_touch_are_refused() {
    let page = "abcdef";
    assert_eq!(error(page, &[edit(0, 2, ""), edit(1, 3, "")]), "the edits at bytes 0..2 and 1..3 overlap");
    assert_eq!(error(page, &[edit(0, 2, ""), edit(2, 3, "")]), "the edits at bytes 0..2 and 2..3 touch");
    assert_eq!(error(page, &[edit(2, 2, "x"), edit(2, 2, "y")]), "the edits at bytes 2..2 and 2..2 touch");
    assert_eq!(error(page, &[edit(2, 4, "x"), edit(4, 4, "")]), "the edits at bytes 2..4 and 4..4 touch");
    assert_eq!(
        error(page, &[edit(0, 6, ""), edit(2, 3, ""), edit(5, 5, "x")]),
        "the edits at bytes 0..6 and 2..3 overlap"
    );
}

#[test]
fn edits_outside_the_page_or_inside_a_character_are_refused() {
    let page = "가나";
    for span in [(0, 7), (7, 7), (1, 3), (0, 4), (usize::MAX, usize::MAX)] {
        let outside = edit(span.0, span.1, "x");
        let error = Document::parse(page).apply([edit(0, 0, ""), outside.clone()]).unwrap_err();
        assert_eq!((error.edit(), error.conflicts_with()), (&outside, None));
        assert_eq!(
            error.to_string(),
            format!("the edit at bytes {}..{} does not lie in the page", span.0, span.1)
        );
    }
    // A span whose end is before its start.
    assert!(Document::parse(page).apply([edit(3, 0, "")]).is_err());
}

/// Regression test: the word once became part of the heading, and the digest was lost.
#[test]
fn word_and_digest_on_an_empty_page_are_refused() {
    let document = Document::parse("");
    let mut edits = document.edits_to(&[new_digest("A")]).unwrap();
    assert_eq!(edits.len(), 1);
    edits.push(edit(0, 0, "word"));
    assert_eq!(document.apply(edits).unwrap_err().to_string(), "the edits at bytes 0..0 and 0..0 touch");
}

/// Regression test: a digest was once removed while the fix moved papers into it.
#[test]
fn removed_digest_and_papers_that_move_into_it_are_refused() {
    let page = format!("{DIGEST}### [A](a)\n\n# Prose\n\n{DIGEST}### [B](b)\n\n");
    let document = Document::parse(&*page);
    let found = document.lint(&daily_papers::Lints::new());
    let fix = found.iter().find(|found| found.code() == daily_papers::Code::DuplicateDigest).unwrap().fix();
    let remove = document.edits_to(&Digest::parse_recoverable(&page).0[1..]).unwrap();
    let error = document.apply(fix.iter().cloned().chain(remove)).unwrap_err();
    assert!(error.to_string().ends_with("touch"), "{error}");
}

#[test]
fn limit_of_diagnostics_stays_after_a_change() {
    let page = format!("{DIGEST}{}", "stray\n".repeat(5));
    let limits = daily_papers::Limits::new().max_diagnostics(2);
    let document = Document::parse_with_limits(&*page, &limits).unwrap();
    let changed = document.update(|digests| digests[0].papers.push(new_paper("A"))).unwrap();
    let applied = document.apply([edit(0, 0, "# Archive\n")]).unwrap();
    assert_eq!([&document, &changed, &applied].map(|document| document.diagnostics().len()), [3; 3]);
}

#[test]
fn debug_output_of_an_edit_escapes_invisible_characters() {
    assert_eq!(format!("{:?}", edit(1, 2, "a\u{202e}")), r#"Edit { span: 1..2, text: "a\u{202e}" }"#);
}

#[test]
fn change_that_would_give_a_line_a_new_meaning_is_refused() {
    let page = format!("{DIGEST}### [A](a)\n\n- one\n\nVote: 4\n\n- two\n\n");
    let document = Document::parse(&*page);
    // An item after the line keeps it an unknown line.
    let changed = document.update(|digests| drop(digests[0].papers[0].summary.remove(0))).unwrap();
    assert_eq!(changed.as_str(), format!("{DIGEST}### [A](a)\n\n- two\n\nVote: 4\n\n"));
    let error = document.update(|digests| digests[0].papers[0].summary.clear()).unwrap_err();
    assert_eq!((error.line(), error.span().text(&page)), (7, Some("Vote: 4")));
    assert!(error.to_string().ends_with(", in the paper `A`"), "{error}");

    // The second of two doubled fields would count.
    let page = format!("{DIGEST}### [A](a)\n\nVote: 3\n\nVote: 5\n\n");
    let error = Document::parse(&*page).update(|digests| digests[0].papers[0].votes = None).unwrap_err();
    assert_eq!(error.span().text(&page), Some("Vote: 5"));
}
