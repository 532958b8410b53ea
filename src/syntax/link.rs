//! Markdown links, and the rules for their targets.

use memchr::{memchr_iter, memrchr};

use super::fault::{Parsed, expected, fault};
use super::tag::tag;

/// Separator of a link's text and its target. A text can contain it, a target cannot.
const SEAM: &str = "](";

/// Text and target of a link.
pub(super) type Link<'a> = (&'a str, &'a str);

/// Parses `link = "[" text "](" target ")"`. The text ends at the last `](` of the line.
#[inline]
pub(super) fn link<const KNOWN: bool>(input: &str) -> Parsed<'_, Link<'_>> {
    let (input, _) = expected("`[`", tag("["))(input)?;
    let (input, text) = link_text(input)?;
    let (input, _) = tag(SEAM)(input)?;
    let (input, target) = target::<KNOWN>(input)?;
    let (input, _) = expected("`)`", tag(")"))(input)?;
    Ok((input, (text, target)))
}

/// Parses `link-text = *char`, up to the last `](` of the line.
#[inline]
fn link_text(input: &str) -> Parsed<'_, &str> {
    match last_seam(input).and_then(|at| input.split_at_checked(at)) {
        Some((text, rest)) => Ok((rest, text)),
        None => fault(end(input), "`](` between the link's text and its target"),
    }
}

/// Parses `target = *(char - white-space)`, up to the `)` that ends the line.
#[inline]
pub(super) fn target<const KNOWN: bool>(input: &str) -> Parsed<'_, &str> {
    // Nearly every line ends in `)`, and needs no search.
    let close = match input.as_bytes() {
        [before @ .., b')'] => Some(before.len()),
        bytes => memrchr(b')', bytes),
    };
    let Some((target, rest)) = close.and_then(|close| input.split_at_checked(close)) else {
        return fault(find_white_space(input).unwrap_or(end(input)), "`)` at the end of the line");
    };
    match if KNOWN { None } else { find_white_space(target) } {
        Some(found) => fault(found, "no white space in a link's target"),
        None => Ok((rest, target)),
    }
}

/// Returns the offset of the last `](`. The search starts at the end, which is near it in a
/// well-formed line.
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

/// Returns the first white space of a target, as in Unicode's `White_Space`.
pub(crate) fn find_white_space(target: &str) -> Option<&str> {
    if is_graphic(target.as_bytes()) {
        return None;
    }
    target.matches(char::is_whitespace).next()
}

/// Returns whether all bytes are visible ASCII, as in most targets.
///
/// Chunks of sixteen bytes let the compiler use SIMD. The last chunk can overlap the one before it.
#[inline]
fn is_graphic(bytes: &[u8]) -> bool {
    let has_other = |part: &[u8]| part.iter().fold(false, |found, byte| found | !byte.is_ascii_graphic());
    match bytes.last_chunk::<16>() {
        Some(last) => !has_other(last) && !bytes.chunks_exact(16).any(has_other),
        None => !has_other(bytes),
    }
}

/// Returns the first `](` of a target, which would start the target there.
pub(crate) fn find_seam(target: &str) -> Option<&str> {
    let open = memchr_iter(b'(', target.as_bytes())
        .find(|&open| target.get(..open).is_some_and(|text| text.ends_with(']')))?;
    target.get(open.checked_sub(1)?..=open)
}

/// Returns the empty end of `input`, the place of missing text.
fn end(input: &str) -> &str {
    input.get(input.len()..).unwrap_or(input)
}
