//! A Markdown link as this format writes it, and what its target may hold.

use memchr::memrchr;
use nom::Parser;
use nom::bytes::complete::tag;
use nom::sequence::{delimited, preceded};

use super::fault::{Parsed, expected, fault};

/// What stands between a link's text and its target. A text may hold it, a target may not.
const SEAM: &str = "](";

/// `link = "[" text "](" target ")"`; `text` runs to the last `](` of the line.
pub(super) fn link(input: &str) -> Parsed<'_, (&str, &str)> {
    (preceded(expected("`[`", tag("[")), text), delimited(tag(SEAM), target, expected("`)`", tag(")"))))
        .parse(input)
}

/// The text and the target of what [`link`] has read before.
pub(super) fn parts(link: &str) -> Option<(&str, &str)> {
    let (text, target) = link.split_at_checked(last_seam(link)?)?;
    Some((text.strip_prefix('[')?, target.strip_prefix(SEAM)?.strip_suffix(')')?))
}

/// `text = *char`, up to the last `](` of the line.
fn text(input: &str) -> Parsed<'_, &str> {
    match last_seam(input).and_then(|at| input.split_at_checked(at)) {
        Some((text, rest)) => Ok((rest, text)),
        None => fault(end(input), "`](` between the link's text and its target"),
    }
}

/// `target = *(char - white-space)`, up to the `)` that ends the line.
pub(super) fn target(input: &str) -> Parsed<'_, &str> {
    let Some(close) = memrchr(b')', input.as_bytes()) else {
        return fault(find_white_space(input).unwrap_or(end(input)), "`)` at the end of the line");
    };
    let (target, rest) = input.split_at_checked(close).unwrap_or((input, ""));
    match find_white_space(target) {
        Some(found) => fault(found, "no white space in a link's target"),
        None => Ok((rest, target)),
    }
}

/// Where the last `](` begins. It is sought from the end, where a well-formed line has it.
fn last_seam(input: &str) -> Option<usize> {
    let mut before = input.as_bytes();
    loop {
        let (head, _) = before.split_at_checked(memrchr(b'(', before)?)?;
        if let Some((b']', text)) = head.split_last() {
            return Some(text.len());
        }
        before = head;
    }
}

/// The first white space (Unicode's `White_Space`) of a would-be target.
pub(crate) fn find_white_space(target: &str) -> Option<&str> {
    // One pass without a branch a byte settles the usual target, which is all visible ASCII.
    let odd = target.bytes().fold(0, |odd, byte| odd | u8::from(!byte.is_ascii_graphic()));
    if odd == 0 {
        return None;
    }
    target.matches(char::is_whitespace).next()
}

/// The first `](` of a would-be target, which would be read as its beginning.
pub(crate) fn find_seam(target: &str) -> Option<&str> {
    target.matches(SEAM).next()
}

/// The empty part at the end of `input`: the spot where something is missing.
fn end(input: &str) -> &str {
    input.get(input.len()..).unwrap_or(input)
}
