//! Runs the programs.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// The outcome of a run.
#[derive(Debug, PartialEq)]
pub(crate) struct Run {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Run {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// The folder of the library, in which the programs run.
pub(crate) const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Returns a command that runs a program in [`FOLDER`].
pub(crate) fn program(name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(match name {
        "check" => env!("CARGO_BIN_EXE_check"),
        "edit" => env!("CARGO_BIN_EXE_edit"),
        "from_json" => env!("CARGO_BIN_EXE_from_json"),
        "parse" => env!("CARGO_BIN_EXE_parse"),
        "stats" => env!("CARGO_BIN_EXE_stats"),
        _ => panic!("no program {name}"),
    });
    command.args(arguments).current_dir(FOLDER);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs a program with this text on its standard input.
pub(crate) fn run(name: &str, arguments: &[&str], input: &str) -> Run {
    let mut child = program(name, arguments).spawn().unwrap();
    // A program that does not read its input may have ended.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap().into()
}
