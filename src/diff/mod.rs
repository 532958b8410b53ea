//! Comparing and merging digests.

use alloc::vec::Vec;

mod list;
mod merge;
mod paper;
mod show;

pub use list::ListDiff;
pub use merge::{MergeError, MergeVotes};
pub use paper::PaperDiff;

use crate::matching::{Key, Matching};
use crate::model::{Date, Digest, Paper};

/// The differences between two digests, which [`Digest::diff`] returns.
///
/// Every paper before is removed or matched with a paper after, and every other paper after is
/// added. A matched paper can have moved, have changed, or both. If the digests are swapped, added
/// papers are removed ones, and the same papers have moved and changed.
///
/// `Display` writes one line for each change. A line has a bounded length and ends in `\n`, and
/// text of the digests is escaped in it. Positions count from 1.
///
/// ```
/// use daily_papers::{Date, Digest, Link, Paper, Title};
///
/// let paper = |title, url| Ok(Paper::new(Title::new(title)?, Link::new(url)?));
/// let one = paper("One", "https://arxiv.org/abs/2404.14219")?;
/// let two = paper("Two", "https://example.org/two")?;
/// let before = Digest::new(Date::new(2024, 4, 23)?, vec![one.clone()]);
/// let after = Digest::new(Date::new(2024, 4, 24)?, vec![two, one]);
///
/// let diff = before.diff(&after);
/// assert_eq!((diff.added[0].index, diff.added[0].paper), (0, &after.papers[0]));
/// assert_eq!(diff.to_string(), "date 2024-04-23 -> 2024-04-24\n+ Two\n");
/// assert!(diff.moved.is_empty(), "one paper alone has no order");
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DigestDiff<'a> {
    /// The dates, if they differ.
    pub date: Option<Change<Date>>,
    /// The papers that only the digest after has, in its order.
    pub added: Vec<Placed<'a>>,
    /// The papers that only the digest before has, in its order.
    pub removed: Vec<Placed<'a>>,
    /// The papers that changed their place among those that both digests have, in the order of the
    /// digest after. They are as few as the new order allows. If two papers swapped places, it is
    /// the paper with the greater arXiv identifier.
    pub moved: Vec<Moved<'a>>,
    /// The papers that both digests have but that are not equal, in the order of the digest after.
    pub changed: Vec<PaperDiff<'a>>,
}

impl DigestDiff<'_> {
    /// Returns `true` if the digests are equal.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.date.is_none()
            && self.added.is_empty()
            && self.removed.is_empty()
            && self.moved.is_empty()
            && self.changed.is_empty()
    }
}

/// A paper and its index in its digest.
///
/// ```
/// # use daily_papers::{Date, Digest, Link, Paper, Title};
/// let date = Date::new(2024, 4, 23)?;
/// let after = Digest::new(date, vec![Paper::new(Title::new("One")?, Link::new("https://example.org")?)]);
/// let before = Digest::new(date, vec![]);
/// let diff = before.diff(&after);
/// assert_eq!(&after.papers[diff.added[0].index], diff.added[0].paper);
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Placed<'a> {
    /// The index, from 0.
    pub index: usize,
    /// The paper.
    pub paper: &'a Paper,
}

/// A paper that changed its place.
///
/// ```
/// # use daily_papers::{Date, Digest, Link, Paper, Title};
/// let paper = |title| Ok(Paper::new(Title::new(title)?, Link::new("https://example.org")?));
/// let date = Date::new(2024, 4, 23)?;
/// let before = Digest::new(date, vec![paper("One")?, paper("Two")?, paper("Three")?]);
/// let after = Digest::new(date, vec![paper("Three")?, paper("One")?, paper("Two")?]);
/// let diff = before.diff(&after);
/// assert_eq!(diff.moved.len(), 1);
/// assert_eq!((diff.moved[0].from, diff.moved[0].to, diff.moved[0].paper.title.as_str()), (2, 0, "Three"));
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Moved<'a> {
    /// The index in the digest before, from 0.
    pub from: usize,
    /// The index in the digest after, from 0.
    pub to: usize,
    /// The paper after.
    pub paper: &'a Paper,
}

/// A value before and after.
///
/// ```
/// # use daily_papers::{Date, Digest};
/// let before = Digest::new(Date::new(2024, 4, 23)?, vec![]);
/// let after = Digest::new(Date::new(2024, 4, 24)?, vec![]);
/// let date = before.diff(&after).date.unwrap();
/// assert!(date.before < date.after);
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Change<T> {
    /// The value before.
    pub before: T,
    /// The value after.
    pub after: T,
}

impl<T: PartialEq> Change<T> {
    /// Creates a change. Returns `None` if the values are equal.
    fn of(before: T, after: T) -> Option<Change<T>> {
        (before != after).then_some(Change { before, after })
    }
}

impl Digest {
    /// Compares this digest with `other`, the digest after.
    ///
    /// Papers are matched in two steps:
    ///
    /// 1. by [`arxiv_id`](Paper::arxiv_id) without its version, or by title if both papers have no
    ///    identifier;
    /// 2. by title, among the papers that are left.
    ///
    /// If several papers match, the first is matched with the first, the second with the second,
    /// and so on. It takes O(n log n) time.
    ///
    /// ```
    /// use daily_papers::Digest;
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A Study](https://arxiv.org/abs/2404.14219)\n\nVote: 180\n\n";
    /// let before: Digest = page.parse()?;
    /// let after: Digest = page.replace("180", "195").parse()?;
    /// assert_eq!(before.diff(&after).to_string(), "2404.14219 A Study: votes 180 -> 195\n");
    /// assert!(before.diff(&before).is_empty());
    /// # Ok::<(), daily_papers::ParseError>(())
    /// ```
    #[must_use]
    pub fn diff<'a>(&'a self, other: &'a Digest) -> DigestDiff<'a> {
        let matching = same_papers(&self.papers, &other.papers);
        let moved = matching.order().moved.into_iter().filter_map(|pair| {
            let paper = other.papers.get(pair.after)?;
            Some(Moved { from: pair.before, to: pair.after, paper })
        });
        let moved = moved.collect();
        let pairs = matching.by_after(&matching.pairs);
        let changed = pairs.into_iter().filter_map(|pair| {
            let paper = Change::of(self.papers.get(pair.before)?, other.papers.get(pair.after)?)?;
            Some(PaperDiff::new(pair.into(), paper))
        });
        DigestDiff {
            date: Change::of(self.date, other.date),
            added: matching.added().filter_map(|index| placed(other, index)).collect(),
            removed: matching.removed().filter_map(|index| placed(self, index)).collect(),
            moved,
            changed: changed.collect(),
        }
    }
}

fn placed(digest: &Digest, index: usize) -> Option<Placed<'_>> {
    digest.papers.get(index).map(|paper| Placed { index, paper })
}

/// Matches the papers of two digests, as [`Digest::diff`] documents.
pub(crate) fn same_papers(before: &[Paper], after: &[Paper]) -> Matching {
    let mut matching = Matching::new(before.len(), after.len());
    matching.pair(&|at| before.get(at).map(name), &|at| after.get(at).map(name));
    matching.pair(&|at| before.get(at).map(title), &|at| after.get(at).map(title));
    matching
}

/// Matches the papers of two digests, as [`Digest::merge`] documents.
pub(crate) fn surely_same_papers(before: &[Paper], after: &[Paper]) -> Matching {
    let without_id = |paper: &&Paper| paper.arxiv_id().is_none();
    let mut matching = Matching::new(before.len(), after.len());
    matching.pair(&|at| before.get(at).map(name), &|at| after.get(at).map(name));
    matching.pair(&|at| before.get(at).filter(without_id).map(title), &|at| after.get(at).map(title));
    matching.pair(&|at| before.get(at).map(title), &|at| after.get(at).filter(without_id).map(title));
    matching
}

/// Returns the key that identifies a paper.
fn name(paper: &Paper) -> Key<'_> {
    match paper.arxiv_id() {
        Some(id) => Key::Id(0, id.without_version()),
        None => title(paper),
    }
}

fn title(paper: &Paper) -> Key<'_> {
    Key::Text(0, paper.title.as_str())
}
