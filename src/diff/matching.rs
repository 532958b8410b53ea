//! Which members of two lists belong together, and which of those kept their order.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::cmp::Reverse;

/// A member of the list before and its partner in the list after, by their indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) before: usize,
    pub(crate) after: usize,
}

/// Two lists whose members are paired, key by key, the strongest kind of key first.
///
/// It takes O(n log n), however many members share a key. The other way round it makes the same pairs, in the same order.
#[derive(Debug)]
pub(crate) struct Matching {
    /// In the order of the kinds of key, then of the keys, then of the lists.
    pub(crate) pairs: Vec<Pair>,
    /// The members of the list before that have no partner.
    pub(crate) before: BTreeSet<usize>,
    /// The members of the list after that have no partner.
    pub(crate) after: BTreeSet<usize>,
}

/// The pairs of a matching: as many as can be in the same order in both lists, and the others.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) kept: Vec<Pair>,
    /// In the order of the list after.
    pub(super) moved: Vec<Pair>,
}

impl Matching {
    /// Of lists of these lengths, with no pair yet.
    pub(super) fn new(before: usize, after: usize) -> Matching {
        Matching { pairs: Vec::new(), before: (0..before).collect(), after: (0..after).collect() }
    }

    /// Pairs the k-th with the k-th of each key, of those that have no partner yet. The keys stand in the lists' order;
    /// a member without a key gets no partner.
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

    /// Which of the pairs kept their order: a longest chain of pairs that ascends on both sides.
    ///
    /// Of several longest ones it is the one that takes the earlier pairs, seen from its end. That choice does not depend
    /// on which list is called the one before, so the same pairs have moved the other way round.
    pub(super) fn order(&self) -> Order {
        let mut pairs: Vec<(usize, Pair)> = self.pairs.iter().copied().enumerate().collect();
        pairs.sort_unstable_by_key(|(_, pair)| pair.before);
        // The smallest end, in the list after, of the chains of each length so far.
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

/// The members of `among` that have a key, by key and then by index.
fn sorted<K: Ord>(keys: impl IntoIterator<Item = Option<K>>, among: &BTreeSet<usize>) -> Vec<(K, usize)> {
    let keys = keys.into_iter().enumerate().filter(|(index, _)| among.contains(index));
    let mut sorted: Vec<_> = keys.filter_map(|(index, key)| key.map(|key| (key, index))).collect();
    sorted.sort_unstable();
    sorted
}
