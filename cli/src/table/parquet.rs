//! Rows as a file of Apache Parquet.

use std::io::{self, Write};

use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use super::convert::{self, Outcome};
use super::schema::SCHEMA;
use super::source::Sources;
use crate::output::Status;

/// The bytes of a row group, which an engine reads as one task.
const ROW_GROUP: usize = 64 << 20;

/// The level of zstd. Higher ones take much more time for little.
const LEVEL: i32 = 3;

/// Writes the rows of pages as a Parquet file. It is an error if no page could be converted, or if the
/// input was cut.
pub(crate) fn write_parquet(sources: Sources, out: impl Write + Send) -> io::Result<Status> {
    let level = ZstdLevel::try_new(LEVEL).map_err(of_parquet)?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(level))
        .set_max_row_group_bytes(Some(ROW_GROUP))
        .set_max_row_group_row_count(None)
        .build();
    let mut file = ArrowWriter::try_new(out, SCHEMA.clone(), Some(properties)).map_err(of_parquet)?;
    let mut outcome = Outcome::default();
    convert::each(sources, &mut outcome, |batch| file.write(batch).map_err(of_parquet))?;
    if let Some(problem) = outcome.problem() {
        return Err(io::Error::other(problem));
    }
    file.close().map_err(of_parquet)?;
    Ok(outcome.status)
}

/// Returns the error of the output, so that all commands have the same message.
fn of_parquet(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(error) => match error.downcast() {
            Ok(error) => *error,
            Err(error) => io::Error::other(error),
        },
        error => io::Error::other(error),
    }
}
