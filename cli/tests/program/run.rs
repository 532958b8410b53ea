//! Runs the program.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The commands of the program.
pub(crate) const COMMANDS: &[&str] = &[
    "show",
    "check",
    "fmt",
    "json",
    "from-json",
    "import",
    "votes",
    "index",
    "stats",
    "feed",
    #[cfg(feature = "table")]
    "table",
    "completions",
    "man",
];

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

/// The folder of the library, in which the program runs.
pub(crate) const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Returns a command that runs the program in [`FOLDER`].
pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_daily-papers"));
    command.args(arguments).current_dir(FOLDER);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the program without an input.
pub(crate) fn run(arguments: &[&str]) -> Run {
    run_on(arguments, "")
}

/// Runs the program with this text on its standard input.
pub(crate) fn run_on(arguments: &[&str], input: &str) -> Run {
    let mut child = program(arguments).spawn().unwrap();
    // A program that does not read its input may have ended.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap().into()
}

/// A temporary folder, removed when it is dropped.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Folder {
        Folder(TempDir::new().unwrap())
    }

    pub(crate) fn root(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, and returns its path.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        self.path(name)
    }

    /// Returns the path of a file, which may not exist.
    pub(crate) fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    /// Returns the names in the folder.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// Returns the text of a file.
pub(crate) fn text(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).unwrap()
}

/// Returns a page of one paper with this title, and without diagnostics of the parser.
pub(crate) fn page(title: &str) -> String {
    format!(
        "## Daily Papers (2024-04-23)\n\n### [{title}](https://arxiv.org/abs/2404.14219)\n\nVote: 180\n\nAuthors: A, B, C\n\n"
    )
}
