//! Sets the votes of a paper: `cargo run --bin edit -- --help`.

use std::io::{self, Write};
use std::path::{Path, PathBuf, is_separator};
use std::process::ExitCode;

use clap::Parser;
use daily_papers::{ArxivId, Votes};
use similar::TextDiff;

mod common;

/// Sets the votes of a paper wherever it occurs in a page, and prints the change as a unified diff.
///
/// The exit status is 1 if the page does not have the paper. It is 2 if the arguments are invalid,
/// or the page cannot be read or written.
#[derive(Parser)]
#[command(name = "edit")]
struct Arguments {
    /// Write the change to the file
    #[arg(long, requires = "path")]
    write: bool,
    /// The arXiv identifier of the paper, in any version
    #[arg(value_name = "ID")]
    id: ArxivId,
    /// The number of votes, or `-` if it is unknown
    #[arg(value_name = "VOTES")]
    votes: Votes,
    /// The page, or `-` for standard input; by default, an example page
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    common::finish(io::stdout().lock(), |out| match edit(&arguments) {
        Ok(Some(diff)) => write!(out, "{diff}").map(|()| 0),
        Ok(None) => {
            common::complain(format_args!("no paper {}", arguments.id));
            Ok(1)
        }
        Err(problem) => {
            common::complain(problem);
            Ok(2)
        }
    })
}

/// Edits the page, and returns the diff, or `None` if the page does not have the paper.
fn edit(arguments: &Arguments) -> Result<Option<String>, String> {
    let path = arguments.path.clone().unwrap_or_else(common::shipped);
    if arguments.write && common::is_stdin(&path) {
        return Err("standard input cannot be written".to_owned());
    }
    let document = common::read(&path)?;

    let is_meant = |id: ArxivId| id.is_same_paper(arguments.id);
    let found = document.papers().filter(|paper| paper.arxiv_id().is_some_and(is_meant));
    let edits: Vec<_> = found.map(|paper| paper.set_votes(arguments.votes)).collect();
    if edits.is_empty() {
        return Ok(None);
    }
    let text = document.apply(edits).map_err(|error| error.to_string())?;

    if arguments.write && text != document.as_str() {
        common::write(&path, &text)?;
    }
    Ok(Some(diff(&name_of(&path), document.as_str(), &text)))
}

/// Returns the change of a file as a unified diff, which `patch` accepts.
fn diff(name: &str, old: &str, new: &str) -> String {
    // `TextDiff::from_lines` would end a line at a lone `\r`.
    let (old, new): (Vec<_>, Vec<_>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old, &new);
    diff.unified_diff().header(name, name).to_string()
}

/// Returns the name of a file as GNU diff and Git write it: quoted and with octal escapes if it has
/// a space or a hidden character.
fn name_of(path: &Path) -> String {
    let octal = |bytes: &[u8]| bytes.iter().map(|byte| format!("\\{byte:03o}")).collect::<String>();
    let mut is_plain = true;
    let mut quoted = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            let is_hidden = common::is_hidden(c);
            is_plain &= !(is_hidden || matches!(c, ' ' | '"') || c == '\\' && !is_separator(c));
            match c {
                '"' | '\\' => quoted.extend(['\\', c]),
                _ if is_hidden => quoted += &octal(c.encode_utf8(&mut [0; 4]).as_bytes()),
                _ => quoted.push(c),
            }
        }
        is_plain &= chunk.invalid().is_empty();
        quoted += &octal(chunk.invalid());
    }
    if is_plain { path.display().to_string() } else { format!("\"{quoted}\"") }
}
