//! A control character. It is often the rest of an escape without its backslash.

use alloc::format;

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::escape::excerpt;

/// Reports the first control character of a line.
pub(super) fn lint(line: &Line<'_>, sink: &mut Sink) {
    let Some(found) = line.text.matches(char::is_control).next() else { return };
    let diagnostic = line.diagnostic(Code::ControlCharacter, found, "no control character");
    let (_, behind) = line.text.split_once(found).unwrap_or_default();
    let end = behind.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(behind.len());
    let word = behind.get(..end).unwrap_or_default();
    let letter = escape_letter(found).filter(|_| !word.is_empty());
    let help =
        letter.map(|letter| format!("perhaps `\\{letter}{}`, whose backslash was lost", excerpt(word)));
    sink.report(diagnostic.with_help(help));
}

/// Returns the letter whose escape is this character in many languages.
fn escape_letter(c: &str) -> Option<char> {
    match c {
        "\u{7}" => Some('a'),
        "\u{8}" => Some('b'),
        "\t" => Some('t'),
        "\u{b}" => Some('v'),
        "\u{c}" => Some('f'),
        "\r" => Some('r'),
        _ => None,
    }
}
