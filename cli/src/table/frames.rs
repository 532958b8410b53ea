//! Pages in frames, for a program that has their bytes and no files.
//!
//! A frame is the length of the name and the length of the page, each as four bytes in little-endian
//! order, then the name and the page. A frame with two lengths of zero ends the input, so that an
//! input that was cut is an error.

use std::io::{self, Read};

/// The most bytes of a name, which each row repeats. An operating system has a similar limit.
const MOST_NAME: u32 = 4096;

/// The most bytes of a page.
const MOST_PAGE: u32 = 1 << 30;

/// A page in a frame.
pub(crate) struct Frame {
    pub(super) name: Vec<u8>,
    pub(super) page: Vec<u8>,
}

/// Iterator over the frames of an input. It ends after an error.
pub(super) struct Frames<R> {
    input: R,
    /// The number of the next frame, from 1, or `None` at the end.
    next: Option<u64>,
}

impl<R: Read> Frames<R> {
    pub(super) fn new(input: R) -> Frames<R> {
        Frames { input, next: Some(1) }
    }

    /// Reads a frame, or `None` for the last one.
    fn read(&mut self) -> Result<Option<Frame>, String> {
        let [name, page] = [self.length()?, self.length()?];
        if (name, page) == (0, 0) {
            return match self.some(1)?.is_empty() {
                true => Ok(None),
                false => Err("expected the end of the input after the last frame".to_owned()),
            };
        }
        if name == 0 || name > MOST_NAME {
            return Err(format!("expected a name of 1 to {MOST_NAME} bytes, found {name}"));
        }
        if page > MOST_PAGE {
            return Err(format!("expected a page of at most {MOST_PAGE} bytes, found {page}"));
        }
        Ok(Some(Frame { name: self.exactly(name)?, page: self.exactly(page)? }))
    }

    fn length(&mut self) -> Result<u32, String> {
        let mut length = [0; 4];
        self.input.read_exact(&mut length).map_err(|error| message_of(&error))?;
        Ok(u32::from_le_bytes(length))
    }

    fn exactly(&mut self, length: u32) -> Result<Vec<u8>, String> {
        let bytes = self.some(length)?;
        if bytes.len() < usize::try_from(length).unwrap_or(usize::MAX) {
            return Err(message_of(&io::ErrorKind::UnexpectedEof.into()));
        }
        Ok(bytes)
    }

    /// Reads at most this many bytes. Memory is allocated for what is there, not for what a length
    /// promises.
    fn some(&mut self, most: u32) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        let read = self.input.by_ref().take(most.into()).read_to_end(&mut bytes);
        read.map(|_| bytes).map_err(|error| message_of(&error))
    }
}

fn message_of(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "the input ends before its last frame".to_owned(),
        _ => error.to_string(),
    }
}

impl<R: Read> Iterator for Frames<R> {
    type Item = Result<Frame, String>;

    fn next(&mut self) -> Option<Self::Item> {
        let number = self.next.take()?;
        match self.read() {
            Ok(frame) => {
                self.next = frame.is_some().then(|| number.saturating_add(1));
                frame.map(Ok)
            }
            Err(problem) => Some(Err(format!("frame {number}: {problem}"))),
        }
    }
}
