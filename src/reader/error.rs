use core::error::Error;
use core::fmt;
use std::io;

use super::window::{Place, wide};
use crate::limits::LimitError;
use crate::utf8::Utf8Error;

/// Error for input that cannot be read, or for a part of it that is not UTF-8 or exceeds a limit.
///
/// ```
/// use daily_papers::Reader;
///
/// let page = b"## Daily Papers (2024-04-23)\n\n### [A](b)\n\n- caf\xe9\n\n";
/// let input = [&page[..], &page[..]].concat();
/// let error = Reader::new(&*input).nth(1).ok_or("no digest")?.unwrap_err();
/// assert_eq!((error.offset(), error.line()), (97, 11));
/// assert_eq!(error.part_offset(), 50);
/// assert_eq!(
///     error.to_string(),
///     "line 11, column 6: expected UTF-8, found the byte 0xe9 at offset 97",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct ReaderError {
    pub(super) place: Place,
    pub(super) kind: ReaderErrorKind,
}

/// Kind of a [`ReaderError`]. The places of its errors count from the start of the part.
///
/// ```
/// use daily_papers::{Document, Reader};
/// use daily_papers::reader::ReaderErrorKind;
///
/// let input = b"## Daily Papers (2024-04-23)\n\n### [A](b)\n\n- caf\xe9\n\n";
/// let error = Reader::new(&input[..]).next().ok_or("no digest")?.unwrap_err();
/// let ReaderErrorKind::Utf8(error) = error.into_kind() else { unreachable!() };
/// let bytes = error.into_bytes().ok_or("no bytes")?;
/// let document = Document::parse(String::from_utf8_lossy(&bytes));
/// assert_eq!(document.papers().count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum ReaderErrorKind {
    /// The input cannot be read. No part follows.
    Io(io::Error),
    /// The part is not UTF-8. The error gives back its bytes.
    Utf8(Utf8Error),
    /// The part exceeds a limit. The error gives back its bytes, unless they are too many.
    Limit(LimitError),
}

impl ReaderError {
    /// Returns the kind.
    #[must_use]
    pub fn kind(&self) -> &ReaderErrorKind {
        &self.kind
    }

    /// Returns the kind, with the error that it holds.
    #[must_use]
    pub fn into_kind(self) -> ReaderErrorKind {
        self.kind
    }

    /// Returns the offset of the error in the input, in bytes: the first byte that is not UTF-8, or
    /// the start of what exceeds the limit. If the input cannot be read, it is the number of bytes
    /// before.
    #[must_use]
    pub fn offset(&self) -> u64 {
        let offset = match &self.kind {
            ReaderErrorKind::Io(_) => 0,
            ReaderErrorKind::Utf8(error) => error.offset(),
            ReaderErrorKind::Limit(error) => error.span().start,
        };
        self.place.offset.saturating_add(wide(offset))
    }

    /// Returns the number of the line in the input that [`offset`](ReaderError::offset) is in,
    /// from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        let line = match &self.kind {
            ReaderErrorKind::Io(_) => 1,
            ReaderErrorKind::Utf8(error) => error.line(),
            ReaderErrorKind::Limit(error) => error.line(),
        };
        self.place.line.saturating_add(wide(line.saturating_sub(1)))
    }

    /// Returns the offset of the part in the input, in bytes. If the input cannot be read, it is
    /// [`offset`](ReaderError::offset).
    #[must_use]
    pub fn part_offset(&self) -> u64 {
        self.place.offset
    }

    /// Returns the number of the first line of the part in the input, from 1. If the input cannot
    /// be read, it is [`line`](ReaderError::line).
    #[must_use]
    pub fn part_line(&self) -> u64 {
        self.place.line
    }
}

/// Writes one sentence, with the line in the input.
impl fmt::Display for ReaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (offset, line) = (self.offset(), self.line());
        match &self.kind {
            ReaderErrorKind::Io(error) => {
                write!(
                    f,
                    "line {line}: expected more input, found an error at offset {offset}: {}",
                    error.kind()
                )
            }
            ReaderErrorKind::Utf8(error) => error.write_at(offset, line, f),
            ReaderErrorKind::Limit(error) => error.write_at(line, f),
        }
    }
}

impl Error for ReaderError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.kind {
            ReaderErrorKind::Io(error) => Some(error),
            // `Display` already writes the sentence of the inner error, with places in the input.
            ReaderErrorKind::Utf8(_) | ReaderErrorKind::Limit(_) => None,
        }
    }
}
