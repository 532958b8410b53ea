use std::io::{self, BufRead, ErrorKind};
use std::vec::Vec;

use memchr::memchr_iter;
use memchr::memmem::Finder;

use crate::syntax::{DIGEST_HEADING_BYTES, opens_digest, opens_section};

/// Maximum number of bytes that are copied at a time. The buffer of an input can be as large as the
/// input.
const MOST: usize = 32 * 1024;

/// Bytes of an input from the start of a part.
///
/// A part starts at the start of the input, or at a line that is a section or a digest heading. It
/// ends before the next such line.
pub(super) struct Window<R> {
    input: R,
    is_at_end: bool,
    bytes: Vec<u8>,
    /// Number of bytes that belong to earlier parts.
    taken: usize,
    /// Number of bytes after those in which the part does not end.
    searched: usize,
    place: Place,
    /// Finds lines that start like headings.
    finder: Finder<'static>,
}

/// Place in an input.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Offset in bytes, from 0.
    pub(super) offset: u64,
    /// Number of the line, from 1.
    pub(super) line: u64,
}

impl<R> Window<R> {
    pub(super) fn new(input: R) -> Window<R> {
        Window {
            input,
            is_at_end: false,
            bytes: Vec::new(),
            taken: 0,
            searched: 0,
            place: Place { offset: 0, line: 1 },
            finder: Finder::new(b"\n#"),
        }
    }

    /// Returns the place of the first byte of the window.
    pub(super) fn place(&self) -> Place {
        self.place
    }

    /// Moves the start of the window to its end, and returns the place there.
    pub(super) fn end(&mut self) -> Place {
        self.advance(self.bytes().len());
        self.place
    }

    /// Returns the bytes of the window. They can be fewer or more than those of the part.
    pub(super) fn bytes(&self) -> &[u8] {
        self.bytes.get(self.taken..).unwrap_or_default()
    }

    /// Moves the start of the window.
    pub(super) fn advance(&mut self, len: usize) {
        let passed = self.bytes().get(..len).unwrap_or_default();
        let Place { offset, line } = self.place;
        let lines = memchr_iter(b'\n', passed).count();
        self.place =
            Place { offset: offset.saturating_add(wide(len)), line: line.saturating_add(wide(lines)) };
        self.taken = self.taken.saturating_add(len);
        self.searched = 0;
    }

    /// Finds the end of the part in the window.
    fn find_end(&mut self) -> Option<usize> {
        let bytes = self.bytes.get(self.taken..).unwrap_or_default();
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

impl<R: BufRead> Window<R> {
    /// Reads more bytes, or notes that there are none.
    fn read(&mut self) -> io::Result<()> {
        self.bytes.drain(..self.taken.min(self.bytes.len()));
        self.taken = 0;
        let chunk = loop {
            match self.input.fill_buf() {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                chunk => break chunk?,
            }
        };
        let chunk = chunk.get(..MOST).unwrap_or(chunk);
        self.is_at_end = chunk.is_empty();
        self.bytes.extend_from_slice(chunk);
        let len = chunk.len();
        self.input.consume(len);
        Ok(())
    }

    /// Returns whether the part is a digest. Returns `None` at the end of the input.
    pub(super) fn is_digest(&mut self) -> io::Result<Option<bool>> {
        while !self.is_at_end && self.bytes().len() < DIGEST_HEADING_BYTES && !self.bytes().contains(&b'\n') {
            self.read()?;
        }
        if self.bytes().is_empty() {
            return Ok(None);
        }
        let start = usize::try_from(self.place.offset).unwrap_or(usize::MAX);
        Ok(Some(opens_digest(start, self.bytes())))
    }

    /// Reads the part into the window, and returns its length. Returns `None` if it is longer than
    /// `most` bytes.
    pub(super) fn part(&mut self, most: usize) -> io::Result<Option<usize>> {
        loop {
            let end = match self.find_end() {
                None if self.is_at_end => Some(self.bytes().len()),
                end => end,
            };
            match end {
                Some(end) => return Ok(Some(end).filter(|end| *end <= most)),
                None if self.searched > most => return Ok(None),
                None => self.read()?,
            }
        }
    }

    /// Moves the start of the window to the end of the part.
    pub(super) fn skip(&mut self) -> io::Result<()> {
        loop {
            match self.find_end() {
                Some(end) => {
                    self.advance(end);
                    return Ok(());
                }
                None if self.is_at_end => {
                    self.end();
                    return Ok(());
                }
                None => {
                    self.advance(self.searched);
                    self.read()?;
                }
            }
        }
    }
}

/// Returns a size as a `u64`, which holds every size.
pub(super) fn wide(size: usize) -> u64 {
    u64::try_from(size).unwrap_or(u64::MAX)
}
