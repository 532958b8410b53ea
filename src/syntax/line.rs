//! The lines of a page.

use core::iter::FusedIterator;

use memchr::memchr;

use super::classify::Place;
use super::kind::{Kind, Tag};
use super::link::Link;
use crate::span::Span;

/// A line of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Line<'a> {
    /// What it reads as, with its parts.
    pub kind: Kind<'a>,
    /// Where it stands, its line end included (and, for the first line, a byte-order mark).
    pub span: Span,
}

/// The lines of `text`, each with its kind and span. It allocates nothing and never fails.
///
/// The spans tile the text: the first starts at 0, each starts where the one before it ends, and the last one ends
/// where the text does.
///
/// ```
/// use daily_papers::syntax::Kind;
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [Title](https://arxiv.org/abs/2404.14219)\n\nVote: 180\n";
/// let votes = daily_papers::lines(page).find_map(|line| match line.kind {
///     Kind::Votes { count } => count,
///     _ => None,
/// });
/// assert_eq!(votes, Some(180));
/// ```
#[must_use]
pub fn lines(text: &str) -> Lines<'_> {
    Lines {
        rest: text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text),
        start: 0,
        end: text.len(),
        place: Place::Prose,
    }
}

/// What may open a text and is no part of its first line.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';

/// The iterator that [`lines`] gives.
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    rest: &'a str,
    start: usize,
    end: usize,
    place: Place,
}

impl<'a> Lines<'a> {
    /// What the next line reads as, the link in it, the line without its end, and its place in the text.
    ///
    /// A call of its own, whose answer goes through memory, would take a seventh of the instructions that reading a document does.
    #[inline(always)]
    fn next_tagged(&mut self) -> Option<(Tag, Link<'a>, &'a str, Span)> {
        if self.start == self.end {
            return None;
        }
        // Two lines of a real page in five are blank, and need no search.
        let end = match self.rest.as_bytes() {
            [b'\n', ..] => 1,
            bytes => memchr(b'\n', bytes).map_or(bytes.len(), |end| end.saturating_add(1)),
        };
        let (line, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        let line = content(line);
        // What is left ends where the text does.
        let span = Span::new(self.start, self.end.wrapping_sub(rest.len()));
        let (tag, link) = self.place.line(line);
        self.place = self.place.after(tag);
        (self.rest, self.start) = (rest, span.end);
        Some((tag, link, line, span))
    }

    /// The same lines, each with its tag for a kind, which spares reading its parts.
    pub(crate) fn tags(self) -> Tags<'a> {
        Tags(self)
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    // So a program that goes through lines in several places pays no more than one that does in one.
    #[inline(always)]
    fn next(&mut self) -> Option<Line<'a>> {
        let (tag, link, line, span) = self.next_tagged()?;
        Some(Line { kind: Kind::new(tag, link, line), span })
    }
}

impl FusedIterator for Lines<'_> {}

/// The iterator that [`Lines::tags`] gives.
pub(crate) struct Tags<'a>(Lines<'a>);

impl Iterator for Tags<'_> {
    type Item = (Tag, Span);

    #[inline(always)]
    fn next(&mut self) -> Option<(Tag, Span)> {
        self.0.next_tagged().map(|(tag, _, _, span)| (tag, span))
    }
}

/// `line-end = LF | CR LF`: the line without it.
#[inline]
pub(crate) fn content(line: &str) -> &str {
    line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line))
}
