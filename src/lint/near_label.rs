//! An item that opens like one with a label, but is parsed without one.

use alloc::format;

use super::asterisks::{emphasised, is_colon};
use super::unclosed_emphasis::is_unclosed;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::ItemView;
use crate::escape::excerpt;

/// Reports what was meant to be the label of an item without one. Emphasis that is not closed has a
/// lint of its own.
pub(super) fn lint(item: &ItemView<'_>, sink: &mut Sink) {
    let first = item.first_line();
    if item.label().is_some() || !matches!(first.as_bytes(), [b'*' | b' ', ..]) {
        return;
    }
    let first = first.trim_start_matches(' ');
    if !first.starts_with("**") || is_unclosed(first, item.text().trim_start_matches(' ')) {
        return;
    }
    if let Some(label) = near_label(first) {
        let text = label.trim_matches('*').trim().trim_end_matches([':', '：']).trim_end();
        let diagnostic = item.part.diagnostic(Code::NearLabel, 0, label, "a label, `***LABEL***: `");
        sink.report(diagnostic.with_help(Some(format!("perhaps `***{}***: `", excerpt(text)))));
    }
}

/// Returns the part of a line that was meant to be a label, with its asterisks: a colon ends it or
/// follows it, but not as the grammar has it.
pub(crate) fn near_label(first: &str) -> Option<&str> {
    let (label, rest) = emphasised(first)?;
    let text = label.trim_matches('*').trim();
    let is_meant = is_colon(rest.trim_start()) || text.ends_with([':', '：']);
    let is_text = !text.trim_matches([':', '：']).trim().is_empty();
    (label.ends_with("**") && is_text && is_meant).then_some(label)
}
