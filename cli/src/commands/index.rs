use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use daily_papers::{Digest, Document, archive};

use super::help;
use crate::escape::shown;
use crate::files::{self, Form, Pages};
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
    /// Write the index to a file. Only an index is replaced
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// Also replace the newest digest of this page with the newest one of the archive
    ///
    /// A page that does not exist is made. The page of a day is refused, and so is a page that was
    /// read. A digest without papers is never the newest one.
    #[arg(long, value_name = "FILE")]
    readme: Option<PathBuf>,
    /// Replace the digest of the README page even if it is newer
    #[arg(long, requires = "readme")]
    force: bool,
    #[command(flatten)]
    pages: Pages,
}

/// Returns whether a path names the page of a day, such as `2024/04/23.md` or `2024-04-23.md`.
fn is_of_day(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let digits: String = stem.chars().filter(char::is_ascii_digit).collect();
    digits.len() == 8 || archive::date(&path.with_extension("md").to_string_lossy()).is_some()
}

/// The part of a page that the index needs.
struct Indexed {
    rows: String,
    newest: Option<Digest>,
}

const INDEX: Form = Form { name: "an index", start: b"date,title,url\n" };

impl Index {
    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        if let Some(Err(problem)) = self.out.as_deref().map(|path| INDEX.check(path)) {
            complain(problem);
            return Ok(Status::Failed);
        }
        if self.out.is_some() && self.out == self.readme {
            complain("`--out` and `--readme` name the same file");
            return Ok(Status::Failed);
        }
        let out = &mut Tolerant::new(out);
        let mut index = String::new();
        // Writing to a string does not fail.
        let _ = archive::write_index(&mut index, std::iter::empty::<Digest>());
        let header = index.len();
        let mut newest: Option<(PathBuf, Digest)> = None;
        let paths = self.pages.of_days();
        let readme = self.readme.as_deref().map(|readme| can_be_readme(readme, &paths).map(|()| readme));
        let mut status = parsed::each(
            paths,
            |page| Indexed::of(page, header),
            out,
            |path, page, _| {
                index += &page.rows;
                // Of two digests of the newest date, the last one counts.
                let before = newest.as_ref().map(|(_, digest)| digest.date);
                if let Some(digest) = page.newest.filter(|digest| Some(digest.date) >= before) {
                    newest = Some((path.to_owned(), digest));
                }
                Ok(())
            },
        )?;
        match &self.out {
            None => out.write_all(index.as_bytes())?,
            Some(path) => {
                let index = index.as_bytes();
                if let Err(problem) = files::create_output(path, INDEX, |file| file.write_all(index)) {
                    status.fail(problem);
                }
            }
        }
        match (readme, &newest) {
            (None, _) => {}
            (Some(readme), Some((page, digest))) => {
                if let Err(problem) = readme.and_then(|readme| self.set_newest(readme, page, digest)) {
                    status.fail(problem);
                }
            }
            (Some(_), None) => {
                complain("no page has papers, so the README page is not changed");
                status.raise(Status::Findings);
            }
        }
        out.flush()?;
        Ok(status)
    }

    /// Replaces the newest digest of a README page, or makes the page.
    ///
    /// The digest is read again from its page while the README page is locked. Of two runs, the one
    /// that read the page first can be the last one here.
    fn set_newest(&self, path: &Path, page: &Path, digest: &Digest) -> Result<(), String> {
        if files::create_page(path, &digest.to_string())? {
            return Ok(());
        }
        let again = || {
            let page = if files::is_stdin(page) { None } else { files::read(page).ok() }?;
            page.digests().filter(|again| again.date() == digest.date).last().map(|again| again.to_digest())
        };
        files::update_file(path, |page| {
            let newest = again().unwrap_or_else(|| digest.clone());
            let with_papers = page.digests().filter(|digest| digest.papers().next().is_some());
            let date = with_papers.map(|digest| digest.date()).max();
            if let Some(date) = date.filter(|date| *date > newest.date && !self.force) {
                return Err(format!(
                    "{}: not replaced, because its digest of {date} is newer than {}, the newest one of \
                     the archive; --force replaces it",
                    shown(path),
                    newest.date
                ));
            }
            let updated = parsed::updated(path, page, |digests| archive::set_newest(digests, newest))?;
            Ok((Some(updated).filter(|updated| updated != page.as_str()), ()))
        })
    }
}

/// Returns an error if a file cannot be the README page of an archive with these pages.
fn can_be_readme(path: &Path, pages: &[Result<PathBuf, String>]) -> Result<(), String> {
    let extension = path.extension().unwrap_or_default();
    let is_markdown = ["md", "markdown"].iter().any(|name| extension.eq_ignore_ascii_case(name));
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let new = || Ok::<_, io::Error>(folder.canonicalize()?.join(path.file_name().unwrap_or_default()));
    let real = path.canonicalize().or_else(|_| new()).unwrap_or_else(|_| path.to_owned());
    let is_read = |page: &PathBuf| page.canonicalize().is_ok_and(|page| page == real);
    let reason = if !is_markdown {
        "it is not a Markdown file"
    } else if is_of_day(path) || is_of_day(&real) {
        "it is the page of a day"
    } else if pages.iter().flatten().any(is_read) {
        "it is one of the pages of the index"
    } else {
        return Ok(());
    };
    Err(format!("{}: not replaced, because {reason}", shown(path)))
}

impl Indexed {
    /// Returns the rows of a page, and its newest digest. The header of an index has `header` bytes.
    fn of(page: &Document<'_>, header: usize) -> Indexed {
        let digests: Vec<_> = page.digests().map(|digest| digest.to_digest()).collect();
        let mut index = String::new();
        // Writing to a string does not fail.
        let _ = archive::write_index(&mut index, &digests);
        let rows = index.split_off(header);
        let with_papers = digests.into_iter().filter(|digest| !digest.papers.is_empty());
        Indexed { rows, newest: with_papers.max_by_key(|digest| digest.date) }
    }
}
