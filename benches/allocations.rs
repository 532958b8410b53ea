//! Counts the allocations of each task for the table: `allocations generated`, or `allocations
//! real`.
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
mod peers;
mod tasks;

use tasks::Pages;

fn main() {
    let is_real = std::env::args().any(|arg| arg == "real");
    let real = if is_real { tasks::real().unwrap() } else { Vec::new() };
    for task in tasks::all() {
        let texts = if is_real { real.clone() } else { tasks::generated(task.which) };
        let pages = Pages::of(&texts, task.which);
        // The first run is not counted, because some peers keep lazily compiled state.
        pages.pages.first().into_iter().for_each(task.run);
        let (mut count, mut memory) = (0, 0);
        for page in &pages.pages {
            let allocated = allocation_counter::measure(|| (task.run)(page));
            count += allocated.count_total;
            memory += allocated.bytes_max;
        }
        let (count, memory) = (count as f64 / pages.papers() as f64, memory as f64 / pages.bytes as f64);
        println!("{} {count:.4} {memory:.4}", task.name);
    }
}
