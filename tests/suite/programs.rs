//! The built examples, run as a person runs them.

use std::env::consts::EXE_SUFFIX;
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// What a run came to.
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

/// An example, ready to run in the folder of the crate.
pub(crate) fn program(name: &str, arguments: &[&str]) -> Command {
    let test = std::env::current_exe().unwrap();
    let examples = test.ancestors().nth(2).unwrap().join("examples");
    let mut command = Command::new(examples.join(format!("{name}{EXE_SUFFIX}")));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs an example with this text on its standard input.
pub(crate) fn run(name: &str, arguments: &[&str], input: &str) -> Run {
    let mut child = program(name, arguments).spawn().expect("the example, which `cargo test` builds");
    // An example that does not read its input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap().into()
}
