//! Tests the reader: its parts are those of the whole input, in any buffers.

use std::error::Error;
use std::io::{self, BufRead, BufReader, Read};
use std::mem;

use daily_papers::reader::ReaderErrorKind;
use daily_papers::{Document, Limits, Reader, proptest as strategies};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::bytes::laid_out;
use crate::corpus;
use crate::generators::{config, text};
use crate::invariants::reader::{Buffers, parts};

/// Prose, a digest with each kind of line ending, a section, and headings that are nearly digest
/// headings.
const INPUT: &str = concat!(
    "\u{feff}# 보관소\r\n\n",
    "## Daily Papers (2024-04-23)\r\n",
    "### [A](b)\n- 하나\n#\n##\n#### x\n\n",
    "## Daily Papers (2024-04-24)\n",
    "## Daily Papers (2024-02-30)\nVote: 1\n",
    "## Daily Papers (2024-04-25) \n",
    "## Daily Papers (2024-04-26)\r\r\n",
    "# x\n#\n",
    "## Daily Papers (2024-04-27)",
);

/// Returns the texts and lines of the digests.
fn digests(input: &str) -> Vec<(String, u64)> {
    let parts = Reader::new(input.as_bytes()).map(|part| part.unwrap());
    parts.map(|part| (part.document().to_string(), part.line())).collect()
}

/// A byte that starts no character, and cut characters.
const BAD: &[&[u8]] = &[b"\xff", b"\xc3", b"\xe0\x80", b"\xef\xbb", b"\xf0\x9f\x98"];

/// Returns bytes of several digests and prose, with bytes that are not UTF-8, cut anywhere.
fn input() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        3 => (strategies::digest(), 0_u8..16).prop_map(|(digest, layout)| laid_out(&digest, layout)),
        3 => text(),
        2 => select(&[
            "\n", "\r", "#", "# ", "## ", "\n# ", "\n## ", "\n## Daily Papers (2024-04-23)", "\u{feff}",
            "## Daily Papers (2024-04-23)\r\n", "## Daily Papers (2024-02-30)\n", "## License\n\n",
        ][..]).prop_map(str::to_owned),
    ];
    let bad = (any::<Index>(), select(BAD));
    (vec(piece, 0..6), vec(bad, 0..3), any::<Index>()).prop_map(|(pieces, bad, end)| {
        let mut bytes = pieces.concat().into_bytes();
        let is_cut = end.index(4) == 0;
        for (at, bad) in bad {
            let at = at.index(bytes.len() + 1);
            bytes.splice(at..at, bad.iter().copied());
        }
        if is_cut {
            bytes.truncate(end.index(bytes.len() + 1));
        }
        bytes
    })
}

fn sizes() -> impl Strategy<Value = Vec<usize>> {
    prop_oneof![Just(vec![1]), vec(prop_oneof![0..4_usize, 1..64_usize, 1..5000_usize], 0..8)]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn parts_are_those_of_the_whole_in_any_buffers(
        input in input(),
        sizes in sizes(),
        (bytes, line, papers, items) in (0..400_usize, 0..60_usize, 0..4_usize, 0..4_usize),
    ) {
        parts(&input, &sizes, None);
        parts(&input, &sizes, Some(&Limits::new().max_bytes(bytes)));
        let limits = Limits::new().max_line_bytes(line).max_papers(papers).max_items(items);
        parts(&input, &sizes, Some(&limits));
    }
}

#[test]
fn help_of_a_lost_heading_does_not_depend_on_the_place_in_the_input() {
    let digest = "## Daily Papers (2024-04-23)\n### [A](b)\n- c\n#### [D](https://e)\n\n- f\n\n![](g)\n";
    parts(format!("# Archive\n\n{digest}{digest}").as_bytes(), &[], None);
}

#[test]
fn parts_are_those_of_the_whole_at_every_cut() {
    let mut bad = INPUT.as_bytes().to_vec();
    bad[60] = 0xff;
    for input in [INPUT.as_bytes(), &bad] {
        for cut in 0..=input.len() {
            parts(input, &[cut, usize::MAX], None);
            parts(&input[..cut], &[], None);
            for max in [cut, 30] {
                parts(input, &[cut], Some(&Limits::new().max_bytes(max)));
                parts(&input[..cut], &[], Some(&Limits::new().max_bytes(max)));
            }
        }
    }
}

#[test]
fn real_pages_are_read_as_they_are_parsed() {
    for (path, text) in corpus::pages().into_iter().flatten() {
        parts(text.as_bytes(), &[8192], None);
        parts(text.as_bytes(), &[1000], Some(&Limits::new().max_bytes(20_000)));
        let document = Document::parse(&*text);
        let expected: Vec<_> = document.digests().map(|digest| digest.as_str().to_owned()).collect();
        let found: Vec<_> = digests(&text).into_iter().map(|(text, _)| text).collect();
        assert_eq!(found, expected, "{}", path.display());
    }
}

#[test]
fn digests_have_their_offset_and_line() {
    let parts: Vec<_> = Reader::new(INPUT.as_bytes()).map(|part| part.unwrap()).collect();
    let places: Vec<_> = parts.iter().map(|part| (part.offset(), part.line())).collect();
    assert_eq!(places, [(17, 3), (80, 10), (213, 17)]);
    for part in parts {
        let start = usize::try_from(part.offset()).unwrap();
        assert!(INPUT[start..].starts_with(part.document().as_str()));
    }
}

#[test]
fn only_a_well_formed_heading_starts_a_digest() {
    for (input, expected) in [
        ("", vec![]),
        ("\u{feff}", vec![]),
        ("\n", vec![]),
        ("## Daily Papers (2024-04-23)", vec![1]),
        ("## Daily Papers (2024-04-23)\r\n", vec![1]),
        // Without a line feed after it, a carriage return is content.
        ("## Daily Papers (2024-04-23)\r", vec![]),
        ("## Daily Papers (2024-04-23) ", vec![]),
        ("## Daily Papers (2023-02-29)\n", vec![]),
        ("\u{feff}## Daily Papers (2024-04-23)\n", vec![1]),
        ("\u{feff}\u{feff}## Daily Papers (2024-04-23)\n", vec![]),
        ("\n\u{feff}## Daily Papers (2024-04-23)\n", vec![]),
        ("x\n## Daily Papers (2024-04-23)\n\n## Daily Papers (2024-04-24)", vec![2, 4]),
    ] {
        let lines: Vec<_> = digests(input).into_iter().map(|(_, line)| line).collect();
        assert_eq!(lines, expected, "{input:?}");
    }
}

#[test]
fn prose_is_a_part_for_each_section() {
    let texts: Vec<_> = Reader::new(INPUT.as_bytes())
        .with_prose()
        .map(|part| part.unwrap().into_document().to_string())
        .collect();
    assert_eq!(texts.concat(), INPUT);
    let starts: Vec<_> = texts.iter().map(|text| text.lines().next().unwrap()).collect();
    assert_eq!(
        starts,
        [
            "\u{feff}# 보관소",
            "## Daily Papers (2024-04-23)",
            "## Daily Papers (2024-04-24)",
            "## Daily Papers (2024-02-30)",
            "## Daily Papers (2024-04-25) ",
            "## Daily Papers (2024-04-26)\r",
            "# x",
            "## Daily Papers (2024-04-27)",
        ]
    );
}

#[test]
fn digest_after_one_that_is_not_utf8_is_read() {
    let input = b"x\n## Daily Papers (2024-04-23)\n- \xed\xa0\x80\n## Daily Papers (2024-04-24)\n";
    let mut parts = Reader::new(&input[..]);
    let error = parts.next().unwrap().unwrap_err();
    assert_eq!(error.to_string(), "line 3, column 3: expected UTF-8, found the byte 0xed at offset 33");
    assert!(error.source().is_none());
    assert_eq!(parts.next().unwrap().unwrap().line(), 4);
    assert!(parts.next().is_none());
}

#[test]
fn digest_after_one_that_exceeds_a_limit_is_read() {
    let limits = Limits::new().max_bytes(100).max_line_bytes(28).max_papers(1).max_items(1);
    let heading = "## Daily Papers (2024-04-23)\n";
    let long = "a\n".repeat(40);
    for (digest, message) in [
        (&*long, "line 38: expected a page of at most 100 bytes, found 109"),
        ("-----------------------------\n", "line 3: expected a line of at most 28 bytes, found 29"),
        ("### [A](b)\n### [A](b)\n", "line 4: expected a page of at most 1 paper, found one more"),
        ("### [A](b)\n- a\n- a\n", "line 5: expected a page of at most 1 item, found one more"),
    ] {
        let input = ["\n", heading, digest, heading].concat();
        let mut parts = Reader::new(input.as_bytes()).with_limits(&limits);
        assert_eq!(parts.next().unwrap().unwrap_err().to_string(), message);
        assert_eq!(parts.next().unwrap().unwrap().document().to_string(), heading);
        assert!(parts.next().is_none());
    }
}

/// Input with an error after its bytes, and more bytes after that.
struct Broken<'a>(&'a [u8], bool);

impl Read for Broken<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() && !self.1 {
            self.1 = true;
            return Err(io::Error::new(io::ErrorKind::TimedOut, "the cable"));
        }
        self.0.read(buffer)
    }
}

#[test]
fn error_of_the_input_ends_the_parts() {
    let input = "## Daily Papers (2024-04-23)\n\n## Daily Papers (2024-04-24)\n\n";
    let mut parts = Reader::new(BufReader::with_capacity(7, Broken(input.as_bytes(), false)));
    assert_eq!(parts.next().unwrap().unwrap().line(), 1);
    let error = parts.next().unwrap().unwrap_err();
    assert_eq!(error.to_string(), "line 5: expected more input, found an error at offset 60: timed out");
    assert_eq!((error.part_offset(), error.part_line()), (60, 5));
    assert_eq!(error.source().unwrap().to_string(), "the cable");
    assert!(matches!(error.kind(), ReaderErrorKind::Io(error) if error.kind() == io::ErrorKind::TimedOut));
    assert!(parts.next().is_none());
}

#[test]
fn error_of_the_first_read_is_returned() {
    let mut parts = Reader::new(BufReader::new(Broken(b"", false)));
    let error = parts.next().unwrap().unwrap_err();
    assert_eq!(error.to_string(), "line 1: expected more input, found an error at offset 0: timed out");
    assert!(parts.next().is_none());
}

#[test]
fn input_that_loses_its_buffer_is_an_error() {
    /// Input that has a buffer, and then fails before a byte of it is consumed.
    struct Lost(bool);
    impl Read for Lost {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            panic!("only buffers are read")
        }
    }
    impl BufRead for Lost {
        fn fill_buf(&mut self) -> io::Result<&[u8]> {
            if mem::replace(&mut self.0, true) {
                return Err(io::ErrorKind::Interrupted.into());
            }
            Ok(b"## Daily Papers (2024-04-23)\n")
        }
        fn consume(&mut self, _: usize) {}
    }
    let mut parts = Reader::new(Lost(false));
    assert!(matches!(parts.next().unwrap().unwrap_err().kind(), ReaderErrorKind::Io(_)));
    assert!(parts.next().is_none());
}

#[test]
fn input_is_not_read_after_its_end() {
    /// Input that ends after each buffer, and goes on.
    struct Resumed(bool);
    impl Read for Resumed {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            panic!("only buffers are read")
        }
    }
    impl BufRead for Resumed {
        fn fill_buf(&mut self) -> io::Result<&[u8]> {
            Ok(if self.0 { b"" } else { b"## Daily Papers (2024-04-23)\n" })
        }
        fn consume(&mut self, _: usize) {
            self.0 = !self.0;
        }
    }
    let mut parts = Reader::new(Resumed(false));
    assert!(parts.next().is_some());
    assert!(parts.next().is_none());
    assert!(parts.next().is_none());
}

#[test]
fn debug_output_omits_the_input() {
    let mut parts = Reader::new(Buffers::new(INPUT.as_bytes(), &[]));
    parts.next().unwrap().unwrap();
    assert_eq!(format!("{parts:?}"), "Reader { offset: 80, limits: None, has_prose: false, .. }");
}
