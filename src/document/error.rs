use crate::diagnostic::ParseError;
use crate::limits::LimitError;
use crate::utf8::Utf8Error;

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
