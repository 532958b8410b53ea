//! How much memory hostile pages take, and ordinary ones.

use std::path::Path;

use crate::operations::OPERATIONS;
use crate::{families, files, generator};

/// For each byte of a page, at the peak.
const AT_WORST: usize = 24;
const ORDINARY: usize = 4;

/// Whatever the page.
const BESIDES: usize = 64 * 1024;

/// For the diagnostics of a page, of which 1,000 are listed.
const DIAGNOSTICS: usize = 256 * 1000;

/// No two have the same room left in a vector that doubles.
const SIZES: [usize; 3] = [10_000, 45_000, 150_000];

/// So short a page can have more diagnostics than its bytes pay for.
const SHORT: [usize; 4] = [1_500, 2_500, 4_500, 7_000];

/// P13: whatever the page, what is done to it takes no more than so many bytes for each of its bytes.
#[test]
fn memory_is_bounded_at_worst() {
    let families = families::all();
    let pages = families.iter().flat_map(|family| SIZES.map(|size| (family.name.clone(), family.page(size))));
    is_at_most(AT_WORST, BESIDES, pages);
    let pages = families.iter().flat_map(|family| SHORT.map(|size| (family.name.clone(), family.page(size))));
    is_at_most(AT_WORST, BESIDES + DIAGNOSTICS, pages);
}

#[test]
fn memory_of_ordinary_pages_is_bounded() {
    let sets = [generator::pages(), generator::clean_pages(), generator::pages_to_fix()];
    let long = [generator::page_of(1_000_000), generator::page_to_fix(1_000_000)];
    let pages = sets.into_iter().flatten().chain(long);
    is_at_most(
        ORDINARY,
        BESIDES,
        pages.enumerate().map(|(number, page)| (format!("generated page {number}"), page)),
    );
    match std::env::var_os("DAILY_PAPERS_CORPUS") {
        Some(corpus) => is_at_most(ORDINARY, BESIDES, real(&Path::new(&corpus).join("pages"))),
        None => println!("SKIPPED: set DAILY_PAPERS_CORPUS to a folder of real pages to try them too"),
    }
}

fn real(folder: &Path) -> impl Iterator<Item = (String, String)> {
    files::pages(folder).into_iter().map(|(path, page)| (path.display().to_string(), page))
}

fn is_at_most(most: usize, besides: usize, pages: impl IntoIterator<Item = (String, String)>) {
    // Comparing starts from two values, not from a page.
    let operations: Vec<_> = OPERATIONS.into_iter().filter(|(name, _)| *name != "compare").collect();
    let mut worst = vec![(0.0, String::new()); operations.len()];
    for (name, page) in pages {
        for ((operation, run), worst) in operations.iter().zip(&mut worst) {
            let peak = at_peak(|| run(&page));
            let allowed = most * page.len() + besides;
            assert!(peak <= allowed, "{operation} takes {peak} bytes for the {} of {name}", page.len());
            let ratio = peak.saturating_sub(besides) as f64 / page.len() as f64;
            if ratio >= worst.0 {
                *worst = (ratio, name.clone());
            }
        }
    }
    println!("| | bytes at the peak for each byte of a page, at worst | of |\n| --- | --- | --- |");
    for ((operation, _), (ratio, name)) in operations.iter().zip(worst) {
        assert!(!name.is_empty(), "there are pages");
        println!("| {operation} | {ratio:.2} | {name} |");
    }
}

/// The bytes that are allocated at the worst moment.
fn at_peak(run: impl FnOnce()) -> usize {
    usize::try_from(allocation_counter::measure(run).bytes_max).unwrap()
}
