//! Headings: of a digest, of a paper, and those that end a digest.

use nom::Parser;
use nom::sequence::delimited;

use super::date::date;
use super::fault::{Parsed, expected};
use super::link::link;
use super::tag::tag;

/// What every heading of a digest opens with, well-formed or not.
pub(super) const DIGEST: &str = "## Daily Papers (";
/// What every heading of a paper opens with, well-formed or not.
pub(super) const PAPER: &str = "### ";

/// `digest-heading = "## Daily Papers (" date ")"`; gives the date as written.
pub(crate) fn digest_heading(input: &str) -> Parsed<'_, &str> {
    delimited(tag(DIGEST), date, expected("`)` after the date", tag(")"))).parse(input)
}

/// `paper-heading = "### " link`; gives the title and the URL.
#[inline]
pub(crate) fn paper_heading<const KNOWN: bool>(input: &str) -> Parsed<'_, (&str, &str)> {
    let (input, _) = tag(PAPER)(input)?;
    link::<KNOWN>(input)
}

/// `section = ("# " | "## ") *char`: any other heading of level 1 or 2.
pub(crate) fn is_section(line: &str) -> bool {
    line.starts_with("# ") || line.starts_with("## ")
}

/// Whether a line opens as a heading of level 1, 2 or 3 does, and so can never continue an item.
pub(crate) fn is_heading(line: &str) -> bool {
    is_section(line) || line.starts_with(PAPER)
}
