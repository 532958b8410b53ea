//! What the laws are tried on: any text at all, texts that look like pages, and any value of the model.

use std::time::{SystemTime, UNIX_EPOCH};

use daily_papers::{
    Author, Date, Digest, Emphasis, Item, Label, Link, Media, Paper, Title, VideoLink, Votes,
};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use crate::pieces::PIECES;

/// How many cases, and from which seed: `PROPTEST_CASES` and `PROPTEST_RNG_SEED` set them. The seed is printed, and
/// shown where a test fails.
pub(crate) fn config() -> ProptestConfig {
    let from = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
    let clock = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let seed = from("PROPTEST_RNG_SEED").unwrap_or_else(clock);
    let cases = from("PROPTEST_CASES").and_then(|cases| u32::try_from(cases).ok()).unwrap_or(10_000);
    println!("PROPTEST_RNG_SEED={seed} PROPTEST_CASES={cases}");
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        max_global_rejects: u32::MAX,
        max_local_rejects: u32::MAX,
        ..ProptestConfig::default()
    }
}

/// A piece of a page, a piece that means it harm, or any character.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[ -~]{1,6}",
    ]
}

/// Any text of pieces.
pub(crate) fn hostile_text() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..12).prop_map(|pieces| pieces.concat())
}

/// Any text at all: of any characters, of pieces, or a page that something was done to.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => any::<String>(),
        4 => proptest::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat()),
        2 => hostile_text().prop_map(|text| format!("## Daily Papers (2024-04-23)\n\n### [a](b)\n\n{text}")),
        3 => (digest(), proptest::collection::vec((any::<prop::sample::Index>(), 0..20_usize, piece()), 0..4))
            .prop_map(|(digest, splices)| splices.into_iter().fold(digest.to_string(), spliced)),
    ]
}

/// The text with some characters at a place taken out and a piece put in.
fn spliced(text: String, (at, removed, piece): (prop::sample::Index, usize, String)) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let at = at.index(chars.len() + 1);
    let end = (at + removed).min(chars.len());
    chars.splice(at..end, piece.chars());
    chars.into_iter().collect()
}

/// What a constructor makes of texts that are most often near the edge of what it takes.
fn built<T: std::fmt::Debug>(build: fn(String) -> Option<T>) -> impl Strategy<Value = T> {
    let text = prop_oneof![3 => hostile_text(), 1 => any::<String>(), 2 => "[a-z가-힣 ]{0,12}"];
    text.prop_filter_map("refused", build)
}

fn link() -> impl Strategy<Value = Link> {
    prop_oneof![
        Just(Link::new("https://arxiv.org/abs/2404.14219").unwrap()),
        built(|text| Link::new(text.replace(char::is_whitespace, "")).ok()),
    ]
}

fn media() -> impl Strategy<Value = Media> {
    prop_oneof![
        link().prop_map(Media::Image),
        built(|text| VideoLink::new(text.replace(char::is_whitespace, "").replace('"', "'")).ok())
            .prop_map(Media::Video),
    ]
}

fn votes() -> impl Strategy<Value = Votes> {
    prop_oneof![
        Just(Votes::Unknown),
        any::<u64>().prop_map(Votes::Count),
        (0..500_u64).prop_map(Votes::Count)
    ]
}

pub(crate) fn author() -> impl Strategy<Value = Author> {
    built(|text| Author::new(text).ok())
}

fn label() -> impl Strategy<Value = Label> {
    let emphasis = select(&[Emphasis::StrongEmphasis, Emphasis::Strong][..]);
    (built(|text| Label::new(text.replace('*', "")).ok()), emphasis)
        .prop_map(|(label, emphasis)| label.with_emphasis(emphasis))
}

pub(crate) fn item() -> impl Strategy<Value = Item> {
    let lines = proptest::collection::vec(prop_oneof![hostile_text(), any::<String>()], 1..3);
    let text = prop_oneof![hostile_text(), lines.prop_map(|lines| lines.join("\n"))];
    (proptest::option::of(label()), text).prop_filter_map("refused", |(label, text)| match label {
        Some(label) => Item::labelled(label, text).ok(),
        None => Item::new(text).ok(),
    })
}

pub(crate) fn paper() -> impl Strategy<Value = Paper> {
    let title = built(|text| Title::new(text).ok());
    let authors = proptest::collection::vec(author(), 0..4);
    let summary = proptest::collection::vec(item(), 0..4);
    let optional = (proptest::option::of(media()), proptest::option::of(votes()));
    (title, link(), optional, authors, summary).prop_map(|(title, url, (media, votes), authors, summary)| {
        let mut paper = Paper::new(title, url);
        (paper.media, paper.votes, paper.authors, paper.summary) = (media, votes, authors, summary);
        paper
    })
}

/// Any digest that can be built.
pub(crate) fn digest() -> impl Strategy<Value = Digest> {
    let date = (0..=9999_u16, 1..=12_u8, 1..=31_u8)
        .prop_filter_map("no such day", |(year, month, day)| Date::new(year, month, day).ok());
    (date, proptest::collection::vec(paper(), 0..4)).prop_map(|(date, papers)| Digest::new(date, papers))
}
