//! Allocations, counted by the program `allocations`, whose allocator would cost time and instructions here.

use std::collections::BTreeMap;
use std::process::Command;

/// What a task allocates.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Allocations {
    /// How many a paper.
    pub(crate) count: f64,
    /// The bytes that are allocated at the worst moment, summed over the pages, for each byte of text.
    pub(crate) memory: f64,
}

/// Those of every task, on the set of pages of that name.
pub(crate) fn of(set: &str) -> BTreeMap<String, Allocations> {
    let out = Command::new(env!("CARGO_BIN_EXE_allocations")).arg(set).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let row = |line: &str| {
        let mut cells = line.split_whitespace();
        let name = cells.next()?.to_owned();
        let mut figure = || cells.next()?.parse().ok();
        Some((name, Allocations { count: figure()?, memory: figure()? }))
    };
    String::from_utf8(out.stdout).unwrap().lines().filter_map(row).collect()
}
