//! Prints pages from the output of `parse --json`: `cargo run --bin from_json -- --help`.

use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use daily_papers::Digest;
use serde_json::Deserializer;

mod common;

/// Reads digests as JSON, one per line or in any other layout, and prints each as a page.
///
/// The exit status is 1 if a value is not a digest; those before it are printed. It is 2 if the
/// arguments are invalid, or a file cannot be read; the other files are still read.
#[derive(Parser)]
#[command(name = "from_json")]
struct Arguments {
    /// Files, or `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    common::finish(io::stdout().lock(), |out| run(&arguments, out))
}

/// Prints every page, and returns the exit status. Returns an error if the output cannot be
/// written.
fn run(arguments: &Arguments, out: &mut impl Write) -> io::Result<u8> {
    let mut status = 0;
    for path in &arguments.paths {
        let mut complain = |problem: &dyn ToString, new: u8| {
            common::complain(format_args!("{}: {}", common::shown(path), problem.to_string()));
            status = status.max(new);
        };
        let input = match open(path) {
            Ok(input) => input,
            Err(problem) => {
                complain(&problem, 2);
                continue;
            }
        };
        for digest in Deserializer::from_reader(input).into_iter::<Digest>() {
            match digest {
                Ok(digest) => write!(out, "{digest}")?,
                Err(problem) => complain(&problem, if problem.is_io() { 2 } else { 1 }),
            }
        }
    }
    Ok(status)
}

fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    Ok(if common::is_stdin(path) {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(path)?))
    })
}
