//! A character that cannot be seen, or that turns the direction of the text.

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::escape::is_hidden;

/// Reports the first hidden character of a line.
pub(super) fn lint(line: &Line<'_>, sink: &mut Sink) {
    let mut before = ' ';
    let mut hidden = line.text.char_indices().filter(|&(_, c)| {
        // Emoji and some scripts join two characters with a third one.
        let is_joiner = matches!(c, '\u{200c}' | '\u{200d}') && !before.is_ascii() && !is_invisible(before);
        before = c;
        is_invisible(c) && !is_joiner
    });
    if let Some((at, c)) = hidden.next() {
        let found = line.text.get(at..at.saturating_add(c.len_utf8())).unwrap_or_default();
        sink.report(line.diagnostic(Code::HiddenCharacter, found, "no character that cannot be seen"));
    }
}

/// Whether a character is hidden. White space, control characters and the selectors of emoji are
/// reported elsewhere or not at all.
fn is_invisible(c: char) -> bool {
    // Nearly all characters are of these, and need no search.
    if matches!(c, ' '..='~' | '가'..='힣') {
        return false;
    }
    let is_separator = matches!(c, '\u{2028}' | '\u{2029}');
    let is_usual = c.is_control() || c.is_whitespace() || matches!(c, '\u{fe00}'..='\u{fe0f}');
    is_separator || !is_usual && is_hidden(c)
}
