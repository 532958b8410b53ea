//! A link, an image or HTML in a title or in the name of an author.

use memchr::memchr2_iter;

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;

/// Reports the first link, image or HTML of a line.
///
/// The text of a title starts with the bracket before it, which a title can close.
pub(super) fn lint(line: &Line<'_>, sink: &mut Sink) {
    if let Some(found) = first(line.text) {
        sink.report(line.diagnostic(Code::LiveMarkup, found, "text without links, images and HTML"));
    }
}

/// Returns the first part of a text that Markdown renders as a link, an image or HTML.
///
/// It knows less than sections 6.3 to 6.6 of CommonMark, so it also reports such text in code.
pub(super) fn first(text: &str) -> Option<&str> {
    // These are searched once, so that the search is linear.
    let (mut first_bracket, mut last_angle) = (None, None);
    memchr2_iter(b'<', b']', text.as_bytes()).find_map(|at| {
        let (before, rest) = text.split_at_checked(at)?;
        if before.ends_with('\\') {
            return None;
        }
        if let Some(tag) = rest.strip_prefix('<') {
            let last = *last_angle.get_or_insert_with(|| text.rfind('>'));
            let is_closed = Some(at) < last && is_html(tag);
            return if is_closed { rest.get(..=rest.find('>')?) } else { None };
        }
        let length = target(rest.strip_prefix("](")?)?;
        let first = *first_bracket.get_or_insert_with(|| text.find('['));
        let opening = if first? < at { before.rfind('[')? } else { return None };
        let is_image = before.get(..opening).is_some_and(|before| before.ends_with('!'));
        let end = at.saturating_add("](".len()).saturating_add(length);
        text.get(opening.saturating_sub(usize::from(is_image))..=end)
    })
}

/// Returns whether a text after `<` opens a tag, a comment, a declaration or an autolink.
fn is_html(text: &str) -> bool {
    let name = text.strip_prefix('/').unwrap_or(text);
    let Some(rest) = name.strip_prefix(|c: char| c.is_ascii_alphabetic()) else {
        return text.starts_with(['!', '?']);
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
    rest.trim_start_matches(is_name).starts_with([' ', '\t', '/', '>', ':', '@'])
}

/// Returns the length of the target of a link, up to its `)`. A space in it is before a title, which
/// is in quotes. The search ends at the next bracket, so that it is linear.
fn target(text: &str) -> Option<usize> {
    let length = text.find([')', ' ', ']'])?;
    let rest = text.get(length..)?;
    if rest.trim_start_matches(' ').starts_with(['"', '\'', '(']) {
        return Some(text.find(')').unwrap_or(length));
    }
    rest.starts_with(')').then_some(length)
}
