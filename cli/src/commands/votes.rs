use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use daily_papers::{ArxivId, Document};

use super::help;
use crate::diff;
use crate::escape::shown;
use crate::files::{self, Pages};
use crate::output::{Status, Tolerant, say};
use crate::parsed;
use crate::votes::{Found, NewVotes};
use crate::window;

/// Sets the votes of papers to those of an answer or a CSV file
///
/// Papers are matched by arXiv identifier, in any version. A paper without new votes is not changed,
/// and only changed files are written. With `-`, the page goes to standard output. Standard error
/// says how many papers were found and changed. The exit status is 1 if an object or a row is
/// refused; the others still count.
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
    /// A CSV file with a column `votes` and a column `arxiv_id` or `url`
    ///
    /// Either column can have identifiers or URLs of arXiv. Of rows that contradict each other, the
    /// first counts.
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
    papers: Vec<Found>,
    /// The text for standard output: a diff, or the page from standard input.
    printed: Option<String>,
    /// Why the page has no digest.
    unread: String,
}

impl Votes {
    pub(crate) fn has_styles(&self) -> bool {
        self.diff
    }

    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        // Every file is read or written, even if the reader of the output closes it early.
        let out = &mut Tolerant::new(out);
        let mut status = Status::Fine;
        let source = self.answer.as_ref().or(self.csv.as_ref());
        if self.pages.has_stdin() && source.is_some_and(|path| files::is_stdin(path)) {
            status.fail("-: standard input has the new votes, so it cannot be a page");
            return Ok(status);
        }
        let votes = match self.votes(&mut status) {
            Ok(votes) => votes,
            Err(problem) => {
                status.fail(problem);
                return Ok(status);
            }
        };
        let mut counts = Counts::default();
        let mut take = |path: &Path, updated: Result<Updated, String>| {
            let Updated { papers, printed, unread } = match updated {
                Ok(updated) => updated,
                Err(problem) => {
                    counts.failed = counts.failed.saturating_add(1);
                    status.fail(problem);
                    return Ok(());
                }
            };
            say(unread);
            counts.add(&papers);
            let changed = papers.iter().filter(|paper| paper.is_changed()).count();
            if changed > 0 && self.diff {
                status.raise(Status::Findings);
            } else if changed > 0 && !files::is_stdin(path) {
                say(format_args!("{}: votes changed: {changed}\n", shown(path)));
            }
            printed.map_or(Ok(()), |printed| out.write_all(printed.as_bytes()))
        };
        let work = |path: &Path, page: &Document<'_>| self.page(path, page, &votes);
        if self.diff {
            window::each(
                self.pages.all(),
                |path, page| work(path, &page),
                |path, result| take(path, result.and_then(|result| result.map(|(_, updated)| updated))),
            )?;
        } else {
            let work = |path: &Path| files::update(path, |page| work(path, page));
            window::each_replaced(self.pages.all(), work, take)?;
        }
        say(counts.summary(votes.len(), self.diff));
        out.flush()?;
        Ok(status)
    }

    fn votes(&self, status: &mut Status) -> Result<NewVotes, String> {
        match (&self.answer, &self.csv) {
            (Some(path), _) => NewVotes::of_answer(path, status),
            (None, Some(path)) => NewVotes::of_csv(path, status),
            (None, None) => Ok(NewVotes::default()),
        }
    }

    /// Returns the page with new votes, unless it has them, and what to say of it.
    fn page(
        &self,
        path: &Path,
        page: &Document<'_>,
        votes: &NewVotes,
    ) -> Result<(Option<String>, Updated), String> {
        let papers = votes.of_page(page);
        let is_changed = papers.iter().any(Found::is_changed);
        let new =
            is_changed.then(|| parsed::updated(path, page, |digests| votes.set(digests))).transpose()?;
        let old = page.as_str();
        let printed = match &new {
            Some(new) if self.diff => Some(diff::unified(path, old, new)),
            _ if self.diff || !files::is_stdin(path) => None,
            new => Some(new.as_deref().unwrap_or(old).to_owned()),
        };
        Ok((new, Updated { papers, printed, unread: parsed::unread(path, page) }))
    }
}

/// The papers whose votes are new, in all pages.
#[derive(Default)]
struct Counts {
    found: BTreeSet<ArxivId>,
    changed: BTreeSet<ArxivId>,
    /// The old and the new votes of the papers that have fewer.
    lowered: BTreeMap<ArxivId, (u64, u64)>,
    /// The number of pages that could not be read or written.
    failed: usize,
}

/// How many papers with fewer votes the summary shows.
const LOWERED: usize = 3;

impl Counts {
    fn add(&mut self, papers: &[Found]) {
        for paper in papers {
            self.found.insert(paper.id);
            if paper.is_changed() {
                self.changed.insert(paper.id);
            }
            self.lowered.extend(paper.lowered().map(|votes| (paper.id, votes)));
        }
    }

    /// Returns a line such as `19 of 23 papers found, 12 changed, 1 lowered (41 -> 33)`.
    fn summary(&self, papers: usize, is_dry: bool) -> String {
        let (changed, lowered) = if is_dry { ("to change", "to lower") } else { ("changed", "lowered") };
        let mut line =
            format!("{} of {papers} papers found, {} {changed}", self.found.len(), self.changed.len());
        if !self.lowered.is_empty() {
            let shown = self.lowered.values().take(LOWERED).map(|(old, new)| format!("{old} -> {new}"));
            let more = (self.lowered.len() > LOWERED).then(|| "...".to_owned());
            let shown: Vec<_> = shown.chain(more).collect();
            line += &format!(", {} {lowered} ({})", self.lowered.len(), shown.join(", "));
        }
        if self.failed > 0 {
            line += &format!("; without {} pages that could not be read or written", self.failed);
        }
        line + "\n"
    }
}
