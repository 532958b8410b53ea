//! From bytes and text to documents and the model: strictly, or recovering.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::str::FromStr;

use crate::check::{DIGEST_HEADING, perhaps};
use crate::diagnostic::{Diagnostic, ParseError, Sink};
use crate::document::Document;
use crate::limits::{LimitError, Limits};
use crate::utf8::{Utf8Error, decode};
use crate::{Code, Digest, check, syntax};

/// Why bytes or a text are not read, where there can be several reasons.
///
/// ```
/// use daily_papers::{Digest, ReadError};
///
/// let error = Digest::from_utf8(b"\xff").unwrap_err();
/// assert!(matches!(error, ReadError::Utf8(_)));
/// let error = Digest::from_utf8(b"# A page\n").unwrap_err();
/// assert!(matches!(error, ReadError::Parse(_)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The bytes are not UTF-8.
    #[error(transparent)]
    Utf8(#[from] Utf8Error),
    /// The page exceeds a limit.
    #[error(transparent)]
    Limit(#[from] LimitError),
    /// The page is not one digest and nothing else.
    #[error(transparent)]
    Parse(#[from] ParseError),
}

impl<'a> Document<'a> {
    /// Reads the bytes of a page: a slice, which it borrows, or a vector, which it keeps. All that they have to be is UTF-8.
    ///
    /// With the feature `simdutf8` that is checked many times as fast, and what it keeps of a vector is a copy.
    ///
    /// # Errors
    ///
    /// Where the bytes are not UTF-8; the error says from which byte on and, where they are UTF-16, that they are.
    ///
    /// ```
    /// use daily_papers::Document;
    ///
    /// let document = Document::from_utf8(b"## Daily Papers (2024-04-23)\n\n### [A](b)\n\n")?;
    /// assert_eq!(document.papers().count(), 1);
    /// assert_eq!(Document::from_utf8(b"caf\xe9").unwrap_err().offset(), 3);
    /// # Ok::<(), daily_papers::Utf8Error>(())
    /// ```
    pub fn from_utf8(bytes: impl Into<Cow<'a, [u8]>>) -> Result<Document<'a>, Utf8Error> {
        decode(bytes.into()).map(Document::parse)
    }
}

impl Digest {
    /// Reads the bytes of a page that is one digest and nothing else, as `str::parse` reads its text.
    ///
    /// # Errors
    ///
    /// Where the bytes are not UTF-8, and where the page is not one digest and nothing else.
    ///
    /// ```
    /// use daily_papers::{Digest, ReadError};
    ///
    /// let digest = Digest::from_utf8(b"## Daily Papers (2024-04-23)\n\n### [A](b)\n\n")?;
    /// assert_eq!(digest.papers[0].title, "A");
    /// # Ok::<(), ReadError>(())
    /// ```
    pub fn from_utf8(bytes: &[u8]) -> Result<Digest, ReadError> {
        Ok(strict(&Document::from_utf8(bytes)?)?)
    }

    /// Reads a page that is one digest and nothing else, as `str::parse` does, and stops where it exceeds a limit.
    ///
    /// # Errors
    ///
    /// Where the page exceeds a limit, and where it is not one digest and nothing else.
    ///
    /// ```
    /// use daily_papers::{Digest, Limits, ReadError};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n";
    /// let digest = Digest::parse_within(page, &Limits::new().max_papers(1))?;
    /// assert_eq!(digest.to_string(), page);
    /// let error = Digest::parse_within(page, &Limits::new().max_papers(0)).unwrap_err();
    /// assert!(matches!(error, ReadError::Limit(_)));
    /// # Ok::<(), ReadError>(())
    /// ```
    pub fn parse_within(text: &str, limits: &Limits) -> Result<Digest, ReadError> {
        Ok(strict(&Document::parse_within(text, limits)?)?)
    }

    /// Reads the bytes of a page that is one digest and nothing else, and stops where it exceeds a limit.
    ///
    /// # Errors
    ///
    /// Where the page exceeds a limit, where the bytes are not UTF-8, and where the page is not one digest and nothing else.
    ///
    /// ```
    /// use daily_papers::{Digest, Limits, ReadError};
    ///
    /// let page = b"## Daily Papers (2024-04-23)\n\n### [A](b)\n\n";
    /// let digest = Digest::from_utf8_within(page, &Limits::new().max_bytes(1 << 20))?;
    /// assert_eq!(digest.papers.len(), 1);
    /// # Ok::<(), ReadError>(())
    /// ```
    pub fn from_utf8_within(bytes: &[u8], limits: &Limits) -> Result<Digest, ReadError> {
        Ok(strict(&Document::from_utf8_within(bytes, limits)?)?)
    }

    /// Reads all digests of a page and what is odd about them. It never fails.
    ///
    /// What the model has no place for is in the diagnostics, each an error: damage in one paper leaves the others as they
    /// are. Prose outside the digests is not read, and reported only if it looks like a heading; [`Document`] keeps it.
    ///
    /// ```
    /// use daily_papers::{Code, Digest};
    ///
    /// let page = "# Archive\n\n## Daily Papers (2024-04-23)\n\n### [A](https://a.org)\n\n### [B](https://b.org\n";
    /// let (digests, diagnostics) = Digest::parse_recoverable(page);
    /// assert_eq!(digests[0].papers.len(), 1);
    /// assert_eq!(diagnostics[0].code(), Code::MalformedPaperHeading);
    /// ```
    #[must_use]
    pub fn parse_recoverable(text: &str) -> (Vec<Digest>, Vec<Diagnostic>) {
        let document = Document::parse(text);
        // First, since it takes more room while it is made than it keeps.
        let diagnostics = document.diagnostics();
        (document.digests().map(|digest| digest.to_digest()).collect(), diagnostics)
    }
}

/// Reads a page that is one digest and nothing else.
///
/// Nothing is dropped in silence: an unknown line, a malformed or doubled field, an alternative text, a player whose source is
/// not that of its video link, and prose outside the digest are each an error. Only layout is not kept: blank lines, the kind
/// of line ends, a byte-order mark, the order of the fields, the older ways to write a video or a list of authors.
impl FromStr for Digest {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Digest, ParseError> {
        strict(&Document::parse(text))
    }
}

fn strict(document: &Document<'_>) -> Result<Digest, ParseError> {
    let digest = document.digests().next();
    let mut errors = Sink::of_losses(document.most_diagnostics);
    check::page(document.whole(), digest.is_some(), &mut errors);
    match (digest, errors.into_error()) {
        (Some(digest), None) => Ok(digest.to_digest()),
        (_, Some(error)) => Err(error),
        (None, None) => Err(no_digest(document)),
    }
}

/// The error of a page that has no digest: at the line that was meant to be its heading, or at the first line.
fn no_digest(document: &Document<'_>) -> ParseError {
    let page = document.whole();
    let meant = (0..page.records.len())
        .find_map(|line| Some((line, syntax::meant_digest_heading(page.content(line))?)));
    let line = meant.as_ref().map_or(0, |(line, _)| *line);
    let error = page.diagnostic(Code::NoDigest, line, page.content(line), DIGEST_HEADING);
    ParseError::one(error.with_help(meant.and_then(|(_, meant)| perhaps(&meant))))
}
