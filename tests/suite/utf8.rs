//! Tests parsing of bytes: UTF-8 parses as its text, and errors say where other bytes are, with any
//! features.

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

/// Asserts that bytes are accepted as by the standard library, borrowed or not, and are unchanged.
#[track_caller]
fn is_accepted_as_by_core(bytes: &[u8]) {
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
            // A second byte-order mark would be content; the generators do not make one.
            assert_eq!(error.column(), line.chars().count() + 1);
            let end = "the end of the text within the character";
            assert_eq!(error.to_string().contains(end), expected.error_len().is_none());
            assert_eq!(digest, Err(ReadError::Utf8(error.clone())));
            assert_eq!(error.into_bytes(), None);
            assert_eq!(owned.unwrap_err().into_bytes().as_deref(), Some(bytes));
        }
    }
}

/// Asserts that an error is where the standard library finds it, and says whether bytes are missing.
#[track_caller]
fn error_is_at_the_byte_of_core(bytes: &[u8]) {
    let found = Document::from_utf8(bytes).err();
    let expected = core::str::from_utf8(bytes).err();
    assert_eq!(
        found.map(|error| (error.offset(), error.to_string().contains("found the end of the text"))),
        expected.map(|error| (error.valid_up_to(), error.error_len().is_none())),
        "{bytes:?}"
    );
}

/// Lone, overlong and cut sequences, surrogates, and characters above U+10FFFF.
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
    fn random_bytes_are_accepted_as_by_core(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        is_accepted_as_by_core(&bytes);
    }

    /// simdutf8 checks 64 bytes at a time, so the byte is put at any offset.
    #[test]
    fn pages_with_a_bad_byte_are_accepted_as_by_core(text in text(), byte in any::<u8>(), at in any::<prop::sample::Index>()) {
        let mut bytes = text.trim_start_matches('\u{feff}').as_bytes().to_vec();
        is_accepted_as_by_core(&bytes);
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes[at] = byte;
            is_accepted_as_by_core(&bytes);
            bytes.truncate(at);
            is_accepted_as_by_core(&bytes);
        }
    }

    #[test]
    fn bad_sequences_are_refused_at_any_offset(
        before in "[a-z가-힣\n]{0,80}",
        bad in select(BAD),
        after in "[a-z가-힣\n]{0,80}",
    ) {
        let bytes = [before.as_bytes(), bad, after.as_bytes()].concat();
        prop_assert_eq!(error(&bytes).offset(), before.len());
        is_accepted_as_by_core(&bytes);
    }
}

proptest! {
    // Each case tries hundreds of bytes.
    #![proptest_config(ProptestConfig { cases: config().cases / 20, ..config() })]

    #[test]
    fn errors_are_those_of_core_wherever_bytes_are_cut_or_replaced(
        text in "[a-z¢-ɏ가-힣😀-🙏\n]{40,100}",
        bad in prop_oneof![select(BAD).prop_map(<[u8]>::to_vec), prop::collection::vec(any::<u8>(), 1..4)],
    ) {
        let bytes = text.as_bytes();
        for at in 0..bytes.len() {
            let (before, after) = bytes.split_at(at);
            error_is_at_the_byte_of_core(before);
            error_is_at_the_byte_of_core(&[before, after.get(bad.len()..).unwrap_or_default()].concat());
            error_is_at_the_byte_of_core(&[before, &bad, after.get(bad.len()..).unwrap_or_default()].concat());
        }
    }
}

#[test]
fn all_short_bytes_are_accepted_as_by_core() {
    is_accepted_as_by_core(b"");
    for a in 0..=u8::MAX {
        is_accepted_as_by_core(&[a]);
        for b in 0..=u8::MAX {
            is_accepted_as_by_core(&[a, b]);
        }
    }
}

#[test]
fn real_pages_are_accepted_as_by_core() {
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
fn from_utf8_borrows_slices_and_takes_any_bytes() {
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
fn error_is_at_the_first_bad_byte() {
    for (bytes, offset, line, column) in [
        (&b"\xff"[..], 0, 1, 1),
        (b"ab\xff\xfe", 2, 1, 3),
        (b"ab\n\xff", 3, 2, 1),
        (b"ab\r\n\xff", 4, 2, 1),
        (b"\n\n\nab\xff\n\xff", 5, 4, 3),
        // Columns count characters, and a lone carriage return does not end a line.
        ("연구\r".as_bytes(), 7, 1, 4),
        // A byte-order mark counts as a character except at the start of the text.
        ("\u{feff}a".as_bytes(), 4, 1, 2),
        ("\n\u{feff}a".as_bytes(), 5, 2, 3),
    ] {
        let bytes = [bytes, b"\xff"].concat();
        let error = error(&bytes);
        assert_eq!((error.offset(), error.line(), error.column()), (offset, line, column), "{bytes:?}");
    }
}

#[test]
fn messages_name_the_position_and_the_byte() {
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
fn page_without_a_digest_fails_as_from_text() {
    for page in ["", "# A page\n", "## Daily Papers (2024-04-23)\nstray\n"] {
        let expected = page.parse::<Digest>().unwrap_err();
        let error = strict(page.as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), expected.to_string());
        assert_eq!(error, ReadError::from(expected));
    }
    assert_eq!(strict(PAGE.as_bytes()).unwrap().to_string(), PAGE);
}

/// Returns a page in UTF-16, with or without a byte-order mark.
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
fn other_bytes_are_not_named_utf16() {
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
        // The text has only one character.
        b"#\0\x02\0\xff",
        b"\x01\0#\0\xff",
        b"\0#\0\x02\xff",
        b"\0\x01\0#\xff",
        // UTF-32, in both byte orders.
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

/// ASCII in UTF-16 is also UTF-8, with NUL characters.
#[test]
fn utf8_that_looks_like_utf16_is_parsed() {
    let bytes = utf16("## Daily Papers", false, u16::to_le_bytes);
    assert_eq!(Document::from_utf8(&bytes).unwrap().to_string().as_bytes(), bytes);
}

#[test]
fn debug_output_omits_the_bytes() {
    let shown = format!("{:?}", Document::from_utf8(b"secret\xff".repeat(1000)).unwrap_err());
    assert_eq!(shown, "Utf8Error { offset: 6, line: 1, column: 7, found: Some(255), utf16: None, .. }");
}
