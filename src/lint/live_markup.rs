//! A link, an image or HTML in a title or in the name of an author.

use memchr::memchr2_iter;

use super::line::Line;
use super::{html, inline_link};
use crate::code::Code;
use crate::diagnostic::Sink;

/// The longest run of backticks that opens code. Longer runs are text, so that the search is linear.
const LONGEST_RUN: usize = 4;

/// Reports the first link, image, autolink or HTML of a line.
///
/// The text of a title starts with the bracket before it, which a title can close.
pub(super) fn lint(line: &Line<'_>, sink: &mut Sink) {
    if let Some(found) = first(line.text) {
        sink.report(line.diagnostic(Code::LiveMarkup, found, "text without links, images and HTML"));
    }
}

/// Returns the first part of a text that Markdown renders as a link, an image or HTML.
///
/// The rules are those of CommonMark, sections 6.1 and 6.3 to 6.6. Code has no links, and a
/// backslash before a character takes its meaning.
pub(super) fn first(text: &str) -> Option<&str> {
    if !can_be_live(text) {
        return None;
    }
    let mut open_brackets = 0_usize;
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '`', '<', '[', ']']) {
        let before = text.len().saturating_sub(rest.len()).saturating_add(at);
        let found = text.get(before..)?;
        let after = found.get(1..)?;
        rest = match found.as_bytes().first()? {
            b'\\' => after.strip_prefix(|c: char| c.is_ascii_punctuation()).unwrap_or(after),
            b'`' => after_code(found),
            b'<' => match html::after(found) {
                Some(after) => return up_to(found, after),
                None => after,
            },
            b'[' => {
                open_brackets = open_brackets.saturating_add(1);
                after
            }
            _ => match inline_link::after(after).filter(|_| open_brackets > 0) {
                Some(after) => return up_to(text, after)?.get(opening(text.get(..before)?)..),
                None => {
                    open_brackets = open_brackets.saturating_sub(1);
                    after
                }
            },
        };
    }
    None
}

/// Returns whether a text contains `<` or `](`, without which nothing is live. Few texts do.
fn can_be_live(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut places = memchr2_iter(b'<', b']', bytes);
    places.any(|at| matches!(bytes.get(at..), Some([b'<', ..] | [b']', b'(', ..])))
}

/// Returns the start of a text, up to `after`, its end.
fn up_to<'a>(text: &'a str, after: &str) -> Option<&'a str> {
    text.get(..text.len().saturating_sub(after.len()))
}

/// Returns the text after the code that a run of backticks opens, or after the run if it is text.
fn after_code(text: &str) -> &str {
    let after_run = |text: &str| text.trim_start_matches('`').len();
    let end = after_run(text);
    let opening = text.len().saturating_sub(end);
    let rest = text.get(opening..).unwrap_or_default();
    if opening > LONGEST_RUN {
        return rest;
    }
    let mut code = rest;
    while let Some(run) = code.find('`').and_then(|at| code.get(at..)) {
        let closing = run.len().saturating_sub(after_run(run));
        code = run.get(closing..).unwrap_or_default();
        if closing == opening {
            return code;
        }
    }
    rest
}

/// Returns where the bracket that opens a link is in the text before the closing one. An
/// exclamation mark before it belongs to an image.
fn opening(text: &str) -> usize {
    let mut closed = 0_usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            '[' if closed == 0 => {
                let is_image = text.get(..at).is_some_and(|before| before.ends_with('!'));
                return at.saturating_sub(usize::from(is_image));
            }
            '[' => closed = closed.saturating_sub(1),
            ']' => closed = closed.saturating_add(1),
            _ => {}
        }
    }
    0
}
