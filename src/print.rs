//! The model as text, noun by noun, in the canonical form.

use core::fmt::{Result, Write};

use crate::model::{Author, Date, Digest, Item, Media, Paper, Votes};
use crate::syntax::SEPARATOR;

/// A digest heading, one blank line, then its papers.
pub(crate) fn digest(digest: &Digest, out: &mut impl Write) -> Result {
    heading(digest.date, out)?;
    digest.papers.iter().try_for_each(|each| paper(each, out))
}

fn heading(date: Date, out: &mut impl Write) -> Result {
    writeln!(out, "## Daily Papers ({date})\n")
}

/// A paper heading, its fields, each followed by one blank line, its items, and one blank line.
///
/// A field that it does not have leaves no line and no blank.
pub(crate) fn paper(paper: &Paper, out: &mut impl Write) -> Result {
    out.write_str("### [")?;
    out.write_str(paper.title.as_str())?;
    out.write_str("](")?;
    out.write_str(paper.url.as_str())?;
    out.write_str(")\n\n")?;
    if let Some(each) = &paper.media {
        media(each, out)?;
    }
    if let Some(each) = paper.votes {
        votes(each, out)?;
    }
    authors(&paper.authors, out)?;
    summary(&paper.summary, out)
}

fn media(media: &Media, out: &mut impl Write) -> Result {
    match media {
        Media::Image(src) => {
            out.write_str("![](")?;
            out.write_str(src.as_str())?;
            out.write_str(")\n\n")
        }
        Media::Video(src) => {
            out.write_str("[Watch Video](")?;
            out.write_str(src.as_str())?;
            out.write_str(")\n<div><video controls src=\"")?;
            out.write_str(src.as_str())?;
            out.write_str("\" muted=\"false\"></video></div>\n\n")
        }
    }
}

fn votes(votes: Votes, out: &mut impl Write) -> Result {
    writeln!(out, "Vote: {votes}\n")
}

fn authors(authors: &[Author], out: &mut impl Write) -> Result {
    let Some((first, others)) = authors.split_first() else { return Ok(()) };
    out.write_str("Authors: ")?;
    out.write_str(first.as_str())?;
    for author in others {
        out.write_str(SEPARATOR)?;
        out.write_str(author.as_str())?;
    }
    out.write_str("\n\n")
}

fn summary(summary: &[Item], out: &mut impl Write) -> Result {
    if summary.is_empty() {
        return Ok(());
    }
    for each in summary {
        item(each, out)?;
        out.write_str("\n")?;
    }
    out.write_str("\n")
}

/// An item, its continuations as they are, without its last line's end.
pub(crate) fn item(item: &Item, out: &mut impl Write) -> Result {
    out.write_str("- ")?;
    if let Some(label) = item.label() {
        out.write_str(label.emphasis().marker())?;
        out.write_str(label.as_str())?;
        out.write_str(label.emphasis().marker())?;
        out.write_str(": ")?;
    }
    out.write_str(item.text())
}
