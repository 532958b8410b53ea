//! Properties of the reader, on any bytes in any buffers.

use std::io::{self, BufRead, ErrorKind, Read};
use std::ops::Range;

use daily_papers::reader::{Part, ReaderError, ReaderErrorKind};
use daily_papers::syntax::{Kind, lines};
use daily_papers::{Code, Document, Limit, Limits, ReadError, Reader};

/// Input in buffers of the given sizes, over and over. A size of 0 stands for an interruption and a
/// buffer of one byte. Without sizes, the input is one buffer.
#[derive(Debug)]
pub(crate) struct Buffers<'a> {
    rest: &'a [u8],
    sizes: &'a [usize],
    next: usize,
    /// Bytes that are left in the buffer.
    left: usize,
    is_interrupted: bool,
}

impl<'a> Buffers<'a> {
    pub(crate) fn new(input: &'a [u8], sizes: &'a [usize]) -> Buffers<'a> {
        Buffers { rest: input, sizes, next: 0, left: 0, is_interrupted: false }
    }
}

impl Read for Buffers<'_> {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        panic!("only buffers are read");
    }
}

impl BufRead for Buffers<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            let size = self.sizes.get(self.next).copied().unwrap_or(self.rest.len());
            if size == 0 && !self.is_interrupted {
                self.is_interrupted = true;
                return Err(ErrorKind::Interrupted.into());
            }
            self.is_interrupted = false;
            self.next = (self.next + 1) % self.sizes.len().max(1);
            self.left = size.max(1).min(self.rest.len());
        }
        Ok(&self.rest[..self.left])
    }

    fn consume(&mut self, len: usize) {
        self.rest = &self.rest[len..];
        self.left -= len;
    }
}

/// A part that the reader should return.
struct Expected {
    is_digest: bool,
    bytes: Range<usize>,
    line: u64,
}

/// Returns the parts of an input, by the lines of the whole.
///
/// A replacement character neither starts nor ends a line, so the lines of text with replacements
/// are the lines of the bytes.
fn expected(input: &[u8]) -> Vec<Expected> {
    let text = String::from_utf8_lossy(input);
    let mut start = 0;
    let mut parts: Vec<Expected> = Vec::new();
    for ((number, line), bytes) in (1..).zip(lines(&text)).zip(input.split_inclusive(|byte| *byte == b'\n')) {
        let (is_digest, is_section) = match line.kind {
            Kind::DigestHeading { .. } => (true, true),
            Kind::MalformedDigestHeading(_) => (false, true),
            Kind::Prose(line) => (false, line.starts_with("# ") || line.starts_with("## ")),
            _ => (false, false),
        };
        let end = start + bytes.len();
        match parts.last_mut() {
            Some(part) if !is_section => part.bytes.end = end,
            _ => parts.push(Expected { is_digest, bytes: start..end, line: number }),
        }
        start = end;
    }
    assert_eq!(start, input.len());
    let digests =
        Document::parse(&*text).digests().map(|digest| digest.as_str().to_owned()).collect::<Vec<_>>();
    let found = parts.iter().filter(|part| part.is_digest);
    assert!(found.map(|part| String::from_utf8_lossy(&input[part.bytes.clone()])).eq(digests));
    parts
}

/// Checks that the parts of an input are those of the whole, whatever its buffers are.
pub fn parts(input: &[u8], sizes: &[usize], limits: Option<&Limits>) {
    let expected = expected(input);
    for has_prose in [false, true] {
        let mut reader = Reader::new(Buffers::new(input, sizes));
        if has_prose {
            reader = reader.with_prose();
        }
        if let Some(limits) = limits {
            reader = reader.with_limits(limits);
        }
        for part in expected.iter().filter(|part| part.is_digest || has_prose) {
            let bytes = input[part.bytes.clone()].to_vec();
            let document = match limits {
                Some(limits) => Document::from_utf8_with_limits(bytes, limits),
                None => Document::from_utf8(bytes).map_err(ReadError::Utf8),
            };
            is_part(part, reader.next().expect("a part follows"), document);
        }
        assert!(reader.next().is_none());
        assert!(reader.next().is_none());
    }
    if let (Ok(text), None) = (std::str::from_utf8(input), limits) {
        diagnostics(text, sizes);
    }
}

/// Checks that a part is the expected one: its document or error, and its place.
fn is_part(
    expected: &Expected,
    read: Result<Part, ReaderError>,
    document: Result<Document<'static>, ReadError>,
) {
    let start = u64::try_from(expected.bytes.start).unwrap();
    let wide = |number: usize| u64::try_from(number).unwrap();
    match (read, document) {
        (Ok(part), Ok(document)) => {
            assert_eq!((part.offset(), part.line()), (start, expected.line));
            assert_eq!(part.document().as_str(), document.as_str());
            assert_eq!(part.digest().is_some(), expected.is_digest);
            assert!(part.document().lines().eq(document.lines()));
            assert_eq!(part.into_document(), document);
        }
        (Err(error), Err(document)) => {
            assert_eq!((error.part_offset(), error.part_line()), (start, expected.line));
            let shown = error.to_string();
            let (offset, line) = (error.offset(), error.line());
            assert!(shown.starts_with(&format!("line {line}")), "{shown}");
            match (error.into_kind(), document) {
                (ReaderErrorKind::Utf8(error), ReadError::Utf8(document)) => {
                    assert_eq!(error, document);
                    assert_eq!(offset, start + wide(document.offset()));
                    assert_eq!(line, expected.line + wide(document.line()) - 1);
                    assert!(shown.contains(&format!(" at offset {offset}")), "{shown}");
                    assert_eq!(error.into_bytes(), document.into_bytes());
                }
                (ReaderErrorKind::Limit(error), ReadError::Limit(document)) => {
                    assert_eq!(error.to_string(), document.to_string());
                    assert_eq!((error.limit(), error.line()), (document.limit(), document.line()));
                    assert_eq!(error.span(), document.span());
                    assert_eq!(offset, start + wide(document.span().start));
                    assert_eq!(line, expected.line + wide(document.line()) - 1);
                    if error.limit() == Limit::Bytes {
                        assert_eq!(error.into_bytes(), None);
                    } else {
                        assert_eq!(error, document);
                    }
                }
                (error, document) => panic!("{error:?} instead of {document:?}"),
            }
        }
        (read, document) => panic!("{read:?} instead of {document:?}"),
    }
}

/// Checks that the diagnostics of the digests are those of the whole.
fn diagnostics(text: &str, sizes: &[usize]) {
    let whole = Document::parse(text);
    let of_whole = whole.diagnostics();
    if of_whole.iter().any(|diagnostic| diagnostic.code() == Code::TooMany) {
        return;
    }
    let mut digests = whole.digests();
    for part in Reader::new(Buffers::new(text.as_bytes(), sizes)) {
        let part = part.expect("the whole is UTF-8");
        let span = digests.next().expect("the whole has this digest").span();
        let of_digest = of_whole.iter().filter(|diagnostic| span.contains(diagnostic.span()));
        let expected: Vec<_> = of_digest.map(|diagnostic| diagnostic.render(text).to_string()).collect();
        let found = part.document().diagnostics();
        let found: Vec<_> = found
            .iter()
            .map(|diagnostic| part.render(std::slice::from_ref(diagnostic)).to_string())
            .collect();
        assert_eq!(found, expected);
    }
    assert!(digests.next().is_none());
}
