//! From text to the model: strictly, or recovering.

use alloc::vec::Vec;
use core::str::FromStr;

use crate::diagnostic::{Diagnostic, ParseError, Sink};
use crate::document::Document;
use crate::{Digest, check};

impl Digest {
    /// Reads all digests of a page and what is odd about them. It never fails.
    ///
    /// What the model has no place for is in the diagnostics, each an error: damage in one paper leaves the others as they
    /// are. Prose outside the digests is neither read nor reported; [`Document`] keeps it.
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
        (document.digests().map(|digest| digest.to_digest()).collect(), document.diagnostics())
    }
}

/// Reads a page that is one digest and nothing else.
///
/// Nothing is dropped in silence: an unknown line, a malformed or doubled field, an alternative text, a player whose source is
/// not that of its video link, and prose outside the digest are each an error. Only layout is not kept: blank lines, the kind of line ends, a byte-order mark, the order of
/// the fields, the older ways to write a video or a list of authors.
impl FromStr for Digest {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Digest, ParseError> {
        let document = Document::parse(text);
        let digest = document.digests().next();
        let mut errors = Sink::of_losses();
        check::page(document.whole(), digest.is_some(), &mut errors);
        match (digest, errors.into_error()) {
            (Some(digest), None) => Ok(digest.to_digest()),
            (_, Some(error)) => Err(error),
            (None, None) => Err(ParseError::no_digest(text)),
        }
    }
}
