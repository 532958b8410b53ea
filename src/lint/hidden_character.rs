//! A character that cannot be seen, or that turns the direction of the text.

use super::bytes::possibly_hidden;
use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::escape::is_hidden_after;

/// Reports the first hidden character of a line.
pub(super) fn lint(line: &Line<'_>, sink: &mut Sink) {
    let is_hidden = |&(at, c): &(usize, char)| {
        let before = line.text.get(..at).and_then(|before| before.chars().next_back());
        is_hidden_after(before.unwrap_or(' '), c)
    };
    if let Some((at, c)) = possibly_hidden(line.text).find(is_hidden) {
        let found = line.text.get(at..at.saturating_add(c.len_utf8())).unwrap_or_default();
        sink.report(line.diagnostic(Code::HiddenCharacter, found, "no character that cannot be seen"));
    }
}
