//! Bytes in: what is UTF-8 reads as its text does, and what is not is told where, whatever the features.

use std::borrow::Cow;

use daily_papers::{Digest, Document, ReadError, Utf8Error, Utf16Order};
use proptest::prelude::*;
use proptest::sample::select;

use crate::corpus;
use crate::generators::{config, text};

const PAGE: &str =
    "## Daily Papers (2024-04-23)\n\n### [연구](https://arxiv.org/abs/2404.14219)\n\nVote: 3\n\n";

fn strict(bytes: &[u8]) -> Result<Digest, ReadError> {
    Ok(Digest::try_from(&Document::from_utf8(bytes)?)?)
}

#[track_caller]
fn error(bytes: &[u8]) -> Utf8Error {
    Document::from_utf8(bytes).expect_err("bytes that are not UTF-8")
}

/// Holds that bytes are judged as the standard library judges them, borrowed or not, and are never changed.
#[track_caller]
fn judged_as_by_core(bytes: &[u8]) {
    let borrowed = Document::from_utf8(bytes);
    let owned = Document::from_utf8(bytes.to_vec());
    let digest = strict(bytes);
    match core::str::from_utf8(bytes) {
        Ok(text) => {
            let borrowed = borrowed.unwrap();
            assert_eq!(borrowed, Document::parse(text));
            assert_eq!(owned, Ok(borrowed));
            assert_eq!(digest, text.parse().map_err(ReadError::Parse));
        }
        Err(expected) => {
            let error = borrowed.unwrap_err();
            let (valid, _) = bytes.split_at(expected.valid_up_to());
            let valid = core::str::from_utf8(valid).unwrap();
            let (before, line) =
                valid.rsplit_once('\n').map_or((None, valid), |(all, line)| (Some(all), line));
            let line = if before.is_none() { line.trim_start_matches('\u{feff}') } else { line };
            assert_eq!(error.offset(), valid.len());
            assert_eq!(error.line(), before.map_or(1, |before| before.split('\n').count() + 1));
            // A second mark would be content; the generators do not make one.
            assert_eq!(error.column(), line.chars().count() + 1);
            let end = "the end of the text within the character";
            assert_eq!(error.to_string().contains(end), expected.error_len().is_none());
            assert_eq!(digest, Err(ReadError::Utf8(error.clone())));
            assert_eq!(error.into_bytes(), None);
            assert_eq!(owned.unwrap_err().into_bytes().as_deref(), Some(bytes));
        }
    }
}

/// Every kind of what UTF-8 is not: lone, overlong and cut sequences, surrogates, what is beyond U+10FFFF.
const BAD: &[&[u8]] = &[
    b"\x80",
    b"\xbf",
    b"\xc0\x80",
    b"\xc1\xbf",
    b"\xc3",
    b"\xe0\x80\x80",
    b"\xe0\x9f\xbf",
    b"\xe1\x80",
    b"\xed\xa0\x80",
    b"\xed\xbf\xbf",
    b"\xf0\x80\x80\x80",
    b"\xf0\x8f\xbf\xbf",
    b"\xf4\x90\x80\x80",
    b"\xf5\x80\x80\x80",
    b"\xfe",
    b"\xff",
];

proptest! {
    #![proptest_config(config())]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        judged_as_by_core(&bytes);
    }

    /// The validation that is fast takes 64 bytes at a time: what is bad can stand anywhere in them.
    #[test]
    fn pages_with_a_bad_byte(text in text(), byte in any::<u8>(), at in any::<prop::sample::Index>()) {
        let mut bytes = text.trim_start_matches('\u{feff}').as_bytes().to_vec();
        judged_as_by_core(&bytes);
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes[at] = byte;
            judged_as_by_core(&bytes);
            bytes.truncate(at);
            judged_as_by_core(&bytes);
        }
    }

    #[test]
    fn bad_sequences(
        before in "[a-z가-힣\n]{0,80}",
        bad in select(BAD),
        after in "[a-z가-힣\n]{0,80}",
    ) {
        let bytes = [before.as_bytes(), bad, after.as_bytes()].concat();
        prop_assert_eq!(error(&bytes).offset(), before.len());
        judged_as_by_core(&bytes);
    }
}

#[test]
fn short_bytes_all_of_them() {
    judged_as_by_core(b"");
    for a in 0..=u8::MAX {
        judged_as_by_core(&[a]);
        for b in 0..=u8::MAX {
            judged_as_by_core(&[a, b]);
        }
    }
}

#[test]
fn real_pages_as_bytes() {
    for (path, text) in corpus::pages().into_iter().flatten() {
        assert_eq!(
            Document::from_utf8(text.as_bytes()).unwrap(),
            Document::parse(&*text),
            "{}",
            path.display()
        );
    }
}

#[test]
fn borrows_a_slice_and_takes_all_that_is_bytes() {
    let document: Document<'_> = Document::from_utf8(PAGE.as_bytes()).unwrap();
    assert_eq!(document.as_str().as_ptr(), PAGE.as_ptr());
    assert!(matches!(document.into_text(), Cow::Borrowed(PAGE)));
    let owned: Document<'static> = Document::from_utf8(PAGE.as_bytes().to_vec()).unwrap();
    assert_eq!(owned.to_string(), PAGE);
    assert!(Document::from_utf8(b"an array").is_ok());
    let vector = b"a vector".to_vec();
    assert!(Document::from_utf8(&vector).is_ok_and(|document| document.as_str().as_ptr() == vector.as_ptr()));
    assert!(Document::from_utf8(Cow::Borrowed(&b"either"[..])).is_ok());
}

#[test]
fn place_is_that_of_the_first_bad_byte() {
    for (bytes, offset, line, column) in [
        (&b"\xff"[..], 0, 1, 1),
        (b"ab\xff\xfe", 2, 1, 3),
        (b"ab\n\xff", 3, 2, 1),
        (b"ab\r\n\xff", 4, 2, 1),
        (b"\n\n\nab\xff\n\xff", 5, 4, 3),
        // Columns are characters, and a lone carriage return ends no line.
        ("연구\r".as_bytes(), 7, 1, 4),
        // The mark that opens a text is no character of its first line, but one of any other.
        ("\u{feff}a".as_bytes(), 4, 1, 2),
        ("\n\u{feff}a".as_bytes(), 5, 2, 3),
    ] {
        let bytes = [bytes, b"\xff"].concat();
        let error = error(&bytes);
        assert_eq!((error.offset(), error.line(), error.column()), (offset, line, column), "{bytes:?}");
    }
}

#[test]
fn messages() {
    for (bytes, message) in [
        (&b"a\n\xe9t\xe9"[..], "line 2, column 1: expected UTF-8, found the byte 0xe9 at offset 2"),
        (b"ab\x80", "line 1, column 3: expected UTF-8, found the byte 0x80 at offset 2"),
        (
            b"ab\xec\x97",
            "line 1, column 3: expected UTF-8, found the end of the text within the character at offset 2",
        ),
        (
            b"\xff\xfe#\0",
            "line 1, column 1: expected UTF-8, found the byte 0xff at offset 0; it looks like UTF-16, little endian",
        ),
        (
            b"\0#\0#\0 \xc5\xf0",
            "line 1, column 7: expected UTF-8, found the byte 0xc5 at offset 6; it looks like UTF-16, big endian",
        ),
    ] {
        assert_eq!(error(bytes).to_string(), message);
        assert_eq!(strict(bytes).unwrap_err().to_string(), message);
    }
}

#[test]
fn page_that_is_no_digest_is_told_as_from_text() {
    for page in ["", "# A page\n", "## Daily Papers (2024-04-23)\nstray\n"] {
        let expected = page.parse::<Digest>().unwrap_err();
        let error = strict(page.as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), expected.to_string());
        assert_eq!(error, ReadError::from(expected));
    }
    assert_eq!(strict(PAGE.as_bytes()).unwrap().to_string(), PAGE);
}

/// A page in UTF-16, with or without its mark.
fn utf16(page: &str, with_mark: bool, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mark = with_mark.then_some(0xfeff);
    mark.into_iter().chain(page.encode_utf16()).flat_map(bytes).collect()
}

#[test]
fn utf16_is_named() {
    for page in [PAGE, "# 논문\n", "##", "한글"] {
        assert_eq!(
            error(&utf16(page, true, u16::to_le_bytes)).utf16(),
            Some(Utf16Order::LittleEndian),
            "{page}"
        );
        assert_eq!(
            error(&utf16(page, true, u16::to_be_bytes)).utf16(),
            Some(Utf16Order::BigEndian),
            "{page}"
        );
    }
    for page in [PAGE, "# 논문\n", "\r\n연"] {
        assert_eq!(
            error(&utf16(page, false, u16::to_le_bytes)).utf16(),
            Some(Utf16Order::LittleEndian),
            "{page}"
        );
        assert_eq!(
            error(&utf16(page, false, u16::to_be_bytes)).utf16(),
            Some(Utf16Order::BigEndian),
            "{page}"
        );
    }
}

#[test]
fn what_is_not_utf16_is_not_named_so() {
    for bytes in [
        &b"\xff"[..],
        b"\xfe",
        b"\xff\xff",
        b"# caf\xe9",
        b"#\0# \xff",
        b"#\0",
        b"\0#\0\xff",
        b"\x01\0\x02\0\xff",
        b"\0\x01\0\x02\xff",
        // One character of text alone.
        b"#\0\x02\0\xff",
        b"\x01\0#\0\xff",
        b"\0#\0\x02\xff",
        b"\0\x01\0#\xff",
        // UTF-32, in either order.
        b"\xff\xfe\0\0#\0\0\0",
        b"\0\0\xfe\xff\0\0\0#",
        // EUC-KR.
        b"## \xbf\xac\xb1\xb8\n",
    ] {
        match Document::from_utf8(bytes) {
            Ok(_) => assert_eq!(bytes, b"#\0"),
            Err(error) => assert_eq!(error.utf16(), None, "{bytes:?}"),
        }
    }
}

/// ASCII in UTF-16 is UTF-8 too, with many a NUL: what is UTF-8 is read.
#[test]
fn what_is_utf8_is_read_whatever_it_looks_like() {
    let bytes = utf16("## Daily Papers", false, u16::to_le_bytes);
    assert_eq!(Document::from_utf8(&bytes).unwrap().to_string().as_bytes(), bytes);
}

#[test]
fn debug_does_not_hold_the_bytes() {
    let shown = format!("{:?}", Document::from_utf8(b"secret\xff".repeat(1000)).unwrap_err());
    assert_eq!(shown, "Utf8Error { offset: 6, line: 1, column: 7, found: Some(255), utf16: None, .. }");
}
