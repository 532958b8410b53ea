use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::span::Span;

/// Why a page is not read: it exceeds a limit.
///
/// Nothing of the page is lost: what was borrowed is the caller's still, and what was not is kept.
///
/// ```
/// use daily_papers::{Document, Limit, Limits};
///
/// let page = String::from("## Daily Papers (2024-04-23)\n### [A](b)\n- one\n- two\n");
/// let error = Document::parse_with_limits(page.clone(), &Limits::new().max_items(1)).unwrap_err();
/// assert_eq!((error.limit(), error.max(), error.line()), (Limit::Items, 1, 4));
/// assert_eq!(error.span().text(&page), Some("- two\n"));
/// assert_eq!(error.into_text(), Some(page));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct LimitError {
    excess: Excess,
    page: Page,
}

/// What is too much, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Excess {
    pub(super) limit: Limit,
    pub(super) max: usize,
    pub(super) found: usize,
    pub(super) line: usize,
    pub(super) span: Span,
}

/// The page as it was given.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Page {
    Borrowed,
    Text(String),
    Bytes(Vec<u8>),
}

impl LimitError {
    pub(crate) fn of_text(excess: Excess, text: Cow<'_, str>) -> LimitError {
        let page = match text {
            Cow::Borrowed(_) => Page::Borrowed,
            Cow::Owned(text) => Page::Text(text),
        };
        LimitError { excess, page }
    }

    pub(crate) fn of_bytes(excess: Excess, bytes: Cow<'_, [u8]>) -> LimitError {
        let page = match bytes {
            Cow::Borrowed(_) => Page::Borrowed,
            Cow::Owned(bytes) => Page::Bytes(bytes),
        };
        LimitError { excess, page }
    }

    /// Which limit it is.
    #[must_use]
    pub fn limit(&self) -> Limit {
        self.excess.limit
    }

    /// How much it allows.
    #[must_use]
    pub fn max(&self) -> usize {
        self.excess.max
    }

    /// The line that is too long or one too many, or in which there are too many bytes; from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.excess.line
    }

    /// What is too much, in bytes of the page: the line, or all from the first character on that goes beyond the limit.
    #[must_use]
    pub fn span(&self) -> Span {
        self.excess.span
    }

    /// The text, every byte of it, where it was given as a `String`, or as a vector that was found to be UTF-8.
    #[must_use]
    pub fn into_text(self) -> Option<String> {
        match self.page {
            Page::Text(text) => Some(text),
            Page::Bytes(_) | Page::Borrowed => None,
        }
    }

    /// The bytes, every one of them, where they were given as a vector or a `String`; `None` where they were borrowed.
    ///
    /// ```
    /// use daily_papers::{Document, Limits, ReadError};
    ///
    /// let error = Document::from_utf8_with_limits(b"many".to_vec(), &Limits::new().max_bytes(3)).unwrap_err();
    /// let ReadError::Limit(error) = error else { unreachable!() };
    /// assert_eq!(error.into_bytes().as_deref(), Some(&b"many"[..]));
    /// ```
    #[must_use]
    pub fn into_bytes(self) -> Option<Vec<u8>> {
        match self.page {
            Page::Text(text) => Some(text.into_bytes()),
            Page::Bytes(bytes) => Some(bytes),
            Page::Borrowed => None,
        }
    }
}

/// One sentence, with the line.
impl fmt::Display for LimitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Excess { limit, max, found, line, .. } = self.excess;
        let (whole, part) = match limit {
            Limit::Bytes => ("page", "byte"),
            Limit::LineBytes => ("line", "byte"),
            Limit::Papers => ("page", "paper"),
            Limit::Items => ("page", "item"),
        };
        let plural = if max == 1 { "" } else { "s" };
        write!(f, "line {line}: expected a {whole} of at most {max} {part}{plural}, found ")?;
        match limit {
            Limit::Bytes | Limit::LineBytes => found.fmt(f),
            Limit::Papers | Limit::Items => f.write_str("one more"),
        }
    }
}

/// All but the page, which can be large.
impl fmt::Debug for LimitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LimitError").field(&self.excess).finish()
    }
}

impl core::error::Error for LimitError {}

/// The limits that a page can exceed, as [`Limits`](super::Limits) sets them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// The bytes of the page.
    Bytes,
    /// The bytes of a line.
    LineBytes,
    /// The papers of the page.
    Papers,
    /// The items of the page.
    Items,
}
