//! A character that cannot be seen, or that turns the direction of the text.

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::escape::is_hidden_after;

/// Reports the first hidden character of a line.
pub(super) fn lint(line: &Line<'_>, sink: &mut Sink) {
    let mut before = ' ';
    let mut hidden = line.text.char_indices().filter(|&(_, c)| {
        let is_hidden = is_hidden_after(before, c);
        before = c;
        is_hidden
    });
    if let Some((at, c)) = hidden.next() {
        let found = line.text.get(at..at.saturating_add(c.len_utf8())).unwrap_or_default();
        sink.report(line.diagnostic(Code::HiddenCharacter, found, "no character that cannot be seen"));
    }
}
