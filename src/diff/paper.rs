use super::{Change, ListDiff, list};
use crate::model::{Link, Media, Paper, Title, Votes};

/// The differences between two versions of a paper. A field that did not change is `None` or empty.
///
/// `Display` writes one line for each change.
///
/// ```
/// use daily_papers::{Date, Digest, Link, Paper, Title, Votes};
///
/// let paper = Paper::new(Title::new("A Study")?, Link::new("https://arxiv.org/abs/2404.14219v1")?);
/// let before = Digest::new(Date::new(2024, 4, 23)?, vec![paper]);
/// let mut after = before.clone();
/// after.papers[0].url = Link::new("https://arxiv.org/abs/2404.14219v2")?;
/// after.papers[0].votes = Some(Votes::Count(195));
///
/// let diff = before.diff(&after);
/// let paper = &diff.changed[0];
/// assert_eq!(paper.url.map(|url| url.after.as_str()), Some("https://arxiv.org/abs/2404.14219v2"));
/// assert_eq!(paper.votes.map(|votes| votes.after), Some(Some(Votes::Count(195))));
/// assert_eq!(paper.title, None);
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PaperDiff<'a> {
    /// The index in the digest before, from 0.
    pub from: usize,
    /// The index in the digest after, from 0.
    pub to: usize,
    /// The paper before.
    pub before: &'a Paper,
    /// The paper after.
    pub after: &'a Paper,
    /// The change of the title.
    pub title: Option<Change<&'a Title>>,
    /// The change of the URL.
    pub url: Option<Change<&'a Link>>,
    /// The change of the thumbnail.
    pub media: Option<Change<Option<&'a Media>>>,
    /// The change of the votes.
    pub votes: Option<Change<Option<Votes>>>,
    /// The changes of the authors.
    pub authors: ListDiff,
    /// The changes of the summary.
    pub summary: ListDiff,
}

impl<'a> PaperDiff<'a> {
    pub(super) fn new(index: Change<usize>, paper: Change<&'a Paper>) -> PaperDiff<'a> {
        let Change { before, after } = paper;
        PaperDiff {
            from: index.before,
            to: index.after,
            before,
            after,
            title: Change::of(&before.title, &after.title),
            url: Change::of(&before.url, &after.url),
            media: Change::of(before.media.as_ref(), after.media.as_ref()),
            votes: Change::of(before.votes, after.votes),
            authors: list::authors(&before.authors, &after.authors),
            summary: list::summary(&before.summary, &after.summary),
        }
    }
}
