#![allow(clippy::arithmetic_side_effects, reason = "widths of a terminal do not overflow")]

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use clap::Args;
use daily_papers::{Digest, Document, Paper, Votes};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::help;
use crate::escape::visible;
use crate::files::Pages;
use crate::output::Status;
use crate::parsed;
use crate::terminal::{self, Terminal};

/// Prints an outline: each date, and a line for each paper with its votes, identifier, title and
/// first authors
///
/// At a terminal, the lines fit into its width, or into `COLUMNS` columns if that variable is set.
/// Otherwise a title has at most 64 columns.
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
        let columns = terminal::columns();
        let outlines = |page: &Document<'_>| outlines(page, columns);
        parsed::each(self.pages.all(), outlines, out, |_, outline, out| out.write_all(outline.as_bytes()))
    }
}

/// Returns the outline of each digest of a page, with lines that fit into a terminal of this width.
fn outlines(page: &Document<'_>, columns: Option<usize>) -> String {
    let terminal = Terminal::stdout();
    let mut outlines = String::new();
    for digest in page.digests().map(|digest| digest.to_digest()) {
        outline(&digest, terminal, columns, &mut outlines);
    }
    outlines
}

/// The most columns of a title where there is no terminal, and the most authors that are named.
const TITLE: usize = 64;
const AUTHORS: usize = 2;
/// The columns between two cells.
const GAP: usize = 2;
/// The part of a terminal that authors may take from longer titles.
const SHARE: usize = 3;

/// Prints the date, and a line for each paper: votes, arXiv identifier, title, and first authors.
fn outline(digest: &Digest, terminal: Terminal, columns: Option<usize>, out: &mut String) {
    let mut rows: Vec<_> = digest.papers.iter().map(Row::of).collect();
    let (votes, id) = (widest(&rows, |row| &row.votes), widest(&rows, |row| &row.id));
    let longest = columns.map_or(TITLE, |columns| {
        let rest = columns.saturating_sub(GAP * 4 + votes + id);
        rest - widest(&rows, |row| &row.authors).min(rest / SHARE)
    });
    for row in &mut rows {
        row.title = shortened(&row.title, longest);
    }
    let title = widest(&rows, |row| &row.title);
    let plain = Style::new();
    let date = (terminal.style(plain.bold()), digest.date.to_string());
    line(&[date], columns, out);
    for row in rows {
        line(
            &[
                (plain, " ".repeat(GAP + votes - row.votes.width())),
                (terminal.style(AnsiColor::Green.on_default()), row.votes),
                (plain, " ".repeat(GAP)),
                (terminal.style(AnsiColor::Cyan.on_default()), padded(row.id, id)),
                (plain, " ".repeat(GAP)),
                (plain, padded(row.title, title)),
                (plain, " ".repeat(GAP)),
                (terminal.style(plain.dimmed()), row.authors),
            ],
            columns,
            out,
        );
    }
}

/// Prints the cells of a line, and cuts the line to this many columns.
fn line(cells: &[(Style, String)], columns: Option<usize>, out: &mut String) {
    let mut left = columns.unwrap_or(usize::MAX);
    for (style, text) in cells {
        let text = shortened(text, left);
        left -= text.width().min(left);
        *out += &format!("{style}{text}{style:#}");
    }
    out.push('\n');
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
            title: visible(&paper.title).into_owned(),
            authors,
        }
    }
}

/// Returns the columns of the widest of some cells.
fn widest(rows: &[Row], cell: fn(&Row) -> &str) -> usize {
    rows.iter().map(|row| cell(row).width()).max().unwrap_or(0)
}

/// Adds spaces up to this many columns.
fn padded(text: String, columns: usize) -> String {
    let spaces = columns.saturating_sub(text.width());
    text + &" ".repeat(spaces)
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
    let ellipsis = (columns > 0).then_some('…');
    text.chars().take_while(fits).chain(ellipsis).collect()
}
