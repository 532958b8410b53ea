#![allow(clippy::arithmetic_side_effects, reason = "widths of a terminal do not overflow")]

use std::fmt;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use clap::Args;
use daily_papers::{Date, Document, Paper, Votes};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::help;
use crate::escape::visible;
use crate::files::Pages;
use crate::output::Status;
use crate::parsed;
use crate::terminal::Terminal;

/// Prints an outline: each date, and a line for each paper with its votes, identifier, title and
/// first authors
///
/// Errors are shown on standard error. The exit status is 1 if a page has errors; what could be
/// parsed is still printed.
#[derive(Args, Debug)]
#[command(after_help = help!(
    "  daily-papers show 2024/04/23.md
  daily-papers show archive | less -S"
))]
pub(crate) struct Show {
    #[command(flatten)]
    pages: Pages,
}

impl Show {
    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        parsed::each(self.pages.all(), outlines, out, |outline, out| out.write_all(outline.as_bytes()))
    }
}

/// Returns the outline of each digest of a page.
fn outlines(page: &Document<'_>) -> String {
    let mut outlines = String::new();
    for digest in page.digests().map(|digest| digest.to_digest()) {
        // Writing to a string does not fail.
        let _ = outline(digest.date, &digest.papers, &mut outlines);
    }
    outlines
}

/// The most columns of a title, and the most authors that are named.
const TITLE: usize = 64;
const AUTHORS: usize = 2;

/// Prints the date, and a line for each paper: votes, arXiv identifier, title, and first authors.
fn outline(date: Date, papers: &[Paper], out: &mut impl fmt::Write) -> fmt::Result {
    let terminal = Terminal::stdout();
    let bold = terminal.style(Style::new().bold());
    let votes_style = terminal.style(AnsiColor::Green.on_default());
    let id_style = terminal.style(AnsiColor::Cyan.on_default());
    let quiet = terminal.style(Style::new().dimmed());
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
            paper.authors.iter().take(AUTHORS).map(|author| visible(author.as_str())).collect();
        let mut authors = named.join(", ");
        if paper.authors.len() > AUTHORS {
            authors += &format!(" and {} more", paper.authors.len() - AUTHORS);
        }
        Row {
            votes: paper.votes.map_or_else(String::new, |votes: Votes| votes.to_string()),
            id: paper.arxiv_id().map_or_else(String::new, |id| id.to_string()),
            title: shortened(&visible(paper.title.as_str()), TITLE),
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
