//! Tests that cost is linear in the page.

use super::instructions::Counter;
use crate::generator::{page_of, page_to_fix};
use crate::tasks;

const SIZES: [(&str, usize); 3] = [("10 KB", 10_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)];

/// The highest difference of instructions per byte between the last two sizes.
const MOST: f64 = 0.03;

/// Prints instructions per byte at each size. Returns false if they grow.
pub(crate) fn is_linear() -> bool {
    let Some(mut counter) = Counter::new() else { return true };
    let names = SIZES.map(|(name, _)| name).join(" | ");
    println!("| instr/byte, one page | {names} | from 1 MB to 10 MB |\n| --- | --- | --- | --- | --- |");
    let mut is_linear = true;
    let mut row = |task: &tasks::Task, page: fn(usize) -> String| {
        let counts = SIZES.map(|(size, bytes)| {
            let name = format!("{size} {}", std::ptr::fn_addr_eq(page, page_of as fn(usize) -> String));
            counter.count(task, &name, &[page(bytes)])
        });
        let change = counts[2] / counts[1] - 1.0;
        let is_within = change.abs() <= MOST;
        is_linear &= is_within;
        let mark = if is_within { "" } else { ", **not linear**" };
        let [small, middle, large] = counts;
        println!(
            "| {} | {small:.2} | {middle:.2} | {large:.2} | {:+.1} %{mark} |",
            task.title,
            change * 100.0
        );
    };
    tasks::OWN.iter().for_each(|task| row(task, page_of));
    tasks::FIXING.iter().for_each(|task| row(task, page_to_fix));
    is_linear
}
