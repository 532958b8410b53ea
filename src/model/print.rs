//! Printing of the model, in the canonical form.

use alloc::string::String;
use core::fmt::{Result, Write};

use super::{Author, Date, Digest, Item, Media, Paper, Votes};
use crate::syntax::SEPARATOR;

/// Writes a digest heading, a blank line and the papers.
pub(crate) fn digest(digest: &Digest, out: &mut impl Write) -> Result {
    heading(digest.date, out)?;
    digest.papers.iter().try_for_each(|each| paper(each, out))
}

fn heading(date: Date, out: &mut impl Write) -> Result {
    writeln!(out, "## Daily Papers ({date})\n")
}

/// Writes a paper: its heading, its fields and its items, with a blank line after each part.
///
/// A field that the paper does not have leaves no line and no blank line.
pub(crate) fn paper(paper: &Paper, out: &mut impl Write) -> Result {
    out.write_str("### [")?;
    out.write_str(paper.title.as_str())?;
    out.write_str("](")?;
    out.write_str(paper.url.as_str())?;
    out.write_str(")\n\n")?;
    if let Some(each) = &paper.media {
        media(each, out)?;
        out.write_str("\n")?;
    }
    if let Some(each) = paper.votes {
        votes(each, out)?;
        out.write_str("\n")?;
    }
    if !paper.authors.is_empty() {
        authors(&paper.authors, out)?;
        out.write_str("\n")?;
    }
    summary(&paper.summary, out)
}

/// Writes an image line, or the two lines of a video.
pub(crate) fn media(media: &Media, out: &mut impl Write) -> Result {
    match media {
        Media::Image(src) => {
            out.write_str("![](")?;
            out.write_str(src.as_str())?;
            out.write_str(")\n")
        }
        Media::Video(src) => {
            out.write_str("[Watch Video](")?;
            out.write_str(src.as_str())?;
            out.write_str(")\n<div><video controls src=\"")?;
            out.write_str(src.as_str())?;
            out.write_str("\" muted=\"false\"></video></div>\n")
        }
    }
}

/// Writes a votes line.
pub(crate) fn votes(votes: Votes, out: &mut impl Write) -> Result {
    writeln!(out, "Vote: {votes}")
}

/// Writes an authors line.
pub(crate) fn authors(authors: &[Author], out: &mut impl Write) -> Result {
    out.write_str("Authors: ")?;
    names(authors, out)?;
    out.write_str("\n")
}

/// Writes the plain list of an authors line.
pub(crate) fn names(authors: &[Author], out: &mut impl Write) -> Result {
    for (number, author) in authors.iter().enumerate() {
        if number > 0 {
            out.write_str(SEPARATOR)?;
        }
        out.write_str(author.as_str())?;
    }
    Ok(())
}

fn summary(summary: &[Item], out: &mut impl Write) -> Result {
    if summary.is_empty() {
        return Ok(());
    }
    items(summary, out)?;
    out.write_str("\n")
}

/// Writes items, one line each.
pub(crate) fn items(items: &[Item], out: &mut impl Write) -> Result {
    items.iter().try_for_each(|each| {
        item(each, out)?;
        out.write_str("\n")
    })
}

/// Writes an item and its continuations, without the last line ending.
pub(crate) fn item(item: &Item, out: &mut impl Write) -> Result {
    out.write_str("- ")?;
    labelled_text(item, out)
}

/// Writes the label of an item, if it has one, and its text.
pub(crate) fn labelled_text(item: &Item, out: &mut impl Write) -> Result {
    if let Some(label) = item.label() {
        out.write_str(label.emphasis().marker())?;
        out.write_str(label.as_str())?;
        out.write_str(label.emphasis().marker())?;
        out.write_str(": ")?;
    }
    out.write_str(item.text())
}

/// Returns what `print` writes, without the last line ending.
pub(crate) fn to_line(print: impl FnOnce(&mut String) -> Result) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = print(&mut text);
    if text.ends_with('\n') {
        text.pop();
    }
    text
}
