//! Compares a reader with `Document::from_utf8` of the same digests: `cargo bench --manifest-path
//! benches/Cargo.toml --bench reader`.
//!
//! The input is generated pages over and over, so that only a megabyte is in memory. A child
//! process reads each input once more, and the kernel tells the peak of its memory.
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

use std::hint::black_box;
use std::io::{BufReader, Read, Result};
use std::process::Command;
use std::time::Instant;

use daily_papers::{Document, Reader};

/// The hidden first argument of the child process.
const ONCE: &str = "--once";

/// The sizes of inputs in megabytes, and the number of rounds.
const SIZES: [(usize, usize); 3] = [(10, 31), (200, 9), (2000, 3)];

/// A task that reads this many megabytes of the pages, over and over. Returns the number of
/// digests.
type Task = (&'static str, fn(&[String], usize) -> usize);

const TASKS: [Task; 3] = [
    ("`Document::from_utf8` of each page", |pages, megabytes| {
        one_by_one(pages, megabytes, |page| Document::from_utf8(page.as_bytes()).unwrap())
    }),
    ("`Document::parse` of each page", |pages, megabytes| {
        one_by_one(pages, megabytes, |page| Document::parse(page))
    }),
    ("`Reader`", read),
];

fn main() {
    let pages = generator::few_clean_pages();
    // `cargo bench` adds an argument.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if let [once, megabytes] = &*args {
        assert_eq!(once, ONCE);
        black_box(read(&pages, megabytes.parse().unwrap()));
        return println!("{}", peak_kilobytes().unwrap_or_default());
    }
    println!(
        "| MB | {} | ratio to each | peak memory |",
        TASKS.map(|(name, _)| format!("{name}, GB/s")).join(" | ")
    );
    println!("| --- | --- | --- | --- | --- | --- |");
    for (megabytes, rounds) in SIZES {
        let speeds = speeds(&pages, megabytes, rounds);
        let shown = speeds.map(|speed| format!("{speed:.2}")).join(" | ");
        let [bytes, text, reader] = speeds;
        let child =
            Command::new(std::env::current_exe().unwrap()).args([ONCE, &megabytes.to_string()]).output();
        let kilobytes: f64 = String::from_utf8(child.unwrap().stdout).unwrap().trim().parse().unwrap();
        let peak =
            if kilobytes > 0.0 { format!("{:.1} MB", kilobytes / 1e3) } else { "not measured".to_owned() };
        println!("| {megabytes} | {shown} | {:.2}, {:.2} | {peak} |", reader / bytes, reader / text);
    }
}

/// Returns the median speed of each task in gigabytes per second. The tasks take turns.
fn speeds(pages: &[String], megabytes: usize, rounds: usize) -> [f64; 3] {
    let mut times = TASKS.map(|_| Vec::new());
    for _ in 0..rounds {
        let mut counts = Vec::new();
        for ((_, task), times) in TASKS.iter().zip(&mut times) {
            let start = Instant::now();
            counts.push(task(pages, megabytes));
            times.push(start.elapsed());
        }
        assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
    }
    times.map(|mut times| {
        times.sort_unstable();
        megabytes as f64 / 1e3 / times[times.len() / 2].as_secs_f64()
    })
}

fn one_by_one<'a>(pages: &'a [String], megabytes: usize, parse: fn(&'a str) -> Document<'a>) -> usize {
    let mut left = megabytes * 1_000_000;
    let whole = pages.iter().cycle().take_while(|page| {
        let is_read = left > 0;
        left = left.saturating_sub(page.len());
        is_read
    });
    whole.map(|page| black_box(parse(page))).count()
}

fn read(pages: &[String], megabytes: usize) -> usize {
    let input = Input { pages, page: 0, start: 0, left: megabytes * 1_000_000 };
    Reader::new(BufReader::new(input)).map(|part| black_box(part.unwrap())).count()
}

/// Whole pages, over and over, until there are `left` bytes or more.
struct Input<'a> {
    pages: &'a [String],
    page: usize,
    start: usize,
    left: usize,
}

impl Read for Input<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        if self.start == 0 && self.left == 0 {
            return Ok(0);
        }
        let page = self.pages[self.page].as_bytes();
        let len = (&page[self.start..]).read(buffer)?;
        self.start += len;
        if self.start == page.len() {
            self.left = self.left.saturating_sub(self.start);
            (self.page, self.start) = ((self.page + 1) % self.pages.len(), 0);
        }
        Ok(len)
    }
}

/// Returns the peak memory of this process, if the kernel tells it.
fn peak_kilobytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse().ok())
}
