//! Generators of texts, which the property tests use besides the crate's own strategies.

use std::time::{SystemTime, UNIX_EPOCH};

use daily_papers::proptest as strategies;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use crate::pieces::PIECES;

/// Returns the configuration of property tests. `PROPTEST_CASES` and `PROPTEST_RNG_SEED` set the
/// number of cases and the seed. A test that fails prints the seed.
pub(crate) fn config() -> ProptestConfig {
    let from = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
    let clock = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let seed = from("PROPTEST_RNG_SEED").unwrap_or_else(clock);
    let cases = from("PROPTEST_CASES").and_then(|cases| u32::try_from(cases).ok()).unwrap_or(10_000);
    println!("PROPTEST_RNG_SEED={seed} PROPTEST_CASES={cases}");
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        max_global_rejects: u32::MAX,
        max_local_rejects: u32::MAX,
        ..ProptestConfig::default()
    }
}

/// Returns any text: random characters, pieces of pages, or a page with changes.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let splices = proptest::collection::vec((any::<prop::sample::Index>(), 0..20_usize, piece()), 0..4);
    prop_oneof![
        1 => any::<String>(),
        4 => proptest::collection::vec(strategies::text(), 0..6).prop_map(|texts| texts.concat()),
        2 => strategies::text()
            .prop_map(|text| format!("## Daily Papers (2024-04-23)\n\n### [a](b)\n\n{text}")),
        3 => (strategies::digest(), splices)
            .prop_map(|(digest, splices)| splices.into_iter().fold(digest.to_string(), spliced)),
    ]
}

/// Returns a piece of a page, or any character.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![8 => select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

/// Replaces some characters of a text with a piece.
fn spliced(text: String, (at, removed, piece): (prop::sample::Index, usize, String)) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let at = at.index(chars.len() + 1);
    let end = (at + removed).min(chars.len());
    chars.splice(at..end, piece.chars());
    chars.into_iter().collect()
}
