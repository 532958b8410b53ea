//! An item that opens with asterisks that are not closed.

use super::asterisks::{asterisks, emphasised, is_colon};
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::ItemView;

/// Reports an item without a label whose first asterisks are not closed.
pub(super) fn lint(item: &ItemView<'_>, sink: &mut Sink) {
    let first = item.first_line();
    if item.label().is_none() && first.starts_with("**") && is_unclosed(first, &item.text()) {
        let expected = "as many asterisks to close the emphasis as open it";
        sink.report(item.part.diagnostic(Code::UnclosedEmphasis, 0, first, expected));
    }
}

/// Returns whether the first line of a text opens with two or three asterisks that are closed by
/// fewer. If none close them, a colon shows that a label was meant.
pub(crate) fn is_unclosed(first: &str, text: &str) -> bool {
    let (opened, _) = asterisks(first);
    if !matches!(opened, 2 | 3) {
        return false;
    }
    let rest = text.get(opened..).unwrap_or_default();
    let mut runs = rest.split(|c| c != '*').map(str::len).filter(|run| *run > 0);
    match (runs.next(), runs.next()) {
        (None, _) => first.contains(": ") && !rest.starts_with(|c: char| c.is_whitespace() || c == ':'),
        (Some(closed), None) => closed < opened,
        (Some(closed), Some(_)) => {
            closed < opened && emphasised(first).is_some_and(|(_, rest)| is_colon(rest))
        }
    }
}
