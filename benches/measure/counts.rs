//! The committed table of counts, and the comparison with it.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::allocations;
use super::callgrind::valgrind_version;
use super::instructions::Counter;
use crate::tasks::{self, Pages};

/// The highest growth that the comparison accepts.
const MOST: f64 = 0.03;

const HEAD: &str = "\
# The cost of each task on the generated pages: instructions per byte, allocations per paper, and
# bytes on the heap at its peak per byte. The benchmark `table` compares with it: `--check` fails if
# a figure is more than 3 % higher, and `--bless` rewrites the file.
";

fn file() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("counts.txt")
}

/// Returns the compiler and the processor, on which the counts depend.
fn tools() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let out = Command::new(rustc).arg("--version").output().unwrap();
    let rustc = String::from_utf8(out.stdout).unwrap();
    format!("# made with {} for {}\n", rustc.trim(), processor())
}

/// Returns the processor features by which memchr and the C library choose their code.
fn processor() -> &'static str {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        return "x86_64 with AVX2";
    }
    std::env::consts::ARCH
}

/// Returns a row for each task of this crate.
fn rows(counter: &mut Counter) -> Vec<(&'static str, [f64; 3])> {
    let allocations = allocations::of("generated");
    let row = |task: &'static tasks::Task| {
        let pages = Pages::of(&tasks::generated(task.which), task.which).into_texts();
        let instructions = counter.count(task, &format!("{:?}", task.which), &pages);
        let allocations = allocations[task.name];
        (task.name, [instructions, allocations.count, allocations.memory])
    };
    tasks::own().map(row).collect()
}

/// Writes the file of counts.
pub(crate) fn bless() {
    let Some(mut counter) = Counter::new() else { return };
    let mut text = format!("{HEAD}{}", tools());
    writeln!(text, "{:<12} {:>10} {:>12} {:>8}", "#", "instr/byte", "allocations", "memory").unwrap();
    for (name, [instructions, count, memory]) in rows(&mut counter) {
        writeln!(text, "{name:<12} {instructions:>10.3} {count:>12.3} {memory:>8.3}").unwrap();
    }
    fs::write(file(), &text).unwrap();
    print!("{text}");
}

/// Compares with the file of counts, and returns false if a count is higher.
pub(crate) fn is_kept() -> bool {
    let kept = fs::read_to_string(file()).unwrap();
    let tools = tools();
    if !kept.contains(&tools) {
        println!(
            "SKIPPED: the counts in benches/counts.txt were not {}",
            tools.trim_start_matches("# ").trim()
        );
        return true;
    }
    let Some(mut counter) = Counter::new() else { return true };
    println!("counted with {}", valgrind_version().unwrap_or_default());
    let mut is_kept = true;
    for (name, figures) in rows(&mut counter) {
        let before = kept.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        let before = before.map(|row| row.split_whitespace().map(|cell| cell.parse::<f64>().unwrap()));
        let Some(before) = before.map(Iterator::collect::<Vec<_>>) else {
            println!("{name}: not in benches/counts.txt; rewrite it with --bless");
            is_kept = false;
            continue;
        };
        for ((what, before), now) in ["instr/byte", "allocations a paper", "bytes at the peak, a byte"]
            .into_iter()
            .zip(before)
            .zip(figures)
        {
            // The file has three digits, so the last one may be rounded.
            let (low, high) = (before * (1.0 - MOST) - 0.001, before * (1.0 + MOST) + 0.001);
            let verdict = if now > high {
                is_kept = false;
                "FAILED: more than 3 % above"
            } else if now < low {
                "better by more than 3 %: rewrite it with --bless"
            } else {
                "as kept"
            };
            println!("{name:<12} {what:<26} {before:>8.3} -> {now:>8.3}  {verdict}");
        }
    }
    is_kept
}
