//! Rows as a stream of Arrow IPC.

use std::io::{self, Write};

use arrow_ipc::writer::StreamWriter;
use arrow_schema::ArrowError;

use super::convert::{self, Outcome};
use super::schema::SCHEMA;
use super::source::Sources;
use crate::output::{Status, unless_closed};

/// Writes the rows of pages as a stream of Arrow IPC. A reader may close it early, which does not hide
/// that a page could not be converted.
pub(crate) fn write_ipc(sources: Sources, out: impl Write) -> io::Result<Status> {
    let mut outcome = Outcome::default();
    unless_closed(write_all(sources, &mut outcome, out), ())?;
    Ok(outcome.status)
}

fn write_all(sources: Sources, outcome: &mut Outcome, out: impl Write) -> io::Result<()> {
    let mut stream = StreamWriter::try_new(out, &SCHEMA).map_err(of_arrow)?;
    convert::each(sources, outcome, |batch| stream.write(batch).map_err(of_arrow))?;
    stream.finish().map_err(of_arrow)
}

/// Returns the error of the output, so that a closed output is recognised.
fn of_arrow(error: ArrowError) -> io::Error {
    match error {
        ArrowError::IoError(_, error) => error,
        error => io::Error::other(error),
    }
}
