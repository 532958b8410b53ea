//! The commands, one file each.

use std::io::{self, Write};

use clap::Subcommand;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::output::Status;

mod check;
mod feed;
mod fmt;
mod from_json;
mod import;
mod index;
mod json;
mod shell;
mod show;
mod stats;
#[cfg(feature = "table")]
mod table;
mod votes;

/// Returns the end of a command's help: its examples, and the exit status.
macro_rules! help {
    ($examples:literal) => {
        concat!("Examples:\n", $examples, "\n\n", $crate::commands::exit_status!())
    };
}
use help;

/// Returns the meaning of the exit status, which is the same for all commands.
macro_rules! exit_status {
    () => {
        "Exit status:
  0  everything was done, and nothing was found
  1  something was found: an error of a page, a change to make, a value that is refused
  2  something could not be read or written, or the arguments are invalid; the rest is still done"
    };
}
pub(crate) use exit_status;

/// A command.
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    Show(show::Show),
    Check(check::Check),
    Fmt(fmt::Fmt),
    Json(json::Json),
    FromJson(from_json::FromJson),
    Import(import::Import),
    Votes(votes::Votes),
    Index(index::Index),
    Stats(stats::Stats),
    Feed(feed::Feed),
    #[cfg(feature = "table")]
    Table(table::Table),
    Completions(shell::Completions),
    Man(shell::Man),
}

/// Commands of other programs, and the command that does the same.
const ELSEWHERE: [(&str, &str); 5] =
    [("export", "json"), ("find", "show"), ("format", "fmt"), ("lint", "check"), ("search", "show")];

/// Returns an error of the arguments that suggests a command for one of another program.
pub(crate) fn suggesting(mut error: clap::Error) -> clap::Error {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return error;
    }
    let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidSubcommand) else { return error };
    if let Some((_, command)) = ELSEWHERE.iter().find(|(elsewhere, _)| elsewhere == name) {
        let commands = ContextValue::Strings(vec![(*command).to_owned()]);
        error.insert(ContextKind::SuggestedSubcommand, commands);
    }
    error
}

impl Command {
    /// Returns whether the output has styles at a terminal. Text of pages is then escaped by the
    /// command, and otherwise by the writer.
    pub(crate) fn has_styles(&self) -> bool {
        match self {
            Command::Show(_) | Command::Stats(_) => true,
            Command::Check(check) => check.has_styles(),
            Command::Fmt(fmt) => fmt.has_styles(),
            Command::Votes(votes) => votes.has_styles(),
            _ => false,
        }
    }

    /// Runs the command, and returns its exit status. Returns an error if the output cannot be
    /// written.
    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        match self {
            Command::Show(show) => show.run(out),
            Command::Check(check) => check.run(out),
            Command::Fmt(fmt) => fmt.run(out),
            Command::Json(json) => json.run(out),
            Command::FromJson(from_json) => from_json.run(out),
            Command::Import(import) => import.run(out),
            Command::Votes(votes) => votes.run(out),
            Command::Index(index) => index.run(out),
            Command::Stats(stats) => stats.run(out),
            Command::Feed(feed) => feed.run(out),
            #[cfg(feature = "table")]
            Command::Table(table) => table.run(out),
            Command::Completions(completions) => completions.run(out),
            Command::Man(man) => man.run(out),
        }
    }
}
