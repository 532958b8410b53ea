//! Tests that the crate's generators reach every case, and always return.

use ::proptest::prelude::*;
use ::proptest::strategy::ValueTree;
use ::proptest::test_runner::{Config, RngSeed, TestRunner};
use arbitrary::{Arbitrary, Unstructured};
use daily_papers::{
    Author, Date, Digest, Emphasis, Item, Label, Link, Media, Paper, Title, ValueError, VideoLink, Votes,
    proptest,
};

/// The name of a case, and whether a digest has it.
type Case = (&'static str, fn(&Digest) -> bool);

/// Cases of digests that a guarantee could break on.
const CASES: [Case; 31] = [
    ("no paper", |digest| digest.papers.is_empty()),
    ("papers", |digest| digest.papers.len() == 3),
    ("a leap day", |digest| (digest.date.month(), digest.date.day()) == (2, 29)),
    ("a year of one digit", |digest| digest.date.year() < 10),
    ("no media", |digest| paper(digest, |paper| paper.media.is_none())),
    ("an image", |digest| paper(digest, |paper| matches!(paper.media, Some(Media::Image(_))))),
    ("a video", |digest| paper(digest, |paper| matches!(paper.media, Some(Media::Video(_))))),
    ("no votes", |digest| paper(digest, |paper| paper.votes.is_none())),
    ("votes not known", |digest| paper(digest, |paper| paper.votes == Some(Votes::Unknown))),
    ("votes of twenty digits", |digest| paper(digest, |paper| paper.votes > Some(Votes::Count(1 << 63)))),
    ("a link that is empty", |digest| paper(digest, |paper| paper.url.is_empty())),
    ("a link with brackets", |digest| paper(digest, |paper| paper.url.as_str().contains(")]"))),
    ("a title that is empty", |digest| paper(digest, |paper| paper.title.is_empty())),
    ("a title with the seam of a link", |digest| paper(digest, |paper| paper.title.as_str().contains("]("))),
    ("a title with a carriage return", |digest| paper(digest, |paper| paper.title.as_str().contains('\r'))),
    ("a title with U+2028", |digest| paper(digest, |paper| paper.title.as_str().contains('\u{2028}'))),
    ("a title with Hangul", |digest| {
        paper(digest, |paper| paper.title.as_str().contains(|c| ('가'..='힣').contains(&c)))
    }),
    ("a title beyond the first plane", |digest| {
        paper(digest, |paper| paper.title.as_str().contains(|c| c > '\u{ffff}'))
    }),
    ("a control character", |digest| paper(digest, |paper| paper.title.as_str().contains(|c| c < '\t'))),
    ("an author with a quote", |digest| author(digest, |name| name.contains('\''))),
    ("an author with a backslash", |digest| author(digest, |name| name.contains('\\'))),
    ("an author with a comma", |digest| author(digest, |name| name.contains(','))),
    ("an author that is empty", |digest| author(digest, str::is_empty)),
    ("an author of white space", |digest| author(digest, |name| name == " ")),
    ("an item without a label", |digest| item(digest, |item| item.label().is_none())),
    ("a label", |digest| {
        item(digest, |item| item.label().is_some_and(|label| label.emphasis() != Emphasis::Strong))
    }),
    ("a strong label", |digest| {
        item(digest, |item| item.label().is_some_and(|label| label.emphasis() == Emphasis::Strong))
    }),
    ("an item of lines", |digest| item(digest, |item| item.text().contains('\n'))),
    ("an item that opens like a heading", |digest| item(digest, |item| item.text().starts_with("## "))),
    ("an item that ends in a space", |digest| item(digest, |item| item.text().ends_with(' '))),
    ("an arXiv identifier", |digest| paper(digest, |paper| paper.arxiv_id().is_some())),
];

fn paper(digest: &Digest, is_it: fn(&Paper) -> bool) -> bool {
    digest.papers.iter().any(is_it)
}

fn author(digest: &Digest, is_it: fn(&str) -> bool) -> bool {
    digest.papers.iter().flat_map(|paper| &paper.authors).any(|author| is_it(author.as_str()))
}

fn item(digest: &Digest, is_it: fn(&Item) -> bool) -> bool {
    digest.papers.iter().flat_map(|paper| &paper.summary).any(is_it)
}

/// Asserts that each case occurs in some of the digests.
#[track_caller]
fn assert_all_occur(cases: &[Case], digests: impl Iterator<Item = Digest>) {
    let mut unseen = cases.to_vec();
    for digest in digests {
        unseen.retain(|(_, is_seen)| !is_seen(&digest));
    }
    let unseen: Vec<_> = unseen.iter().map(|(name, _)| name).collect();
    assert!(unseen.is_empty(), "{unseen:?}");
}

/// Returns a runner with the default configuration and a fixed seed.
fn runner() -> TestRunner {
    TestRunner::new(Config {
        rng_seed: RngSeed::Fixed(20_240_423),
        failure_persistence: None,
        ..Config::default()
    })
}

#[test]
fn strategies_reach_every_case() {
    let mut runner = runner();
    let digest = proptest::digest();
    // Only labels reject values, which the default configuration's limit on rejections allows.
    assert_all_occur(&CASES, (0..20_000).map(|_| digest.new_tree(&mut runner).unwrap().current()));
}

#[test]
fn bytes_reach_every_case() {
    let bytes = ::proptest::collection::vec(prop_oneof![any::<u8>(), 0_u8..4, Just(0xff)], 0..400);
    let mut runner = runner();
    // Random bytes do not make a URL; the fuzzer has a dictionary for that.
    let (_, cases) = CASES.split_last().unwrap();
    assert_all_occur(
        cases,
        (0..20_000).map(|_| {
            let bytes = bytes.new_tree(&mut runner).unwrap().current();
            Digest::arbitrary(&mut Unstructured::new(&bytes)).unwrap()
        }),
    );
}

/// Asserts that some bytes make each character a title.
#[test]
fn bytes_make_every_character() {
    for c in ('\0'..=char::MAX).filter(|c| *c != '\n') {
        let [_, bytes @ ..] = u32::from(c).to_be_bytes();
        let bytes = [&[0xfe][..], &bytes].concat();
        assert_eq!(made::<Title>(&bytes), new(Title::new(c.to_string())));
    }
}

fn made<'a, T: Arbitrary<'a>>(bytes: &'a [u8]) -> arbitrary::Result<T> {
    Unstructured::new(bytes).arbitrary()
}

fn new<T>(value: Result<T, ValueError>) -> arbitrary::Result<T> {
    Ok(value.unwrap())
}

/// Findings of the fuzzer mean the same only if bytes keep their meaning.
#[test]
fn bytes_keep_their_meaning() {
    assert_eq!(made(b"A \x82B\xffC"), new(Title::new("A 2024-02-30B")));
    assert_eq!(made(b"A\nB"), new(Title::new("A")));
    assert_eq!(made(b"a](b"), new(Link::new("a")));
    assert_eq!(made(b"a\"b"), new(VideoLink::new("a")));
    assert_eq!(made(b"[a"), new(Author::new("")));
    assert_eq!(made(b"\x07\xe8\x01\x1e"), new(Date::new(2024, 2, 28)));
    assert_eq!(made(b"\x00a"), Ok(Media::Video(VideoLink::new("a").unwrap())));
    assert_eq!(made(b"\x03a"), Ok(Media::Image(Link::new("a").unwrap())));
    assert_eq!(
        [&b""[..], b"\x02", b"\x01\0\0\0\0\0\0\0\x01"].map(made),
        [Ok(Votes::Unknown), Ok(Votes::Count(2)), Ok(Votes::Count(1))]
    );
    assert_eq!(made(b"\x01L*"), new(Label::new("L")).map(|label| label.with_emphasis(Emphasis::Strong)));
    assert_eq!(made::<Label>(b"\x01"), Err(arbitrary::Error::IncorrectFormat));
    assert_eq!(made(b"\x01\x00L\xffa\n- b"), new("***L***: a".parse::<Item>()));
    assert_eq!(made(b"\x01\x00\xffa"), new(Item::new("a")));
    assert_eq!(made(b"\x00**L**: a"), new(Item::new("")));
    let digest: Digest = made(b"\0\0\0\0\x02A\xffu\xff\0\0\x01B\xff\x01\0c\xffD").unwrap();
    assert_eq!(
        digest.to_string(),
        "## Daily Papers (0000-01-01)\n\n### [A](u)\n\nAuthors: B\n\n- c\n\n### [D]()\n\n"
    );
}
