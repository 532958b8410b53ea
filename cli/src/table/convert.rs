//! Pages that are converted on all cores, into batches of rows.

use std::io;
use std::mem;
use std::path::Path;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use daily_papers::Document;

use super::columns::Columns;
use super::row::rows;
use super::source::{Page, Source, Sources};
use crate::output::{Status, say};
use crate::parsed::Diagnosed;
use crate::window;

/// The number of pages that share a batch.
const PAGES: usize = 8;

/// The bytes of rows after which a batch ends. Larger batches are not read faster.
const BATCH: usize = 1 << 20;

/// The bytes of the largest page. The offsets of a column have 31 bits.
const MOST: usize = 1 << 30;

/// The outcome of all pages.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) status: Status,
    has_pages: bool,
    is_cut: bool,
}

impl Outcome {
    /// Returns why the rows must not replace those of an earlier run.
    pub(super) fn problem(&self) -> Option<&'static str> {
        if self.is_cut {
            Some("the input was cut")
        } else if self.status == Status::Failed && !self.has_pages {
            Some("no page could be converted")
        } else {
            None
        }
    }
}

/// Pages that were converted.
struct Converted {
    parts: Vec<Part>,
    /// What is wrong with each page.
    pages: Vec<Result<Diagnosed, String>>,
    /// The columns of the batch that is filled.
    columns: Columns,
    is_cut: bool,
}

enum Part {
    Batch(Result<RecordBatch, ArrowError>),
    /// A page that has more rows than a batch. It is converted while it is written.
    Page(Page),
}

/// Converts pages, and calls `write` with batches of their rows, in the order of the pages.
///
/// The diagnostics of a page go to standard error. A page with errors is a finding; what could be
/// parsed is still a row. Returns the first error of `write`, and keeps the outcome until then.
pub(super) fn each(
    sources: Sources,
    outcome: &mut Outcome,
    mut write: impl FnMut(&RecordBatch) -> io::Result<()>,
) -> io::Result<()> {
    window::in_groups(sources, PAGES, Converted::of, |converted| {
        outcome.is_cut |= converted.is_cut;
        for page in converted.pages {
            match page {
                Ok(diagnosed) => {
                    say(diagnosed.text);
                    outcome.status.raise(diagnosed.status);
                    outcome.has_pages = true;
                }
                Err(problem) => outcome.status.fail(problem),
            }
        }
        for part in converted.parts {
            match part {
                Part::Batch(batch) => write(&batch.map_err(io::Error::other)?)?,
                Part::Page(Page { name, document }) => write_page(&name, &document, &mut write)?,
            }
        }
        Ok(())
    })
}

/// Calls `write` with batches of the rows of a page.
fn write_page(
    name: &str,
    page: &Document<'_>,
    write: &mut impl FnMut(&RecordBatch) -> io::Result<()>,
) -> io::Result<()> {
    let mut rows = rows(page).peekable();
    while rows.peek().is_some() {
        let mut columns = Columns::new();
        while let Some(row) = rows.next_if(|_| columns.bytes() < BATCH) {
            columns.push(name, &row);
        }
        write(&columns.finish().map_err(io::Error::other)?)?;
    }
    Ok(())
}

impl Converted {
    fn of(sources: Vec<Result<Source, String>>) -> Converted {
        let mut converted =
            Converted { parts: Vec::new(), pages: Vec::new(), columns: Columns::new(), is_cut: false };
        for source in sources {
            converted.is_cut |= matches!(source, Ok(Source::Cut(_)));
            let page = source.and_then(Page::read).and_then(|page| converted.add(page));
            converted.pages.push(page);
        }
        converted.end_batch();
        converted
    }

    /// Adds the rows of a page, or none of them if the columns cannot hold one of them.
    fn add(&mut self, page: Page) -> Result<Diagnosed, String> {
        let Page { name, document } = &page;
        if document.as_str().len() > MOST {
            return Err(format!("{name}: expected a page of at most {MOST} bytes"));
        }
        let mut bytes = 0_usize;
        for row in rows(document) {
            row.check().map_err(|problem| format!("{name}: {problem}"))?;
            bytes = bytes.saturating_add(row.bytes(name));
        }
        let diagnosed = Diagnosed::of(Path::new(name), document);
        if bytes > BATCH {
            self.end_batch();
            self.parts.push(Part::Page(page));
            return Ok(diagnosed);
        }
        rows(document).for_each(|row| self.columns.push(name, &row));
        if self.columns.bytes() > BATCH {
            self.end_batch();
        }
        Ok(diagnosed)
    }

    fn end_batch(&mut self) {
        if self.columns.bytes() > 0 {
            let full = mem::replace(&mut self.columns, Columns::new());
            self.parts.push(Part::Batch(full.finish()));
        }
    }
}
