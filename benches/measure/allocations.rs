//! Allocations, counted by the program `allocations`. Its allocator would slow down the other
//! measurements.

use std::collections::BTreeMap;
use std::process::Command;

/// The allocations of a task.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Allocations {
    /// Allocations per paper.
    pub(crate) count: f64,
    /// Bytes at the peak, summed over the pages, per byte of text.
    pub(crate) memory: f64,
}

/// Returns the allocations of each task on this set of pages.
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
