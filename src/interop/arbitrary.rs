//! `Arbitrary` of the crate `arbitrary` for the model, for fuzzers.
//!
//! Every text can be generated. A list has at most three papers, authors or items.

use std::vec::Vec;

use ::arbitrary::{Arbitrary, Error, Result, Unstructured};

use super::pieces;
use crate::model::{
    Author, Date, Digest, Item, Label, Link, Media, Paper, Title, ValueError, VideoLink, Votes,
};
use crate::syntax::Emphasis;

/// ```
/// use arbitrary::{Arbitrary, Unstructured};
/// use daily_papers::Digest;
///
/// let digest = Digest::arbitrary(&mut Unstructured::new(b"\x07\xe8\x03\x16\x01A Study\xffhttps://example.org\xff"))?;
/// assert_eq!(digest.to_string(), "## Daily Papers (2024-04-23)\n\n### [A Study](https://example.org)\n\n");
/// # Ok::<(), arbitrary::Error>(())
/// ```
impl<'a> Arbitrary<'a> for Digest {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Digest> {
        Ok(Digest::new(bytes.arbitrary()?, few(bytes)?))
    }
}

impl<'a> Arbitrary<'a> for Paper {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Paper> {
        let mut paper = Paper::new(bytes.arbitrary()?, bytes.arbitrary()?);
        paper.media = bytes.arbitrary()?;
        paper.votes = bytes.arbitrary()?;
        paper.authors = few(bytes)?;
        paper.summary = few(bytes)?;
        Ok(paper)
    }
}

impl<'a> Arbitrary<'a> for Date {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Date> {
        let year = u16::from_be_bytes(bytes.arbitrary()?) % 10_000;
        let month = (u8::arbitrary(bytes)? % 12).saturating_add(1);
        let day = (u8::arbitrary(bytes)? % 31).saturating_add(1);
        // Every month has a day 28.
        Date::new(year, month, day)
            .or_else(|_| Date::new(year, month, 28))
            .map_err(|_| Error::IncorrectFormat)
    }
}

impl<'a> Arbitrary<'a> for Media {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Media> {
        Ok(if bytes.arbitrary()? {
            Media::Image(bytes.arbitrary()?)
        } else {
            Media::Video(bytes.arbitrary()?)
        })
    }
}

impl<'a> Arbitrary<'a> for Votes {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Votes> {
        Ok(match bytes.arbitrary::<u8>()? {
            0 => Votes::Unknown,
            1 => Votes::Count(u64::from_be_bytes(bytes.arbitrary()?)),
            few => Votes::Count(few.into()),
        })
    }
}

impl<'a> Arbitrary<'a> for Emphasis {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Emphasis> {
        Ok(if bytes.arbitrary()? { Emphasis::Strong } else { Emphasis::StrongEmphasis })
    }
}

/// Returns an error if the bytes make an empty text.
impl<'a> Arbitrary<'a> for Label {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Label> {
        let emphasis = bytes.arbitrary()?;
        Ok(built(bytes, |text| Label::new(text))?.with_emphasis(emphasis))
    }
}

impl<'a> Arbitrary<'a> for Item {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Item> {
        let label = if bytes.arbitrary()? { Label::arbitrary(bytes).ok() } else { None };
        let text = text(bytes);
        let build = |text: &str| match &label {
            Some(label) => Item::labelled(label.clone(), text),
            None => Item::new(text),
        };
        // The refused part is often a whole line, and an item cannot end in a line break.
        let shorter = |refused: ValueError| {
            build(text.get(..refused.offset()).unwrap_or_default().trim_end_matches(['\r', '\n']))
        };
        build(&text).or_else(shorter).or_else(|_| build("")).map_err(|_| Error::IncorrectFormat)
    }
}

macro_rules! texts {
    ($($name:ident)*) => {$(
        impl<'a> Arbitrary<'a> for $name {
            fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<$name> {
                built(bytes, |text| $name::new(text))
            }
        }
    )*};
}

texts! { Author Link Title VideoLink }

/// Returns a list whose length comes from the first byte, at most three.
fn few<'a, T: Arbitrary<'a>>(bytes: &mut Unstructured<'a>) -> Result<Vec<T>> {
    (0..u8::arbitrary(bytes)? % 4).map(|_| bytes.arbitrary()).collect()
}

/// Returns a text made of pieces of a page.
fn text(bytes: &mut Unstructured<'_>) -> std::string::String {
    pieces::text(|| if bytes.is_empty() { None } else { bytes.arbitrary().ok() })
}

/// Builds a value from a text, or from the part of the text before the place that the constructor
/// refuses.
fn built<T>(
    bytes: &mut Unstructured<'_>,
    build: fn(&str) -> core::result::Result<T, ValueError>,
) -> Result<T> {
    let text = text(bytes);
    let shorter = |refused: ValueError| build(text.get(..refused.offset()).unwrap_or_default());
    build(&text).or_else(shorter).or_else(|_| build("")).map_err(|_| Error::IncorrectFormat)
}
