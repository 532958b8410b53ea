use core::fmt;
use core::ops::Range;

/// Range of bytes in a text: from byte `start` up to, but not including, byte `end`.
///
/// Every span that this crate returns lies on character boundaries of the text it was made for.
///
/// ```
/// let page = "## Daily Papers (2024-04-23)\n\n";
/// let line = daily_papers::lines(page).next().unwrap();
/// assert_eq!((line.span.start, line.span.end), (0, 29));
/// assert_eq!(line.span.text(page), Some("## Daily Papers (2024-04-23)\n"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset of the byte after the last one.
    pub end: usize,
}

impl Span {
    /// Returns the span from byte `start` up to, but not including, byte `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// Returns the number of bytes in the span.
    ///
    /// ```
    /// use daily_papers::Span;
    ///
    /// assert_eq!(Span::new(3, 8).len(), 5);
    /// assert!(Span::new(3, 3).is_empty());
    /// ```
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Returns whether the span holds no byte. It is then a place between two characters.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Returns whether `other` lies within this span.
    ///
    /// ```
    /// use daily_papers::Span;
    ///
    /// assert!(Span::new(3, 8).contains(Span::new(4, 8)));
    /// assert!(!Span::new(3, 8).contains(Span::new(4, 9)));
    /// ```
    #[must_use]
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns the text of the span. Returns `None` if the span does not lie in `text`, on
    /// character boundaries.
    ///
    /// ```
    /// use daily_papers::Span;
    ///
    /// assert_eq!(Span::new(1, 3).text("abcd"), Some("bc"));
    /// assert_eq!(Span::new(1, 9).text("abcd"), None);
    /// ```
    #[must_use]
    pub fn text(self, text: &str) -> Option<&str> {
        text.get(Range::from(self))
    }

    /// Returns the text of the span in `text`, which must be the text that the span was made for.
    #[inline]
    pub(crate) fn slice(self, text: &str) -> &str {
        let part = self.text(text);
        debug_assert!(part.is_some(), "the span {self:?} does not lie in the text");
        part.unwrap_or_default()
    }

    /// Returns the span of `len` bytes that starts `offset` bytes into this one.
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
