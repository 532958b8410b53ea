//! A control character. It is often the rest of an escape without its backslash.

use alloc::format;

use super::bytes::possibly_hidden;
use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::escape::excerpt;

/// Reports the first control character of a line.
pub(super) fn lint(line: &Line<'_>, sink: &mut Sink) {
    let Some((at, c)) = possibly_hidden(line.text).find(|(_, c)| c.is_control()) else { return };
    let text = line.text.get(at..).unwrap_or_default();
    let (found, behind) = text.split_at_checked(c.len_utf8()).unwrap_or_default();
    let diagnostic = line.diagnostic(Code::ControlCharacter, found, "no control character");
    let end = behind.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(behind.len());
    let word = behind.get(..end).unwrap_or_default();
    // The tab stands for the space of an item.
    let is_bullet = line.text.starts_with("-\t") && at == 1;
    let letter = escape_letter(found).filter(|_| !word.is_empty() && !is_bullet);
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
