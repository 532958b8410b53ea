//! Reading pages, beside what would be done instead: `cargo bench --bench reading`.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a panic is how a benchmark fails, and its figures are rounded"
)]

mod generator;
mod groups;
mod peers;
mod tasks;

use criterion::Criterion;

/// Each beside the peers that do as much.
const GROUPS: [(&str, &[&str]); 5] = [
    ("lines", &["lines", "newlines", "utf8", "plain-borrowed", "pulldown-events"]),
    ("document", &["document", "newlines", "plain-borrowed", "pulldown-events"]),
    ("views", &["views", "plain-borrowed", "pulldown-events"]),
    ("owned", &["owned", "plain-owned", "pulldown-owned", "comrak", "regex"]),
    ("digest", &["digest", "plain-owned", "pulldown-owned", "comrak", "regex"]),
];

fn main() {
    peers::check(&generator::clean_pages());
    let mut criterion = Criterion::default().configure_from_args();
    groups::bench(&mut criterion, &GROUPS);
    criterion.final_summary();
}
