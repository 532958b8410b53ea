//! Limits for untrusted input.

use memchr::memchr_iter;

mod error;

pub use error::{Limit, LimitError};

use self::error::Excess;
use crate::span::Span;
use crate::syntax::{Kind, Line, content, without_mark};

/// The default number of listed diagnostics. It bounds the memory that a page with many errors
/// takes.
pub(crate) const DIAGNOSTICS: usize = 1000;

/// Limits on the size of a page, for untrusted input.
///
/// By default only the number of listed diagnostics is limited, to 1,000. Parsing takes time and
/// memory in proportion to the page, so a limit on the page limits both.
///
/// [`Document::parse_with_limits`] and [`Document::from_utf8_with_limits`] stop at the first
/// excess. The former returns a [`LimitError`], the latter a [`ReadError`](crate::ReadError) that
/// holds one.
///
/// [`Document::parse_with_limits`]: crate::Document::parse_with_limits
/// [`Document::from_utf8_with_limits`]: crate::Document::from_utf8_with_limits
///
/// ```
/// use daily_papers::{Document, Limit, Limits};
///
/// let limits = Limits::new().max_bytes(1 << 20).max_line_bytes(1 << 16).max_papers(1);
/// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n";
/// assert_eq!(Document::parse_with_limits(page, &limits)?.papers().count(), 1);
///
/// let error = Document::parse_with_limits(format!("{page}### [C](d)\n"), &limits).unwrap_err();
/// assert_eq!((error.limit(), error.max(), error.line()), (Limit::Papers, 1, 5));
/// # Ok::<(), daily_papers::LimitError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limits {
    bytes: usize,
    line_bytes: usize,
    papers: usize,
    items: usize,
    diagnostics: usize,
}

impl Limits {
    /// Creates limits that allow every page, and 1,000 diagnostics.
    #[must_use]
    pub const fn new() -> Limits {
        const NONE: usize = usize::MAX;
        Limits { bytes: NONE, line_bytes: NONE, papers: NONE, items: NONE, diagnostics: DIAGNOSTICS }
    }

    /// Sets the maximum size of a page, in bytes. A larger page is not parsed at all.
    ///
    /// ```
    /// use daily_papers::{Document, Limits};
    ///
    /// let limits = Limits::new().max_bytes(4);
    /// assert!(Document::parse_with_limits("four", &limits).is_ok());
    /// let error = Document::parse_with_limits("fives", &limits).unwrap_err();
    /// assert_eq!(error.to_string(), "line 1: expected a page of at most 4 bytes, found 5");
    /// ```
    #[must_use]
    pub const fn max_bytes(mut self, max: usize) -> Limits {
        self.bytes = max;
        self
    }

    /// Sets the maximum length of a line, in bytes. The line ending and a byte-order mark do not
    /// count.
    ///
    /// ```
    /// use daily_papers::{Document, Limits};
    ///
    /// let limits = Limits::new().max_line_bytes(4);
    /// assert!(Document::parse_with_limits("four\r\nfour\n", &limits).is_ok());
    /// let error = Document::parse_with_limits("four\nfives\n", &limits).unwrap_err();
    /// assert_eq!(error.to_string(), "line 2: expected a line of at most 4 bytes, found 5");
    /// ```
    #[must_use]
    pub const fn max_line_bytes(mut self, max: usize) -> Limits {
        self.line_bytes = max;
        self
    }

    /// Sets the maximum number of papers in a page, in all its digests together.
    ///
    /// ```
    /// use daily_papers::{Document, Limits};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n### [A](b)\n### [C](d)\n";
    /// assert!(Document::parse_with_limits(page, &Limits::new().max_papers(2)).is_ok());
    /// let error = Document::parse_with_limits(page, &Limits::new().max_papers(1)).unwrap_err();
    /// assert_eq!(error.to_string(), "line 3: expected a page of at most 1 paper, found one more");
    /// ```
    #[must_use]
    pub const fn max_papers(mut self, max: usize) -> Limits {
        self.papers = max;
        self
    }

    /// Sets the maximum number of items in a page, in all its papers together.
    ///
    /// ```
    /// use daily_papers::{Document, Limits};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n### [A](b)\n- one\n### [C](d)\n- two\n";
    /// assert!(Document::parse_with_limits(page, &Limits::new().max_items(2)).is_ok());
    /// let error = Document::parse_with_limits(page, &Limits::new().max_items(1)).unwrap_err();
    /// assert_eq!(error.to_string(), "line 5: expected a page of at most 1 item, found one more");
    /// ```
    #[must_use]
    pub const fn max_items(mut self, max: usize) -> Limits {
        self.items = max;
        self
    }

    /// Sets the maximum number of listed diagnostics. At least one is listed. If there are more, a
    /// last one with the code [`TooMany`](crate::Code::TooMany) counts them.
    ///
    /// A page with more diagnostics is not an error. The document keeps the limit for
    /// [`diagnostics`](crate::Document::diagnostics), [`lint`](crate::Document::lint),
    /// [`fix`](crate::Document::fix) and the [`ParseError`](crate::ParseError) of strict parsing.
    ///
    /// ```
    /// use daily_papers::{Code, Document, Limits};
    ///
    /// let page = "## Daily Papers (2024-04-23)\nstray\nstray\nstray\n";
    /// let document = Document::parse_with_limits(page, &Limits::new().max_diagnostics(1))?;
    /// let codes: Vec<_> = document.diagnostics().iter().map(|diagnostic| diagnostic.code()).collect();
    /// assert_eq!(codes, [Code::UnknownLine, Code::TooMany]);
    /// # Ok::<(), daily_papers::LimitError>(())
    /// ```
    #[must_use]
    pub const fn max_diagnostics(mut self, max: usize) -> Limits {
        self.diagnostics = max;
        self
    }

    /// Returns the maximum size of a page, in bytes.
    #[cfg(feature = "std")]
    pub(crate) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Returns the maximum number of listed diagnostics.
    pub(crate) const fn diagnostics(&self) -> usize {
        self.diagnostics
    }

    /// Checks the size of a page.
    pub(crate) fn check_bytes(&self, bytes: &[u8]) -> Result<(), Excess> {
        if bytes.len() <= self.bytes { Ok(()) } else { Err(self.excess_of(bytes)) }
    }

    /// Returns the excess of a page that is longer than the limit. `bytes` are the page, or more of
    /// its beginning than the limit allows.
    pub(crate) fn excess_of(&self, bytes: &[u8]) -> Excess {
        // The span starts at a character. In UTF-8 at most three bytes continue one.
        let continues = |at: &usize| bytes.get(*at).is_some_and(|byte| byte & 0xc0 == 0x80);
        let start = (self.bytes.saturating_sub(3)..=self.bytes).rev().find(|at| !continues(at));
        let start = start.unwrap_or(self.bytes);
        let before = bytes.get(..start).unwrap_or_default();
        let line = memchr_iter(b'\n', before).count().saturating_add(1);
        let span = Span::new(start, bytes.len());
        Excess { limit: Limit::Bytes, max: self.bytes, found: bytes.len(), line, span }
    }

    /// Creates a count of the parts of a page, beginning at zero.
    pub(crate) fn count(&self) -> Count {
        Count { limits: *self, line: 0, papers: 0, items: 0 }
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::new()
    }
}

/// The number of lines, papers and items of a page so far.
#[derive(Debug)]
pub(crate) struct Count {
    limits: Limits,
    line: usize,
    papers: usize,
    items: usize,
}

impl Count {
    /// Counts a line of `text`, and checks its length and the number of papers and items.
    pub(crate) fn line(&mut self, text: &str, line: &Line<'_>) -> Result<(), Excess> {
        let span = line.span;
        self.line = self.line.saturating_add(1);
        let excess = |limit, max, found| Err(Excess { limit, max, found, line: self.line, span });
        let bytes = without_mark(span.start, content(span.slice(text))).len();
        if bytes > self.limits.line_bytes {
            return excess(Limit::LineBytes, self.limits.line_bytes, bytes);
        }
        let (limit, max, count) = match line.kind {
            Kind::PaperHeading { .. } => (Limit::Papers, self.limits.papers, &mut self.papers),
            Kind::Item { .. } => (Limit::Items, self.limits.items, &mut self.items),
            _ => return Ok(()),
        };
        if *count == max {
            return excess(limit, max, max.saturating_add(1));
        }
        *count = count.saturating_add(1);
        Ok(())
    }
}
