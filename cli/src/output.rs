//! Standard output, standard error, and the exit status.

use std::fmt;
#[cfg(unix)]
use std::fs::File;
use std::io::{self, BufWriter, Write};
#[cfg(unix)]
use std::os::fd::AsFd;
use std::process::ExitCode;

use crate::escape::escaped;

/// The outcome of a command. A greater one is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Status {
    /// Everything was done, and nothing was found.
    #[default]
    Fine,
    /// Something was found: an error of a page, a change that is to be made, a refused value.
    Findings,
    /// Something could not be read or written.
    Failed,
}

impl Status {
    /// Keeps the worse of both.
    pub(crate) fn raise(&mut self, other: Status) {
        *self = (*self).max(other);
    }

    /// Prints an error, and keeps that something could not be read or written.
    pub(crate) fn fail(&mut self, problem: impl fmt::Display) {
        complain(problem);
        self.raise(Status::Failed);
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(match status {
            Status::Fine => 0,
            Status::Findings => 1,
            Status::Failed => 2,
        })
    }
}

/// Runs a command that writes to `out`, and returns its exit status. Only a failure to write is an
/// error.
pub(crate) fn finish<W: Write>(
    out: W,
    run: impl FnOnce(&mut BufWriter<W>) -> io::Result<Status>,
) -> ExitCode {
    let mut out = BufWriter::new(out);
    let result = run(&mut out).and_then(|status| unless_closed(out.flush(), ()).map(|()| status));
    match result {
        Ok(status) => status.into(),
        // The reader closed the output, which is not an error.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => cannot_write(&error),
    }
}

/// Returns standard output without std's buffer of lines, which searches each output for a line end
/// and would take a tenth of the time of `table --ipc`.
#[cfg(unix)]
pub(crate) fn stdout() -> io::Result<File> {
    io::stdout().as_fd().try_clone_to_owned().map(File::from)
}

#[cfg(not(unix))]
pub(crate) fn stdout() -> io::Result<io::StdoutLock<'static>> {
    Ok(io::stdout().lock())
}

/// Prints help, the version, or what is wrong with the arguments, and returns the exit status.
pub(crate) fn answer(answer: &clap::Error) -> ExitCode {
    let printed = unless_closed(answer.print(), ());
    if answer.use_stderr() {
        return Status::Failed.into();
    }
    match printed {
        Ok(()) => Status::Fine.into(),
        Err(error) => cannot_write(&error),
    }
}

/// Prints why standard output cannot be written, and returns the exit status.
pub(crate) fn cannot_write(error: &io::Error) -> ExitCode {
    complain(format_args!("cannot write: {error}"));
    Status::Failed.into()
}

/// A writer for a command that has more to do than to print. It ignores that its reader closed it.
/// After an error it writes nothing more, and `flush` returns an error that is not a closed output.
#[derive(Debug)]
pub(crate) struct Tolerant<W> {
    out: W,
    error: Option<io::Error>,
}

impl<W: Write> Tolerant<W> {
    pub(crate) fn new(out: W) -> Tolerant<W> {
        Tolerant { out, error: None }
    }
}

impl<W: Write> Write for Tolerant<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.error.is_none() {
            self.error = self.out.write_all(bytes).err();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = self.error.take().map_or_else(|| self.out.flush(), Err);
        unless_closed(result, ())
    }
}

/// Returns the result, or `instead` if the reader closed the output.
pub(crate) fn unless_closed<T>(result: io::Result<T>, instead: T) -> io::Result<T> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(instead),
        result => result,
    }
}

/// Prints to standard error, and ignores that it may be closed.
pub(crate) fn say(text: impl fmt::Display) {
    let _ = write!(io::stderr(), "{text}");
}

/// Prints an error to standard error, in one line.
pub(crate) fn complain(problem: impl fmt::Display) {
    say(format_args!("error: {}\n", escaped(&problem.to_string())));
}

/// Prints a warning to standard error, in one line.
pub(crate) fn warn(problem: impl fmt::Display) {
    say(format_args!("warning: {}\n", escaped(&problem.to_string())));
}
