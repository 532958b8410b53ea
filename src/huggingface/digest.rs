use alloc::format;
use alloc::vec::Vec;
use core::cmp::Reverse;

use super::{DailyPaper, ObjectError};
use crate::escape::excerpt;
use crate::model::lossy::joined;
use crate::model::{ArxivId, Author, Date, Digest, Link, Media, Paper, Title, VideoLink, Votes};

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
/// Returns the digest, and an error for each paper that a page cannot contain. Indices of errors
/// are those of `papers`. [`Answer::digest`](super::Answer::digest) counts the objects of an answer.
/// A paper that is listed twice is in the digest twice; [`dedupe`](crate::archive::dedupe) removes
/// one.
///
/// ```
/// use daily_papers::huggingface::{DailyPaper, Order, digest};
///
/// let mut papers = ["2404.00001", "2404.00002"].map(|id| DailyPaper::new(id, "A Study"));
/// papers[1].thumbnail = Some("javascript:x()".into());
/// let (digest, errors) = digest("2024-04-23".parse()?, &papers, Order::Listed);
/// assert_eq!(digest.papers.len(), 1);
/// assert_eq!(
///     errors[0].to_string(),
///     "object 1 (2404.00002): `thumbnail`: expected a URL that cannot run a script, found `javascript:x()`",
/// );
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
        match object.map_err(ObjectError::clone).and_then(Paper::try_from) {
            Ok(paper) => papers.push(paper),
            Err(error) => errors.push(error.at(index)),
        }
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
/// | `title` | the title, with each run of white space as one space |
/// | `url` | the abstract on arXiv |
/// | `media` | the thumbnail: a video if it ends in `.mp4`, and otherwise an image |
/// | `votes` | the votes |
/// | `authors` | the names, with each run of white space as one space, and as [`Author::from_lossy`] returns them, without empty ones |
///
/// Two authors of one name both stay, because two people can have one name.
///
/// # Errors
///
/// Returns an error if the identifier is not an arXiv identifier. Returns an error if the thumbnail
/// is not a [`Link`] or [`VideoLink`], or can run a script.
impl TryFrom<&DailyPaper> for Paper {
    type Error = ObjectError;

    fn try_from(daily: &DailyPaper) -> Result<Paper, ObjectError> {
        let wrong = |key, expected, found: &str| {
            ObjectError::new(Some(key), expected, format!("`{}`", excerpt(found))).of(&daily.id)
        };
        let id = daily.id.parse::<ArxivId>();
        let id = id.map_err(|_| wrong("paper.id", "an arXiv identifier", &daily.id))?;
        let src = daily.thumbnail.as_deref().filter(|src| !src.is_empty());
        let media = src.map(|src| media(src).map_err(|expected| wrong("thumbnail", expected, src)));

        let mut paper =
            Paper::new(Title::from_lossy(&joined(daily.title.split_whitespace())).0, id.abs_url());
        paper.media = media.transpose()?;
        paper.votes = daily.upvotes.map(Votes::Count);
        paper.authors = authors(daily);
        Ok(paper)
    }
}

/// Returns the media with this source, or what was expected.
fn media(src: &str) -> Result<Media, &'static str> {
    let link = Link::new(src).map_err(|_| "a URL without white space and `](`")?;
    if link.can_run_script() {
        return Err("a URL that cannot run a script");
    }
    if src.ends_with(".mp4") {
        VideoLink::try_from(link).map(Media::Video).map_err(|_| "a URL of a video without `\"`")
    } else {
        Ok(Media::Image(link))
    }
}

/// Returns the authors. Two of them can have one name.
fn authors(daily: &DailyPaper) -> Vec<Author> {
    let names =
        daily.authors.iter().map(|author| Author::from_lossy(&joined(author.name.split_whitespace())).0);
    names.filter(|name| !name.is_empty()).collect()
}
