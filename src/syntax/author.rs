//! An author of a paper.

use super::fault::Fault;

/// Separator of two authors in a plain list.
pub(crate) const SEPARATOR: &str = ", ";

/// Checks `author = *char`: no `, `, no `[` at its start and no carriage return at its end.
///
/// `chars` are the characters of the author, each with its offset in `source`.
pub(super) fn author(source: &str, chars: impl Iterator<Item = (usize, char)>) -> Result<(), Fault<'_>> {
    let Some((at, fault)) = author_fault(chars) else { return Ok(()) };
    let expected = match fault {
        AuthorFault::Separator => "an author without `, ` in it",
        AuthorFault::LineBreak => "an author without a line break in it",
        AuthorFault::Bracket => "an author that does not open with `[`",
        AuthorFault::CarriageReturn => "an author without a carriage return at its end",
    };
    Err(Fault { found: source.get(at..).unwrap_or(source), expected })
}

/// Reason why a text is not an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AuthorFault {
    Separator,
    LineBreak,
    Bracket,
    CarriageReturn,
}

/// Returns the first reason why these characters are not an author, and its offset.
pub(crate) fn author_fault(chars: impl Iterator<Item = (usize, char)>) -> Option<(usize, AuthorFault)> {
    let mut before = None;
    for (at, c) in chars {
        match (before, c) {
            (None, '[') => return Some((at, AuthorFault::Bracket)),
            (Some((comma, ',')), ' ') => return Some((comma, AuthorFault::Separator)),
            (_, '\n') => return Some((at, AuthorFault::LineBreak)),
            _ => before = Some((at, c)),
        }
    }
    match before {
        Some((at, '\r')) => Some((at, AuthorFault::CarriageReturn)),
        _ => None,
    }
}
