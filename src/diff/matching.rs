//! Matches the members of two lists, and finds those that kept their order.

use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::model::{ArxivId, Item};

/// The key that members of two lists are matched by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key<'a> {
    Arxiv(ArxivId),
    Text(&'a str),
    Item(&'a Item),
    /// The number of pairs before the member.
    Gap(usize),
}

/// Returns the key of a member, by index. It is one type for all lists, so that the code of
/// `Matching` is compiled once.
type Keys<'k, 'a> = &'k dyn Fn(usize) -> Option<Key<'a>>;

/// A member of the list before and its partner in the list after, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) before: usize,
    pub(crate) after: usize,
}

/// A matching of two lists, made by one kind of key after another, the strongest first.
///
/// It takes O(n log n) time, even if many members share a key. If the lists are swapped, the pairs
/// are the same, in the same order.
#[derive(Debug)]
pub(crate) struct Matching {
    /// The pairs, ordered by the kind of key, then by the key, then by the index.
    pub(crate) pairs: Vec<Pair>,
    /// Whether each member of the list before is without a partner.
    before: Vec<bool>,
    /// Whether each member of the list after is without a partner.
    after: Vec<bool>,
}

/// The pairs of a matching, divided by whether they kept their order.
#[derive(Debug)]
pub(super) struct Order {
    /// A longest selection of pairs that have the same order in both lists, in that order.
    pub(super) kept: Vec<Pair>,
    /// The other pairs, in the order of the list after.
    pub(super) moved: Vec<Pair>,
}

impl Matching {
    /// Creates a matching without pairs for lists of these lengths.
    pub(super) fn new(before: usize, after: usize) -> Matching {
        Matching { pairs: Vec::new(), before: vec![true; before], after: vec![true; after] }
    }

    /// Returns the members of the list before that have no partner, in ascending order.
    pub(super) fn removed(&self) -> impl Iterator<Item = usize> {
        indices(&self.before)
    }

    /// Returns the members of the list after that have no partner, in ascending order.
    pub(super) fn added(&self) -> impl Iterator<Item = usize> {
        indices(&self.after)
    }

    /// Pairs members that have the same key and no partner yet: the first with the first, the
    /// second with the second, and so on.
    ///
    /// A member without a key gets no partner.
    pub(super) fn pair<'a>(&mut self, before: Keys<'_, 'a>, after: Keys<'_, 'a>) {
        let before = sorted(before, &self.before);
        let after = if before.is_empty() { Vec::new() } else { sorted(after, &self.after) };
        let mut others = before.into_iter().peekable();
        for (key, after) in after {
            while others.next_if(|(other, _)| *other < key).is_some() {}
            if let Some((_, before)) = others.next_if(|(other, _)| *other == key) {
                self.pairs.push(Pair { before, after });
                self.before.get_mut(before).into_iter().for_each(|is_free| *is_free = false);
                self.after.get_mut(after).into_iter().for_each(|is_free| *is_free = false);
            }
        }
    }

    /// Returns some pairs of this matching in the order of the list after.
    pub(super) fn by_after(&self, pairs: &[Pair]) -> Vec<Pair> {
        let mut by_after = vec![None; if pairs.is_empty() { 0 } else { self.after.len() }];
        for pair in pairs {
            by_after.get_mut(pair.after).into_iter().for_each(|place| *place = Some(*pair));
        }
        by_after.into_iter().flatten().collect()
    }

    /// Returns the pairs that kept their order, by the longest increasing subsequence, and the
    /// others.
    ///
    /// If there are several longest ones, the choice goes backwards from the last pair, and prefers
    /// the pair that comes first in `pairs`. It is the same if the lists are swapped, so the same
    /// pairs have moved.
    pub(super) fn order(&self) -> Order {
        let mut by_before = vec![None; self.before.len()];
        for (number, pair) in self.pairs.iter().enumerate() {
            by_before.get_mut(pair.before).into_iter().for_each(|place| *place = Some((number, *pair)));
        }
        // The smallest end of the subsequences of each length, as in patience sorting.
        let mut ends: Vec<usize> = Vec::new();
        let mut ranked: Vec<(Reverse<usize>, usize, Pair)> = Vec::with_capacity(self.pairs.len());
        for (number, pair) in by_before.into_iter().flatten() {
            let shorter = ends.partition_point(|end| *end < pair.after);
            match ends.get_mut(shorter) {
                Some(end) => *end = pair.after,
                None => ends.push(pair.after),
            }
            ranked.push((Reverse(shorter.saturating_add(1)), number, pair));
        }
        ranked.sort_unstable_by_key(|(length, number, _)| (*length, *number));

        let mut order = Order { kept: Vec::with_capacity(ends.len()), moved: Vec::new() };
        let mut sought = ends.len();
        let mut next = Pair { before: usize::MAX, after: usize::MAX };
        for (Reverse(length), _, pair) in ranked {
            if length == sought && pair.before < next.before && pair.after < next.after {
                order.kept.push(pair);
                next = pair;
                sought = sought.saturating_sub(1);
            } else {
                order.moved.push(pair);
            }
        }
        order.kept.reverse();
        order.moved = self.by_after(&order.moved);
        order
    }
}

/// Returns the indices of the members that are free.
fn indices(is_free: &[bool]) -> impl Iterator<Item = usize> {
    is_free.iter().enumerate().filter_map(|(index, is_free)| is_free.then_some(index))
}

/// Returns the free members that have a key, sorted by key and then by index.
fn sorted<'a>(key: Keys<'_, 'a>, is_free: &[bool]) -> Vec<(Key<'a>, usize)> {
    let mut sorted: Vec<_> = indices(is_free).filter_map(|index| Some((key(index)?, index))).collect();
    sorted.sort_unstable();
    sorted
}
