//! The rules of the format, one file a noun: the kind of each line, and the errors of malformed
//! lines.

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

/// The beginning of a page, up to a digest without papers.
const DIGEST: &str = "## Daily Papers (2024-04-23)\n";
/// The beginning of a page, up to a paper without fields.
const PAPER: &str = "## Daily Papers (2024-04-23)\n### [A](b)\n";
/// The beginning of a page, up to an item.
const ITEM: &str = "## Daily Papers (2024-04-23)\n### [A](b)\n- an item\n";
/// The beginning of a page, up to the blank line after an item.
const AFTER_ITEM: &str = "## Daily Papers (2024-04-23)\n### [A](b)\n- an item\n\n";
/// The beginning of a page, up to a malformed paper heading.
const SKIPPED: &str = "## Daily Papers (2024-04-23)\n### no link\n";
/// Every place in a digest where a line can be.
const PLACES: [&str; 5] = [DIGEST, PAPER, ITEM, AFTER_ITEM, SKIPPED];

/// The characters with the Unicode property `White_Space`, without the line feed.
const WHITE_SPACE: &str = "\t\u{b}\u{c}\r \u{85}\u{a0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\
                           \u{2007}\u{2008}\u{2009}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}";

/// Checks the kind of `line` at the end of a page that starts with `before`.
#[track_caller]
fn assert_kind(before: &str, line: &str, expected: Kind<'_>) {
    let page = format!("{before}{line}");
    let last = lines(&page).last();
    assert_eq!(last.map(|Line { kind, .. }| kind), Some(expected), "{page:?}");
    let span = last.map(|Line { span, .. }| span).and_then(|span| span.text(&page));
    assert_eq!(span, Some(line), "{page:?}");
}

/// Checks the error of `line` at the end of a page that starts with `before`.
///
/// `found` is the text at the span of the error. `column` counts characters from 1.
#[track_caller]
fn assert_error(before: &str, line: &str, code: Code, (column, found): (usize, &str), expected: &str) {
    let page = format!("{before}{line}");
    let diagnostics = Document::parse(page.as_str()).diagnostics();
    let got = diagnostics.last().map(|last| {
        assert!(last.is_error(), "{last}");
        (last.code(), last.column(), last.span().text(&page), last.expected())
    });
    assert_eq!(got, Some((code, column, Some(found), expected)), "{page:?}");
    assert_eq!(diagnostics.last().map(Diagnostic::line), Some(page.lines().count()), "{page:?}");
}

/// Returns the line and the code of each diagnostic.
fn codes(page: &str) -> Vec<(usize, Code)> {
    Document::parse(page).diagnostics().iter().map(|each| (each.line(), each.code())).collect()
}

/// Returns the kind of each line.
fn kinds(page: &str) -> Vec<Kind<'_>> {
    lines(page).map(|line| line.kind).collect()
}

/// Returns the digests of a page, whether or not it has errors.
fn digests(page: &str) -> Vec<Digest> {
    Digest::parse_recoverable(page).0
}
