//! Peak memory of a reader.

use std::hint::black_box;
use std::io::{self, BufRead, Read};

use daily_papers::{Limits, Reader};

use crate::generator;

const HEADING: &[u8] = b"## Daily Papers (2024-04-23)\n\n";
/// Bytes that are read at a time, besides those of a digest.
const CONSTANT: u64 = 160 * 1024;
/// Length of lines and digests that must not be kept in memory.
const LONG: usize = 16 * 1024 * 1024;

/// Input that is a text over and over. Each repetition is one buffer.
struct Repeated<'a> {
    text: &'a [u8],
    start: usize,
    left: usize,
}

impl<'a> Repeated<'a> {
    fn new(text: &'a [u8], times: usize) -> Repeated<'a> {
        Repeated { text, start: 0, left: text.len() * times }
    }
}

impl Read for Repeated<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let len = self.fill_buf()?.read(buffer)?;
        self.consume(len);
        Ok(len)
    }
}

impl BufRead for Repeated<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let rest = &self.text[self.start..];
        Ok(&rest[..rest.len().min(self.left)])
    }

    fn consume(&mut self, len: usize) {
        self.start = (self.start + len) % self.text.len();
        self.left -= len;
    }
}

/// Reads an input to its end. Returns the peak number of allocated bytes, and the number of parts.
fn peak_bytes<R: BufRead>(reader: Reader<R>) -> (u64, usize) {
    let mut parts = 0;
    let allocated = allocation_counter::measure(|| parts = reader.map(black_box).count());
    (allocated.bytes_max, parts)
}

#[test]
fn memory_does_not_grow_with_the_number_of_digests() {
    let pages = generator::pages().concat();
    let count = daily_papers::Document::parse(&*pages).digests().count();
    let [few, many] = [2, 20].map(|times| {
        let (peak, parts) = peak_bytes(Reader::new(Repeated::new(pages.as_bytes(), times)));
        assert_eq!(parts, count * times);
        peak
    });
    println!("{few} bytes at the peak for {} bytes, and {many} for ten times as many", pages.len() * 2);
    assert_eq!(few, many);
    assert!(many < 1 << 20, "{many}");
}

#[test]
fn memory_of_skipped_prose_is_constant() {
    for line in [&b"a"[..], b"#", b"a\n", b"\n#", b"# a\n", b"## Daily Papers (2024-04-23"] {
        let text = line.repeat(4096);
        let input = Repeated::new(&text, LONG / text.len()).chain(HEADING);
        let (peak, parts) = peak_bytes(Reader::new(input));
        assert!(parts <= 1, "{parts}");
        assert!(peak < CONSTANT, "{peak} bytes for {:?}", line.escape_ascii().to_string());
    }
}

#[test]
fn memory_of_a_digest_beyond_the_limit_is_bounded() {
    let limit = 1 << 20;
    for line in [&b"a"[..], b"a\n", b"\n#", b"\xff", b"### [a](b)\n"] {
        let text = line.repeat(4096);
        let long = Repeated::new(&text, LONG / text.len());
        let input = HEADING.chain(long).chain(&b"\n"[..]).chain(HEADING);
        let (peak, parts) = peak_bytes(Reader::new(input).with_limits(&Limits::new().max_bytes(limit)));
        assert_eq!(parts, 2);
        println!("{peak} bytes at the peak for {:?}", line.escape_ascii().to_string());
        assert!(peak < 4 * u64::try_from(limit).unwrap(), "{peak}");
    }
}
