#![allow(clippy::arithmetic_side_effects, reason = "widths of a terminal do not overflow")]
//! Parses pages and prints their contents: `cargo run --bin parse -- --help`.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use clap::Parser;
use daily_papers::{Date, Document, Paper, Votes};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

mod common;

/// Parses Daily Papers digests, and prints an outline, or another form.
///
/// Errors are shown on standard error. The exit status is 1 if a page has errors; what could be
/// parsed is still printed. It is 2 if the arguments are invalid, or a file cannot be read; the
/// other files are still parsed.
#[derive(Parser)]
#[command(name = "parse")]
struct Arguments {
    /// Print each digest as JSON, one per line
    #[arg(long, group = "form")]
    json: bool,
    /// Print each digest in its canonical form
    #[arg(long, group = "form")]
    markdown: bool,
    /// Print each page unchanged, byte for byte
    #[arg(long, group = "form")]
    lossless: bool,
    /// Files, directories (each `.md` file below them, links followed) or `-` for standard input;
    /// by default, an example page
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let out = io::stdout().lock();
    // Only the outline has styles. Escapes in a page must not be changed.
    let is_outline = !(arguments.json || arguments.markdown || arguments.lossless);
    let out = if is_outline { AutoStream::auto(out) } else { AutoStream::always_ansi(out) };
    common::finish(out, |out| run(&arguments, out))
}

/// Prints every page, and returns the exit status. Returns an error if the output cannot be
/// written.
fn run(arguments: &Arguments, out: &mut impl Write) -> io::Result<u8> {
    let mut status = 0;
    for path in common::pages(&arguments.paths) {
        let page = path.and_then(|path| common::read(&path).map(|document| (path, document)));
        let (path, document) = match page {
            Ok(page) => page,
            Err(problem) => {
                common::complain(problem);
                status = 2;
                continue;
            }
        };
        print(&document, arguments, out)?;
        let diagnostics = document.diagnostics();
        if !diagnostics.is_empty() {
            // On one terminal, diagnostics must follow their page.
            out.flush()?;
        }
        for diagnostic in &diagnostics {
            common::say(diagnostic.render(document.as_str()).with_path(&path.to_string_lossy()));
        }
        if diagnostics.iter().any(|diagnostic| diagnostic.is_error()) {
            status = status.max(1);
        }
    }
    Ok(status)
}

fn print(document: &Document<'_>, arguments: &Arguments, out: &mut impl Write) -> io::Result<()> {
    if arguments.lossless {
        return write!(out, "{document}");
    }
    for digest in document.digests().map(|digest| digest.to_digest()) {
        if arguments.json {
            writeln!(out, "{}", serde_json::to_string(&digest)?)?;
        } else if arguments.markdown {
            write!(out, "{digest}")?;
        } else {
            outline(digest.date, &digest.papers, out)?;
        }
    }
    Ok(())
}

/// The most columns of a title, and the most authors that are named.
const TITLE: usize = 64;
const AUTHORS: usize = 2;

/// Prints the date, and a line for each paper: votes, arXiv identifier, title, and first authors.
fn outline(date: Date, papers: &[Paper], out: &mut impl Write) -> io::Result<()> {
    let bold = Style::new().bold();
    let votes_style = AnsiColor::Green.on_default();
    let id_style = AnsiColor::Cyan.on_default();
    let quiet = Style::new().dimmed();
    writeln!(out, "{bold}{date}{bold:#}")?;

    let rows: Vec<_> = papers.iter().map(Row::of).collect();
    let widest = |cell: fn(&Row) -> &str| rows.iter().map(|row| cell(row).width()).max().unwrap_or(0);
    let (votes, id, title) = (widest(|row| &row.votes), widest(|row| &row.id), widest(|row| &row.title));
    for row in &rows {
        let votes = " ".repeat(votes - row.votes.width());
        let id = " ".repeat(id - row.id.width());
        let title = " ".repeat(title - row.title.width());
        writeln!(
            out,
            "  {votes}{votes_style}{}{votes_style:#}  {id_style}{}{id_style:#}{id}  {}{title}  {quiet}{}{quiet:#}",
            row.votes, row.id, row.title, row.authors
        )?;
    }
    Ok(())
}

struct Row {
    votes: String,
    id: String,
    title: String,
    authors: String,
}

impl Row {
    fn of(paper: &Paper) -> Row {
        let named: Vec<_> =
            paper.authors.iter().take(AUTHORS).map(|author| common::visible(author.as_str())).collect();
        let mut authors = named.join(", ");
        if paper.authors.len() > AUTHORS {
            authors += &format!(" and {} more", paper.authors.len() - AUTHORS);
        }
        Row {
            votes: paper.votes.map_or_else(String::new, |votes: Votes| votes.to_string()),
            id: paper.arxiv_id().map_or_else(String::new, |id| id.to_string()),
            title: shortened(&common::visible(paper.title.as_str()), TITLE),
            authors,
        }
    }
}

/// Cuts a text to this many columns.
fn shortened(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut taken = 1;
    let fits = |c: &char| {
        taken += c.width().unwrap_or(0);
        taken <= columns
    };
    text.chars().take_while(fits).chain(['…']).collect()
}
