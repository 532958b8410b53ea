#![allow(clippy::arithmetic_side_effects, reason = "no count overflows")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use clap::Args;
use daily_papers::{Date, Document, Votes};

use super::help;
use crate::escape::visible;
use crate::files::{self, Form, Pages};
use crate::gaps::{self, Gap};
use crate::output::{Status, Tolerant, complain, say};
use crate::parsed;
use crate::plot::{self, Months};
use crate::terminal::Terminal;
use crate::window;

/// Counts the papers and the votes of each month, the authors with the most papers, and the weekdays
/// without a digest
///
/// Diagnostics are shown only of a page without a digest; `check` shows the others. A `README.md` in a directory is not counted,
/// because it repeats a digest.
#[derive(Args, Debug)]
#[command(after_help = help!(
    "  daily-papers stats archive
  daily-papers stats --authors 20 --svg votes.svg archive"
))]
pub(crate) struct Stats {
    /// Plot the votes of each month into a file, as SVG
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// The number of authors to name
    #[arg(long, value_name = "COUNT", default_value_t = 5)]
    authors: usize,
    #[command(flatten)]
    pages: Pages,
}

#[derive(Default)]
struct Counts {
    months: Months,
    /// The number of papers of each author.
    authors: BTreeMap<String, u64>,
    dates: BTreeSet<Date>,
}

impl Counts {
    fn of(document: &Document<'_>) -> Counts {
        let mut counts = Counts::default();
        for digest in document.digests() {
            counts.dates.insert(digest.date());
            let month = (digest.date().year(), digest.date().month());
            let (papers, votes) = counts.months.0.entry(month).or_default();
            for paper in digest.papers() {
                *papers += 1;
                *votes = votes.saturating_add(paper.votes().and_then(Votes::count).unwrap_or(0));
                for author in paper.to_paper().authors.iter().filter(|author| !author.is_cut()) {
                    *counts.authors.entry(author.to_string()).or_default() += 1;
                }
            }
        }
        counts
    }

    fn add(&mut self, other: Counts) {
        for (month, (papers, votes)) in other.months.0 {
            let sum = self.months.0.entry(month).or_default();
            *sum = (sum.0 + papers, sum.1.saturating_add(votes));
        }
        for (author, papers) in other.authors {
            *self.authors.entry(author).or_default() += papers;
        }
        self.dates.extend(other.dates);
    }
}

const SVG: Form = Form { name: "a plot", start: b"<svg width=\"" };

impl Stats {
    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        if let Some(Err(problem)) = self.svg.as_deref().map(|path| SVG.check(path)) {
            complain(problem);
            return Ok(Status::Failed);
        }
        let out = &mut Tolerant::new(out);
        let mut status = Status::Fine;
        let mut counts = Counts::default();
        let work = |path: &Path, page: Document<'static>| (Counts::of(&page), parsed::unread(path, &page));
        window::each(self.pages.of_days(), work, |_, page| {
            match page {
                Ok((page, unread)) => {
                    counts.add(page);
                    say(unread);
                }
                Err(problem) => status.fail(problem),
            }
            Ok(())
        })?;
        table(&counts, self.authors, out)?;
        if let Some(path) = &self.svg {
            let plot = plot::svg(&counts.months).map_err(|error| format!("cannot plot: {error}"));
            let write =
                |plot: String| files::create_output(path, SVG, |file| file.write_all(plot.as_bytes()));
            if let Err(problem) = plot.and_then(write) {
                status.fail(problem);
            }
        }
        out.flush()?;
        Ok(status)
    }
}

/// The columns of the bar for the month with the most votes.
const BAR: u128 = 40;

/// Prints a line for each month and for each author.
fn table(stats: &Counts, authors: usize, out: &mut impl Write) -> io::Result<()> {
    let terminal = Terminal::stdout();
    let heading = terminal.style(Style::new().bold());
    let colour = terminal.style(AnsiColor::Green.on_default());
    writeln!(out, "{heading}month    papers   votes{heading:#}")?;
    for ((year, month), (papers, votes)) in &stats.months.0 {
        let columns = u128::from(*votes) * BAR / u128::from(stats.months.most_votes());
        let bar = "█".repeat(usize::try_from(columns).unwrap_or_default());
        let bar = if bar.is_empty() { bar } else { format!("  {colour}{bar}{colour:#}") };
        writeln!(out, "{year:04}-{month:02}  {papers:6}  {votes:6}{bar}")?;
    }
    let mut most: Vec<_> = stats.authors.iter().collect();
    most.sort_by(|(_, one), (_, other)| other.cmp(one));
    writeln!(out, "\n{heading}papers  author{heading:#}")?;
    for (author, papers) in most.into_iter().take(authors) {
        writeln!(out, "{papers:6}  {}", visible(author))?;
    }
    let gaps = gaps::between(&stats.dates);
    if !gaps.is_empty() {
        writeln!(out, "\n{heading}weekdays without a digest{heading:#}")?;
    }
    for Gap { first, last, weekdays } in gaps {
        writeln!(out, "{weekdays:6}  {first} to {last}")?;
    }
    Ok(())
}
