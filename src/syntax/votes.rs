//! The votes of a paper.

use nom::Parser;
use nom::branch::alt;

use super::fault::{Parsed, expected, fault};
use super::tag::tag;

/// Opening of a votes line, well-formed or malformed.
pub(super) const VOTES: &str = "Vote:";

/// Parses `votes = "Vote: " (1*DIGIT | "-")`. Returns the count, or `None` for `-`.
#[inline]
pub(crate) fn votes(input: &str) -> Parsed<'_, Option<u64>> {
    let (input, _) = tag(VOTES)(input)?;
    let (input, _) = expected("a space after `Vote:`", tag(" "))(input)?;
    vote_count(input)
}

/// Parses `1*DIGIT | "-"`. Returns the count, or `None` for `-`.
#[inline]
pub(crate) fn vote_count(input: &str) -> Parsed<'_, Option<u64>> {
    if let [b'-' | b'+', b'0'..=b'9', ..] = input.as_bytes() {
        return fault(input, "a number of votes without a sign");
    }
    alt((tag("-").map(|_| None), count.map(Some))).parse(input)
}

/// Parses `1*DIGIT`, up to `u64::MAX`.
#[inline]
fn count(input: &str) -> Parsed<'_, u64> {
    let end = input.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(input.len());
    match input.split_at_checked(end) {
        None | Some(("", _)) => fault(input, "a number of votes or `-`"),
        Some((digits, rest)) => match digits.parse() {
            Ok(count) => Ok((rest, count)),
            Err(_) => fault(digits, "a number of votes of at most 18446744073709551615"),
        },
    }
}
