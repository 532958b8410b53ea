//! Strategies of the crate `proptest` for the model.
//!
//! A strategy can generate any value that a constructor accepts. It prefers values that are close
//! to what the constructor refuses: brackets in a title, quotes in a name, or bullets in a text.
//! Lists have at most three members.
//!
//! ```
//! use daily_papers::Digest;
//! use daily_papers::proptest::digest;
//! use proptest::prelude::*;
//!
//! proptest!(|(digest in digest())| {
//!     prop_assert_eq!(digest.to_string().parse::<Digest>(), Ok(digest));
//! });
//! ```

use core::fmt::Debug;
use std::borrow::ToOwned;
use std::string::String;

use ::proptest::collection::vec;
use ::proptest::option;
use ::proptest::prelude::*;
use ::proptest::sample::select;

use super::pieces::PIECES;
use crate::model::{
    Author, Date, Digest, Item, Label, Link, Media, Paper, Title, ValueError, VideoLink, Votes,
};
use crate::syntax::Emphasis;

/// Returns a strategy for digests with up to three papers.
pub fn digest() -> impl Strategy<Value = Digest> {
    (date(), vec(paper(), 0..4)).prop_map(|(date, papers)| Digest::new(date, papers))
}

/// Returns a strategy for papers, with or without each field, with up to three authors and items.
pub fn paper() -> impl Strategy<Value = Paper> {
    let fields = (option::of(media()), option::of(votes()), vec(author(), 0..4), vec(item(), 0..4));
    (title(), link(), fields).prop_map(|(title, url, (media, votes, authors, summary))| Paper {
        media,
        votes,
        authors,
        summary,
        ..Paper::new(title, url)
    })
}

/// Returns a strategy for the days of the years 0000 to 9999.
pub fn date() -> impl Strategy<Value = Date> {
    (0..=9999_u16, 1..=12_u8, 1..=31_u8)
        .prop_filter_map("no such day", |(year, month, day)| Date::new(year, month, day).ok())
}

/// Returns a strategy for titles.
pub fn title() -> impl Strategy<Value = Title> {
    built(|text| Title::new(text))
}

/// Returns a strategy for links. About half of them are URLs of arXiv; most of the others are not
/// URLs.
pub fn link() -> impl Strategy<Value = Link> {
    let arxiv = (0..=99_u8, 1..=12_u8, 1..=99_999_u32).prop_map(|(year, month, number)| {
        std::format!("https://arxiv.org/abs/{year:02}{month:02}.{number:05}")
    });
    prop_oneof![
        1 => arxiv.prop_filter_map("refused", |url| Link::new(url).ok()),
        1 => built(|text| Link::new(text)),
    ]
}

/// Returns a strategy for links of videos.
pub fn video_link() -> impl Strategy<Value = VideoLink> {
    built(|text| VideoLink::new(text))
}

/// Returns a strategy for images and videos.
pub fn media() -> impl Strategy<Value = Media> {
    prop_oneof![link().prop_map(Media::Image), video_link().prop_map(Media::Video)]
}

/// Returns a strategy for votes, known or unknown.
pub fn votes() -> impl Strategy<Value = Votes> {
    prop_oneof![
        Just(Votes::Unknown),
        any::<u64>().prop_map(Votes::Count),
        (0..500_u64).prop_map(Votes::Count),
    ]
}

/// Returns a strategy for authors.
pub fn author() -> impl Strategy<Value = Author> {
    built(|text| Author::new(text))
}

/// Returns a strategy for items, with or without a label, with one line or more.
pub fn item() -> impl Strategy<Value = Item> {
    let lines = vec(text(), 1..3).prop_map(|lines| lines.join("\n"));
    (option::of(label()), prop_oneof![text(), lines]).prop_filter_map("refused", |(label, text)| {
        built_without_refused(text, |text| match &label {
            Some(label) => Item::labelled(label.clone(), text),
            None => Item::new(text),
        })
    })
}

/// Returns a strategy for labels, in either emphasis.
pub fn label() -> impl Strategy<Value = Label> {
    let emphasis = select(&[Emphasis::StrongEmphasis, Emphasis::Strong][..]);
    (built(|text| Label::new(text)), emphasis).prop_map(|(label, emphasis)| label.with_emphasis(emphasis))
}

/// Returns a strategy for texts. Most of them are made of pieces of pages.
pub fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => select(PIECES).prop_map(ToOwned::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[ -~]{1,6}",
    ];
    prop_oneof![
        3 => vec(piece, 0..12).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
        2 => "[a-z가-힣 ]{0,12}",
    ]
}

/// Returns a strategy for the values that a constructor builds from texts.
fn built<T: Debug>(build: fn(&str) -> Result<T, ValueError>) -> impl Strategy<Value = T> {
    text().prop_filter_map("refused", move |text| built_without_refused(text, build))
}

/// Builds a value from a text after removing the characters that the constructor refuses.
///
/// Returns `None` if the constructor refuses the text without them too.
fn built_without_refused<T>(mut text: String, build: impl Fn(&str) -> Result<T, ValueError>) -> Option<T> {
    loop {
        let refused = match build(&text) {
            Ok(value) => return Some(value),
            Err(refused) => refused,
        };
        let (before, after) = text.split_at_checked(refused.offset())?;
        let (mut before, mut after) = (before.chars(), after.chars());
        after.next().or_else(|| before.next_back())?;
        text = [before.as_str(), after.as_str()].concat();
    }
}
