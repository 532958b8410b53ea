use std::io::{self, Write};

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::help;
use crate::Arguments;
use crate::output::Status;

/// Prints the completions of a shell
#[derive(Args, Debug)]
#[command(after_help = help!(
    "  daily-papers completions bash > ~/.local/share/bash-completion/completions/daily-papers
  daily-papers completions fish > ~/.config/fish/completions/daily-papers.fish"
))]
pub(crate) struct Completions {
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        // `generate` would panic if the output is closed.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "daily-papers", &mut script);
        out.write_all(&consistent(&script))?;
        Ok(Status::Fine)
    }
}

/// Returns a script that has one spelling of the program's name.
///
/// For bash, clap_complete 4.6 sets `daily__papers__subcmd__check` and looks for
/// `daily__subcmd__papers__subcmd__check`, because the name has a hyphen. Nothing would complete after
/// a command.
fn consistent(script: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(script).replace("daily__subcmd__papers", "daily__papers").into_bytes()
}

/// Prints the manual page, in roff
#[derive(Args, Debug)]
#[command(after_help = help!(
    "  daily-papers man > ~/.local/share/man/man1/daily-papers.1
  daily-papers man | man -l -"
))]
pub(crate) struct Man {}

impl Man {
    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        let mut program = Arguments::command().disable_help_subcommand(true);
        program.build();
        let man = clap_mangen::Man::new(program.clone());
        man.render_title(out)?;
        man.render_name_section(out)?;
        man.render_synopsis_section(out)?;
        man.render_description_section(out)?;
        man.render_options_section(out)?;
        for command in program.get_subcommands() {
            let name = command.get_bin_name().unwrap_or(command.get_name()).to_uppercase();
            writeln!(out, ".SH \"{}\"", name.replace('-', "\\-"))?;
            out.write_all(section(command)?.as_bytes())?;
        }
        writeln!(out, ".SH \"EXIT STATUS\"\n.nf\n{}\n.fi", EXIT_STATUS.replace('-', "\\-"))?;
        Ok(Status::Fine)
    }
}

const EXIT_STATUS: &str = super::exit_status!();

/// Returns the help of a command, whose sections are subsections. The page has the exit status once.
fn section(command: &clap::Command) -> io::Result<String> {
    let mut section = Vec::new();
    let man = clap_mangen::Man::new(command.clone());
    man.render_synopsis_section(&mut section)?;
    man.render_description_section(&mut section)?;
    man.render_options_section(&mut section)?;
    man.render_extra_section(&mut section)?;
    let section = String::from_utf8_lossy(&section).replace(".SH ", ".SS ");
    let without_status = section.split("Exit status:").next().unwrap_or_default();
    Ok(without_status.replace(".SS EXTRA\nExamples:\n", ".SS EXAMPLES\n").trim_end().to_owned() + "\n")
}
