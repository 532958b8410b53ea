//! Peak memory of hostile and ordinary pages.

use std::path::Path;

use crate::operations::OPERATIONS;
use crate::{families, files, generator};

/// Maximum number of bytes for each byte of a hostile page.
const HOSTILE: usize = 24;
/// The same for a change of a page. The values, the page and the new page are in memory together.
const CHANGED: usize = 64;
/// Maximum number of bytes for each byte of an ordinary page.
const ORDINARY: usize = 4;

/// Maximum number of bytes that do not depend on the page.
const CONSTANT: usize = 64 * 1024;

/// Maximum number of bytes of the 1,000 diagnostics that are listed for a page.
const DIAGNOSTICS: usize = 256 * 1000;

/// Sizes in bytes, each with another unused share of a vector that doubles its capacity.
const SIZES: [usize; 3] = [10_000, 45_000, 150_000];

/// Sizes in bytes of pages so short that their diagnostics exceed the limit for each byte.
const SHORT: [usize; 4] = [1_500, 2_500, 4_500, 7_000];

#[test]
fn memory_of_hostile_pages_is_bounded() {
    let families = families::all();
    let pages = families.iter().flat_map(|family| SIZES.map(|size| (family.name.clone(), family.page(size))));
    assert_at_most(of_hostile, CONSTANT, pages);
    let pages = families.iter().flat_map(|family| SHORT.map(|size| (family.name.clone(), family.page(size))));
    assert_at_most(of_hostile, CONSTANT + DIAGNOSTICS, pages);
}

#[test]
fn memory_of_ordinary_pages_is_bounded() {
    let sets = [generator::pages(), generator::clean_pages(), generator::pages_to_fix()];
    let long = [generator::page_of(1_000_000), generator::page_to_fix(1_000_000)];
    let pages = sets.into_iter().flatten().chain(long);
    assert_at_most(
        |_| ORDINARY,
        CONSTANT,
        pages.enumerate().map(|(number, page)| (format!("generated page {number}"), page)),
    );
    match std::env::var_os("DAILY_PAPERS_CORPUS") {
        Some(corpus) => assert_at_most(|_| ORDINARY, CONSTANT, real(&Path::new(&corpus).join("pages"))),
        None => println!("SKIPPED: set DAILY_PAPERS_CORPUS to a folder of real pages to try them too"),
    }
}

fn real(folder: &Path) -> impl Iterator<Item = (String, String)> {
    files::pages(folder).into_iter().map(|(path, page)| (path.display().to_string(), page))
}

fn of_hostile(operation: &str) -> usize {
    match operation {
        "apply" | "update" | "reverse" | "format" | "apply the format" | "fix" => CHANGED,
        _ => HOSTILE,
    }
}

/// Asserts that no operation allocates more than `constant` bytes, and `most` for each byte of a page.
fn assert_at_most(
    most: fn(&str) -> usize,
    constant: usize,
    pages: impl IntoIterator<Item = (String, String)>,
) {
    // The size of two values is not limited by the size of a page.
    let operations: Vec<_> = OPERATIONS.into_iter().filter(|(name, _)| *name != "compare").collect();
    let mut worst = vec![(0.0, String::new()); operations.len()];
    for (name, page) in pages {
        for ((operation, run), worst) in operations.iter().zip(&mut worst) {
            let peak = peak_bytes(|| run(&page));
            let allowed = most(operation) * page.len() + constant;
            assert!(
                peak <= allowed,
                "{operation} allocates {peak} bytes for the {} bytes of {name}",
                page.len()
            );
            let ratio = peak.saturating_sub(constant) as f64 / page.len() as f64;
            if ratio >= worst.0 {
                *worst = (ratio, name.clone());
            }
        }
    }
    println!("| | most bytes at the peak for each byte of a page | page |\n| --- | --- | --- |");
    for ((operation, _), (ratio, name)) in operations.iter().zip(worst) {
        assert!(!name.is_empty(), "no page was tried");
        println!("| {operation} | {ratio:.2} | {name} |");
    }
}

/// Returns the peak number of allocated bytes.
fn peak_bytes(run: impl FnOnce()) -> usize {
    usize::try_from(allocation_counter::measure(run).bytes_max).unwrap()
}
