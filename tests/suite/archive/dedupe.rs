//! Tests of removing repeated papers.

use std::cell::Cell;

use daily_papers::archive::{self, Keep};
use daily_papers::{ArxivId, Date, Digest, Link, Paper, Title, Votes};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::diff::pairs::crowded;
use crate::generators::config;

const POLICIES: [Keep; 3] = [Keep::First, Keep::Last, Keep::MostVotes];

/// Returns a digest for each list of papers: title, identifier or URL, and votes.
fn digests(papers: &[&[(&str, &str, Option<Votes>)]]) -> Vec<Digest> {
    let paper = |&(title, url, votes): &(&str, &str, Option<Votes>)| {
        let url = if url.contains(':') { url.to_owned() } else { format!("https://arxiv.org/abs/{url}") };
        let mut paper = Paper::new(Title::new(title).unwrap(), Link::new(url).unwrap());
        paper.votes = votes;
        paper
    };
    let days = papers.iter().zip(1..);
    days.map(|(papers, day)| {
        Digest::new(Date::new(2025, 5, day).unwrap(), papers.iter().map(paper).collect())
    })
    .collect()
}

/// Returns the titles of the papers that are kept, each digest between two bars.
fn titles(digests: &[Digest], keep: Keep) -> String {
    let titles =
        |digest: Digest| digest.papers.iter().map(|paper| paper.title.to_string()).collect::<String>();
    let kept: Vec<_> = archive::dedupe(digests.iter().cloned(), keep).map(titles).collect();
    kept.join("|")
}

fn count(count: u64) -> Option<Votes> {
    Some(Votes::Count(count))
}

#[test]
fn policy_decides_which_paper_is_kept() {
    let digests = digests(&[
        &[("a", "2505.00001", count(1)), ("b", "2505.00002", count(9))],
        &[("c", "2505.00001v2", count(5)), ("d", "2505.00003", count(1))],
        &[("e", "2505.00002v1", count(3)), ("f", "2505.00001", count(4))],
    ]);
    assert_eq!(titles(&digests, Keep::First), "ab|d|");
    assert_eq!(titles(&digests, Keep::Last), "|d|ef");
    assert_eq!(titles(&digests, Keep::MostVotes), "b|cd|");
    let dates = |keep| archive::dedupe(digests.clone(), keep).map(|digest| digest.date.day());
    assert!(POLICIES.into_iter().all(|keep| dates(keep).eq([1, 2, 3])), "empty digests are returned");
}

#[test]
fn papers_repeated_in_one_digest_are_removed() {
    let digests = digests(&[&[
        ("a", "2505.00001", count(1)),
        ("b", "2505.00001", count(2)),
        ("c", "https://huggingface.co/papers/2505.00001", count(1)),
    ]]);
    assert_eq!(POLICIES.map(|keep| titles(&digests, keep)), ["a", "c", "b"]);
}

#[test]
fn papers_without_an_identifier_are_kept() {
    let digests = digests(&[
        &[("a", "https://example.org/a", count(1)), ("b", "https://example.org/a", count(1))],
        &[("a", "https://example.org/a", count(1)), ("c", "2505.00001", count(1))],
    ]);
    assert_eq!(POLICIES.map(|keep| titles(&digests, keep)), ["ab|ac"; 3]);
}

#[test]
fn votes_are_ordered_from_missing_over_unknown_to_numbers() {
    let order = [None, Some(Votes::Unknown), count(0), count(1), count(u64::MAX)];
    for (low, less) in order.iter().enumerate() {
        for more in &order[low + 1..] {
            let papers = [("a", "2505.00001", *less), ("b", "2505.00001", *more)];
            assert_eq!(titles(&digests(&[&papers]), Keep::MostVotes), "b");
            assert_eq!(titles(&digests(&[&[papers[1], papers[0]]]), Keep::MostVotes), "b");
        }
        let same = [("a", "2505.00001", *less), ("b", "2505.00001", *less)];
        assert_eq!(titles(&digests(&[&same]), Keep::MostVotes), "a", "ties keep the first");
    }
}

#[test]
fn first_takes_one_digest_at_a_time() {
    let digests = digests(&[&[("a", "2505.00001", None)], &[("b", "2505.00001", None)], &[]]);
    for (keep, read) in [(Keep::First, [0, 1, 2, 3]), (Keep::Last, [3; 4]), (Keep::MostVotes, [3; 4])] {
        let taken = Cell::new(0);
        let mut kept = archive::dedupe(digests.iter().cloned().inspect(|_| taken.set(taken.get() + 1)), keep);
        for (expected, left) in read.into_iter().zip([3, 2, 1, 0]) {
            assert_eq!(taken.get(), expected, "{keep:?}");
            assert_eq!(kept.size_hint(), (left, Some(left)), "{keep:?}");
            assert_eq!(kept.next().is_some(), left > 0);
        }
        assert_eq!(kept.next(), None);
    }
}

#[test]
fn no_digests_give_none() {
    assert!(POLICIES.into_iter().all(|keep| archive::dedupe([], keep).next().is_none()));
}

/// A paper's identifier without its version, and the order of its votes.
type Key = (Option<ArxivId>, u128);

fn key(paper: &Paper) -> Key {
    let votes = match paper.votes {
        None => 0,
        Some(Votes::Unknown) => 1,
        Some(Votes::Count(count)) => 2 + u128::from(count),
    };
    (paper.arxiv_id().map(ArxivId::without_version), votes)
}

/// Returns whether a paper is kept, by comparing it with every other one.
fn is_kept(papers: &[Key], at: usize, keep: Keep) -> bool {
    let (id, votes) = papers[at];
    let mut others =
        papers.iter().enumerate().filter(|(other, (other_id, _))| *other != at && *other_id == id);
    let wins = |(other, (_, other_votes)): (usize, &Key)| match keep {
        Keep::First => at < other,
        Keep::Last => at > other,
        _ => votes > *other_votes || (votes == *other_votes && at < other),
    };
    id.is_none() || others.all(wins)
}

/// Asserts that the digests agree with a plain model, and that nothing else is lost.
fn assert_deduped(digests: &[Digest], keep: Keep) {
    let papers: Vec<Key> = digests.iter().flat_map(|digest| &digest.papers).map(key).collect();
    let mut places = 0..;
    let expected: Vec<Digest> = digests
        .iter()
        .map(|digest| {
            let kept = digest.papers.iter().filter(|_| is_kept(&papers, places.next().unwrap(), keep));
            Digest::new(digest.date, kept.cloned().collect())
        })
        .collect();
    let kept: Vec<Digest> = archive::dedupe(digests.to_vec(), keep).collect();
    assert_eq!(kept, expected, "{keep:?}");
    assert!(archive::dedupe(kept.clone(), keep).eq(kept), "nothing is left to remove");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn digests_with_common_papers_agree_with_a_plain_model(digests in vec(crowded(), 0..5), keep in select(&POLICIES)) {
        assert_deduped(&digests, keep);
    }

    #[test]
    fn any_digests_agree_with_a_plain_model(mut digests in vec(daily_papers::proptest::digest(), 0..4), keep in select(&POLICIES), repeat in any::<bool>()) {
        if repeat {
            digests.extend(digests.clone());
        }
        assert_deduped(&digests, keep);
    }
}
