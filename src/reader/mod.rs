//! Reads input of any length, one digest at a time.

use alloc::borrow::Cow;
use core::fmt;
use core::iter::FusedIterator;
use std::io::{self, BufRead};

mod error;
mod part;
mod window;

pub use error::{ReaderError, ReaderErrorKind};
pub use part::Part;

use self::window::Window;
use crate::document::Document;
use crate::limits::{LimitError, Limits};
use crate::utf8::to_text;

/// Iterator over the digests of an input of any length, such as a file with a whole archive.
///
/// Each [`Part`] owns the document of one digest. The digests are those that [`Document::parse`]
/// finds in the whole input, however the input is split into buffers. Memory is in proportion to
/// the longest digest, however many there are. For untrusted input, set [`Limits::max_bytes`].
///
/// A digest that is not UTF-8 or exceeds a limit is an error, and the digests after it are still
/// read. An error of the input ends the iterator, except for
/// [`Interrupted`](io::ErrorKind::Interrupted), after which reading is tried again.
///
/// Prose is skipped, and not checked to be UTF-8, unless [`with_prose`](Reader::with_prose) is
/// called. An input in UTF-16 is all prose.
///
/// ```no_run
/// use std::fs::File;
/// use std::io::BufReader;
///
/// use daily_papers::Reader;
///
/// let mut votes = 0;
/// for part in Reader::new(BufReader::new(File::open("archive.md")?)) {
///     let part = part?;
///     print!("{}", part.render(&part.document().diagnostics()).with_path("archive.md"));
///     votes += part.document().papers().filter_map(|paper| paper.votes()?.count()).sum::<u64>();
/// }
/// println!("{votes} votes");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Reader<R> {
    window: Window<R>,
    limits: Option<Limits>,
    has_prose: bool,
    has_failed: bool,
}

impl<R: BufRead> Reader<R> {
    /// Creates a reader that skips prose and has no limits.
    #[must_use]
    pub fn new(input: R) -> Reader<R> {
        Reader { window: Window::new(input), limits: None, has_prose: false, has_failed: false }
    }

    /// Sets limits, which hold for each part on its own.
    ///
    /// A part that is longer than [`max_bytes`](Limits::max_bytes) is skipped in memory in proportion
    /// to that limit.
    ///
    /// ```
    /// use daily_papers::{Limits, Reader};
    ///
    /// let long = format!("## Daily Papers (2024-04-23)\n\n{}\n\n", "long ".repeat(20));
    /// let input = [&long, "## Daily Papers (2024-04-24)\n\n"].concat();
    /// let mut parts = Reader::new(input.as_bytes()).with_limits(&Limits::new().max_bytes(80));
    /// assert_eq!(
    ///     parts.next().ok_or("no digest")?.unwrap_err().to_string(),
    ///     "line 3: expected a page of at most 80 bytes, found 132",
    /// );
    /// assert_eq!(parts.next().ok_or("no digest")??.line(), 5);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_limits(self, limits: &Limits) -> Reader<R> {
        Reader { limits: Some(*limits), ..self }
    }

    /// Sets that prose is returned as well. The texts of all parts together are then the input.
    ///
    /// The prose before the first heading is a part, and so is each section.
    ///
    /// ```
    /// use daily_papers::Reader;
    ///
    /// let input = "# Archive\n\n## Daily Papers (2024-04-23)\n\n## License\n\n## Citation\n";
    /// let mut text = String::new();
    /// for part in Reader::new(input.as_bytes()).with_prose() {
    ///     text += part?.document().as_str();
    /// }
    /// assert_eq!(text, input);
    /// # Ok::<(), daily_papers::reader::ReaderError>(())
    /// ```
    #[must_use]
    pub fn with_prose(self) -> Reader<R> {
        Reader { has_prose: true, ..self }
    }

    /// Reads the next part that is not skipped. Returns `None` at the end of the input.
    fn part(&mut self) -> io::Result<Option<Result<Part, ReaderError>>> {
        while let Some(is_digest) = self.window.is_digest()? {
            if is_digest || self.has_prose {
                let place = self.window.place();
                let document = self.document()?;
                return Ok(Some(match document {
                    Ok(document) => Ok(Part { document, place }),
                    Err(kind) => Err(ReaderError { place, kind }),
                }));
            }
            self.window.skip()?;
        }
        Ok(None)
    }

    /// Reads the part at the front as a document.
    fn document(&mut self) -> io::Result<Result<Document<'static>, ReaderErrorKind>> {
        let limits = self.limits.unwrap_or_default();
        if let Some(len) = self.window.part(limits.bytes())? {
            let bytes = self.window.bytes()?.get(..len).unwrap_or_default();
            let document = parse(bytes, self.limits.as_ref());
            let line_ends = document.as_ref().ok().map(line_ends);
            self.window.advance(len, line_ends)?;
            return Ok(document);
        }
        let excess = limits.excess_of(self.window.bytes()?);
        let start = self.window.place().offset;
        self.window.skip()?;
        let len = self.window.place().offset.saturating_sub(start);
        let excess = excess.for_page_of(usize::try_from(len).unwrap_or(usize::MAX));
        Ok(Err(ReaderErrorKind::Limit(LimitError::of_bytes(excess, Cow::Borrowed(&[])))))
    }
}

fn parse(bytes: &[u8], limits: Option<&Limits>) -> Result<Document<'static>, ReaderErrorKind> {
    let text = to_text(bytes).map_err(ReaderErrorKind::Utf8)?;
    match limits {
        Some(limits) => Document::parse_with_limits(text, limits).map_err(ReaderErrorKind::Limit),
        None => Ok(Document::parse(text)),
    }
}

/// Returns the number of line endings.
fn line_ends(document: &Document<'_>) -> usize {
    let is_last_ended = document.as_str().ends_with('\n');
    document.whole().records.len().saturating_sub(usize::from(!is_last_ended))
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<Part, ReaderError>;

    fn next(&mut self) -> Option<Result<Part, ReaderError>> {
        if self.has_failed {
            return None;
        }
        self.part().unwrap_or_else(|error| {
            self.has_failed = true;
            let place = self.window.place_of_error();
            Some(Err(ReaderError { place, kind: ReaderErrorKind::Io(error) }))
        })
    }
}

impl<R: BufRead> FusedIterator for Reader<R> {}

impl<R> fmt::Debug for Reader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("offset", &self.window.place().offset)
            .field("limits", &self.limits)
            .field("has_prose", &self.has_prose)
            .finish_non_exhaustive()
    }
}
