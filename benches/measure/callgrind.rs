//! Settings and results of callgrind.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Settings that make counts comparable between machines and between page sizes. They turn off
/// `rep` copies, which callgrind counts once per repetition, and allocations by `mmap`.
pub(crate) const TUNABLES: [&str; 5] = [
    "glibc.cpu.x86_rep_movsb_threshold=0x40000000",
    "glibc.cpu.x86_rep_stosb_threshold=0x40000000",
    "glibc.cpu.x86_non_temporal_threshold=0x40000000",
    "glibc.malloc.mmap_threshold=0x2000000",
    "glibc.malloc.trim_threshold=0x40000000",
];

/// Returns the instructions in a file that callgrind wrote.
pub(crate) fn total(out: &Path) -> u64 {
    let out = fs::read_to_string(out).unwrap();
    out.lines().find_map(|line| line.strip_prefix("totals: ")).unwrap().parse().unwrap()
}

pub(crate) fn valgrind_version() -> Option<String> {
    let out = Command::new("valgrind").arg("--version").output().ok()?;
    Some(String::from_utf8(out.stdout).unwrap().trim().to_owned())
}
