//! Headings of digests, papers and sections.

#[cfg(feature = "std")]
use memchr::memchr;
use nom::Parser;
use nom::sequence::delimited;

#[cfg(feature = "std")]
use super::content::{content, without_mark};
use super::date::date;
#[cfg(feature = "std")]
use super::fault::whole;
use super::fault::{Parsed, expected};
use super::link::link;
use super::tag::tag;

/// Opening of a digest heading, well-formed or malformed.
pub(super) const DIGEST: &str = "## Daily Papers (";
/// Opening of a paper heading, well-formed or malformed.
pub(crate) const PAPER: &str = "### ";
/// Openings of a section.
const SECTION: [&str; 2] = ["# ", "## "];

/// Number of bytes at the start of a line that show whether it is a digest heading: those of a
/// byte-order mark, a digest heading and a line ending.
#[cfg(feature = "std")]
pub(crate) const DIGEST_HEADING_BYTES: usize = "\u{feff}".len() + DIGEST.len() + "YYYY-MM-DD)\r\n".len();

/// Parses `digest-heading = "## Daily Papers (" date ")"`. Returns the date as written.
pub(crate) fn digest_heading(input: &str) -> Parsed<'_, &str> {
    delimited(tag(DIGEST), date, expected("`)` after the date", tag(")"))).parse(input)
}

/// Parses `paper-heading = "### " link`. Returns the title and the URL.
#[inline]
pub(crate) fn paper_heading<const KNOWN: bool>(input: &str) -> Parsed<'_, (&str, &str)> {
    let (input, _) = tag(PAPER)(input)?;
    link::<KNOWN>(input)
}

/// Returns whether a line is `section = ("# " | "## ") *char`: another heading of level 1 or 2.
pub(crate) fn is_section(line: &str) -> bool {
    SECTION.iter().any(|opening| line.starts_with(opening))
}

/// Returns whether the line that starts with these bytes is a section or a digest heading. Returns
/// `None` if that depends on the bytes after them.
#[cfg(feature = "std")]
pub(crate) fn opens_section(bytes: &[u8]) -> Option<bool> {
    let mut openings = SECTION.iter().map(|opening| opening.as_bytes());
    if openings.clone().any(|opening| bytes.starts_with(opening)) {
        return Some(true);
    }
    if openings.any(|opening| opening.starts_with(bytes)) { None } else { Some(false) }
}

/// Returns whether the first line of `bytes` is a digest heading. `bytes` hold that line, or at
/// least [`DIGEST_HEADING_BYTES`]. They start at byte `start` of a page.
#[cfg(feature = "std")]
pub(crate) fn opens_digest(start: usize, bytes: &[u8]) -> bool {
    let bytes = bytes.get(..DIGEST_HEADING_BYTES).unwrap_or(bytes);
    let end = memchr(b'\n', bytes).map_or(bytes.len(), |end| end.saturating_add(1));
    let line = bytes.get(..end).and_then(|line| core::str::from_utf8(line).ok());
    line.is_some_and(|line| whole(digest_heading, without_mark(start, content(line))).is_ok())
}

/// Returns whether a line opens like a heading of level 1, 2 or 3. Such a line never continues an
/// item.
pub(crate) fn is_heading(line: &str) -> bool {
    is_section(line) || line.starts_with(PAPER)
}
