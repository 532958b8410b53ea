//! The thumbnail of a paper: an image, or a video with its link and its player.

use memchr::memchr;
use nom::Parser;
use nom::combinator::rest;
use nom::sequence::delimited;

use super::fault::{Fault, Parsed, expected, fault};
use super::link::{find_seam, find_white_space, link, target};
use super::tag::tag;

/// What an image line opens with, well-formed or not.
pub(super) const IMAGE: &str = "![";
/// What a video link opens with, well-formed or not.
pub(super) const VIDEO_LINK: &str = "[Watch Video]";
/// What a video player opens with, well-formed or not.
pub(super) const PLAYER: &str = "<div><video ";
/// The same, in the spelling of one page of December 2023.
pub(super) const BARE_PLAYER: &str = "<video ";

/// `image = "!" link`; gives the alternative text and the source.
#[inline]
pub(crate) fn image<const KNOWN: bool>(input: &str) -> Parsed<'_, (&str, &str)> {
    let (input, _) = tag("!")(input)?;
    link::<KNOWN>(input)
}

/// `video-link = "[Watch Video]" ("(" source ")" | bare-source)`; gives the source and whether it stood bare.
pub(crate) fn video_link(input: &str) -> Parsed<'_, (&str, bool)> {
    let (input, _) = tag(VIDEO_LINK).parse(input)?;
    if input.starts_with('(') {
        let in_parentheses = delimited(tag("("), source(target::<false>), expected("`)`", tag(")")));
        in_parentheses.map(|source| (source, false)).parse(input)
    } else {
        source(bare_source).map(|source| (source, true)).parse(input)
    }
}

/// `video-player = '<div><video controls src="' source '" muted="false"></video></div>' | "<video src='" source
/// "'></video>"`; gives the source. The second spelling is of one page of December 2023.
pub(crate) fn video_player(input: &str) -> Parsed<'_, &str> {
    if input.starts_with(BARE_PLAYER) {
        let open = expected("`<video src='`", tag("<video src='"));
        let close = expected("`'></video>` after the source", tag("'></video>"));
        delimited(open, source(upto(b'\'')), close).parse(input)
    } else {
        let open = expected("`<div><video controls src=\"`", tag("<div><video controls src=\""));
        let close = expected(
            "`\" muted=\"false\"></video></div>` after the source",
            tag("\" muted=\"false\"></video></div>"),
        );
        delimited(open, source(upto(b'"')), close).parse(input)
    }
}

/// `bare-source = source`, to the end of the line; not empty, and without `(` at its start.
fn bare_source(input: &str) -> Parsed<'_, &str> {
    if input.is_empty() { fault(input, "`(` and the video's source") } else { rest.parse(input) }
}

/// `source = *(char - white-space - '"')`, without `](` in it: what `part` takes, held to that.
fn source<'a>(
    mut part: impl Parser<&'a str, Output = &'a str, Error = Fault<'a>>,
) -> impl FnMut(&'a str) -> Parsed<'a, &'a str> {
    move |input| {
        let (input, source) = part.parse(input)?;
        if let Some(found) = find_white_space(source) {
            fault(found, "no white space in a video's source")
        } else if let Some(found) = find_seam(source) {
            fault(found, "no `](` in a video's source")
        } else if let Some(found) = find_quote(source) {
            fault(found, "no `\"` in a video's source")
        } else {
            Ok((input, source))
        }
    }
}

/// What stands before the first such quote, or all there is.
fn upto<'a>(quote: u8) -> impl Fn(&'a str) -> Parsed<'a, &'a str> {
    move |input| {
        let end = memchr(quote, input.as_bytes()).unwrap_or(input.len());
        let (before, rest) = input.split_at_checked(end).unwrap_or((input, ""));
        Ok((rest, before))
    }
}

/// The first `"` of a would-be source, which would end the player's attribute.
pub(crate) fn find_quote(source: &str) -> Option<&str> {
    source.matches('"').next()
}
