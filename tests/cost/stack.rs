//! The stack does not grow with a page.

use std::thread;

use daily_papers::{Digest, Document, Lints};

use crate::families;

const STACK: usize = 64 * 1024;

/// Families with the most lines, digests, papers, items and names, and with the longest lines.
const FAMILIES: [&str; 6] = [
    "\"\\n\"",
    "digests of distinct dates, with a paper",
    "papers with one identifier",
    "items with a label",
    "authors of distinct names",
    "\"](\" in each field",
];

/// Parses, prints, fixes, formats, changes and drops a page of all families on a small stack.
///
/// `DAILY_PAPERS_MEGABYTES` sets the size of the page.
#[test]
fn stack_does_not_grow() {
    let megabytes = std::env::var("DAILY_PAPERS_MEGABYTES")
        .map_or(3, |number| number.parse::<usize>().expect("DAILY_PAPERS_MEGABYTES is a number"));
    let bytes = megabytes * 1_000_000;
    let page: String =
        FAMILIES.iter().map(|name| families::named(name).page(bytes / FAMILIES.len()) + "\n").collect();
    assert!(page.len() >= bytes - FAMILIES.len());
    let thread = thread::Builder::new().stack_size(STACK);
    thread.spawn(move || run_all(&page)).unwrap().join().unwrap();
}

fn run_all(page: &str) {
    let document = Document::parse(page);
    assert_eq!(document.to_string(), page);
    let (digests, diagnostics) = Digest::parse_recoverable(page);
    assert!(!diagnostics.is_empty());
    let printed: String = digests.iter().map(Digest::to_string).collect();
    assert!(printed.len() > page.len() / 2);
    assert!(digests.clone() == digests);
    drop(digests);
    assert!(!document.lint(&Lints::new()).is_empty());
    assert!(!document.fix(&Lints::new()).is_unchanged());
    assert_eq!(document.update(|_| {}).unwrap().as_str(), page);
    let formatted = document.format();
    assert!(Document::parse(&*formatted).format() == formatted);
}
