//! The lines of a page.

use core::iter::FusedIterator;

use memchr::memchr;

use super::classify::Place;
use super::content::{content, without_mark};
use super::kind::{Class, Kind};
use crate::span::Span;

/// Line of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Line<'a> {
    /// Kind of the line, with its parts.
    pub kind: Kind<'a>,
    /// Bytes of the line, with its line ending. The first line also contains the byte-order mark.
    pub span: Span,
}

/// Returns an iterator over the lines of `text`, each with its kind and span.
///
/// It never fails and allocates nothing.
///
/// The spans cover the text: the first starts at 0, each starts where the one before it ends, and
/// the last one ends where the text ends.
///
/// ```
/// use daily_papers::syntax::Kind;
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [Title](https://example.org)\n\nVote: 180\n";
/// let votes = daily_papers::lines(page).find_map(|line| match line.kind {
///     Kind::Votes { count } => count,
///     _ => None,
/// });
/// assert_eq!(votes, Some(180));
/// ```
#[must_use]
pub fn lines(text: &str) -> Lines<'_> {
    Lines { rest: without_mark(0, text), start: 0, end: text.len(), place: Place::Prose }
}

/// Returns an iterator over lines of a digest, without its heading.
pub(crate) fn lines_of_digest(text: &str) -> Lines<'_> {
    Lines { rest: text, start: 0, end: text.len(), place: Place::Digest }
}

/// Iterator over the lines of a text, made by [`lines`].
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    rest: &'a str,
    start: usize,
    end: usize,
    place: Place,
}

impl<'a> Lines<'a> {
    #[inline(always)]
    fn parse<const LABELS: bool>(&mut self) -> Option<Line<'a>> {
        if self.start == self.end {
            return None;
        }
        // Many lines are blank and need no search.
        let end = match self.rest.as_bytes() {
            [b'\n', ..] => 1,
            bytes => memchr(b'\n', bytes).map_or(bytes.len(), |end| end.saturating_add(1)),
        };
        let (line, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        let span = Span::new(self.start, self.end.wrapping_sub(rest.len()));
        let kind = self.place.parse::<LABELS>(content(line));
        self.place = self.place.after(kind.class());
        (self.rest, self.start) = (rest, span.end);
        Some(Line { kind, span })
    }

    /// Returns the class and the span of each line.
    pub(crate) fn classes(self) -> Classes<'a> {
        Classes(self)
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    // Without inlining, programs that iterate in several places are slower.
    #[inline(always)]
    fn next(&mut self) -> Option<Line<'a>> {
        self.parse::<true>()
    }
}

impl FusedIterator for Lines<'_> {}

/// Iterator over the classes and spans of lines. It does not parse the labels of items.
pub(crate) struct Classes<'a>(Lines<'a>);

impl Iterator for Classes<'_> {
    type Item = (Class, Span);

    // Two functions iterate over the lines of a page, and each has to have its own copy of the loop.
    #[inline(always)]
    fn next(&mut self) -> Option<(Class, Span)> {
        self.0.parse::<false>().map(|line| (line.kind.class(), line.span))
    }
}
