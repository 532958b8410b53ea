//! How much is read of a page that a stranger wrote.

use memchr::memchr_iter;

mod error;

pub use error::{Limit, LimitError};

use self::error::Excess;
use crate::span::Span;
use crate::syntax::{Kind, Line, content, without_mark};

/// How many diagnostics of a page are listed where nothing else is said; a broken page of a million lines needs no million
/// sentences.
pub(crate) const DIAGNOSTICS: usize = 1000;

/// How large a page may be, for those who read what strangers wrote.
///
/// By default there is no limit but that on diagnostics, of 1,000. Reading takes time and memory in proportion to the page in any
/// case; a limit says how much is too much, and reading stops where it is exceeded: [`Document::parse_with_limits`],
/// [`Document::from_utf8_with_limits`], [`Digest::parse_with_limits`] and [`Digest::from_utf8_with_limits`] answer with a [`LimitError`].
///
/// [`Document::parse_with_limits`]: crate::Document::parse_with_limits
/// [`Document::from_utf8_with_limits`]: crate::Document::from_utf8_with_limits
/// [`Digest::parse_with_limits`]: crate::Digest::parse_with_limits
/// [`Digest::from_utf8_with_limits`]: crate::Digest::from_utf8_with_limits
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
    /// None, but for that on diagnostics.
    #[must_use]
    pub const fn new() -> Limits {
        const NONE: usize = usize::MAX;
        Limits { bytes: NONE, line_bytes: NONE, papers: NONE, items: NONE, diagnostics: DIAGNOSTICS }
    }

    /// The same with pages of at most so many bytes. More are not even looked at.
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

    /// The same with lines of at most so many bytes, without the line's end and a byte-order mark.
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

    /// The same with pages of at most so many papers, those of all digests together.
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

    /// The same with pages of at most so many items, those of all papers together: it is the page that takes memory, however
    /// its items are dealt out.
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

    /// The same with at most so many diagnostics listed of a page, and then one with the code
    /// [`TooMany`](crate::Code::TooMany), which says how many more there are. The first is listed in any case.
    ///
    /// It is no limit on the page: the document keeps it, for its [`diagnostics`](crate::Document::diagnostics), its
    /// [`lint`](crate::Document::lint) and its [`fix`](crate::Document::fix), and so does strict reading for its
    /// [`ParseError`](crate::ParseError).
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

    /// How many diagnostics are listed.
    pub(crate) const fn diagnostics(&self) -> usize {
        self.diagnostics
    }

    /// Holds that the bytes of a page are not too many.
    pub(crate) fn check_bytes(&self, bytes: &[u8]) -> Result<(), Excess> {
        if bytes.len() <= self.bytes {
            return Ok(());
        }
        // No character has more than four bytes; what has more that continue one is no text.
        let continues = |at: &usize| bytes.get(*at).is_some_and(|byte| byte & 0xc0 == 0x80);
        let start = (self.bytes.saturating_sub(3)..=self.bytes).rev().find(|at| !continues(at));
        let start = start.unwrap_or(self.bytes);
        let before = bytes.get(..start).unwrap_or_default();
        let line = memchr_iter(b'\n', before).count().saturating_add(1);
        let span = Span::new(start, bytes.len());
        Err(Excess { limit: Limit::Bytes, max: self.bytes, found: bytes.len(), line, span })
    }

    /// A count of what a page has, from none on.
    pub(crate) fn count(&self) -> Count {
        Count { limits: *self, line: 0, papers: 0, items: 0 }
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::new()
    }
}

/// What a page has so far.
#[derive(Debug)]
pub(crate) struct Count {
    limits: Limits,
    line: usize,
    papers: usize,
    items: usize,
}

impl Count {
    /// Counts a line of `text`, and holds that it is neither too long nor one too many.
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
