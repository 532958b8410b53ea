use alloc::format;
use alloc::vec::Vec;
use core::cmp::Reverse;

use super::{DailyAuthor, DailyPaper, ObjectError};
use crate::escape::excerpt;
use crate::model::lossy::{Losses, one_line};
use crate::model::{ArxivId, Author, Date, Digest, Link, Loss, Media, Paper, Title, VideoLink, Votes};
use crate::syntax::SEPARATOR;

/// Order of the papers of a digest.
///
/// ```
/// use daily_papers::huggingface::{DailyPaper, Order, digest};
///
/// let mut papers = ["2404.00001", "2404.00002"].map(|id| DailyPaper::new(id, "A Study"));
/// papers[1].upvotes = Some(3);
/// let first = |order| digest("2024-04-23".parse().unwrap(), &papers, order).0.papers[0].arxiv_id();
/// assert_eq!(first(Order::Listed), Some("2404.00001".parse()?));
/// assert_eq!(first(Order::Votes), Some("2404.00002".parse()?));
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Order {
    /// The order of the answer.
    Listed,
    /// Most votes first, and papers without votes last. Papers with equal votes keep the order of
    /// the answer.
    Votes,
}

/// Makes a digest of the papers of an answer, with the mapping that [`Paper`] documents for
/// `TryFrom<&DailyPaper>`.
///
/// Returns the digest, an error for each paper that a page cannot contain, and notes about the other
/// papers. [`ObjectError::severity`] tells errors from notes. A paper has at most one note for its
/// title, for each of its authors and for its thumbnail.
///
/// Indices are those of `papers`. [`Answer::digest`](super::Answer::digest) counts the objects of an
/// answer. A paper that is listed twice is in the digest twice; [`dedupe`](crate::archive::dedupe)
/// removes one.
///
/// ```
/// use daily_papers::Severity;
/// use daily_papers::huggingface::{DailyPaper, Order, digest};
///
/// let mut papers = ["hello", "2404.00002"].map(|id| DailyPaper::new(id, "A Study"));
/// papers[1].thumbnail = Some("javascript:x()".into());
/// let (digest, errors) = digest("2024-04-23".parse()?, &papers, Order::Listed);
/// assert_eq!(digest.papers.len(), 1);
/// assert_eq!(digest.papers[0].media, None);
/// assert_eq!(
///     errors[0].to_string(),
///     "object 0 (hello): `paper.id`: expected an arXiv identifier, found `hello`",
/// );
/// assert_eq!(
///     errors[1].to_string(),
///     "object 1 (2404.00002): `thumbnail`: expected a URL that cannot run a script, found `javascript:x()`",
/// );
/// assert!(errors.iter().map(|error| error.severity()).eq([Severity::Error, Severity::Note]));
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[must_use]
pub fn digest<'p>(
    date: Date,
    papers: impl IntoIterator<Item = &'p DailyPaper>,
    order: Order,
) -> (Digest, Vec<ObjectError>) {
    of_objects(date, papers.into_iter().map(Ok), order)
}

pub(super) fn of_objects<'a>(
    date: Date,
    objects: impl Iterator<Item = Result<&'a DailyPaper, &'a ObjectError>>,
    order: Order,
) -> (Digest, Vec<ObjectError>) {
    let (mut papers, mut errors) = (Vec::new(), Vec::new());
    for (index, object) in objects.enumerate() {
        let mut notes = Vec::new();
        match object.map_err(ObjectError::clone).and_then(|daily| paper(daily, &mut notes)) {
            Ok(paper) => papers.push(paper),
            Err(error) => notes.push(error),
        }
        errors.extend(notes.into_iter().map(|error| error.at(index)));
    }
    match order {
        Order::Listed => {}
        Order::Votes => papers.sort_by_key(|paper| Reverse(paper.votes)),
    }
    (Digest::new(date, papers), errors)
}

/// Makes a paper without a summary.
///
/// | field | value |
/// | --- | --- |
/// | `title` | the title, with each run of white space as one space, and without hidden characters |
/// | `url` | the abstract on arXiv |
/// | `media` | the thumbnail: a video if it ends in `.mp4`, and otherwise an image |
/// | `votes` | the votes |
/// | `authors` | the names, with each run of white space as one space, without hidden characters, and as [`Author::from_lossy`] returns them; empty ones are left out |
///
/// Two authors of one name both stay, because two people can have one name. Hidden characters are
/// those of [`Loss::HiddenCharacter`](crate::Loss::HiddenCharacter).
///
/// The paper has no media if the thumbnail is not a [`Link`] or [`VideoLink`], can run a script, or
/// has hidden characters. [`digest`] returns a note then. It also returns one for each other change,
/// except if only white space changed.
///
/// # Errors
///
/// Returns an error if the identifier is not an arXiv identifier.
impl TryFrom<&DailyPaper> for Paper {
    type Error = ObjectError;

    fn try_from(daily: &DailyPaper) -> Result<Paper, ObjectError> {
        paper(daily, &mut Vec::new())
    }
}

/// Makes a paper, and notes of what was left out or changed.
fn paper(daily: &DailyPaper, notes: &mut Vec<ObjectError>) -> Result<Paper, ObjectError> {
    let id = daily.id.parse::<ArxivId>().map_err(|_| {
        let found = format!("`{}`", excerpt(&daily.id));
        ObjectError::new(Some("paper.id"), "an arXiv identifier", found).of(&daily.id)
    })?;
    let mut note =
        |key, expected, found: &str| notes.push(ObjectError::note(key, expected, found).of(&daily.id));
    let title = title(&daily.title, |word| note("paper.title", "a title without hidden characters", word));
    let mut paper = Paper::new(title, id.abs_url());
    paper.votes = daily.upvotes.map(Votes::Count);
    for DailyAuthor { name, .. } in &daily.authors {
        let author = author(name, |expected| note("paper.authors[].name", expected, name));
        paper.authors.extend(Some(author).filter(|author| !author.is_empty()));
    }
    if let Some(src) = daily.thumbnail.as_deref().filter(|src| !src.is_empty()) {
        match media(src) {
            Ok(media) => paper.media = Some(media),
            Err(expected) => note("thumbnail", expected, src),
        }
    }
    Ok(paper)
}

/// Returns the title with this text. Calls `hidden` with the first word that has hidden characters.
fn title(text: &str, hidden: impl FnOnce(&str)) -> Title {
    let mut losses = Losses::default();
    let line = one_line(text, &mut losses);
    if losses.contains(Loss::HiddenCharacter) {
        let is_changed = |word: &&str| one_line(word, &mut Losses::default()) != **word;
        hidden(text.split_whitespace().find(is_changed).unwrap_or(text));
    }
    Title::read(line)
}

/// Returns the author with this name. Calls `changed` with what was expected, if more than white
/// space was changed.
fn author(name: &str, changed: impl FnOnce(&'static str)) -> Author {
    let mut losses = Losses::default();
    let line = one_line(name, &mut losses);
    let (author, structure) = Author::from_lossy(&line);
    if losses.contains(Loss::HiddenCharacter) {
        changed("a name without hidden characters");
    } else if !structure.is_empty() {
        changed(if line.contains(SEPARATOR) {
            "a name without `, `"
        } else {
            "a name without `[` at its start"
        });
    }
    author
}

/// Returns the media with this source, or what was expected.
fn media(src: &str) -> Result<Media, &'static str> {
    let link = Link::new(src).map_err(|_| "a URL without white space and `](`")?;
    let mut losses = Losses::default();
    one_line(src, &mut losses);
    if losses.contains(Loss::HiddenCharacter) {
        return Err("a URL without hidden characters");
    }
    if link.can_run_script() {
        return Err("a URL that cannot run a script");
    }
    if src.ends_with(".mp4") {
        VideoLink::try_from(link).map(Media::Video).map_err(|_| "a URL of a video without `\"`")
    } else {
        Ok(Media::Image(link))
    }
}
