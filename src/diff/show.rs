//! Prints differences for people: one short, escaped line for each change.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use super::{Change, DigestDiff, ListDiff, PaperDiff};
use crate::escape::excerpt;
use crate::model::{Author, Item, Media, Paper, Votes};

/// The number of authors that a line names.
const AUTHORS: usize = 3;
/// The longest common beginning of two texts, in characters, whose excerpts still show a
/// difference.
const COMMON: usize = 30;
/// The number of characters that are shown of a longer common beginning.
const CONTEXT: usize = 10;

impl fmt::Display for DigestDiff<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(date) = self.date {
            writeln!(f, "date {} -> {}", date.before, date.after)?;
        }
        for removed in &self.removed {
            writeln!(f, "- {}", Subject(removed.paper))?;
        }
        for added in &self.added {
            writeln!(f, "+ {}", Subject(added.paper))?;
        }
        for moved in &self.moved {
            writeln!(f, "moved {}: {} -> {}", Subject(moved.paper), number(moved.from), number(moved.to))?;
        }
        self.changed.iter().try_for_each(|changed| changed.fmt(f))
    }
}

impl fmt::Display for PaperDiff<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let paper = Subject(self.after);
        if let Some(title) = self.title {
            let (before, after) = contrast(title.before.as_str(), title.after.as_str());
            writeln!(f, "{paper}: title {before} -> {after}")?;
        }
        if let Some(url) = self.url {
            let (before, after) = contrast(url.before.as_str(), url.after.as_str());
            writeln!(f, "{paper}: url {before} -> {after}")?;
        }
        if let Some(change) = self.media {
            let (before, after) = media(change);
            writeln!(f, "{paper}: media {before} -> {after}")?;
        }
        if let Some(change) = self.votes {
            writeln!(f, "{paper}: votes {} -> {}", votes(change.before), votes(change.after))?;
        }
        self.authors(&paper, f)?;
        self.summary(&paper, f)
    }
}

impl PaperDiff<'_> {
    fn authors(&self, paper: &Subject<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ListDiff { added, removed, moved, .. } = &self.authors;
        if !removed.is_empty() {
            writeln!(f, "{paper}: authors removed: {}", names(&self.before.authors, removed))?;
        }
        if !added.is_empty() {
            writeln!(f, "{paper}: authors added: {}", names(&self.after.authors, added))?;
        }
        if !moved.is_empty() {
            writeln!(f, "{paper}: authors reordered")?;
        }
        Ok(())
    }

    fn summary(&self, paper: &Subject<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let before = |index: &usize| item(&self.before.summary, *index);
        let after = |index: &usize| item(&self.after.summary, *index);
        for index in &self.summary.removed {
            writeln!(f, "{paper}: item {} removed: {}", number(*index), quoted(&before(index)))?;
        }
        for index in &self.summary.added {
            writeln!(f, "{paper}: item {} added: {}", number(*index), quoted(&after(index)))?;
        }
        for index in &self.summary.moved {
            writeln!(f, "{paper}: item moved: {} -> {}", number(index.before), number(index.after))?;
        }
        for index in &self.summary.changed {
            let (before, after) = contrast(&before(&index.before), &after(&index.after));
            writeln!(f, "{paper}: item {} changed: {before} -> {after}", number(index.after))?;
        }
        Ok(())
    }
}

/// The paper that a line is about.
struct Subject<'a>(&'a Paper);

impl fmt::Display for Subject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(id) = self.0.arxiv_id() {
            write!(f, "{} ", id.without_version())?;
        }
        f.write_str(&excerpt(self.0.title.as_str()))
    }
}

/// Returns the number of an index for people, from 1.
fn number(index: usize) -> usize {
    index.saturating_add(1)
}

fn votes(votes: Option<Votes>) -> String {
    match votes {
        None => "none".into(),
        Some(Votes::Unknown) => "unknown".into(),
        Some(Votes::Count(count)) => count.to_string(),
    }
}

fn media(change: Change<Option<&Media>>) -> (String, String) {
    let Change { before, after } = change;
    let src = |media: Option<&Media>| media.map(|media| media.src().to_string()).unwrap_or_default();
    let kind = |media: Option<&Media>, src| match media {
        None => "none".into(),
        Some(Media::Image(_)) => format!("image {src}"),
        Some(Media::Video(_)) => format!("video {src}"),
    };
    let (src_before, src_after) = contrast(&src(before), &src(after));
    (kind(before, src_before), kind(after, src_after))
}

fn names(authors: &[Author], indices: &[usize]) -> String {
    let mut names = String::new();
    for index in indices.iter().take(AUTHORS) {
        if !names.is_empty() {
            names.push_str(", ");
        }
        names.push_str(&excerpt(authors.get(*index).map(Author::as_str).unwrap_or_default()));
    }
    match indices.len().saturating_sub(AUTHORS) {
        0 => names,
        more => format!("{names} and {more} more"),
    }
}

/// Returns an item as a page writes it, without its bullet.
fn item(items: &[Item], index: usize) -> String {
    items.get(index).map(Item::to_string).unwrap_or_default()
}

fn quoted(text: &str) -> String {
    format!("`{}`", excerpt(text))
}

/// Returns an excerpt of each text. A long common beginning is cut to its last `CONTEXT`
/// characters, so that the excerpts differ.
fn contrast(before: &str, after: &str) -> (String, String) {
    let same = before.chars().zip(after.chars()).take_while(|(one, other)| one == other).count();
    let skipped = if same > COMMON { same.saturating_sub(CONTEXT) } else { 0 };
    let shown = |text: &str| match text.char_indices().nth(skipped) {
        Some((start @ 1.., _)) => format!("`…{}`", excerpt(text.get(start..).unwrap_or_default())),
        _ => quoted(text),
    };
    (shown(before), shown(after))
}
