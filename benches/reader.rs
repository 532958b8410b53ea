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
use std::io::{BufRead, BufReader, Read, Result};
use std::process::Command;
use std::time::{Duration, Instant};

use daily_papers::{Document, Reader};

/// The hidden first argument of the child process.
const ONCE: &str = "--once";

/// The sizes of inputs in megabytes.
const SIZES: [usize; 3] = [10, 200, 2000];

const NAMES: [&str; 5] = [
    "`Document::parse` of each page",
    "`Document::from_utf8` of each page",
    "`Document::from_utf8` of each page, and `into_owned`",
    "`Reader` of bytes",
    "`Reader` of a `BufReader`",
];

/// The index of the task whose documents are owned, as those of a reader are.
const OWNED: usize = 2;

fn main() {
    let pages = generator::few_clean_pages();
    let (text, lengths) = (pages.concat(), pages.iter().map(String::len).collect::<Vec<_>>());
    drop(pages);
    // `cargo bench` adds an argument.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if let [once, times] = &*args {
        assert_eq!(once, ONCE);
        let input = BufReader::new(Input::new(&text, times.parse().unwrap()));
        Reader::new(input).for_each(|part| drop(black_box(part.unwrap())));
        return println!("{}", peak_kilobytes().unwrap_or_default());
    }
    println!("| MB | {} | peak memory |", NAMES.join(" | "));
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for megabytes in SIZES {
        let times = megabytes * 1_000_000 / text.len();
        let medians = medians(&lengths, &text, times);
        let shown = medians.map(|time| {
            let speed = text.len() as f64 / time.as_secs_f64() / 1e9;
            format!("{speed:.2} GB/s, {:.2}", medians[OWNED].as_secs_f64() / time.as_secs_f64())
        });
        let child = Command::new(std::env::current_exe().unwrap()).args([ONCE, &times.to_string()]).output();
        let kilobytes: f64 = String::from_utf8(child.unwrap().stdout).unwrap().trim().parse().unwrap();
        let peak =
            if kilobytes > 0.0 { format!("{:.1} MB", kilobytes / 1e3) } else { "not measured".to_owned() };
        println!("| {megabytes} | {} | {peak} |", shown.join(" | "));
    }
    println!("\nThe second number is the ratio to `Document::from_utf8` and `into_owned`.");
}

/// Returns the median time in which each task reads the pages once. The tasks take turns, so that
/// other work on the machine delays all of them.
fn medians(lengths: &[usize], text: &str, times: usize) -> [Duration; 5] {
    // All tasks read the same memory.
    let pages = lengths.iter().scan(text, |rest, length| {
        let page;
        (page, *rest) = rest.split_at(*length);
        Some(page)
    });
    let pages: Vec<&str> = pages.collect();
    let mut of_bytes = Reader::new(Input::new(text, times));
    let mut of_buffers = Reader::new(BufReader::new(Input::new(text, times)));
    let mut tasks: [&mut dyn FnMut(&&str); 5] = [
        &mut |page| drop(black_box(Document::parse(*page))),
        &mut |page| drop(black_box(Document::from_utf8(page.as_bytes()).unwrap())),
        &mut |page| drop(black_box(Document::from_utf8(page.as_bytes()).unwrap().into_owned())),
        &mut |_| drop(black_box(of_bytes.next().unwrap().unwrap())),
        &mut |_| drop(black_box(of_buffers.next().unwrap().unwrap())),
    ];
    let mut durations = NAMES.map(|_| Vec::new());
    for _ in 0..times {
        for (task, durations) in tasks.iter_mut().zip(&mut durations) {
            let start = Instant::now();
            pages.iter().for_each(&mut **task);
            durations.push(start.elapsed());
        }
    }
    assert!(of_bytes.next().is_none() && of_buffers.next().is_none());
    durations.map(|mut durations| {
        durations.sort_unstable();
        durations[durations.len() / 2]
    })
}

/// A text this many times, each of them in one buffer.
struct Input<'a> {
    text: &'a [u8],
    start: usize,
    times: usize,
}

impl<'a> Input<'a> {
    fn new(text: &'a str, times: usize) -> Input<'a> {
        Input { text: text.as_bytes(), start: 0, times }
    }
}

impl Read for Input<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let len = self.fill_buf()?.read(buffer)?;
        self.consume(len);
        Ok(len)
    }
}

impl BufRead for Input<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(if self.times == 0 { &[] } else { &self.text[self.start..] })
    }

    fn consume(&mut self, len: usize) {
        self.start += len;
        if self.start == self.text.len() {
            (self.start, self.times) = (0, self.times.saturating_sub(1));
        }
    }
}

/// Returns the peak memory of this process, if the kernel tells it.
fn peak_kilobytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse().ok())
}
