use alloc::format;

use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::ItemView;
use crate::escape::excerpt;

/// Reports an item that opens with asterisks that are not closed, or like a label that it is read without.
pub(super) fn lint(item: &ItemView<'_>, sink: &mut Sink) {
    let first = item.first_line();
    if item.parts().is_some() || !first.starts_with("**") {
        return;
    }
    let part = item.part;
    if is_unclosed(first, &item.text()) {
        let expected = "as many asterisks to close the emphasis as open it";
        sink.report(part.diagnostic(Code::UnclosedEmphasis, 0, first, expected));
    } else if let Some(label) = near_label(first) {
        let text = label.trim_matches('*').trim().trim_end_matches([':', '：']).trim_end();
        let diagnostic = part.diagnostic(Code::NearLabel, 0, label, "a label, `***LABEL***: `");
        sink.report(diagnostic.with_help(Some(format!("perhaps `***{}***: `", excerpt(text)))));
    }
}

/// Whether nothing is reported of an item whose text is this one line.
pub(super) fn is_clean(text: &str) -> bool {
    !is_unclosed(text, text) && near_label(text).is_none()
}

/// Whether the first line of a text opens with two or three asterisks that as many never close: fewer close them, or none do and a
/// colon shows that a label was meant.
fn is_unclosed(first: &str, text: &str) -> bool {
    let (opened, _) = asterisks(first);
    if !matches!(opened, 2 | 3) {
        return false;
    }
    let rest = text.get(opened..).unwrap_or_default();
    let mut runs = rest.split(|c| c != '*').map(str::len).filter(|run| *run > 0);
    match (runs.next(), runs.next()) {
        (None, _) => first.contains(": ") && !rest.starts_with(char::is_whitespace),
        (Some(closed), None) => closed < opened,
        (Some(closed), Some(_)) => closed < opened && label(first).is_some_and(|(_, rest)| is_colon(rest)),
    }
}

/// Returns the part of a line that was meant to be a label, with its asterisks: a colon ends it or follows it, but not as the
/// grammar has it.
fn near_label(first: &str) -> Option<&str> {
    let (label, rest) = label(first)?;
    let text = label.trim_matches('*').trim();
    let is_meant = is_colon(rest.trim_start()) || text.ends_with([':', '：']);
    let is_text = !text.trim_matches([':', '：']).trim().is_empty();
    (label.ends_with("**") && is_text && is_meant).then_some(label)
}

/// The first text between asterisks, which a line opens with, and what follows it.
fn label(first: &str) -> Option<(&str, &str)> {
    let (_, rest) = asterisks(first);
    let (_, rest) = asterisks(rest.get(rest.find('*')?..)?);
    first.split_at_checked(first.len().saturating_sub(rest.len()))
}

/// How many asterisks open a text, and what follows them.
fn asterisks(text: &str) -> (usize, &str) {
    let rest = text.trim_start_matches('*');
    (text.len().saturating_sub(rest.len()), rest)
}

fn is_colon(text: &str) -> bool {
    text.starts_with([':', '：'])
}
