//! The thumbnail of a paper: an image, or a video with its link and its player.

use memchr::memchr;
use nom::Parser;
use nom::combinator::rest;
use nom::sequence::delimited;

use super::fault::{Fault, Parsed, expected, fault};
use super::link::{find_seam, find_white_space, link, target};
use super::tag::tag;

/// Opening of an image line, well-formed or malformed.
pub(super) const IMAGE: &str = "![";
/// Opening of a video link, well-formed or malformed.
pub(super) const VIDEO_LINK: &str = "[Watch Video]";
/// Opening of a video player, well-formed or malformed.
pub(super) const PLAYER: &str = "<div><video ";
/// Opening of a video player in one page of December 2023, well-formed or malformed.
pub(super) const BARE_PLAYER: &str = "<video ";

/// Parses `image = "!" link`. Returns the alternative text and the source.
#[inline]
pub(crate) fn image<const KNOWN: bool>(input: &str) -> Parsed<'_, (&str, &str)> {
    let (input, _) = tag("!")(input)?;
    link::<KNOWN>(input)
}

/// Parses `video-link = "[Watch Video]" ("(" source ")" | bare-source)`. Returns the source, and
/// whether it is a `bare-source`.
pub(crate) fn video_link(input: &str) -> Parsed<'_, (&str, bool)> {
    let (input, _) = tag(VIDEO_LINK).parse(input)?;
    if input.starts_with('(') {
        let in_parentheses = delimited(tag("("), source(target::<false>), expected("`)`", tag(")")));
        in_parentheses.map(|source| (source, false)).parse(input)
    } else {
        source(bare_source).map(|source| (source, true)).parse(input)
    }
}

/// Parses a video player and returns its source. The second form is from one page of December 2023.
///
/// ```text
/// video-player = '<div><video controls src="' source '" muted="false"></video></div>'
///              | "<video src='" source "'></video>"
/// ```
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

/// Parses `bare-source = source`, up to the end of the line. It is not empty and does not start
/// with `(`.
fn bare_source(input: &str) -> Parsed<'_, &str> {
    if input.is_empty() { fault(input, "`(` and the video's source") } else { rest.parse(input) }
}

/// Runs `part` and checks that its output is `source = *(char - white-space - '"')`, without `](`.
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

/// Parses the text before the first `quote`, or the whole text if there is none.
fn upto<'a>(quote: u8) -> impl Fn(&'a str) -> Parsed<'a, &'a str> {
    move |input| {
        let end = memchr(quote, input.as_bytes()).unwrap_or(input.len());
        let (before, rest) = input.split_at_checked(end).unwrap_or((input, ""));
        Ok((rest, before))
    }
}

/// Returns the first `"` of a source, which would end the attribute of the player.
pub(crate) fn find_quote(source: &str) -> Option<&str> {
    source.matches('"').next()
}
