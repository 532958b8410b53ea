use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::span::Span;

/// Error for a page that exceeds a limit.
///
/// It keeps a page that was passed as a `String` or a `Vec<u8>`.
/// [`into_text`](LimitError::into_text) and [`into_bytes`](LimitError::into_bytes) return it.
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

/// The limit that a page exceeds, and the place of the excess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Excess {
    pub(super) limit: Limit,
    pub(super) max: usize,
    pub(super) found: usize,
    pub(super) line: usize,
    pub(super) span: Span,
}

impl Excess {
    /// Returns the excess for a page of `len` bytes from the excess for its beginning.
    #[cfg(feature = "std")]
    pub(crate) fn for_page_of(self, len: usize) -> Excess {
        Excess { found: len, span: Span::new(self.span.start, len), ..self }
    }
}

/// The page as it was passed.
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

    /// Returns the limit that the page exceeds.
    #[must_use]
    pub fn limit(&self) -> Limit {
        self.excess.limit
    }

    /// Returns the maximum that the limit allows.
    #[must_use]
    pub fn max(&self) -> usize {
        self.excess.max
    }

    /// Returns the line in which the limit is exceeded, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.excess.line
    }

    /// Returns the span of the excess, in bytes of the page.
    ///
    /// It is the line that exceeds the limit. For [`Limit::Bytes`] it begins with the first
    /// character that goes beyond the limit, and ends with the page.
    #[must_use]
    pub fn span(&self) -> Span {
        self.excess.span
    }

    /// Returns the page if it was passed as a `String`, or as a `Vec<u8>` that was checked to be
    /// UTF-8.
    ///
    /// A page with too many bytes is not checked. Use [`into_bytes`](LimitError::into_bytes) for
    /// it.
    #[must_use]
    pub fn into_text(self) -> Option<String> {
        match self.page {
            Page::Text(text) => Some(text),
            Page::Bytes(_) | Page::Borrowed => None,
        }
    }

    /// Returns the bytes of the page if it was passed as a `String` or a `Vec<u8>`. Returns `None`
    /// if it was borrowed.
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

impl LimitError {
    /// Writes the sentence with another line.
    pub(crate) fn write_at(&self, line: impl fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Excess { limit, max, found, .. } = self.excess;
        let (whole, part) = match limit {
            Limit::Bytes => ("page", "byte"),
            Limit::LineBytes => ("line", "byte"),
            Limit::Papers => ("page", "paper"),
            Limit::Items => ("page", "item"),
        };
        let plural = if max == 1 { "" } else { "s" };
        write!(f, "line {line}: expected a {whole} of at most {max} {part}{plural}, found ")?;
        match limit {
            Limit::Bytes | Limit::LineBytes => write!(f, "{found}"),
            Limit::Papers | Limit::Items => f.write_str("one more"),
        }
    }
}

/// Writes one sentence, with the line.
impl fmt::Display for LimitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_at(self.excess.line, f)
    }
}

/// Writes everything except the page, which can be large.
impl fmt::Debug for LimitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LimitError").field(&self.excess).finish()
    }
}

impl core::error::Error for LimitError {}

/// A limit that a page can exceed.
///
/// ```
/// use daily_papers::{Document, Limit, Limits};
///
/// let error = Document::parse_with_limits("fives", &Limits::new().max_bytes(4)).unwrap_err();
/// assert_eq!(error.limit(), Limit::Bytes);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// The size of a page, in bytes: [`Limits::max_bytes`](crate::Limits::max_bytes).
    Bytes,
    /// The length of a line, in bytes: [`Limits::max_line_bytes`](crate::Limits::max_line_bytes).
    LineBytes,
    /// The number of papers in a page: [`Limits::max_papers`](crate::Limits::max_papers).
    Papers,
    /// The number of items in a page: [`Limits::max_items`](crate::Limits::max_items).
    Items,
}
