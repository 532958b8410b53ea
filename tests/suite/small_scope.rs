//! Tests every text of a few tokens of the format.

use crate::invariants;

/// The tokens that the rules distinguish.
const TOKENS: [&str; 12] = [
    "## Daily Papers (2024-04-23)\n",
    "### [a](b)\n",
    "# ",
    "### ",
    "- ",
    "**a**: ",
    "Vote: 1",
    "Authors: ",
    "![](",
    "\n",
    "\r",
    ")",
];

/// Tests roundtrips, totality, line spans and the second parser. `DAILY_PAPERS_SCOPE` sets the
/// number of tokens, which is 4 by default.
#[test]
fn every_short_text_keeps_the_guarantees() {
    let length = std::env::var("DAILY_PAPERS_SCOPE").map_or(4, |length| length.parse().expect("a length"));
    let mut count = 0_u64;
    let mut text = String::new();
    every(length, &mut text, &mut |text| {
        invariants::lossless(text);
        invariants::total(text);
        invariants::reference(text);
        count += 1;
    });
    assert_eq!(count, (0..=length).map(|length| 12_u64.pow(length)).sum::<u64>());
}

fn every(length: u32, text: &mut String, check: &mut impl FnMut(&str)) {
    check(text);
    if length > 0 {
        for token in TOKENS {
            let end = text.len();
            text.push_str(token);
            every(length - 1, text, check);
            text.truncate(end);
        }
    }
}
