//! The model as text, noun by noun, in the canonical form.

use alloc::string::String;
use core::fmt::{Result, Write};

use super::{Author, Date, Digest, Item, Media, Paper, Votes};
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

/// An image line, or the two lines of a video.
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

/// A votes line.
pub(crate) fn votes(votes: Votes, out: &mut impl Write) -> Result {
    writeln!(out, "Vote: {votes}")
}

/// An authors line.
pub(crate) fn authors(authors: &[Author], out: &mut impl Write) -> Result {
    out.write_str("Authors: ")?;
    names(authors, out)?;
    out.write_str("\n")
}

/// The plain list of an authors line.
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

/// Items, one line each.
pub(crate) fn items(items: &[Item], out: &mut impl Write) -> Result {
    items.iter().try_for_each(|each| {
        item(each, out)?;
        out.write_str("\n")
    })
}

/// An item, its continuations as they are, without its last line's end.
pub(crate) fn item(item: &Item, out: &mut impl Write) -> Result {
    out.write_str("- ")?;
    labelled_text(item, out)
}

/// The label of an item, if it has one, and its text.
pub(crate) fn labelled_text(item: &Item, out: &mut impl Write) -> Result {
    if let Some(label) = item.label() {
        out.write_str(label.emphasis().marker())?;
        out.write_str(label.as_str())?;
        out.write_str(label.emphasis().marker())?;
        out.write_str(": ")?;
    }
    out.write_str(item.text())
}

/// What `print` writes, without the end of its last line.
pub(crate) fn to_line(print: impl FnOnce(&mut String) -> Result) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = print(&mut text);
    if text.ends_with('\n') {
        text.pop();
    }
    text
}
