#![allow(clippy::arithmetic_side_effects, reason = "no count overflows")]
//! Counts papers and votes, and plots them: `cargo run --bin stats -- --help`.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use daily_papers::{Document, Votes};
use plotters::coord::Shift;
use plotters::prelude::*;

mod common;

/// Counts the papers and the votes of each month, and the authors with the most papers.
///
/// Diagnostics are not shown; `check` shows them. The exit status is 2 if the arguments are
/// invalid, a page cannot be read (the others still count), or the plot cannot be written.
#[derive(Parser)]
#[command(name = "stats")]
struct Arguments {
    /// Plot the votes of each month into a file, as SVG
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// The number of authors to name
    #[arg(long, value_name = "COUNT", default_value_t = 5)]
    authors: usize,
    /// Files, directories (each `.md` file below them, links followed) or `-` for standard input;
    /// by default, all example pages
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// A month by its year and its number.
type Month = (u16, u8);

#[derive(Default)]
struct Stats {
    /// The number of papers, and the sum of their votes.
    months: BTreeMap<Month, (u64, u64)>,
    /// The number of papers of each author.
    authors: BTreeMap<String, u64>,
}

impl Stats {
    fn count(&mut self, document: &Document<'_>) {
        for digest in document.digests() {
            let (papers, votes) =
                self.months.entry((digest.date().year(), digest.date().month())).or_default();
            for paper in digest.papers() {
                *papers += 1;
                *votes = votes.saturating_add(paper.votes().and_then(Votes::count).unwrap_or(0));
                for author in paper.to_paper().authors.iter().filter(|author| !author.is_cut()) {
                    *self.authors.entry(author.to_string()).or_default() += 1;
                }
            }
        }
    }

    fn most_votes(&self) -> u64 {
        self.months.values().map(|(_, votes)| *votes).max().unwrap_or(0).max(1)
    }
}

fn main() -> ExitCode {
    let mut arguments = Arguments::parse();
    if arguments.paths.is_empty() {
        arguments.paths.push(common::all_shipped());
    }
    common::finish(io::stdout().lock(), |out| run(&arguments, out))
}

/// Counts every page, and returns the exit status. Returns an error if the output cannot be
/// written.
fn run(arguments: &Arguments, out: &mut impl Write) -> io::Result<u8> {
    let mut status = 0;
    let mut stats = Stats::default();
    for path in common::pages(&arguments.paths) {
        match path.and_then(|path| common::read(&path)) {
            Ok(document) => stats.count(&document),
            Err(problem) => {
                common::complain(problem);
                status = 2;
            }
        }
    }
    table(&stats, arguments.authors, out)?;
    if let Some(path) = &arguments.svg {
        let plot = plot(&stats).map_err(|error| format!("cannot plot: {error}"));
        if let Err(problem) = plot.and_then(|plot| common::create(path, &plot)) {
            common::complain(problem);
            status = 2;
        }
    }
    Ok(status)
}

/// The columns of the bar for the month with the most votes.
const BAR: u128 = 40;

/// Prints a line for each month and for each author.
fn table(stats: &Stats, authors: usize, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "month    papers   votes")?;
    for ((year, month), (papers, votes)) in &stats.months {
        let columns = u128::from(*votes) * BAR / u128::from(stats.most_votes());
        let bar = "█".repeat(usize::try_from(columns).unwrap_or_default());
        let line = format!("{year:04}-{month:02}  {papers:6}  {votes:6}  {bar}");
        writeln!(out, "{}", line.trim_end())?;
    }
    let mut most: Vec<_> = stats.authors.iter().collect();
    most.sort_by(|(_, one), (_, other)| other.cmp(one));
    writeln!(out, "\npapers  author")?;
    for (author, papers) in most.into_iter().take(authors) {
        writeln!(out, "{papers:6}  {}", common::visible(author))?;
    }
    Ok(())
}

/// Returns the plot as SVG.
///
/// Plotters would ignore an error at the end of the file, so it writes into a string.
fn plot(stats: &Stats) -> Result<String, Box<dyn Error>> {
    let mut svg = String::new();
    draw(stats, &SVGBackend::with_string(&mut svg, (960, 360)).into_drawing_area())?;
    Ok(svg)
}

/// Draws a bar for each month, as high as its votes.
fn draw(stats: &Stats, area: &DrawingArea<SVGBackend<'_>, Shift>) -> Result<(), Box<dyn Error>> {
    let months: Vec<_> = stats.months.iter().collect();
    // The axes of plotters overflow near the end of a `u64`.
    let height = |votes| f64::from(u32::try_from(votes).unwrap_or(u32::MAX));
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(area)
        .margin(12)
        .caption("Votes by month", ("sans-serif", 20))
        .set_label_area_size(LabelAreaPosition::Left, 60)
        .set_label_area_size(LabelAreaPosition::Bottom, 30)
        .build_cartesian_2d((0..months.len().max(1)).into_segmented(), 0.0..height(stats.most_votes()))?;
    let name = |segment: &SegmentValue<usize>| match segment {
        SegmentValue::CenterOf(at) => {
            months.get(*at).map_or_else(String::new, |((year, month), _)| format!("{year:04}-{month:02}"))
        }
        _ => String::new(),
    };
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .x_labels(12)
        .x_label_formatter(&name)
        .y_label_formatter(&|votes| format!("{votes:.0}"))
        .draw()?;
    chart.draw_series((0..).zip(&months).map(|(at, (_, (_, votes)))| {
        let ends = [(SegmentValue::Exact(at), 0.0), (SegmentValue::Exact(at + 1), height(*votes))];
        let mut bar = Rectangle::new(ends, BLUE.mix(0.6).filled());
        bar.set_margin(0, 0, 2, 2);
        bar
    }))?;
    area.present()?;
    Ok(())
}
