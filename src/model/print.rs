//! Printing, in the canonical form.
//!
//! A digest is its heading and its papers. A paper is its heading, its fields and its items. A blank
//! line follows each heading, each field and the last item. A part that a paper does not have leaves
//! no line. Lines end in `\n`.

use alloc::string::String;
use core::fmt::{self, Result, Write};

use super::{Date, Digest, Item, MediaView, Paper, Votes};
use crate::syntax::{Emphasis, Field, SEPARATOR};

/// Writes each part of a text. A constant part has a known length, unlike in a loop, so it is copied
/// without a call.
macro_rules! write_all {
    ($out:expr, $($part:expr),+ $(,)?) => {{
        $($out.write_str($part)?;)+
        Ok(())
    }};
}
pub(crate) use write_all;

/// The label of an item, and its text.
pub(crate) type ItemParts<'a> = (Option<(Emphasis, &'a str)>, &'a str);

/// A paper that can be printed: a value or a view.
pub(crate) trait Print {
    fn heading(&self) -> (&str, &str);
    fn media(&self) -> Option<MediaView<'_>>;
    fn votes(&self) -> Option<Votes>;
    fn authors(&self) -> impl Iterator<Item: AsRef<str>>;
    fn each_item(&self, write: impl FnMut(ItemParts<'_>) -> Result) -> Result;
}

impl Print for Paper {
    fn heading(&self) -> (&str, &str) {
        (&self.title, &self.url)
    }

    fn media(&self) -> Option<MediaView<'_>> {
        self.media.as_ref().map(|media| media.as_view())
    }

    fn votes(&self) -> Option<Votes> {
        self.votes
    }

    fn authors(&self) -> impl Iterator<Item: AsRef<str>> {
        self.authors.iter()
    }

    fn each_item(&self, write: impl FnMut(ItemParts<'_>) -> Result) -> Result {
        self.summary.iter().map(Item::parts).try_for_each(write)
    }
}

/// Writes a digest.
pub(crate) fn digest(digest: &Digest, out: &mut impl Write) -> Result {
    heading(digest.date, out)?;
    digest.papers.iter().try_for_each(|each| paper(each, out))
}

/// Writes the heading of a digest.
pub(crate) fn heading(date: Date, out: &mut impl Write) -> Result {
    writeln!(out, "## Daily Papers ({date})\n")
}

/// Writes a paper.
pub(crate) fn paper(paper: &impl Print, out: &mut impl Write) -> Result {
    let (title, url) = paper.heading();
    write_all!(out, "### [", title, "](", url, ")\n\n")?;
    Field::ORDER.iter().try_for_each(|each| field(paper, *each, out))?;
    let mut has_items = false;
    paper.each_item(|each| {
        has_items = true;
        item(each, out)?;
        out.write_str("\n")
    })?;
    if has_items { out.write_str("\n") } else { Ok(()) }
}

/// Writes a field, if the paper has it.
#[inline]
pub(crate) fn field(paper: &impl Print, field: Field, out: &mut impl Write) -> Result {
    match field {
        Field::Media => match paper.media() {
            Some(each) => media(each, out)?,
            None => return Ok(()),
        },
        Field::Votes => match paper.votes() {
            Some(each) => votes(each, out)?,
            None => return Ok(()),
        },
        Field::Authors => {
            let mut names = paper.authors();
            let Some(first) = names.next() else { return Ok(()) };
            write_all!(out, "Authors: ", first.as_ref())?;
            names.try_for_each(|name| write_all!(out, SEPARATOR, name.as_ref()))?;
            out.write_str("\n")?;
        }
    }
    out.write_str("\n")
}

/// Writes an image line, or the two lines of a video.
pub(crate) fn media(media: MediaView<'_>, out: &mut impl Write) -> Result {
    match media {
        MediaView::Image(src) => write_all!(out, "![](", src, ")\n"),
        MediaView::Video(src) => {
            write_all!(out, "[Watch Video](", src, ")\n")?;
            player(src, out)
        }
    }
}

/// Writes the second line of a video.
pub(crate) fn player(src: &str, out: &mut impl Write) -> Result {
    write_all!(out, "<div><video controls src=\"", src, "\" muted=\"false\"></video></div>\n")
}

/// Writes a votes line.
pub(crate) fn votes(votes: Votes, out: &mut impl Write) -> Result {
    writeln!(out, "Vote: {votes}")
}

/// Writes names with a separator between them.
pub(crate) fn list<'a>(names: impl Iterator<Item = &'a str>, out: &mut impl Write) -> Result {
    for (number, name) in names.enumerate() {
        if number > 0 {
            out.write_str(SEPARATOR)?;
        }
        out.write_str(name)?;
    }
    Ok(())
}

/// Writes items, without the last line ending.
pub(crate) fn items(items: &[Item], out: &mut impl Write) -> Result {
    for (number, each) in items.iter().enumerate() {
        if number > 0 {
            out.write_str("\n")?;
        }
        item(each.parts(), out)?;
    }
    Ok(())
}

/// Writes an item and its continuations, without the last line ending.
pub(crate) fn item((label, text): ItemParts<'_>, out: &mut impl Write) -> Result {
    match label {
        None => out.write_str("- ")?,
        Some((Emphasis::StrongEmphasis, label)) => write_all!(out, "- ***", label, "***: ")?,
        Some((Emphasis::Strong, label)) => write_all!(out, "- **", label, "**: ")?,
    }
    out.write_str(text)
}

/// Writes the label of an item, if it has one, and its text.
pub(crate) fn labelled_text((label, text): ItemParts<'_>, out: &mut impl Write) -> Result {
    if let Some((emphasis, label)) = label {
        write_all!(out, emphasis.marker(), label, emphasis.marker(), ": ")?;
    }
    out.write_str(text)
}

/// Returns what `print` writes.
pub(crate) fn to_text(print: impl FnOnce(&mut String) -> Result) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = print(&mut text);
    text
}

/// Returns whether `print` writes this text.
pub(crate) fn gives(text: &str, print: impl FnOnce(&mut Rest<'_>) -> Result) -> bool {
    let mut rest = Rest(text);
    print(&mut rest).is_ok() && rest.0.is_empty()
}

/// The rest of a text that is compared with what is written. Writing anything else fails.
pub(crate) struct Rest<'a>(&'a str);

impl Write for Rest<'_> {
    #[inline]
    fn write_str(&mut self, text: &str) -> Result {
        self.0 = self.0.strip_prefix(text).ok_or(fmt::Error)?;
        Ok(())
    }
}
