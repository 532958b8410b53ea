use core::fmt;

use thiserror::Error;

/// Why a value cannot be made: the printer could not write it so that it reads back the same.
///
/// ```
/// use daily_papers::{Title, ValueErrorKind};
///
/// let error = Title::new("two\nlines").unwrap_err();
/// assert_eq!(error.kind(), ValueErrorKind::TitleLineBreak);
/// assert_eq!(error.offset(), 3);
/// assert_eq!(error.to_string(), "a title cannot hold a line break, as at byte 3");
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

    /// Which rule the value breaks.
    #[must_use]
    pub fn kind(&self) -> ValueErrorKind {
        self.kind
    }

    /// Where in the value it does so, in bytes from its start.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }
}

/// One sentence, with the place where it is not the whole value that is wrong.
impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use ValueErrorKind::{LabelEmpty, NotADate, NotAnArxivId, NotVotes};
        match self.kind {
            NotADate | NotVotes | NotAnArxivId | LabelEmpty => self.kind.fmt(f),
            kind => write!(f, "{kind}, as at byte {}", self.offset),
        }
    }
}

impl core::error::Error for ValueError {}

/// The rules that a value can break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
#[non_exhaustive]
pub enum ValueErrorKind {
    /// A [`Date`](crate::Date) is a day of the calendar.
    #[error("a date must be a day of the calendar, as YYYY-MM-DD, in the years 0000 to 9999")]
    NotADate,
    /// A heading is one line.
    #[error("a title cannot hold a line break")]
    TitleLineBreak,
    /// White space would end the link.
    #[error("a link cannot hold white space")]
    LinkWhiteSpace,
    /// `](` would be read as the beginning of the link's target.
    #[error("a link cannot hold `](`")]
    LinkSeam,
    /// A quote would end the `src` of the video's player.
    #[error("a video's link cannot hold `\"`")]
    VideoQuote,
    /// `, ` stands between two authors.
    #[error("an author cannot hold `, `")]
    AuthorSeparator,
    /// An authors line is one line.
    #[error("an author cannot hold a line break")]
    AuthorLineBreak,
    /// A list that opens with `[` is a Python list.
    #[error("an author cannot open with `[`")]
    AuthorBracket,
    /// At the end of the line it would be read as a part of the line's end.
    #[error("an author cannot end in a carriage return")]
    AuthorCarriageReturn,
    /// `******: ` labels nothing.
    #[error("a label cannot be empty")]
    LabelEmpty,
    /// An asterisk would end the label.
    #[error("a label cannot hold `*`")]
    LabelAsterisk,
    /// A label stands on the first line of its item.
    #[error("a label cannot hold a line break")]
    LabelLineBreak,
    /// A blank line ends an item.
    #[error("a further line of an item cannot be empty")]
    ItemEmptyLine,
    /// It would start an item, a paper or a digest, or end the digest.
    #[error("a further line of an item cannot open with `- `, `# `, `## ` or `### `")]
    ItemStructure,
    /// It would be read as a part of the line's end.
    #[error("no line of an item can end in a carriage return")]
    ItemCarriageReturn,
    /// `**LABEL**: ` at its start would be read as its label.
    #[error("the text of an item without a label cannot open like a label")]
    ItemReadsAsLabelled,
    /// Votes are a number of at most 18446744073709551615, or not known.
    #[error("votes are a number of at most 18446744073709551615, or `-`")]
    NotVotes,
    /// An arXiv identifier is `YYMM.NNNNN`, or `archive/YYMMNNN`, with or without a version.
    #[error("an arXiv identifier is YYMM.NNNNN or archive/YYMMNNN, with or without a version")]
    NotAnArxivId,
}
