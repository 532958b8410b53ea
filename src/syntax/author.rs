//! An author of a paper.

use super::fault::Fault;

/// What stands between two authors.
pub(crate) const SEPARATOR: &str = ", ";

/// `author = *char`, without `, ` in it, without `[` at its start and without a carriage return at its end.
///
/// `chars` are the author's characters, each with the place in `source` where it is written.
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

/// What keeps a text from being an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AuthorFault {
    Separator,
    LineBreak,
    Bracket,
    CarriageReturn,
}

/// What keeps the text of these characters from being an author, and where.
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
