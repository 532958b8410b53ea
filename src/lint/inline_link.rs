//! The target of an inline link in a line of Markdown.

/// Characters that separate the parts of a target.
const SPACE: [char; 3] = [' ', '\t', '\r'];

/// The deepest nesting of parentheses in a destination. It keeps the search linear, and cmark has
/// the same limit.
const DEEPEST: usize = 32;

/// Returns the text after `(DESTINATION "TITLE")`, which `text` starts with. Both can be absent.
pub(super) fn after(text: &str) -> Option<&str> {
    let text = text.strip_prefix('(')?.trim_start_matches(SPACE);
    let rest = match text.strip_prefix('<') {
        Some(destination) => after_closing(destination, '<', '>')?,
        None => after_destination(text)?,
    };
    let spaced = rest.trim_start_matches(SPACE);
    let title = if spaced.len() < rest.len() { after_title(spaced) } else { None };
    title.unwrap_or(spaced).trim_start_matches(SPACE).strip_prefix(')')
}

/// Returns the text after a destination without angle brackets. It has no space, and its parentheses
/// are in pairs.
fn after_destination(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped && c.is_ascii_punctuation() => {
                is_escaped = false;
                continue;
            }
            '(' if depth == DEEPEST => return None,
            '(' => depth = depth.saturating_add(1),
            ')' if depth == 0 => return text.get(at..),
            ')' => depth = depth.saturating_sub(1),
            ' ' => return text.get(at..).filter(|_| depth == 0),
            _ if c.is_ascii_control() => return text.get(at..).filter(|_| depth == 0),
            _ => {}
        }
        is_escaped = c == '\\';
    }
    None
}

fn after_title(text: &str) -> Option<&str> {
    let opening = text.chars().next()?;
    let title = text.strip_prefix(['"', '\'', '('])?;
    after_closing(title, opening, if opening == '(' { ')' } else { opening })
}

/// Returns the text after the first `closing` that is not escaped. Returns `None` if `opening` is
/// before it.
fn after_closing(text: &str, opening: char, closing: char) -> Option<&str> {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            _ if c == closing => return Some(chars.as_str()),
            _ if c == opening => return None,
            _ => {}
        }
    }
    None
}
