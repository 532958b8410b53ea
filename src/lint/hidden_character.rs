//! A character that cannot be seen, or that turns the direction of the text.

use super::bytes::possibly_hidden;
use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::escape::is_hidden;

/// Reports the first hidden character of a line.
pub(super) fn lint(line: &Line<'_>, sink: &mut Sink) {
    let is_joiner = |at, c| {
        // Emoji and some scripts join two characters with a third one.
        let before = line.text.get(..at).and_then(|before| before.chars().next_back());
        matches!(c, '\u{200c}' | '\u{200d}') && before.is_some_and(|c| !c.is_ascii() && !is_invisible(c))
    };
    let is_found = |&(at, c): &(usize, char)| is_invisible(c) && !is_joiner(at, c);
    if let Some((at, c)) = possibly_hidden(line.text).find(is_found) {
        let found = line.text.get(at..at.saturating_add(c.len_utf8())).unwrap_or_default();
        sink.report(line.diagnostic(Code::HiddenCharacter, found, "no character that cannot be seen"));
    }
}

/// Whether a character is hidden. White space, control characters and the selectors of emoji are
/// reported elsewhere or not at all.
fn is_invisible(c: char) -> bool {
    let is_separator = matches!(c, '\u{2028}' | '\u{2029}');
    let is_usual = c.is_control() || c.is_whitespace() || matches!(c, '\u{fe00}'..='\u{fe0f}');
    is_separator || !is_usual && is_hidden(c)
}
