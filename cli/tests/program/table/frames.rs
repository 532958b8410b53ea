//! Tests of pages in frames.

use std::process::Output;

use super::equal::framed;
use super::read::{Read, digests, of_ipc, table};
use crate::run::page;

fn pages() -> Vec<(String, String)> {
    ["a.md", "가/b.md"].map(|name| (name.to_owned(), page(name))).into()
}

/// Converts frames, and returns the status, the messages and the rows.
fn convert(frames: &[u8]) -> (Option<i32>, String, Vec<Read>) {
    let Output { status, stdout, stderr } = table(&["--framed", "--ipc"], frames);
    (status.code(), String::from_utf8(stderr).unwrap(), digests(&of_ipc(&stdout).unwrap()))
}

/// Returns a frame with these lengths.
fn frame(name: u32, page: u32, bytes: &[u8]) -> Vec<u8> {
    [&name.to_le_bytes()[..], &page.to_le_bytes(), bytes].concat()
}

#[test]
fn frames_are_pages() {
    let (status, err, read) = convert(&framed(&pages()));
    assert_eq!((status, err.as_str()), (Some(0), ""));
    let titles = read.iter().map(|read| (&*read.source, read.digests[0].papers[0].title.as_str()));
    assert_eq!(titles.collect::<Vec<_>>(), [("a.md", "a.md"), ("가/b.md", "가/b.md")]);
    assert_eq!(convert(&framed(&[])), (Some(0), String::new(), Vec::new()));
}

#[test]
fn frames_that_are_cut_are_an_error_at_every_place() {
    let frames = framed(&pages());
    let first = framed(&pages()[..1]).len() - 8;
    let second = frames.len() - 8;
    for end in 0..frames.len() {
        let (status, err, read) = convert(&frames[..end]);
        let whole = [first, second].iter().filter(|whole| **whole <= end).count();
        let expected = format!("error: frame {}: the input ends before its last frame\n", whole + 1);
        assert_eq!((status, err, read.len()), (Some(2), expected, whole), "{end}");
    }
}

#[test]
fn bytes_after_the_last_frame_are_an_error() {
    let (status, err, read) = convert(&[framed(&pages()), framed(&pages())].concat());
    let expected = "error: frame 3: expected the end of the input after the last frame\n";
    assert_eq!((status, err.as_str(), read.len()), (Some(2), expected, 2));
}

/// The lengths promise more than there is, which must not be allocated.
#[test]
fn hostile_lengths_are_an_error() {
    let max = u32::MAX;
    for (frames, expected) in [
        (frame(max, max, b"a"), "expected a name of 1 to 4096 bytes, found 4294967295"),
        (frame(4097, 1, &[b'a'; 4098]), "expected a name of 1 to 4096 bytes, found 4097"),
        (frame(0, 1, b"a"), "expected a name of 1 to 4096 bytes, found 0"),
        (frame(1, max, b"aa"), "expected a page of at most 1073741824 bytes, found 4294967295"),
        (frame(1, 1 << 30, b"aa"), "the input ends before its last frame"),
    ] {
        let (status, err, read) = convert(&frames);
        assert_eq!((status, err, read.len()), (Some(2), format!("error: frame 1: {expected}\n"), 0));
    }
}

#[test]
fn page_without_bytes_has_no_row() {
    let (status, err, read) = convert(&frame(1, 0, b"a\0\0\0\0\0\0\0\0"));
    assert_eq!((status, err.as_str(), read.len()), (Some(0), "", 0));
}

#[test]
fn frame_that_is_not_utf8_does_not_stop_the_others() {
    let frames = [frame(2, 1, b"a\xff#"), frame(1, 2, b"b#\xff"), framed(&pages())].concat();
    let (status, err, read) = convert(&frames);
    assert_eq!((status, read.len()), (Some(2), 2));
    let lines: Vec<_> = err.lines().collect();
    assert_eq!(lines[0], "error: a\u{fffd}: the name is not UTF-8");
    assert!(lines[1].starts_with("error: b: ") && lines[1].contains("UTF-8"), "{err}");
}
