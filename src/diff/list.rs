use alloc::vec::Vec;

use super::Change;
use super::matching::{Matching, Pair};
use crate::model::{Author, Item, Label};

/// The differences between two lists of authors or of items, by indices from 0.
///
/// ```
/// use daily_papers::{Author, Date, Digest, Link, Paper, Title};
///
/// let mut paper = Paper::new(Title::new("A Study")?, Link::new("https://arxiv.org/abs/2404.14219")?);
/// paper.authors = vec![Author::new("Ada Byron")?, Author::new("+")?];
/// let before = Digest::new(Date::new(2024, 4, 23)?, vec![paper]);
/// let mut after = before.clone();
/// after.papers[0].authors.insert(1, Author::new("김가람")?);
///
/// let diff = before.diff(&after);
/// let authors = &diff.changed[0].authors;
/// assert_eq!(authors.added, [1]);
/// assert!(authors.removed.is_empty() && authors.moved.is_empty() && authors.changed.is_empty());
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct ListDiff {
    /// The indices of the members that only the list after has, in ascending order.
    pub added: Vec<usize>,
    /// The indices of the members that only the list before has, in ascending order.
    pub removed: Vec<usize>,
    /// The members of both lists that changed their place, in the order of the list after. They are
    /// as few as the new order allows.
    pub moved: Vec<Change<usize>>,
    /// The items whose text or label changed, in the order of the list after. An author does not
    /// change: one name is removed, and another is added.
    pub changed: Vec<Change<usize>>,
}

impl ListDiff {
    /// Returns `true` if the lists are equal.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.moved.is_empty() && self.changed.is_empty()
    }

    /// Creates the differences from a matching and the pairs in it that are not equal.
    fn of(matching: Matching, mut changed: Vec<Pair>) -> ListDiff {
        changed.sort_unstable_by_key(|pair| pair.after);
        ListDiff {
            moved: matching.order().moved.into_iter().map(Change::from).collect(),
            added: matching.after.into_iter().collect(),
            removed: matching.before.into_iter().collect(),
            changed: changed.into_iter().map(Change::from).collect(),
        }
    }
}

impl From<Pair> for Change<usize> {
    fn from(pair: Pair) -> Change<usize> {
        Change { before: pair.before, after: pair.after }
    }
}

/// Compares two lists of authors.
pub(super) fn authors(before: &[Author], after: &[Author]) -> ListDiff {
    let mut matching = Matching::new(before.len(), after.len());
    matching.pair(before.iter().map(Some), after.iter().map(Some));
    ListDiff::of(matching, Vec::new())
}

/// Compares two summaries.
///
/// Pairs equal items first, then items with the same text, then items with the same label. The
/// items without a label that are left are paired in order if they stand between the same two
/// pairs.
pub(super) fn summary(before: &[Item], after: &[Item]) -> ListDiff {
    let mut matching = Matching::new(before.len(), after.len());
    matching.pair(before.iter().map(Some), after.iter().map(Some));
    let equal = matching.pairs.len();
    let text = |item| Some(Item::text(item));
    matching.pair(before.iter().map(text), after.iter().map(text));
    let label = |item| Item::label(item).map(Label::as_str);
    matching.pair(before.iter().map(label), after.iter().map(label));

    let kept = matching.order().kept;
    let gaps_before = gaps(before, kept.iter().map(|pair| pair.before).collect());
    let gaps_after = gaps(after, kept.iter().map(|pair| pair.after).collect());
    matching.pair(gaps_before, gaps_after);

    let changed = matching.pairs.get(equal..).unwrap_or_default().to_vec();
    ListDiff::of(matching, changed)
}

/// Returns, for each item without a label, the number of `kept` items before it.
fn gaps(items: &[Item], mut kept: Vec<usize>) -> impl Iterator<Item = Option<usize>> {
    kept.sort_unstable();
    let gap = move |(index, item): (usize, &Item)| match item.label() {
        Some(_) => None,
        None => Some(kept.partition_point(|at| *at < index)),
    };
    items.iter().enumerate().map(gap)
}
