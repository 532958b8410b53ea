use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::record::Record;
use super::{Document, ReadError, estimated_lines};
use crate::limits::{LimitError, Limits};
use crate::syntax::lines;
use crate::utf8::{Utf8Error, decode};

impl<'a> Document<'a> {
    /// Parses the bytes of a page, which must be UTF-8. A slice is borrowed. The text of a vector is
    /// copied, or moved without the feature `std`.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not UTF-8. The error names the offset of the first invalid
    /// byte, and whether the bytes are UTF-16.
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

    /// Parses a page as [`parse`](Document::parse) does, and stops if the page exceeds a limit.
    ///
    /// # Errors
    ///
    /// Returns an error if the page exceeds a limit. The error names the limit and the place, and
    /// gives back an owned text.
    ///
    /// ```
    /// use daily_papers::{Document, Limits};
    ///
    /// let limits = Limits::new().max_bytes(1 << 20).max_papers(100);
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n";
    /// assert_eq!(Document::parse_with_limits(page, &limits)?.to_string(), page);
    /// assert!(Document::parse_with_limits(page.repeat(101), &limits).is_err());
    /// # Ok::<(), daily_papers::LimitError>(())
    /// ```
    pub fn parse_with_limits(
        text: impl Into<Cow<'a, str>>,
        limits: &Limits,
    ) -> Result<Document<'a>, LimitError> {
        let text = text.into();
        if let Err(excess) = limits.check_bytes(text.as_bytes()) {
            return Err(LimitError::of_text(excess, text));
        }
        let mut records = Vec::with_capacity(estimated_lines(&text));
        let mut count = limits.count();
        let excess = lines(&text).find_map(|line| {
            records.push(Record::new(line.kind.class(), line.span));
            count.line(&text, &line).err()
        });
        if let Some(excess) = excess {
            return Err(LimitError::of_text(excess, text));
        }
        Ok(Document { text, records, most_diagnostics: limits.diagnostics() })
    }

    /// Parses the bytes of a page as [`from_utf8`](Document::from_utf8) does, and stops if the page
    /// exceeds a limit. The number of bytes is checked first.
    ///
    /// # Errors
    ///
    /// Returns an error if the page exceeds a limit, or if the bytes are not UTF-8.
    ///
    /// ```
    /// use daily_papers::{Document, Limits, ReadError};
    ///
    /// let limits = Limits::new().max_line_bytes(80);
    /// assert!(Document::from_utf8_with_limits(b"# Archive\n", &limits).is_ok());
    /// let error = Document::from_utf8_with_limits(&[b'#'; 81], &limits).unwrap_err();
    /// assert!(matches!(error, ReadError::Limit(_)));
    /// let error = Document::from_utf8_with_limits(b"\xff", &limits).unwrap_err();
    /// assert!(matches!(error, ReadError::Utf8(_)));
    /// ```
    pub fn from_utf8_with_limits(
        bytes: impl Into<Cow<'a, [u8]>>,
        limits: &Limits,
    ) -> Result<Document<'a>, ReadError> {
        let bytes = bytes.into();
        if let Err(excess) = limits.check_bytes(&bytes) {
            return Err(LimitError::of_bytes(excess, bytes).into());
        }
        Ok(Document::parse_with_limits(decode(bytes)?, limits)?)
    }
}
