use core::fmt;
use core::ops::Range;

/// Where something stands in a text: from byte `start` up to, not including, byte `end`.
///
/// Every span that this crate gives out lies on character boundaries of the text it was read from.
///
/// ```
/// let page = "## Daily Papers (2024-04-23)\n\n";
/// let line = daily_papers::lines(page).next().unwrap();
/// assert_eq!((line.span.start, line.span.end), (0, 29));
/// assert_eq!(line.span.text(page), Some("## Daily Papers (2024-04-23)\n"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The span from byte `start` up to byte `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// How many bytes it covers.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers no byte: a place between two characters.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether `other` lies within this span.
    #[must_use]
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The part of `text` that it covers; `None` where `text` is not the text that it was made for.
    #[must_use]
    pub fn text(self, text: &str) -> Option<&str> {
        text.get(Range::from(self))
    }

    /// Returns the part of `text` that it covers. `text` has to be the text that the span was made for.
    #[inline]
    pub(crate) fn slice(self, text: &str) -> &str {
        let part = self.text(text);
        debug_assert!(part.is_some(), "the span {self:?} is not one of the text");
        part.unwrap_or_default()
    }

    /// The span of `part`, which is `len` bytes long and begins `offset` bytes into this one.
    pub(crate) const fn part(self, offset: usize, len: usize) -> Span {
        let start = self.start.saturating_add(offset);
        Span { start, end: start.saturating_add(len) }
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Range<usize> {
        span.start..span.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Span {
        Span { start: range.start, end: range.end }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
