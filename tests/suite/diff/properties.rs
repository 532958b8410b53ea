//! Properties of every difference.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::swap;

use daily_papers::diff::{Change, DigestDiff, ListDiff};
use daily_papers::{Digest, Paper};

/// Checks all properties of the difference of two digests.
pub(super) fn assert_properties(before: &Digest, after: &Digest) {
    let diff = before.diff(after);
    assert_eq!(diff.is_empty(), before == after);
    assert!(before.diff(before).is_empty());
    assert_matched(before, after, &diff);
    assert_eq!(apply(before, after, &diff), *after);
    assert_eq!(mirror(before, &diff), after.diff(before));
    assert_printed(&diff);
}

/// Returns the matching indices of two lists, from what is removed, added and moved.
///
/// Indices in none of the three match in their order. Also checks that the number of moved indices
/// is minimal.
fn pairs(
    (before, after): (usize, usize),
    removed: &[usize],
    added: &[usize],
    moved: &[(usize, usize)],
) -> Vec<(usize, usize)> {
    assert!(removed.is_sorted() && added.is_sorted() && moved.is_sorted_by_key(|(_, to)| to));
    let rest = |len: usize, out: &[usize], moved: &mut dyn Iterator<Item = usize>| {
        let mut rest: BTreeSet<usize> = (0..len).collect();
        out.iter()
            .copied()
            .chain(moved)
            .for_each(|index| assert!(rest.remove(&index), "{index} is listed twice"));
        rest
    };
    let ours = rest(before, removed, &mut moved.iter().map(|(from, _)| *from));
    let theirs = rest(after, added, &mut moved.iter().map(|(_, to)| *to));
    assert_eq!(ours.len(), theirs.len());
    let mut pairs: Vec<_> = ours.into_iter().zip(theirs).chain(moved.iter().copied()).collect();
    pairs.sort_unstable();

    let mut longest = vec![0; pairs.len()];
    for (at, (_, to)) in pairs.iter().enumerate() {
        let before = pairs.iter().zip(&longest).take(at).filter(|((_, other), _)| other < to);
        longest[at] = 1 + before.map(|(_, length)| *length).max().unwrap_or(0);
    }
    assert_eq!(
        moved.len(),
        pairs.len() - longest.into_iter().max().unwrap_or(0),
        "the longest increasing subsequence stays"
    );
    pairs
}

fn places(changes: &[Change<usize>]) -> Vec<(usize, usize)> {
    changes.iter().map(|index| (index.before, index.after)).collect()
}

/// Returns the matching papers of a difference, and checks the papers that it contains.
fn paper_pairs(before: &Digest, after: &Digest, diff: &DigestDiff<'_>) -> Vec<(usize, usize)> {
    for removed in &diff.removed {
        assert_eq!(removed.paper, &before.papers[removed.index]);
    }
    for added in &diff.added {
        assert_eq!(added.paper, &after.papers[added.index]);
    }
    for moved in &diff.moved {
        assert_eq!(moved.paper, &after.papers[moved.to]);
    }
    let removed: Vec<_> = diff.removed.iter().map(|removed| removed.index).collect();
    let added: Vec<_> = diff.added.iter().map(|added| added.index).collect();
    let moved: Vec<_> = diff.moved.iter().map(|moved| (moved.from, moved.to)).collect();
    pairs((before.papers.len(), after.papers.len()), &removed, &added, &moved)
}

/// Checks the matching papers against a nested loop over one key after the other.
fn assert_matched(before: &Digest, after: &Digest, diff: &DigestDiff<'_>) {
    type Key = fn(&Paper) -> String;
    let name: Key = |paper| match paper.arxiv_id() {
        Some(id) => format!("id {}", id.without_version()),
        None => format!("title {}", paper.title),
    };
    let title: Key = |paper| paper.title.to_string();
    let mut found = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for key in [name, title] {
        let keys: Vec<_> = after.papers.iter().map(key).collect();
        for (from, paper) in before.papers.iter().enumerate() {
            let key = key(paper);
            let is_partner = |to: &usize| !taken.contains(to) && keys[*to] == key;
            let partner = (0..keys.len()).find(is_partner).filter(|_| !found.contains_key(&from));
            if let Some(to) = partner {
                found.insert(from, to);
                taken.insert(to);
            }
        }
    }
    assert_eq!(paper_pairs(before, after, diff), found.into_iter().collect::<Vec<_>>());
}

/// Applies a difference to the digest `before`.
///
/// The result equals `after` only if the difference is complete.
fn apply(before: &Digest, after: &Digest, diff: &DigestDiff<'_>) -> Digest {
    let mut papers: Vec<_> = diff.added.iter().map(|added| (added.index, added.paper.clone())).collect();
    for (from, to) in paper_pairs(before, after, diff) {
        let mut paper = before.papers[from].clone();
        if let Some(changed) = diff.changed.iter().find(|changed| (changed.from, changed.to) == (from, to)) {
            assert_eq!((changed.before, changed.after), (&paper, &after.papers[to]));
            paper.title = changed.title.map_or(paper.title, |title| title.after.clone());
            paper.url = changed.url.map_or(paper.url, |url| url.after.clone());
            paper.media = changed.media.map_or(paper.media, |media| media.after.cloned());
            paper.votes = changed.votes.map_or(paper.votes, |votes| votes.after);
            paper.authors = apply_list(&paper.authors, &changed.after.authors, &changed.authors);
            paper.summary = apply_list(&paper.summary, &changed.after.summary, &changed.summary);
        }
        papers.push((to, paper));
    }
    papers.sort_by_key(|(index, _)| *index);
    assert!(diff.changed.is_sorted_by_key(|changed| changed.to));
    let date = diff.date.map_or(before.date, |date| date.after);
    Digest::new(date, papers.into_iter().map(|(_, paper)| paper).collect())
}

fn apply_list<T: Clone + PartialEq>(before: &[T], after: &[T], diff: &ListDiff) -> Vec<T> {
    assert_eq!(diff.is_empty(), before == after);
    let mut list: Vec<_> = diff.added.iter().map(|index| (*index, after[*index].clone())).collect();
    let changed = places(&diff.changed);
    assert!(changed.is_sorted_by_key(|(_, to)| to));
    for (from, to) in pairs((before.len(), after.len()), &diff.removed, &diff.added, &places(&diff.moved)) {
        let is_changed = changed.contains(&(from, to));
        assert_eq!(is_changed, before[from] != after[to]);
        list.push((to, if is_changed { after[to].clone() } else { before[from].clone() }));
    }
    list.sort_by_key(|(index, _)| *index);
    list.into_iter().map(|(_, each)| each).collect()
}

/// Returns the expected difference from `after` to `before`.
fn mirror<'a>(before: &'a Digest, diff: &DigestDiff<'a>) -> DigestDiff<'a> {
    let mut mirror = diff.clone();
    if let Some(date) = &mut mirror.date {
        reverse(date);
    }
    swap(&mut mirror.added, &mut mirror.removed);
    for moved in &mut mirror.moved {
        swap(&mut moved.from, &mut moved.to);
        moved.paper = &before.papers[moved.to];
    }
    for paper in &mut mirror.changed {
        swap(&mut paper.from, &mut paper.to);
        swap(&mut paper.before, &mut paper.after);
        paper.title.iter_mut().for_each(reverse);
        paper.url.iter_mut().for_each(reverse);
        paper.media.iter_mut().for_each(reverse);
        paper.votes.iter_mut().for_each(reverse);
        for list in [&mut paper.authors, &mut paper.summary] {
            swap(&mut list.added, &mut list.removed);
            for indices in [&mut list.moved, &mut list.changed] {
                indices.iter_mut().for_each(reverse);
                indices.sort_by_key(|index| index.after);
            }
        }
    }
    mirror.moved.sort_by_key(|moved| moved.to);
    mirror.changed.sort_by_key(|paper| paper.to);
    mirror
}

fn reverse<T>(change: &mut Change<T>) {
    swap(&mut change.before, &mut change.after);
}

/// Checks that a difference prints each change on a short line without unsafe characters.
fn assert_printed(diff: &DigestDiff<'_>) {
    let text = diff.to_string();
    assert_eq!(text.is_empty(), diff.is_empty());
    assert!(text.is_empty() || text.ends_with('\n'));
    for line in text.lines() {
        assert!(line.len() < 2000, "{} bytes", line.len());
        let is_safe = |c: char| !(c.is_control() || "\u{200b}\u{202e}\u{2066}\u{2028}\u{feff}".contains(c));
        assert!(line.chars().all(is_safe), "{line:?}");
    }
    let of_papers = diff.added.len() + diff.removed.len() + diff.moved.len() + diff.changed.len();
    assert!(text.lines().count() >= of_papers + usize::from(diff.date.is_some()));
}
