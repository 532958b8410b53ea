//! Prints the cost of each task: `cargo bench --manifest-path benches/Cargo.toml --bench table`.
//!
//! After `--`, `--growth` shows whether cost is linear in the page. `--check` compares the counts
//! with `benches/counts.txt`, and `--bless` rewrites that file. `--check-times` and `--bless-times`
//! do it with the ratios of times in `benches/ratios.txt`.
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
mod measure;
mod peers;
mod tasks;

use std::process::ExitCode;

use measure::{counts, growth, instructions, ratios, report};

fn main() -> ExitCode {
    // `cargo bench` adds this argument.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if instructions::is_counted_run(&args) {
        return ExitCode::SUCCESS;
    }
    let is_well = match &*args.iter().map(String::as_str).collect::<Vec<_>>() {
        [] => {
            print();
            true
        }
        ["--growth"] => growth::is_linear(),
        ["--check"] => counts::is_kept(),
        ["--bless"] => {
            counts::bless();
            true
        }
        ["--check-times"] => ratios::is_kept(),
        ["--bless-times"] => {
            ratios::bless();
            true
        }
        _ => {
            eprintln!("usage: table [--growth | --check | --bless | --check-times | --bless-times]");
            return ExitCode::from(2);
        }
    };
    if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn print() {
    peers::check(&generator::clean_pages());
    report::print("generated", tasks::generated);
    match tasks::real() {
        Some(pages) => report::print("real", |_| pages.clone()),
        None => {
            println!("\nSKIPPED: set DAILY_PAPERS_CORPUS to a folder of real pages to measure on them too")
        }
    }
}
