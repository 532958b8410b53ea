//! Code that a user would write without this crate, for the same values.
//!
//! None of the peers reports lines that it does not parse, and none keeps positions.
#![allow(dead_code, reason = "no benchmark needs all of it")]

use daily_papers::document::MediaView;
use daily_papers::{Digest, Document, Emphasis, Media, Votes};

pub(crate) mod comrak;
pub(crate) mod plain;
pub(crate) mod pulldown;
pub(crate) mod regex;

/// The papers of a page. `S` is `String`, or `&str` if nothing is copied.
pub(crate) type Papers<S> = Vec<Paper<S>>;

#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Paper<S> {
    pub(crate) title: S,
    pub(crate) url: S,
    pub(crate) media: Option<S>,
    pub(crate) votes: Option<u64>,
    pub(crate) authors: Vec<S>,
    pub(crate) items: Vec<Item<S>>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Item<S> {
    pub(crate) label: Option<(Emphasis, S)>,
    pub(crate) text: S,
}

/// Counts newlines; other times are compared with this one.
pub(crate) fn newlines(page: &str) -> usize {
    memchr::memchr_iter(b'\n', page.as_bytes()).fold(0, usize::wrapping_add)
}

/// Returns the papers as this crate parses them, to compare peers with.
pub(crate) fn expected(page: &str) -> Papers<String> {
    let digest: Digest = page.parse().unwrap();
    let items = |paper: &daily_papers::Paper| {
        let item = |item: &daily_papers::Item| Item {
            label: item.label().map(|label| (label.emphasis(), label.as_str().to_owned())),
            text: item.text().to_owned(),
        };
        paper.summary.iter().map(item).collect()
    };
    let paper = |paper: &daily_papers::Paper| Paper {
        title: paper.title.to_string(),
        url: paper.url.to_string(),
        media: paper.media.as_ref().map(Media::src).map(str::to_owned),
        votes: paper.votes.and_then(Votes::count),
        authors: paper.authors.iter().map(ToString::to_string).collect(),
        items: items(paper),
    };
    digest.papers.iter().map(paper).collect()
}

/// The name of a peer, and its parser.
type Reader = (&'static str, fn(&str) -> Papers<String>);

const READERS: [Reader; 4] = [
    ("the loop over `str::lines`", |page| plain::papers(page)),
    ("pulldown-cmark", pulldown::papers),
    ("comrak", comrak::papers),
    ("regex", regex::papers),
];

/// Asserts that each peer parses clean pages as this crate does. A peer that parses less would not
/// be comparable.
pub(crate) fn check(pages: &[String]) {
    for (page, (name, read)) in pages.iter().flat_map(|page| READERS.map(|reader| (page, reader))) {
        assert_eq!(read(page), expected(page), "{name}");
    }
}

/// Returns the number of papers that each peer parses as this crate does.
pub(crate) fn agreement(pages: &[String]) -> Vec<(&'static str, usize)> {
    let expected: Vec<_> = pages.iter().map(|page| expected(page)).collect();
    let agreed = |read: fn(&str) -> Papers<String>| {
        let same = |(page, expected): (&String, &Papers<String>)| {
            read(page).iter().zip(expected).filter(|(read, expected)| read == expected).count()
        };
        pages.iter().zip(&expected).map(same).sum()
    };
    READERS.iter().map(|(name, read)| (*name, agreed(*read))).collect()
}

/// Visits every field of every paper by the views of a document.
pub(crate) fn visit(document: &Document<'_>) -> usize {
    let mut bytes = 0_usize;
    let mut see = |text: &str| bytes = bytes.wrapping_add(std::hint::black_box(text).len());
    for digest in document.digests() {
        std::hint::black_box(digest.date());
        for paper in digest.papers() {
            see(paper.title());
            see(paper.url());
            if let Some(MediaView::Image(src) | MediaView::Video(src)) = paper.media() {
                see(src);
            }
            std::hint::black_box(paper.votes());
            paper.authors().for_each(|author| see(&author));
            for item in paper.summary() {
                if let Some(label) = item.label() {
                    std::hint::black_box(item.emphasis());
                    see(label);
                }
                see(&item.text());
            }
        }
    }
    bytes
}
