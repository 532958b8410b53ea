use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use daily_papers::{Digest, Document, archive};

use super::help;
use crate::escape::shown;
use crate::files::write::{self, Replaced};
use crate::files::{self, Pages};
use crate::output::{Status, Tolerant, complain};
use crate::parsed;

/// Prints the index of an archive, a CSV file with a row for each paper
///
/// A `README.md` in a directory is not part of the index, because it repeats a digest. Errors of
/// pages are shown on standard error. The exit status is 1 if a page has errors; what could be
/// parsed is still part of the index.
#[derive(Args, Debug)]
#[command(after_help = help!(
    "  daily-papers index archive > papers_list.csv
  daily-papers index --out papers_list.csv --readme README.md archive"
))]
pub(crate) struct Index {
    /// Write the index to a file, and replace it if it exists. A page is not replaced
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// Also replace the newest digest of this page with the newest one of the archive
    #[arg(long, value_name = "FILE")]
    readme: Option<PathBuf>,
    #[command(flatten)]
    pages: Pages,
}

/// The part of a page that the index needs.
struct Indexed {
    rows: String,
    newest: Option<Digest>,
}

impl Index {
    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        if let Err(problem) = files::refuse_page(self.out.as_deref(), "the index") {
            complain(problem);
            return Ok(Status::Failed);
        }
        let out = &mut Tolerant::new(out);
        let mut index = String::new();
        // Writing to a string does not fail.
        let _ = archive::write_index(&mut index, std::iter::empty::<Digest>());
        let header = index.len();
        let mut newest: Option<Digest> = None;
        let mut status = parsed::each(
            self.pages.of_days(),
            |page| Indexed::of(page, header),
            out,
            |page, _| {
                index += &page.rows;
                // Of two digests of the newest date, the last one counts.
                if page.newest.as_ref().map(|digest| digest.date) >= newest.as_ref().map(|digest| digest.date)
                {
                    newest = page.newest;
                }
                Ok(())
            },
        )?;
        match &self.out {
            None => out.write_all(index.as_bytes())?,
            Some(path) => {
                if let Err(problem) = write::create(path, &index) {
                    status.fail(problem);
                }
            }
        }
        if let (Some(path), Some(newest)) = (&self.readme, &newest)
            && let Err(problem) = set_newest(path, newest)
        {
            status.fail(problem);
        }
        out.flush()?;
        Ok(status)
    }
}

impl Indexed {
    /// Returns the rows of a page, and its newest digest. The header of an index has `header` bytes.
    fn of(page: &Document<'_>, header: usize) -> Indexed {
        let digests: Vec<_> = page.digests().map(|digest| digest.to_digest()).collect();
        let mut index = String::new();
        // Writing to a string does not fail.
        let _ = archive::write_index(&mut index, &digests);
        let rows = index.split_off(header);
        Indexed { rows, newest: digests.into_iter().max_by_key(|digest| digest.date) }
    }
}

/// Replaces the newest digest of a README page.
fn set_newest(path: &Path, newest: &Digest) -> Result<(), String> {
    let page = files::read_file(path)?;
    let edited = page.apply([archive::set_newest(&page, newest)]);
    let edited = edited.map_err(|error| format!("{}: {error}", shown(path)))?;
    if edited != page.as_str() {
        Replaced::default().write(path, &edited)?;
    }
    Ok(())
}
