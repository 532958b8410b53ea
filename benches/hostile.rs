//! Tests that the cost of hostile pages is linear, with counts by callgrind: `cargo bench
//! --manifest-path benches/Cargo.toml --bench hostile`.
//!
//! With `-- --long` it measures time instead, on pages that are longer than callgrind can run in
//! reasonable time.
//!
//! A run under callgrind performs all operations on some of the families, and callgrind writes a
//! file for each. It is a program separate from the table, because another call of a function can
//! keep the compiler from inlining it.
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

#[path = "measure/callgrind.rs"]
mod callgrind;
#[path = "../tests/cost/families.rs"]
mod families;
#[path = "../tests/cost/operations.rs"]
mod operations;

use std::hint::black_box;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Instant;

use callgrind::{TUNABLES, total, valgrind_version};
use families::{Family, LONG_LINES, NAMES_FOR_EACH_LINE};
use operations::{OPERATIONS, Operation};
use tempfile::TempDir;

/// The hidden first argument of runs under callgrind.
const ONCE: &str = "--once";

/// The sizes of pages, each ten times the one before.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const LONG_SIZES: [usize; 2] = [1_000_000, 10_000_000];

/// The highest growth of instructions per byte between the last two sizes. Sorting grows by about
/// this much; a quadratic cost grows up to tenfold.
const MOST: f64 = 0.1;

/// The highest growth of operations that mostly sort.
const MOST_OF_SORTING: ([&str; 2], f64) = (["compare", "reverse"], 0.2);

/// The highest growth of time per byte to the longest pages, which do not fit into a cache. A
/// quadratic cost grows tenfold.
const MOST_BY_THE_CLOCK: f64 = 4.0;

/// Without fast bins, `free` merges chunks immediately, so a count does not depend on earlier work.
const MALLOC: [&str; 1] = ["glibc.malloc.mxfast=0"];

/// Quadratic operations that the benchmark must report, each on one family. On short pages they
/// cost little.
const CONTROLS: [(&str, Operation); 2] = [
    (
        LONG_LINES,
        ("control: each line is compared with all before it", |text| {
            let lines: Vec<&str> = text.lines().collect();
            for (index, line) in lines.iter().enumerate() {
                black_box(lines.iter().take(index).any(|other| other == line));
            }
        }),
    ),
    // A lint once did this.
    (
        NAMES_FOR_EACH_LINE,
        ("control: all names are looked at for each authors line", |text| {
            for paper in daily_papers::Document::parse(text).papers() {
                for _ in paper.as_str().lines().filter(|line| line.starts_with("Authors: ")) {
                    black_box(paper.authors().any(|name| !name.is_empty()));
                }
            }
        }),
    ),
];

fn main() -> ExitCode {
    // `cargo bench` adds this argument.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let is_well = is_counted_run(&args)
        || match &*args.iter().map(String::as_str).collect::<Vec<_>>() {
            [] => is_linear(SIZES),
            ["--long"] => is_linear_by_the_clock(),
            _ => {
                eprintln!("usage: hostile [--long]");
                return ExitCode::from(2);
            }
        };
    if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints instructions per byte for each family at the largest size, and their growth. Returns
/// false if a growth is too high, or a control's is not.
fn is_linear(sizes: [usize; 3]) -> bool {
    if valgrind_version().is_none() {
        println!("SKIPPED: instructions are counted by valgrind, which is not installed");
        return true;
    }
    let [.., before, last] = sizes;
    let names = OPERATIONS.map(|(name, _)| name).join(" | ");
    println!(
        "Instructions a byte at {last} bytes, and the most that any of them grew from {before} bytes on:\n"
    );
    println!("| family | {names} | grew by |\n| --- |{} --- |", " --- |".repeat(OPERATIONS.len()));
    let mut is_linear = true;
    for row in counted(sizes) {
        let counts: Vec<_> = row.counts.iter().map(|counts| format!("{:.1}", counts[2])).collect();
        let growths = row.counts.iter().map(|[_, before, last]| last / before - 1.0);
        let over = |(growth, name): (f64, &'static str)| {
            let (sorting, most) = MOST_OF_SORTING;
            (growth - if sorting.contains(&name) { most } else { MOST }, growth, name)
        };
        let growths = growths.zip(row.names.iter().copied()).map(over);
        let (over, growth, name) = growths.max_by(|(a, ..), (b, ..)| a.total_cmp(b)).unwrap();
        let is_within = over <= 0.0;
        let is_well = is_within != row.is_control;
        is_linear &= is_well;
        let mark = match (is_well, row.is_control) {
            (true, true) => ", too much, as expected",
            (true, false) => "",
            (false, true) => ", **should grow by too much**",
            (false, false) => ", **too much**",
        };
        println!("| {} | {} | {:+.1} %, {name}{mark} |", row.family, counts.join(" | "), growth * 100.0);
    }
    is_linear
}

/// Prints the time per byte on the longest pages of each family, and its growth. Returns false if a
/// growth is too high, or a control's is not.
fn is_linear_by_the_clock() -> bool {
    let [shorter, longest] = LONG_SIZES;
    println!(
        "Nanoseconds a byte at {longest} bytes, of what takes longer there than at {shorter} bytes by most:\n"
    );
    println!("| family | nanoseconds | times as long |\n| --- | --- | --- |");
    let mut is_linear = true;
    for (family, operations, is_control) in work(0, 1) {
        // The control would take hours.
        if is_control && family.name == NAMES_FOR_EACH_LINE {
            continue;
        }
        let pages = LONG_SIZES.map(|size| family.page(size));
        let ratio = |(name, run): &Operation| {
            let [before, last] =
                [(&pages[0], 5), (&pages[1], 3)].map(|(page, rounds)| shortest(run, page, rounds));
            (last / before, last, *name)
        };
        let (ratio, nanoseconds, name) =
            operations.iter().map(ratio).max_by(|(a, ..), (b, ..)| a.total_cmp(b)).unwrap();
        let is_well = (ratio <= MOST_BY_THE_CLOCK) != is_control;
        is_linear &= is_well;
        let mark = if is_well { "" } else { ", **not as it must be**" };
        println!("| {} | {nanoseconds:.2} | {ratio:.2}, {name}{mark} |", family.name);
    }
    is_linear
}

/// Returns the nanoseconds per byte in the shortest round, since other work on the machine only
/// adds time.
fn shortest(run: &fn(&str), page: &str, rounds: usize) -> f64 {
    let time = |_| {
        let start = Instant::now();
        run(page);
        start.elapsed()
    };
    (0..rounds).map(time).min().unwrap().as_nanos() as f64 / page.len() as f64
}

/// The measurements of one family: all operations, or one control.
struct Row {
    family: String,
    names: Vec<&'static str>,
    is_control: bool,
    /// The counts of each operation, at each size.
    counts: Vec<[f64; 3]>,
}

/// Returns the families and operations of one of `runs` runs, whose number modulo `runs` is `rest`.
fn work(rest: usize, runs: usize) -> impl Iterator<Item = (Family, Vec<Operation>, bool)> {
    let controls = CONTROLS.map(|(name, control)| (families::named(name), vec![control], true));
    let all = families::all().into_iter().map(|family| (family, OPERATIONS.to_vec(), false));
    controls
        .into_iter()
        .chain(all)
        .enumerate()
        .filter(move |(number, _)| number % runs == rest)
        .map(|(_, work)| work)
}

/// Starts a run under callgrind for each processor, and returns the counts.
fn counted(sizes: [usize; 3]) -> Vec<Row> {
    let runs = std::thread::available_parallelism().map_or(1, |count| count.get().min(4));
    let folder = tempfile::tempdir().unwrap();
    let started: Vec<_> = (0..runs).map(|rest| start(&folder, rest, runs, sizes)).collect();
    for mut run in started {
        assert!(run.wait().unwrap().success(), "valgrind failed");
    }
    let mut rows = Vec::new();
    for rest in 0..runs {
        let mut part = 0;
        for (family, operations, is_control) in work(rest, runs) {
            let mut counts = vec![[0.0; 3]; operations.len()];
            for (at, size) in sizes.into_iter().enumerate() {
                let bytes = family.page(size).len();
                for counts in &mut counts {
                    part += 1;
                    counts[at] = total(&folder.path().join(format!("{rest}.{part}"))) as f64 / bytes as f64;
                }
            }
            let names = operations.iter().map(|(name, _)| *name).collect();
            rows.push(Row { family: family.name, names, is_control, counts });
        }
    }
    rows
}

fn start(folder: &TempDir, rest: usize, runs: usize, sizes: [usize; 3]) -> Child {
    Command::new("valgrind")
        .env("GLIBC_TUNABLES", [&TUNABLES[..], &MALLOC].concat().join(":"))
        .args(["--tool=callgrind", "--quiet", "--dump-line=no"])
        .args(["--zero-before=*hostile::begin", "--dump-before=*hostile::end"])
        .arg(format!("--callgrind-out-file={}", folder.path().join(rest.to_string()).display()))
        .arg(std::env::current_exe().unwrap())
        .args([ONCE, &rest.to_string(), &runs.to_string()])
        .args(sizes.map(|size| size.to_string()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Performs the work if this is a run under callgrind. Returns whether it is.
fn is_counted_run(args: &[String]) -> bool {
    let [once, rest, runs, sizes @ ..] = args else { return false };
    if once != ONCE {
        return false;
    }
    for (family, operations, _) in work(rest.parse().unwrap(), runs.parse().unwrap()) {
        for size in sizes {
            let page = family.page(size.parse().unwrap());
            for (_, run) in &operations {
                begin();
                run(&page);
                end();
            }
        }
    }
    true
}

#[inline(never)]
fn begin() {
    black_box(());
}

#[inline(never)]
fn end() {
    black_box(1);
}
