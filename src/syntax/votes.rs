//! How many votes a paper has.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::digit1;
use nom::combinator::map_opt;
use nom::sequence::preceded;

use super::fault::{Parsed, expected};

/// What a votes line opens with, well-formed or not.
pub(super) const VOTES: &str = "Vote:";

/// `votes = "Vote: " (1*DIGIT | "-")`; gives the count, which is `None` for `-`, not known.
pub(crate) fn votes(input: &str) -> Parsed<'_, Option<u64>> {
    let count = map_opt(digit1, |digits: &str| digits.parse().ok()).map(Some);
    let unknown = tag("-").map(|_| None);
    preceded(
        (tag(VOTES), expected("a space after `Vote:`", tag(" "))),
        expected("a number of votes, at most 18446744073709551615, or `-`", alt((count, unknown))),
    )
    .parse(input)
}
