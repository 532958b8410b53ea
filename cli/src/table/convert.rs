//! Pages that are converted on all cores, into batches of rows.

use std::io;
use std::iter::Peekable;
use std::mem;
use std::path::Path;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use arrow_select::concat::concat_batches;
use daily_papers::Document;

use super::columns::Columns;
use super::row::{Row, refusal, rows};
use super::schema::schema;
use super::source::{Page, Sources};
use crate::output::{Status, say};
use crate::parsed::Diagnosed;
use crate::window;

/// The size of a batch, in bytes of its pages. Larger batches are not read faster.
const BATCH: usize = 1 << 20;

/// The size of a row without its texts, in bytes.
const ROW: usize = 128;

/// The size of the largest page, in bytes. The offsets of a column have 31 bits.
const MOST: usize = 1 << 30;

/// A page that was converted.
struct Converted {
    rows: Rows,
    diagnosed: Diagnosed,
}

enum Rows {
    All(RecordBatch),
    /// The page has more rows than a batch, and is converted while it is written.
    Many(Page),
}

/// Converts pages, and calls `write` with batches of their rows, in the order of the pages.
///
/// The diagnostics of a page go to standard error. A page with errors is a finding; what could be
/// parsed is still a row. Returns the first error of `write`.
pub(super) fn each(
    sources: Sources,
    write: impl FnMut(&RecordBatch) -> io::Result<()>,
) -> io::Result<Status> {
    let mut status = Status::Fine;
    let mut batches = Batches { write, pending: Vec::new(), bytes: 0 };
    let convert = |source: Result<_, String>| source.and_then(Page::read).and_then(Converted::of);
    window::ordered(sources.count, sources.each, convert, |converted| {
        match converted {
            Ok(Converted { rows, diagnosed }) => {
                batches.add_all(rows)?;
                say(diagnosed.text);
                status.raise(diagnosed.status);
            }
            Err(problem) => status.fail(problem),
        }
        Ok(())
    })?;
    batches.flush()?;
    Ok(status)
}

impl Converted {
    fn of(page: Page) -> Result<Converted, String> {
        let Page { name, document } = &page;
        if document.as_str().len() > MOST {
            return Err(format!("{name}: expected a page of at most {MOST} bytes"));
        }
        if let Some(refusal) = refusal(document) {
            return Err(format!("{name}: {refusal}"));
        }
        let diagnosed = Diagnosed::of(Path::new(name), document);
        let mut rows = rows(document).peekable();
        let batch = batch_of(name, &mut rows).map_err(|error| format!("{name}: {error}"))?;
        let is_all = rows.peek().is_none();
        drop(rows);
        Ok(Converted { rows: if is_all { Rows::All(batch) } else { Rows::Many(page) }, diagnosed })
    }
}

/// Returns a batch of the next rows, which is empty if there are none.
fn batch_of<'d>(
    source: &str,
    rows: &mut Peekable<impl Iterator<Item = Row<'d>>>,
) -> Result<RecordBatch, ArrowError> {
    let mut columns = Columns::new();
    let mut bytes = 0_usize;
    while let Some(row) = rows.next_if(|_| bytes < BATCH) {
        columns.push(source, &row);
        let text = row.paper.map_or(0, |(_, paper)| paper.as_str().len());
        bytes = bytes.saturating_add(text).saturating_add(source.len()).saturating_add(ROW);
    }
    columns.finish()
}

/// Small batches, until they make a large one.
struct Batches<W> {
    write: W,
    pending: Vec<RecordBatch>,
    /// The bytes of memory of the pending batches.
    bytes: usize,
}

impl<W: FnMut(&RecordBatch) -> io::Result<()>> Batches<W> {
    fn add_all(&mut self, all: Rows) -> io::Result<()> {
        match all {
            Rows::All(batch) => self.add(batch),
            Rows::Many(Page { name, document }) => self.add_page(&name, &document),
        }
    }

    fn add_page(&mut self, name: &str, page: &Document<'_>) -> io::Result<()> {
        let mut rows = rows(page).peekable();
        while rows.peek().is_some() {
            self.add(batch_of(name, &mut rows).map_err(io::Error::other)?)?;
        }
        Ok(())
    }

    fn add(&mut self, batch: RecordBatch) -> io::Result<()> {
        if batch.num_rows() == 0 {
            return Ok(());
        }
        self.bytes = self.bytes.saturating_add(batch.get_array_memory_size());
        self.pending.push(batch);
        if self.bytes >= BATCH { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.bytes = 0;
        let pending = mem::take(&mut self.pending);
        match &*pending {
            [] => Ok(()),
            [one] => (self.write)(one),
            many => (self.write)(&concat_batches(&schema(), many).map_err(io::Error::other)?),
        }
    }
}
