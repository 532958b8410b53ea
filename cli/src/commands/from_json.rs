use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use daily_papers::Digest;
use serde_json::Deserializer;

use super::help;
use crate::escape::shown;
use crate::files;
use crate::output::{Status, complain, unless_closed};

/// Reads digests as JSON, one per line or in any other layout, and prints each as a page
///
/// The exit status is 1 if a value is not a digest; those before it are printed.
#[derive(Args, Debug)]
#[command(after_help = help!(
    "  daily-papers from-json digest.json > 2024/04/23.md
  daily-papers json archive | daily-papers from-json -"
))]
pub(crate) struct FromJson {
    /// Files, or `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
}

impl FromJson {
    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        let mut status = Status::Fine;
        for path in &self.paths {
            let input = match files::open(path) {
                Ok(input) => input,
                Err(problem) => {
                    status.fail(format_args!("{}: {problem}", shown(path)));
                    continue;
                }
            };
            for digest in Deserializer::from_reader(input).into_iter::<Digest>() {
                match digest {
                    Ok(digest) => {
                        if let Err(error) = write!(out, "{digest}") {
                            return unless_closed(Err(error), status);
                        }
                    }
                    Err(problem) => {
                        complain(format_args!("{}: {problem}", shown(path)));
                        status.raise(if problem.is_io() { Status::Failed } else { Status::Findings });
                    }
                }
            }
        }
        Ok(status)
    }
}
