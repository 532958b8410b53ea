use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::Args;

use super::help;
use crate::files::{self, Skip};
use crate::output::{Status, complain};
use crate::table::{self, Sources};

/// Writes papers as rows of a table, for query engines
///
/// Each paper is a row, and a digest without papers is a row without a paper. A `README.md` in a
/// directory is not part of the table, because it repeats a digest. The rows of a page with errors
/// are what could be parsed. A page that has more votes than a column can hold is not part of the
/// table, and the exit status is 2.
#[derive(Args, Debug)]
#[command(after_help = help!(
    "  daily-papers table --parquet papers.parquet archive
  daily-papers table --ipc archive > papers.arrows
  find archive -name '*.md' ! -name README.md | daily-papers table --names --ipc > papers.arrows"
))]
pub(crate) struct Table {
    #[command(flatten)]
    form: Form,
    #[command(flatten)]
    pages: Pages,
    #[command(flatten)]
    skip: Skip,
}

#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
struct Form {
    /// Write a Parquet file. Only a Parquet file is replaced
    #[arg(long, value_name = "FILE")]
    parquet: Option<PathBuf>,
    /// Write a stream of Arrow IPC to standard output, which must not be a terminal
    ///
    /// A stream that was cut can look whole to its reader, so check the exit status too.
    #[arg(long)]
    ipc: bool,
}

#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
struct Pages {
    /// Read the names of files and directories from standard input, one per line
    #[arg(long)]
    names: bool,
    /// Read the bytes of pages from standard input, in frames
    ///
    /// A frame is the length of the name and the length of the page, each as four bytes in
    /// little-endian order, then the name in UTF-8 and the page. A frame with two lengths of zero
    /// ends the input.
    #[arg(long)]
    framed: bool,
    /// Files, directories (each `.md` file below them, links followed) or `-` for standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

const PARQUET: files::Form = files::Form { name: "a Parquet file", start: b"PAR1" };

impl Table {
    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        if self.form.ipc && io::stdout().is_terminal() {
            complain("a stream of Arrow IPC is not text, so it is not written to a terminal");
            return Ok(Status::Failed);
        }
        let sources = self.pages.sources(&self.skip);
        let Some(path) = &self.form.parquet else { return table::write_ipc(sources, out) };
        let mut status = Status::Fine;
        // Reading all pages takes longer than looking at one file.
        if let Err(problem) = PARQUET.check(path) {
            status.fail(problem);
            return Ok(status);
        }
        let write = |file: &mut File| {
            status = table::write_parquet(sources, file)?;
            Ok(())
        };
        if let Err(problem) = files::create_output(path, PARQUET, write) {
            status.fail(problem);
        }
        Ok(status)
    }
}

impl Pages {
    fn sources(&self, skip: &Skip) -> Sources {
        if self.names {
            table::on_lines(io::stdin(), skip)
        } else if self.framed {
            table::framed(io::stdin())
        } else {
            table::of_paths(self.paths.clone(), skip)
        }
    }
}
