use crate::diagnostic::ParseError;
use crate::limits::LimitError;
use crate::utf8::Utf8Error;

/// Error for bytes that are not UTF-8, exceed a limit, or are not one digest and nothing else.
///
/// [`Document::from_utf8_with_limits`](crate::Document::from_utf8_with_limits) returns the first
/// two. The third is for functions that also convert the document to a [`Digest`](crate::Digest).
///
/// ```
/// use daily_papers::{Digest, Document, ReadError};
///
/// fn parse(bytes: &[u8]) -> Result<Digest, ReadError> {
///     Ok(Digest::try_from(&Document::from_utf8(bytes)?)?)
/// }
/// assert!(matches!(parse(b"\xff"), Err(ReadError::Utf8(_))));
/// assert!(matches!(parse(b"# A page\n"), Err(ReadError::Parse(_))));
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
