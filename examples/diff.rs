//! Prints the differences between the digests of two pages: `cargo run --example diff -- OLD NEW`.
//!
//! The exit status is 1 if there are differences, and 2 if a page is not one digest.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;
use std::{env, fs};

use daily_papers::{Digest, Document};

fn main() -> ExitCode {
    let paths: Vec<String> = env::args().skip(1).collect();
    let differ = match &*paths {
        [old, new] => diff(old, new),
        _ => Err("usage: diff OLD NEW".into()),
    };
    match differ {
        Ok(differ) => u8::from(differ).into(),
        Err(error) => {
            eprintln!("error: {error}");
            2.into()
        }
    }
}

/// Prints the differences, and returns whether there are any.
fn diff(old: &str, new: &str) -> Result<bool, Box<dyn Error>> {
    let digest = |path| -> Result<Digest, Box<dyn Error>> {
        Ok(Digest::try_from(&Document::from_utf8(fs::read(path)?)?)?)
    };
    let (old, new) = (digest(old)?, digest(new)?);
    let diff = old.diff(&new);
    write!(io::stdout(), "{diff}")?;
    Ok(!diff.is_empty())
}
