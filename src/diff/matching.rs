//! Matches the members of two lists, and finds those that kept their order.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::cmp::Reverse;

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
    /// The members of the list before that have no partner yet.
    pub(crate) before: BTreeSet<usize>,
    /// The members of the list after that have no partner yet.
    pub(crate) after: BTreeSet<usize>,
}

/// The pairs of a matching, divided by whether they kept their order.
#[derive(Debug)]
pub(super) struct Order {
    /// A longest selection of pairs that have the same order in both lists.
    pub(super) kept: Vec<Pair>,
    /// The other pairs, in the order of the list after.
    pub(super) moved: Vec<Pair>,
}

impl Matching {
    /// Creates a matching without pairs for lists of these lengths.
    pub(super) fn new(before: usize, after: usize) -> Matching {
        Matching { pairs: Vec::new(), before: (0..before).collect(), after: (0..after).collect() }
    }

    /// Pairs members that have the same key and no partner yet: the first with the first, the
    /// second with the second, and so on.
    ///
    /// The keys are in the order of the lists. A member without a key gets no partner.
    pub(super) fn pair<K: Ord>(
        &mut self,
        before: impl IntoIterator<Item = Option<K>>,
        after: impl IntoIterator<Item = Option<K>>,
    ) {
        let mut others = sorted(before, &self.before).into_iter().peekable();
        for (key, after) in sorted(after, &self.after) {
            while others.next_if(|(other, _)| *other < key).is_some() {}
            if let Some((_, before)) = others.next_if(|(other, _)| *other == key) {
                self.pairs.push(Pair { before, after });
                self.before.remove(&before);
                self.after.remove(&after);
            }
        }
    }

    /// Returns the pairs that kept their order, by the longest increasing subsequence, and the
    /// others.
    ///
    /// If there are several longest ones, the choice goes backwards from the last pair, and prefers
    /// the pair that comes first in `pairs`. It is the same if the lists are swapped, so the same
    /// pairs have moved.
    pub(super) fn order(&self) -> Order {
        let mut pairs: Vec<(usize, Pair)> = self.pairs.iter().copied().enumerate().collect();
        pairs.sort_unstable_by_key(|(_, pair)| pair.before);
        // The smallest end of the subsequences of each length, as in patience sorting.
        let mut ends: Vec<usize> = Vec::new();
        let mut ranked: Vec<(Reverse<usize>, usize, Pair)> = Vec::with_capacity(pairs.len());
        for (number, pair) in pairs {
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
        order.moved.sort_unstable_by_key(|pair| pair.after);
        order
    }
}

/// Returns the members of `among` that have a key, sorted by key and then by index.
fn sorted<K: Ord>(keys: impl IntoIterator<Item = Option<K>>, among: &BTreeSet<usize>) -> Vec<(K, usize)> {
    let keys = keys.into_iter().enumerate().filter(|(index, _)| among.contains(index));
    let mut sorted: Vec<_> = keys.filter_map(|(index, key)| key.map(|key| (key, index))).collect();
    sorted.sort_unstable();
    sorted
}
