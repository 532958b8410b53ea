//! Printing, checking and changing pages: `cargo bench --bench writing`.
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

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use daily_papers::diff::MergeVotes;
use daily_papers::{Digest, Votes};

/// Each beside what it cannot be faster than.
const GROUPS: [(&str, &[&str]); 5] = [
    ("print", &["print", "copy"]),
    ("lint", &["lint", "document"]),
    ("format", &["format", "format-mend", "document"]),
    ("fix", &["fix", "document"]),
    ("apply", &["apply", "document"]),
];

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    groups::bench(&mut criterion, &GROUPS);
    two_digests(&mut criterion);
    criterion.final_summary();
}

/// What is done with two digests of one day, of which one has other votes.
fn two_digests(criterion: &mut Criterion) {
    let page = generator::page_of(25_000);
    let before: Digest = page.parse().unwrap();
    let mut after = before.clone();
    for paper in &mut after.papers {
        paper.votes = Some(Votes::Count(123));
    }
    let mut group = criterion.benchmark_group("two digests");
    group.throughput(Throughput::Bytes(page.len().try_into().unwrap()));
    group.bench_function("diff", |bencher| bencher.iter(|| black_box(before.diff(&after).is_empty())));
    group.bench_function("clone", |bencher| bencher.iter(|| black_box((before.clone(), after.clone()))));
    group.bench_function("clone and merge", |bencher| {
        bencher.iter(|| black_box(before.clone().merge(after.clone(), MergeVotes::Highest)));
    });
    group.finish();
}
