use core::fmt;

use thiserror::Error;

/// Error for a value that a page cannot contain, because it would not parse back as an equal value.
///
/// ```
/// use daily_papers::{Title, ValueErrorKind};
///
/// let error = Title::new("two\nlines").unwrap_err();
/// assert_eq!(error.kind(), ValueErrorKind::TitleLineBreak);
/// assert_eq!(error.offset(), 3);
/// assert_eq!(error.to_string(), "a title cannot hold a line break (at byte 3)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ValueError {
    kind: ValueErrorKind,
    offset: usize,
}

impl ValueError {
    pub(crate) const fn new(kind: ValueErrorKind, offset: usize) -> ValueError {
        ValueError { kind, offset }
    }

    /// Returns the rule that the value breaks.
    #[must_use]
    pub fn kind(&self) -> ValueErrorKind {
        self.kind
    }

    /// Returns the place where the value breaks the rule, in bytes from its start.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }
}

/// Writes one sentence, with the offset unless the whole value is wrong.
impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use ValueErrorKind::{LabelEmpty, NotADate, NotAnArxivId, NotVotes};
        match self.kind {
            NotADate | NotVotes | NotAnArxivId | LabelEmpty => self.kind.fmt(f),
            kind => write!(f, "{kind} (at byte {})", self.offset),
        }
    }
}

impl core::error::Error for ValueError {}

/// Rule that a value can break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
#[non_exhaustive]
pub enum ValueErrorKind {
    /// A [`Date`](crate::Date) must be a day of the calendar.
    #[error("a date must be a day of the calendar, as YYYY-MM-DD, in the years 0000 to 9999")]
    NotADate,
    /// A heading must be one line.
    #[error("a title cannot hold a line break")]
    TitleLineBreak,
    /// White space would end the link.
    #[error("a link cannot hold white space")]
    LinkWhiteSpace,
    /// `](` would start the target of the link.
    #[error("a link cannot hold `](`")]
    LinkSeam,
    /// `"` would end the `src` attribute of the video's player.
    #[error("a video's link cannot hold `\"`")]
    VideoQuote,
    /// `, ` separates two authors.
    #[error("an author cannot hold `, `")]
    AuthorSeparator,
    /// An authors line must be one line.
    #[error("an author cannot hold a line break")]
    AuthorLineBreak,
    /// A list that opens with `[` must be a Python list.
    #[error("an author cannot open with `[`")]
    AuthorBracket,
    /// A carriage return at the end of the authors line would become part of the line ending.
    #[error("an author cannot end in a carriage return")]
    AuthorCarriageReturn,
    /// `******: ` is not a label.
    #[error("a label cannot be empty")]
    LabelEmpty,
    /// An asterisk would end the label.
    #[error("a label cannot hold `*`")]
    LabelAsterisk,
    /// A label must be on the first line of its item.
    #[error("a label cannot hold a line break")]
    LabelLineBreak,
    /// A blank line ends an item.
    #[error("a further line of an item cannot be empty")]
    ItemEmptyLine,
    /// The line would start an item, a paper or a digest, or end the digest.
    #[error("a further line of an item cannot open with `- `, `# `, `## ` or `### `")]
    ItemStructure,
    /// A carriage return at the end of a line would become part of the line ending.
    #[error("no line of an item can end in a carriage return")]
    ItemCarriageReturn,
    /// `**LABEL**: ` at the start of the text would be parsed as a label.
    #[error("the text of an item without a label cannot open like a label")]
    ItemReadsAsLabelled,
    /// Votes must be a number of at most 18446744073709551615, or `-`.
    #[error("votes are a number of at most 18446744073709551615, or `-`")]
    NotVotes,
    /// An arXiv identifier must be `YYMM.NNNNN` or `archive/YYMMNNN`, with or without a version.
    #[error("an arXiv identifier is YYMM.NNNNN or archive/YYMMNNN, with or without a version")]
    NotAnArxivId,
}
