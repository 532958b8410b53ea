//! The program `daily-papers`.

use std::process::ExitCode;

use clap::Parser;

mod across;
mod answer;
mod commands;
mod config;
mod diff;
mod escape;
mod files;
mod finding;
mod gaps;
mod output;
mod parsed;
mod plot;
mod progress;
mod report;
mod rules;
mod summaries;
#[cfg(feature = "table")]
mod table;
mod terminal;
mod votes;
mod window;

use terminal::Terminal;

/// Checks, formats, imports and queries an archive of Daily Papers digests
#[derive(Parser, Debug)]
#[command(name = "daily-papers", version, after_help = commands::exit_status!())]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(answer) => return output::answer(&commands::suggesting(answer)),
    };
    let out = match output::stdout() {
        Ok(out) => out,
        Err(error) => return output::cannot_write(&error),
    };
    let out = Terminal::stdout().writer(out, arguments.command.has_styles());
    output::finish(out, |out| arguments.command.run(out))
}
