//! Rows as a stream of Arrow IPC.

use std::io::{self, Write};

use arrow_ipc::writer::StreamWriter;
use arrow_schema::ArrowError;

use super::convert;
use super::schema::SCHEMA;
use super::source::Sources;
use crate::output::Status;

/// Writes the rows of pages as a stream of Arrow IPC.
pub(crate) fn write_ipc(sources: Sources, out: impl Write) -> io::Result<Status> {
    let mut stream = StreamWriter::try_new(out, &SCHEMA).map_err(of_arrow)?;
    let status = convert::each(sources, |batch| stream.write(batch).map_err(of_arrow))?;
    stream.finish().map_err(of_arrow)?;
    Ok(status)
}

/// Returns the error of the output, so that a closed output is recognised.
fn of_arrow(error: ArrowError) -> io::Error {
    match error {
        ArrowError::IoError(_, error) => error,
        error => io::Error::other(error),
    }
}
