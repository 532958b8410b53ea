//! Prints the diagnostics of pages: `cargo run --example check -- [PATH ...]`.
//!
//! Without a path it checks an example page. The exit status is 1 if a page has errors, and 2 if
//! one cannot be read.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;
use std::{env, fs};

use daily_papers::{Document, Lints};

fn main() -> ExitCode {
    let mut paths: Vec<String> = env::args().skip(1).collect();
    if paths.is_empty() {
        paths.push(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/pages/2024-10-08.md").to_owned());
    }
    let mut status = 0;
    for path in &paths {
        status = status.max(check(path).unwrap_or_else(|error| {
            eprintln!("error: {path:?}: {error}");
            2
        }));
    }
    status.into()
}

/// Prints the diagnostics of a page, and returns the exit status.
fn check(path: &str) -> Result<u8, Box<dyn Error>> {
    let page = Document::from_utf8(fs::read(path)?)?;
    let mut status = 0;
    for diagnostic in page.lint(&Lints::new()) {
        write!(io::stdout(), "{}", diagnostic.render(page.as_str()).with_path(path))?;
        status = status.max(diagnostic.is_error().into());
    }
    Ok(status)
}
