//! Matches the members of two lists, and finds those that kept their order.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::model::{ArxivId, Date, Item};

/// The key that members of two lists are matched by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key<'a> {
    /// An identifier, and the number of the digest.
    Id(usize, ArxivId),
    /// A text, and the number of the digest.
    Text(usize, &'a str),
    Item(&'a Item),
    Date(Date),
    /// The number of pairs before the member.
    Gap(usize),
}

/// Returns the key of a member, by index. It is one type for all lists, so that the code of
/// `Matching` is compiled once.
pub(crate) type Keys<'k, 'a> = &'k dyn Fn(usize) -> Option<Key<'a>>;

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
    /// The pairs, ordered by the kind of key, then by the key or, if both lists have the same keys in
    /// the same order, by the index.
    pub(crate) pairs: Vec<Pair>,
    /// Whether each member of the list before is without a partner.
    before: Vec<bool>,
    /// Whether each member of the list after is without a partner.
    after: Vec<bool>,
}

/// The pairs of a matching, divided by whether they kept their order.
#[derive(Debug)]
pub(crate) struct Order {
    /// A longest selection of pairs that have the same order in both lists, in that order.
    pub(crate) kept: Vec<Pair>,
    /// The other pairs, in the order of the list after.
    pub(crate) moved: Vec<Pair>,
}

impl Matching {
    /// Creates a matching without pairs for lists of these lengths.
    pub(crate) fn new(before: usize, after: usize) -> Matching {
        Matching { pairs: Vec::new(), before: vec![true; before], after: vec![true; after] }
    }

    /// Returns the partner of each member of the list after, by index.
    pub(crate) fn sources(&self) -> Vec<Option<usize>> {
        let mut sources = vec![None; self.after.len()];
        for pair in &self.pairs {
            sources.get_mut(pair.after).into_iter().for_each(|source| *source = Some(pair.before));
        }
        sources
    }

    /// Returns the members of the list before that have no partner, in ascending order.
    pub(crate) fn removed(&self) -> impl Iterator<Item = usize> {
        indices(&self.before)
    }

    /// Returns the members of the list after that have no partner, in ascending order.
    pub(crate) fn added(&self) -> impl Iterator<Item = usize> {
        indices(&self.after)
    }

    /// Creates a matching with these pairs.
    pub(crate) fn of(pairs: Vec<Pair>, before: usize, after: usize) -> Matching {
        let mut matching = Matching::new(before, after);
        pairs.into_iter().for_each(|pair| matching.join(pair));
        matching
    }

    /// Pairs members that have the same key and no partner yet: the first with the first, the
    /// second with the second, and so on.
    ///
    /// A member without a key gets no partner.
    pub(crate) fn pair<'a>(&mut self, before: Keys<'_, 'a>, after: Keys<'_, 'a>) {
        let keys = |key: Keys<'_, 'a>, is_free: &[bool]| -> Vec<_> { keyed(key, is_free).collect() };
        let mut before = keys(before, &self.before);
        let mut after = if before.is_empty() { Vec::new() } else { keys(after, &self.after) };
        // Lists with the same keys in the same order need not be sorted.
        if !before.iter().map(|(key, _)| key).eq(after.iter().map(|(key, _)| key)) {
            before.sort_unstable();
            after.sort_unstable();
        }
        self.merge(&before, &after);
    }

    /// Pairs equal members, each given with its index: from the front of the lists up to the first
    /// ones that differ, then from the back, and then the others in order.
    ///
    /// So a change of one member changes no other pair, even if members are equal.
    pub(crate) fn pair_members<T: Ord>(&mut self, before: &mut [(T, usize)], after: &mut [(T, usize)]) {
        let is_pair = |((one, _), (other, _)): &(&(T, usize), &(T, usize))| one == other;
        let front = before.iter().zip(&*after).take_while(is_pair).count();
        let rest = before.len().min(after.len()).saturating_sub(front);
        let back = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(is_pair).count();
        let ends = before.iter().zip(&*after).take(front);
        for ((_, before), (_, after)) in ends.chain(before.iter().rev().zip(after.iter().rev()).take(back)) {
            self.join(Pair { before: *before, after: *after });
        }
        let [before, after] = [before, after].map(|list| {
            let end = list.len().saturating_sub(back);
            let rest = list.get_mut(front..end).unwrap_or_default();
            rest.sort_unstable();
            rest
        });
        self.merge(before, after);
    }

    /// Pairs equal members that have no partner yet, as [`pair_members`](Matching::pair_members) does.
    /// Equal members have equal keys.
    ///
    /// `text` returns the text of a member of the list before or after: members are equal if their
    /// texts are. It is called only if several members have one key, and `is_equal` otherwise.
    pub(crate) fn pair_equal<'a>(
        &mut self,
        [before, after]: [Keys<'_, 'a>; 2],
        is_equal: &dyn Fn(Pair) -> bool,
        text: [&dyn Fn(usize) -> String; 2],
    ) {
        let (before, after) = (sorted(before, &self.before), sorted(after, &self.after));
        let mut others = &*before;
        let mut rest = &*after;
        while let Some((key, _)) = rest.first() {
            let count = rest.iter().take_while(|(other, _)| other == key).count();
            let (group, after) = rest.split_at_checked(count).unwrap_or_default();
            rest = after;
            let from = others.iter().take_while(|(other, _)| other < key).count();
            others = others.get(from..).unwrap_or_default();
            let count = others.iter().take_while(|(other, _)| other == key).count();
            let (same, before) = others.split_at_checked(count).unwrap_or_default();
            others = before;
            if let ([(_, before)], [(_, after)]) = (same, group) {
                let pair = Pair { before: *before, after: *after };
                if is_equal(pair) {
                    self.join(pair);
                }
            } else if !same.is_empty() {
                let [mut before, mut after] = [(same, text[0]), (group, text[1])].map(|(members, text)| {
                    members.iter().map(|(_, index)| (text(*index), *index)).collect::<Vec<_>>()
                });
                self.pair_members(&mut before, &mut after);
            }
        }
    }

    /// Pairs the members that have no partner yet, in order.
    pub(crate) fn pair_rest(&mut self) {
        let pairs = self.removed().zip(self.added()).map(|(before, after)| Pair { before, after });
        let pairs: Vec<_> = pairs.collect();
        pairs.into_iter().for_each(|pair| self.join(pair));
    }

    /// Pairs the members of two sorted lists that have the same key, in order.
    pub(crate) fn merge<K: Ord>(&mut self, before: &[(K, usize)], after: &[(K, usize)]) {
        let mut others = before.iter().peekable();
        for (key, after) in after {
            while others.next_if(|(other, _)| other < key).is_some() {}
            if let Some((_, before)) = others.next_if(|(other, _)| other == key) {
                self.join(Pair { before: *before, after: *after });
            }
        }
    }

    fn join(&mut self, pair: Pair) {
        self.pairs.push(pair);
        self.before.get_mut(pair.before).into_iter().for_each(|is_free| *is_free = false);
        self.after.get_mut(pair.after).into_iter().for_each(|is_free| *is_free = false);
    }

    /// Returns some pairs of this matching in the order of the list after.
    pub(crate) fn by_after(&self, pairs: &[Pair]) -> Vec<Pair> {
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
    pub(crate) fn order(&self) -> Order {
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

/// Returns the free members that have a key.
fn keyed<'a>(key: Keys<'_, 'a>, is_free: &[bool]) -> impl Iterator<Item = (Key<'a>, usize)> {
    indices(is_free).filter_map(move |index| Some((key(index)?, index)))
}

/// Returns the free members that have a key, sorted by key and then by index.
fn sorted<'a>(key: Keys<'_, 'a>, is_free: &[bool]) -> Vec<(Key<'a>, usize)> {
    let mut sorted: Vec<_> = keyed(key, is_free).collect();
    sorted.sort_unstable();
    sorted
}
