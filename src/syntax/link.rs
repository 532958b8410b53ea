//! A Markdown link as this format writes it, and what its target may hold.

use memchr::{memchr_iter, memrchr};

use super::fault::{Parsed, expected, fault};
use super::tag::tag;

/// What stands between a link's text and its target. A text may hold it, a target may not.
const SEAM: &str = "](";

/// The text and the target of a link.
pub(super) type Link<'a> = (&'a str, &'a str);

/// `link = "[" text "](" target ")"`; its text runs to the last `](` of the line.
#[inline]
pub(super) fn link<const KNOWN: bool>(input: &str) -> Parsed<'_, Link<'_>> {
    let (input, _) = expected("`[`", tag("["))(input)?;
    let (input, text) = link_text(input)?;
    let (input, _) = tag(SEAM)(input)?;
    let (input, target) = target::<KNOWN>(input)?;
    let (input, _) = expected("`)`", tag(")"))(input)?;
    Ok((input, (text, target)))
}

/// `link-text = *char`, up to the last `](` of the line.
#[inline]
fn link_text(input: &str) -> Parsed<'_, &str> {
    match last_seam(input).and_then(|at| input.split_at_checked(at)) {
        Some((text, rest)) => Ok((rest, text)),
        None => fault(end(input), "`](` between the link's text and its target"),
    }
}

/// `target = *(char - white-space)`, up to the `)` that ends the line.
#[inline]
pub(super) fn target<const KNOWN: bool>(input: &str) -> Parsed<'_, &str> {
    // Nearly every line ends right there; only one that does not has to be searched.
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
    if is_graphic(target.as_bytes()) {
        return None;
    }
    target.matches(char::is_whitespace).next()
}

/// Whether all bytes are visible ASCII, as those of a usual target are: asked of sixteen at a time, the last ones of which
/// may be asked twice.
#[inline]
fn is_graphic(bytes: &[u8]) -> bool {
    let is_odd = |part: &[u8]| part.iter().fold(false, |odd, byte| odd | !byte.is_ascii_graphic());
    match bytes.last_chunk::<16>() {
        Some(last) => !is_odd(last) && !bytes.chunks_exact(16).any(is_odd),
        None => !is_odd(bytes),
    }
}

/// The first `](` of a would-be target, which would be read as its beginning.
pub(crate) fn find_seam(target: &str) -> Option<&str> {
    let open = memchr_iter(b'(', target.as_bytes())
        .find(|&open| target.get(..open).is_some_and(|text| text.ends_with(']')))?;
    target.get(open.checked_sub(1)?..=open)
}

/// The empty part at the end of `input`: the spot where something is missing.
fn end(input: &str) -> &str {
    input.get(input.len()..).unwrap_or(input)
}
