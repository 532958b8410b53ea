use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use daily_papers::Document;
use daily_papers::huggingface::{DailyPaper, update_votes};

use super::help;
use crate::diff;
use crate::escape::shown;
use crate::files::write::Replaced;
use crate::files::{self, Pages};
use crate::output::{Status, Tolerant, say};
use crate::votes;
use crate::window;

/// Sets the votes of papers to those of an answer or a CSV file
///
/// Papers are matched by arXiv identifier, in any version. A paper without new votes is not changed,
/// and only changed files are written. With `-`, the page goes to standard output. The exit status
/// is 1 if an object or a row is refused; the others still count.
#[derive(Args, Debug)]
#[command(after_help = help!(
    "  daily-papers votes --answer answer.json 2024/05/29.md
  daily-papers votes --csv votes.csv archive
  daily-papers votes --csv votes.csv --diff archive | patch -p0"
))]
#[group(id = "source", required = true, multiple = false, args = ["answer", "csv"])]
pub(crate) struct Votes {
    /// An answer of Hugging Face's API
    #[arg(long, value_name = "FILE")]
    answer: Option<PathBuf>,
    /// A CSV file with the columns `arxiv_id` and `votes`
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Print what would change, as a unified diff, and write nothing
    ///
    /// The exit status is 1 if a file would change.
    #[arg(long)]
    diff: bool,
    #[command(flatten)]
    pages: Pages,
}

/// A page with its new votes.
struct Updated {
    page: Document<'static>,
    /// The new text and the number of its changes, if there are any.
    text: Option<(String, usize)>,
}

impl Votes {
    pub(crate) fn has_styles(&self) -> bool {
        self.diff
    }

    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        // Every page is read, even if the reader of the output closes it early.
        let out = &mut Tolerant::new(out);
        let mut status = Status::Fine;
        let source = self.answer.as_ref().or(self.csv.as_ref());
        if self.pages.has_stdin() && source.is_some_and(|path| files::is_stdin(path)) {
            status.fail("-: standard input has the new votes, so it cannot be a page");
            return Ok(status);
        }
        let papers = match self.papers(&mut status) {
            Ok(papers) => papers,
            Err(problem) => {
                status.fail(problem);
                return Ok(status);
            }
        };
        let mut replaced = Replaced::default();
        let work = |_: &Path, page| update(page, &papers);
        window::each(self.pages.all(), work, |path, updated| {
            let Updated { page, text } = match updated.and_then(|updated| updated) {
                Ok(updated) => updated,
                Err(problem) => {
                    status.fail(problem);
                    return Ok(());
                }
            };
            if self.diff {
                let Some((text, _)) = &text else { return Ok(()) };
                status.raise(Status::Findings);
                return out.write_all(diff::unified(path, page.as_str(), text).as_bytes());
            }
            if files::is_stdin(path) {
                let text = text.as_ref().map_or(page.as_str(), |(text, _)| text);
                return out.write_all(text.as_bytes());
            }
            let Some((text, count)) = &text else { return Ok(()) };
            match replaced.write(path, text) {
                Ok(true) => say(format_args!("{}: votes changed: {count}\n", shown(path))),
                Ok(false) => {}
                Err(problem) => status.fail(problem),
            }
            Ok(())
        })?;
        out.flush()?;
        Ok(status)
    }

    fn papers(&self, status: &mut Status) -> Result<Vec<DailyPaper>, String> {
        match (&self.answer, &self.csv) {
            (Some(path), _) => votes::of_answer(path, status),
            (None, Some(path)) => votes::of_csv(path, status),
            (None, None) => Ok(Vec::new()),
        }
    }
}

fn update(page: Document<'static>, papers: &[DailyPaper]) -> Result<Updated, String> {
    let edits = update_votes(&page, papers);
    let count = edits.len();
    let text =
        if count == 0 { None } else { Some((page.apply(edits).map_err(|error| error.to_string())?, count)) };
    Ok(Updated { page, text })
}
