use std::io::{self, BufRead, ErrorKind};
use std::vec::Vec;

use memchr::memchr_iter;
use memchr::memmem::Finder;

use crate::syntax::{DIGEST_HEADING_BYTES, opens_digest, opens_section};

/// Maximum number of bytes that are copied before the end of a part is searched in them.
const MOST: usize = 16_384;

/// Bytes of an input from the start of a part.
///
/// A part starts at the start of the input, or at a line that is a section or a digest heading. It
/// ends before the next such line.
///
/// A part that lies in one buffer of the input is not copied.
pub(super) struct Window<R> {
    input: R,
    is_at_end: bool,
    /// Copy of the bytes that are in more than one buffer of the input, or no bytes.
    copied: Vec<u8>,
    /// Number of bytes at the end of the copy that the buffer of the input still holds.
    shared: usize,
    place: Place,
    search: Search,
}

/// Place in an input.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Offset in bytes, from 0.
    pub(super) offset: u64,
    /// Number of the line, from 1.
    pub(super) line: u64,
}

impl Place {
    /// Returns the place after these bytes.
    fn after(self, bytes: &[u8]) -> Place {
        self.moved(bytes.len(), memchr_iter(b'\n', bytes).count())
    }

    /// Returns the place after this many bytes with this many line endings.
    fn moved(self, len: usize, line_ends: usize) -> Place {
        Place {
            offset: self.offset.saturating_add(wide(len)),
            line: self.line.saturating_add(wide(line_ends)),
        }
    }
}

/// Search for the end of a part.
struct Search {
    /// Finds lines that start like headings.
    finder: Finder<'static>,
    /// Number of bytes in which the part does not end.
    searched: usize,
}

impl Search {
    /// Returns the end of the part that starts with `bytes`, if they show it.
    fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        let rest = bytes.get(self.searched..).unwrap_or_default();
        for at in self.finder.find_iter(rest) {
            let at = self.searched.saturating_add(at);
            let line = at.saturating_add(1);
            match opens_section(bytes.get(line..).unwrap_or_default()) {
                Some(false) => {}
                is_section => {
                    self.searched = at;
                    return is_section.map(|_| line);
                }
            }
        }
        // The last byte can be the line feed before a heading.
        self.searched = bytes.len().saturating_sub(1);
        None
    }
}

impl<R> Window<R> {
    pub(super) fn new(input: R) -> Window<R> {
        Window {
            input,
            is_at_end: false,
            copied: Vec::new(),
            shared: 0,
            place: Place { offset: 0, line: 1 },
            search: Search { finder: Finder::new(b"\n#"), searched: 0 },
        }
    }

    /// Returns the place of the first byte of the window.
    pub(super) fn place(&self) -> Place {
        self.place
    }

    /// Returns the place at which the input cannot be read.
    pub(super) fn place_of_error(&self) -> Place {
        self.place.after(&self.copied)
    }
}

impl<R: BufRead> Window<R> {
    /// Returns the bytes of the window. They can be fewer or more than those of the part.
    pub(super) fn bytes(&mut self) -> io::Result<&[u8]> {
        bytes(&mut self.input, &self.copied, self.is_at_end)
    }

    /// Copies the next bytes of the input, or notes that there are none.
    fn copy(&mut self) -> io::Result<()> {
        self.input.consume(self.shared);
        self.shared = 0;
        let buffer = loop {
            match self.input.fill_buf() {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                buffer => break buffer?,
            }
        };
        self.is_at_end = buffer.is_empty();
        // A buffer without the end of the part is copied as a whole.
        let most = if self.copied.is_empty() { buffer.len() } else { MOST };
        let buffer = buffer.get(..most).unwrap_or(buffer);
        self.copied.extend_from_slice(buffer);
        self.shared = buffer.len();
        Ok(())
    }

    /// Fills the buffer of the input if no byte is left.
    fn fill(&mut self) -> io::Result<()> {
        while self.copied.is_empty() && !self.is_at_end {
            match self.input.fill_buf() {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
                Ok([]) => self.is_at_end = true,
                Ok(_) => break,
            }
        }
        Ok(())
    }

    /// Moves the start of the window. `line_ends` is the number of line endings that it passes. They
    /// are counted if it is `None`.
    pub(super) fn advance(&mut self, len: usize, line_ends: Option<usize>) -> io::Result<()> {
        let passed = bytes(&mut self.input, &self.copied, self.is_at_end)?;
        self.place = match line_ends {
            Some(count) => self.place.moved(len, count),
            None => self.place.after(passed.get(..len).unwrap_or_default()),
        };
        self.search.searched = 0;
        match self.copied.len().checked_sub(len) {
            Some(after) => {
                // Bytes that the buffer of the input still holds need no copy.
                self.input.consume(self.shared.saturating_sub(after));
                self.copied.truncate(len.saturating_add(after.saturating_sub(self.shared)));
                self.copied.drain(..len.min(self.copied.len()));
                self.shared = 0;
            }
            // Nothing is copied.
            None => self.input.consume(len),
        }
        Ok(())
    }

    /// Returns whether the part is a digest. Returns `None` at the end of the input.
    pub(super) fn is_digest(&mut self) -> io::Result<Option<bool>> {
        self.fill()?;
        let is_short = |bytes: &[u8]| bytes.len() < DIGEST_HEADING_BYTES && !bytes.contains(&b'\n');
        while !self.is_at_end && is_short(self.bytes()?) {
            self.copy()?;
        }
        let start = usize::try_from(self.place.offset).unwrap_or(usize::MAX);
        let bytes = self.bytes()?;
        Ok(if bytes.is_empty() { None } else { Some(opens_digest(start, bytes)) })
    }

    /// Returns the end of the part, if it is in the window.
    fn end(&mut self) -> io::Result<Option<usize>> {
        let bytes = bytes(&mut self.input, &self.copied, self.is_at_end)?;
        Ok(match self.search.end(bytes) {
            None if self.is_at_end => Some(bytes.len()),
            end => end,
        })
    }

    /// Reads up to the end of the part, and returns its length. Returns `None` if it is longer than
    /// `most` bytes.
    pub(super) fn part(&mut self, most: usize) -> io::Result<Option<usize>> {
        loop {
            match self.end()? {
                Some(end) => return Ok(Some(end).filter(|end| *end <= most)),
                None if self.search.searched >= most => return Ok(None),
                None => self.copy()?,
            }
        }
    }

    /// Moves the start of the window to the end of the part.
    pub(super) fn skip(&mut self) -> io::Result<()> {
        loop {
            if let Some(end) = self.end()? {
                return self.advance(end, None);
            }
            // Nothing is passed if the window is shorter than the opening of a heading.
            if self.search.searched > 0 {
                self.advance(self.search.searched, None)?;
            }
            self.copy()?;
        }
    }
}

/// Returns the copy. If nothing is copied, returns the buffer of the input.
///
/// Only a buffer that `fill` has filled is read. An input that fails all the same breaks the
/// contract of `BufRead`.
fn bytes<'a>(input: &'a mut impl BufRead, copied: &'a [u8], is_at_end: bool) -> io::Result<&'a [u8]> {
    if copied.is_empty() && !is_at_end { input.fill_buf() } else { Ok(copied) }
}

/// Returns a size as a `u64`, which holds every size.
pub(super) fn wide(size: usize) -> u64 {
    u64::try_from(size).unwrap_or(u64::MAX)
}
