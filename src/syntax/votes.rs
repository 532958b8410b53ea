//! How many votes a paper has.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::digit1;
use nom::sequence::preceded;

use super::fault::{Parsed, expected, fault};

/// What a votes line opens with, well-formed or not.
pub(super) const VOTES: &str = "Vote:";

/// `votes = "Vote: " (1*DIGIT | "-")`; gives the count, which is `None` for `-`, not known.
pub(crate) fn votes(input: &str) -> Parsed<'_, Option<u64>> {
    preceded((tag(VOTES), expected("a space after `Vote:`", tag(" "))), vote_count).parse(input)
}

/// `1*DIGIT | "-"`.
pub(crate) fn vote_count(input: &str) -> Parsed<'_, Option<u64>> {
    alt((tag("-").map(|_| None), count.map(Some))).parse(input)
}

/// `1*DIGIT`, as far as a count can be kept.
fn count(input: &str) -> Parsed<'_, u64> {
    let (rest, digits) = expected("a number of votes or `-`", digit1).parse(input)?;
    match digits.parse() {
        Ok(count) => Ok((rest, count)),
        Err(_) => fault(digits, "a number of votes of at most 18446744073709551615"),
    }
}
