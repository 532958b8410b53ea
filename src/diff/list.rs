use alloc::vec::Vec;

use super::Change;
use crate::matching::{Key, Matching, Pair};
use crate::model::{Author, Item};

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
    fn of(matching: &Matching, changed: &[Pair]) -> ListDiff {
        ListDiff {
            moved: matching.order().moved.into_iter().map(Change::from).collect(),
            added: matching.added().collect(),
            removed: matching.removed().collect(),
            changed: matching.by_after(changed).into_iter().map(Change::from).collect(),
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
    // Most papers keep their authors.
    if before == after {
        return ListDiff::default();
    }
    let mut matching = Matching::new(before.len(), after.len());
    let name = |author| Key::Text(0, Author::as_str(author));
    matching.pair(&|at| before.get(at).map(name), &|at| after.get(at).map(name));
    ListDiff::of(&matching, &[])
}

/// Compares two summaries.
///
/// Pairs equal items first, then items with the same text, then items with the same label. The
/// items without a label that are left are paired in order if they stand between the same two
/// pairs.
pub(super) fn summary(before: &[Item], after: &[Item]) -> ListDiff {
    if before == after {
        return ListDiff::default();
    }
    let mut matching = Matching::new(before.len(), after.len());
    matching.pair(&|at| before.get(at).map(Key::Item), &|at| after.get(at).map(Key::Item));
    let equal = matching.pairs.len();
    let text = |item| Key::Text(0, Item::text(item));
    matching.pair(&|at| before.get(at).map(text), &|at| after.get(at).map(text));
    let label = |item| Item::label(item).map(|label| Key::Text(0, label.as_str()));
    matching.pair(&|at| before.get(at).and_then(label), &|at| after.get(at).and_then(label));

    let kept = matching.order().kept;
    let gap = |at, item: &Item, place: fn(&Pair) -> usize| {
        item.label().is_none().then(|| Key::Gap(kept.partition_point(|pair| place(pair) < at)))
    };
    matching.pair(&|at| gap(at, before.get(at)?, |pair| pair.before), &|at| {
        gap(at, after.get(at)?, |pair| pair.after)
    });

    ListDiff::of(&matching, matching.pairs.get(equal..).unwrap_or_default())
}
