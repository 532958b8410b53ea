//! The table in Markdown.

use std::collections::BTreeMap;

use super::allocations;
use super::instructions::Counter;
use super::times::{self, Round};
use crate::peers;
use crate::tasks::{self, EVENTS, EXTRACTION, NEWLINES, Pages, Which};

/// Measures each task on one set of pages and prints the table, with targets in parentheses.
pub(crate) fn print(set: &str, texts: impl Fn(Which) -> Vec<String>) {
    let all = texts(Which::All);
    let bytes: usize = all.iter().map(String::len).sum();
    println!("\nOn {} {set} pages, {:.1} MB, each read separately:\n", all.len(), bytes as f64 / 1e6);
    let speeds = times::speeds(&texts, Round::Median);
    let allocations = allocations::of(set);
    let mut counter = Counter::new();
    let mut counts = BTreeMap::new();
    for task in tasks::all() {
        if let Some(counter) = &mut counter {
            let pages = Pages::of(&texts(task.which), task.which).into_texts();
            counts.insert(task.name, counter.count(task, &format!("{:?}", task.which), &pages));
        }
    }

    println!(
        "| what | instr/byte | GB/s | x newline scan | x pulldown-cmark's events | x pulldown-cmark and extraction \
         | allocations a paper | bytes at the peak, a byte |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for task in tasks::all() {
        let speed = speeds[task.name];
        let times_as_fast = |other: &str| speed / speeds[other];
        let target = task.target;
        let instructions = counts
            .get(task.name)
            .map_or_else(|| "not counted".to_owned(), |count| at_most(*count, target.instructions));
        println!(
            "| {} | {instructions} | {speed:.2} | {:.3} | {} | {} | {} | {} |",
            task.title,
            times_as_fast(NEWLINES),
            at_least(times_as_fast(EVENTS), target.events),
            at_least(times_as_fast(EXTRACTION), target.extraction),
            at_most(allocations[task.name].count, target.allocations),
            at_most(allocations[task.name].memory, target.memory),
        );
    }

    let digests = Pages::of(&all, Which::OneDigest);
    let papers = digests.papers();
    let agreed = peers::agreement(&digests.into_texts());
    let agreed: Vec<_> = agreed
        .iter()
        .map(|(name, same)| format!("{name} {:.1} %", *same as f64 * 100.0 / papers as f64))
        .collect();
    println!("\nOf {papers} papers, the peers parse as this crate does: {}.", agreed.join(", "));
}

fn at_most(figure: f64, most: Option<f64>) -> String {
    match most {
        Some(most) if figure > most => format!("**{figure:.2}** (at most {most})"),
        Some(most) => format!("{figure:.2} (at most {most})"),
        None => format!("{figure:.2}"),
    }
}

fn at_least(figure: f64, least: Option<f64>) -> String {
    match least {
        Some(least) if figure < least => format!("**{figure:.1}** (at least {least})"),
        Some(least) => format!("{figure:.1} (at least {least})"),
        None => format!("{figure:.1}"),
    }
}
