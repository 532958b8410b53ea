//! The committed ratios of times, and the comparison with them.
//!
//! Fewer instructions can take longer, so the counts alone do not show that nothing became slower.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use super::times::{self, Round, Speeds};
use crate::tasks::{self, EVENTS, NEWLINES};

/// How much slower a task may become.
const MOST: f64 = 0.1;

/// How many times a slow task is measured before it counts as slow.
const TRIES: usize = 3;

const HEAD: &str = "\
# The speed of each task on the generated pages, as a multiple of the newline scan and of
# pulldown-cmark's events in the same run. The benchmark `table` compares with it: `--check-times`
# fails if both ratios of a task are lower by more than a tenth, and `--bless-times` rewrites the
# file.
";

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ratios.txt")
}

/// Returns the processor, on which the ratios depend.
fn processor() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let value = |key: &str| {
        let line = info.lines().find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix(": "));
        line.unwrap_or("unknown")
    };
    let [name, family, model] = ["model name", "cpu family", "model\t"].map(value);
    format!("# made on {name}, family {family}, model {model}\n")
}

/// Returns for each task of this crate its ratios to the two peers.
fn rows() -> Vec<(&'static str, [f64; 2])> {
    let speeds: Speeds = times::speeds(tasks::generated, Round::Fastest);
    let ratios = |task: &'static tasks::Task| {
        (task.name, [NEWLINES, EVENTS].map(|peer| speeds[task.name] / speeds[peer]))
    };
    tasks::own().map(ratios).collect()
}

/// Writes the file of ratios.
pub(crate) fn bless() {
    let mut text = format!("{HEAD}{}", processor());
    writeln!(text, "{:<13} {:>12} {:>15}", "#", "newline scan", "pulldown-cmark").unwrap();
    for (name, [newlines, events]) in rows() {
        writeln!(text, "{name:<13} {newlines:>12.4} {events:>15.3}").unwrap();
    }
    fs::write(file(), &text).unwrap();
    print!("{text}");
}

/// Compares with the file of ratios, and returns false if a task became slower.
pub(crate) fn is_kept() -> bool {
    let kept = fs::read_to_string(file()).unwrap();
    if !kept.contains(&processor()) {
        println!(
            "SKIPPED: the ratios in benches/ratios.txt were not {}",
            processor().trim_start_matches("# ").trim()
        );
        return true;
    }
    // Other work on the machine slows a run, but seldom the same task in every run.
    let mut slow = slower(&kept);
    for _ in 1..TRIES {
        if slow.is_empty() {
            break;
        }
        let again = slower(&kept);
        slow.retain(|name| again.contains(name));
    }
    for name in &slow {
        println!(
            "FAILED: {name} was more than a tenth slower in each of {TRIES} runs, or is not in the file"
        );
    }
    slow.is_empty()
}

/// Measures and returns the tasks that became slower, or that are not in the file.
fn slower(kept: &str) -> Vec<&'static str> {
    let mut slower = Vec::new();
    for (name, ratios) in rows() {
        let before = kept.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        let before: Vec<f64> =
            before.unwrap_or_default().split_whitespace().map(|cell| cell.parse().unwrap()).collect();
        let changes: Vec<f64> = ratios.iter().zip(&before).map(|(now, before)| now / before - 1.0).collect();
        let shown: Vec<String> = changes.iter().map(|change| format!("{:+.1} %", change * 100.0)).collect();
        println!("{name:<13} {}", shown.join("  "));
        // A task that is not in the file has no changes.
        if changes.iter().all(|change| *change < -MOST) {
            slower.push(name);
        }
    }
    slower
}
