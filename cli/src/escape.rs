//! Untrusted text, as the program shows it on a terminal.

use std::borrow::Cow;
use std::path::Path;

/// Replaces control characters, characters that change the direction of text, and invisible
/// characters with spaces. Joiners of emoji stay.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(is_hidden) { text.replace(is_hidden, " ").into() } else { text.into() }
}

/// Returns a path with its hidden characters escaped, as diagnostics show it.
pub(crate) fn shown(path: &Path) -> String {
    escaped(&path.to_string_lossy())
}

/// Returns a text with its hidden characters escaped.
pub(crate) fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}

/// Returns lines of text with their hidden characters escaped. Line ends and tabs stay.
pub(crate) fn lines(text: &str) -> Cow<'_, str> {
    let is_escaped = |c: char| is_hidden(c) && !matches!(c, '\n' | '\t');
    if !text.contains(is_escaped) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_escaped(c) { shown.extend(c.escape_unicode()) } else { shown.push(c) }
    }
    shown.into()
}

/// Returns bytes that are not text, escaped.
pub(crate) fn bytes(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("\\x{byte:02x}")).collect()
}

/// Returns whether a character controls a terminal, changes the direction of text, or is invisible.
pub(crate) fn is_hidden(c: char) -> bool {
    let turns =
        matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_blank =
        matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}');
    c.is_control() || turns || is_blank
}
