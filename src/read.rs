//! Parses pages into the model, strictly or with recovery.

use alloc::vec::Vec;
use core::str::FromStr;

use crate::check::{self, DIGEST_HEADING, perhaps};
use crate::code::Code;
use crate::diagnostic::{Diagnostic, ParseError, Sink};
use crate::document::Document;
use crate::model::Digest;
use crate::syntax;

impl Digest {
    /// Parses all digests of a page, and returns them with the diagnostics of the page.
    ///
    /// It never fails: what it cannot parse is left out of the digests, and a diagnostic reports
    /// it. An error in one paper does not change the other papers. Prose outside the digests is
    /// reported only if it looks like a heading; [`Document`] keeps it.
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
        // The diagnostics come first, because collecting them takes more memory than they keep.
        let diagnostics = document.diagnostics();
        (document.digests().map(|digest| digest.to_digest()).collect(), diagnostics)
    }
}

/// Parses a page that is one digest and nothing else, like `TryFrom<&Document>`.
impl FromStr for Digest {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Digest, ParseError> {
        Digest::try_from(&Document::parse(text))
    }
}

/// Parses a page that is one digest and nothing else.
///
/// Returns an error if the digest would lose a part of the page. Such parts are unknown lines,
/// malformed or doubled fields, alternative texts, prose, and players whose source differs from
/// their video link.
///
/// Only the layout is not kept: blank lines, line endings, a byte-order mark, the order of the
/// fields, and older spellings of videos and authors.
///
/// The document can be parsed from a text, from bytes, or from untrusted input with limits:
///
/// ```
/// use daily_papers::{Digest, Document, Limits, ReadError};
///
/// fn parse(bytes: &[u8]) -> Result<Digest, ReadError> {
///     let limits = Limits::new().max_bytes(1 << 20);
///     let document = Document::from_utf8_with_limits(bytes, &limits)?;
///     Ok(Digest::try_from(&document)?)
/// }
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n";
/// assert_eq!(parse(page.as_bytes())?.to_string(), page);
/// assert!(matches!(parse(b"\xff"), Err(ReadError::Utf8(_))));
/// assert!(matches!(parse(&[b'a'; 2_000_000]), Err(ReadError::Limit(_))));
/// assert!(matches!(parse(b"# A page\n"), Err(ReadError::Parse(_))));
/// # Ok::<(), ReadError>(())
/// ```
impl TryFrom<&Document<'_>> for Digest {
    type Error = ParseError;

    fn try_from(document: &Document<'_>) -> Result<Digest, ParseError> {
        let digest = document.digests().next();
        let mut errors = Sink::of_losses(document.most_diagnostics);
        check::page(document.whole(), digest.is_some(), &mut errors);
        match (digest, errors.into_error()) {
            (Some(digest), None) => Ok(digest.to_digest()),
            (_, Some(error)) => Err(error),
            (None, None) => Err(no_digest(document)),
        }
    }
}

/// Returns the error for a page without a digest. Its place is the line that was meant to be a
/// digest heading, or the first line.
fn no_digest(document: &Document<'_>) -> ParseError {
    let page = document.whole();
    let meant = (0..page.records.len())
        .find_map(|line| Some((line, syntax::meant_digest_heading(page.content(line))?)));
    let line = meant.as_ref().map_or(0, |(line, _)| *line);
    let found = page.content(line);
    let error = page.diagnostic(Code::NoDigest, line, found, DIGEST_HEADING);
    ParseError::one(error.with_help(meant.and_then(|(_, meant)| perhaps(&meant, found))))
}
