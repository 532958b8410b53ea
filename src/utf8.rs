//! Decodes UTF-8.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::syntax::without_mark;

/// Error for input that is not UTF-8.
///
/// ```
/// use daily_papers::{Document, Utf16Order};
///
/// let error = Document::from_utf8(b"## Daily Papers (2024-04-23)\n\n### [A\xff](b)\n").unwrap_err();
/// assert_eq!((error.offset(), error.line(), error.column()), (36, 3, 7));
/// assert_eq!(error.to_string(), "line 3, column 7: expected UTF-8, found the byte 0xff at offset 36");
///
/// let error = Document::from_utf8(b"\xff\xfe#\0#\0 \0").unwrap_err();
/// assert_eq!(error.utf16(), Some(Utf16Order::LittleEndian));
/// assert_eq!(
///     error.to_string(),
///     "line 1, column 1: expected UTF-8, found the byte 0xff at offset 0; it looks like UTF-16, little endian",
/// );
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Utf8Error {
    offset: usize,
    line: usize,
    column: usize,
    /// The first invalid byte. It is `None` if the bytes end within a character.
    found: Option<u8>,
    utf16: Option<Utf16Order>,
    bytes: Option<Vec<u8>>,
}

impl Utf8Error {
    /// Creates an error from the bytes and the error of the standard library.
    fn new(bytes: Cow<'_, [u8]>, error: core::str::Utf8Error) -> Utf8Error {
        let offset = error.valid_up_to();
        let valid = bytes.split_at_checked(offset).map(|(valid, _)| valid).unwrap_or_default();
        let valid = core::str::from_utf8(valid).unwrap_or_default();
        let before = valid.rsplit('\n').next().unwrap_or_default();
        let before = without_mark(valid.len().saturating_sub(before.len()), before);
        Utf8Error {
            offset,
            line: valid.matches('\n').count().saturating_add(1),
            column: before.chars().count().saturating_add(1),
            found: error.error_len().and_then(|_| bytes.get(offset).copied()),
            utf16: Utf16Order::of(&bytes),
            bytes: match bytes {
                Cow::Borrowed(_) => None,
                Cow::Owned(bytes) => Some(bytes),
            },
        }
    }

    /// Returns the offset of the first byte that is not UTF-8, from 0. The bytes before it are
    /// valid UTF-8.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// Returns the line of that byte, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// Returns the column of that byte, in characters (Unicode scalar values), from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// Returns the byte order of UTF-16 if the bytes look like UTF-16. Returns `None` otherwise.
    #[must_use]
    pub fn utf16(&self) -> Option<Utf16Order> {
        self.utf16
    }

    /// Returns the bytes if they were passed as a `Vec<u8>`. Returns `None` if they were borrowed.
    ///
    /// ```
    /// use daily_papers::Document;
    ///
    /// let error = Document::from_utf8(vec![b'#', 0xff]).unwrap_err();
    /// assert_eq!(error.into_bytes().as_deref(), Some(&b"#\xff"[..]));
    /// ```
    #[must_use]
    pub fn into_bytes(self) -> Option<Vec<u8>> {
        self.bytes
    }
}

impl Utf8Error {
    /// Writes the sentence with another offset and another line.
    pub(crate) fn write_at(
        &self,
        offset: impl fmt::Display,
        line: impl fmt::Display,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let Utf8Error { column, found, utf16, .. } = self;
        write!(f, "line {line}, column {column}: expected UTF-8, found ")?;
        match found {
            Some(byte) => write!(f, "the byte {byte:#04x} at offset {offset}")?,
            None => write!(f, "the end of the text within the character at offset {offset}")?,
        }
        match utf16 {
            Some(utf16) => write!(f, "; it looks like {utf16}"),
            None => Ok(()),
        }
    }
}

/// Writes one sentence, with the line, the column and the offset.
impl fmt::Display for Utf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_at(self.offset, self.line, f)
    }
}

/// Writes everything except the bytes, which can be many.
impl fmt::Debug for Utf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Utf8Error")
            .field("offset", &self.offset)
            .field("line", &self.line)
            .field("column", &self.column)
            .field("found", &self.found)
            .field("utf16", &self.utf16)
            .finish_non_exhaustive()
    }
}

impl core::error::Error for Utf8Error {}

/// The byte order of text in UTF-16.
///
/// ```
/// assert_eq!(daily_papers::Utf16Order::BigEndian.to_string(), "UTF-16, big endian");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Utf16Order {
    /// UTF-16LE: the low byte of each code unit comes first.
    LittleEndian,
    /// UTF-16BE: the high byte of each code unit comes first.
    BigEndian,
}

impl Utf16Order {
    /// Detects UTF-16 by its byte-order mark, or by two ASCII characters at the start, such as
    /// `##`.
    fn of(bytes: &[u8]) -> Option<Utf16Order> {
        let is_text = |byte: &u8| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r');
        match bytes {
            // The byte-order mark of UTF-32 begins like the mark of UTF-16.
            [0xff, 0xfe, 0, 0, ..] => None,
            [0xff, 0xfe, ..] => Some(Utf16Order::LittleEndian),
            [0xfe, 0xff, ..] => Some(Utf16Order::BigEndian),
            [a, 0, b, 0, ..] if is_text(a) && is_text(b) => Some(Utf16Order::LittleEndian),
            [0, a, 0, b, ..] if is_text(a) && is_text(b) => Some(Utf16Order::BigEndian),
            _ => None,
        }
    }
}

impl fmt::Display for Utf16Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Utf16Order::LittleEndian => "UTF-16, little endian",
            Utf16Order::BigEndian => "UTF-16, big endian",
        })
    }
}

/// Checks that bytes are UTF-8, and returns them as text.
pub(crate) fn decode(bytes: Cow<'_, [u8]>) -> Result<Cow<'_, str>, Utf8Error> {
    match bytes {
        Cow::Borrowed(bytes) => {
            text(bytes).map(Cow::Borrowed).map_err(|error| Utf8Error::new(Cow::Borrowed(bytes), error))
        }
        Cow::Owned(bytes) => {
            string(bytes).map(Cow::Owned).map_err(|(bytes, error)| Utf8Error::new(Cow::Owned(bytes), error))
        }
    }
}

/// Copies bytes that are UTF-8. The error holds a copy of the other ones.
#[cfg(feature = "std")]
pub(crate) fn to_text(bytes: &[u8]) -> Result<String, Utf8Error> {
    match text(bytes) {
        Ok(text) => Ok(text.into()),
        Err(error) => Err(Utf8Error::new(Cow::Owned(bytes.to_vec()), error)),
    }
}

fn text(bytes: &[u8]) -> Result<&str, core::str::Utf8Error> {
    // `simdutf8::basic` does not return the offset of the first invalid byte.
    #[cfg(feature = "std")]
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Ok(text);
    }
    core::str::from_utf8(bytes)
}

fn string(bytes: Vec<u8>) -> Result<String, (Vec<u8>, core::str::Utf8Error)> {
    // Without `unsafe`, only `String::from_utf8` turns bytes into a string without a copy, and it
    // validates them again. Copying them costs less.
    #[cfg(feature = "std")]
    if let Ok(text) = simdutf8::basic::from_utf8(&bytes) {
        return Ok(text.into());
    }
    String::from_utf8(bytes).map_err(|error| {
        let source = error.utf8_error();
        (error.into_bytes(), source)
    })
}
