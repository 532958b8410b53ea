//! The rules of the format, noun by noun: what each line reads as, where, and what keeps it from reading so.

use daily_papers::syntax::{Kind, Line};
use daily_papers::{Code, Diagnostic, Digest, Document, lines};

mod authors;
mod headings;
mod items;
mod lines;
mod media;
mod places;
mod python;
mod votes;

/// A page up to a place in a digest, before its first paper.
const DIGEST: &str = "## Daily Papers (2024-04-23)\n";
/// A page up to a place in a paper, before its first item.
const PAPER: &str = "## Daily Papers (2024-04-23)\n### [A](b)\n";
/// A page up to a place straight after an item.
const ITEM: &str = "## Daily Papers (2024-04-23)\n### [A](b)\n- an item\n";
/// A page up to a place in a paper, after its first item and a blank line.
const AFTER_ITEM: &str = "## Daily Papers (2024-04-23)\n### [A](b)\n- an item\n\n";
/// A page up to a place after a malformed paper heading.
const SKIPPED: &str = "## Daily Papers (2024-04-23)\n### no link\n";
/// All places that a line of a digest can stand in.
const PLACES: [&str; 5] = [DIGEST, PAPER, ITEM, AFTER_ITEM, SKIPPED];

/// The characters of Unicode's `White_Space`, but for the line feed, which ends a line.
const WHITE_SPACE: &str = "\t\u{b}\u{c}\r \u{85}\u{a0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\
                           \u{2007}\u{2008}\u{2009}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}";

/// Holds that `line`, as the last one of a page that opens with `before`, reads as `expected`.
#[track_caller]
fn reads(before: &str, line: &str, expected: Kind<'_>) {
    let page = format!("{before}{line}");
    let last = lines(&page).last();
    assert_eq!(last.map(|Line { kind, .. }| kind), Some(expected), "{page:?}");
    let span = last.map(|Line { span, .. }| span).and_then(|span| span.text(&page));
    assert_eq!(span, Some(line), "{page:?}");
}

/// Holds that `line`, as the last one of a page that opens with `before`, is an error, and that its spot is `found`, from
/// `column` on.
#[track_caller]
fn fails(before: &str, line: &str, code: Code, (column, found): (usize, &str), expected: &str) {
    let page = format!("{before}{line}");
    let diagnostics = Document::parse(page.as_str()).diagnostics();
    let got = diagnostics.last().map(|last| {
        assert!(last.is_error(), "{last}");
        (last.code(), last.column(), last.span().text(&page), last.expected())
    });
    assert_eq!(got, Some((code, column, Some(found), expected)), "{page:?}");
    assert_eq!(diagnostics.last().map(Diagnostic::line), Some(page.lines().count()), "{page:?}");
}

/// The codes of the diagnostics of a page, each with the line it stands in.
fn codes(page: &str) -> Vec<(usize, Code)> {
    Document::parse(page).diagnostics().iter().map(|each| (each.line(), each.code())).collect()
}

/// The kinds of the lines of a page.
fn kinds(page: &str) -> Vec<Kind<'_>> {
    lines(page).map(|line| line.kind).collect()
}

/// The digests of a page.
fn digests(page: &str) -> Vec<Digest> {
    Digest::parse_recoverable(page).0
}
