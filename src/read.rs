//! From bytes and text to documents and the model: strictly, or recovering.

use alloc::vec::Vec;
use core::str::FromStr;

use crate::check::{self, DIGEST_HEADING, perhaps};
use crate::code::Code;
use crate::diagnostic::{Diagnostic, ParseError, Sink};
use crate::document::{Document, ReadError};
use crate::limits::Limits;
use crate::model::Digest;
use crate::syntax;

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
