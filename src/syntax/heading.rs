//! Headings of digests, papers and sections.

use nom::Parser;
use nom::sequence::delimited;

use super::date::date;
use super::fault::{Parsed, expected};
use super::link::link;
use super::tag::tag;

/// Opening of a digest heading, well-formed or malformed.
pub(super) const DIGEST: &str = "## Daily Papers (";
/// Opening of a paper heading, well-formed or malformed.
pub(super) const PAPER: &str = "### ";

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
    line.starts_with("# ") || line.starts_with("## ")
}

/// Returns whether a line opens like a heading of level 1, 2 or 3. Such a line never continues an
/// item.
pub(crate) fn is_heading(line: &str) -> bool {
    is_section(line) || line.starts_with(PAPER)
}
