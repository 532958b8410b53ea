//! Tests of merging two digests of one date.

use std::collections::BTreeSet;

use daily_papers::diff::MergeVotes;
use daily_papers::proptest::digest;
use daily_papers::{ArxivId, Author, Date, Digest, Item, Link, Media, Paper, Votes};
use proptest::prelude::*;
use proptest::sample::select;

use crate::diff::listed;
use crate::diff::pairs::{crowded, edited};
use crate::generators::config;

const POLICIES: [MergeVotes; 3] = [MergeVotes::First, MergeVotes::Second, MergeVotes::Highest];

/// Returns the merged votes of a paper by each policy.
fn votes(first: Option<Votes>, second: Option<Votes>) -> [Option<Votes>; 3] {
    let with = |votes| {
        let mut digest = listed(&[("A Study", "https://arxiv.org/abs/2404.14219")]);
        digest.papers[0].votes = votes;
        digest
    };
    POLICIES.map(|policy| with(first).merge(with(second), policy).unwrap().papers[0].votes)
}

#[test]
fn votes_follow_the_policy() {
    let [low, high] = [180, 195].map(|count| Some(Votes::Count(count)));
    assert_eq!(votes(low, high), [low, high, high]);
    assert_eq!(votes(high, low), [high, low, high]);
    assert_eq!(votes(low, low), [low; 3]);
}

#[test]
fn known_votes_win_over_unknown_votes() {
    let zero = Some(Votes::Count(0));
    let unknown = Some(Votes::Unknown);
    for [weak, strong] in [[None, zero], [unknown, zero], [None, unknown]] {
        assert_eq!(votes(weak, strong), [strong; 3]);
        assert_eq!(votes(strong, weak), [strong; 3]);
    }
    assert_eq!(votes(unknown, unknown), [unknown; 3]);
    assert_eq!(votes(None, None), [None; 3]);
}

#[test]
fn fields_that_are_missing_come_from_the_second() {
    let bare = listed(&[("A Study", "https://arxiv.org/abs/2404.14219v1")]);
    let mut full = listed(&[("Another title", "https://arxiv.org/abs/2404.14219v2")]);
    full.papers[0].media = Some(Media::Image(Link::new("a.png").unwrap()));
    full.papers[0].votes = Some(Votes::Count(7));
    full.papers[0].authors = vec![Author::new("Ada Byron").unwrap()];
    full.papers[0].summary = vec![Item::new("one").unwrap()];

    let mut expected = full.papers[0].clone();
    (expected.title, expected.url) = (bare.papers[0].title.clone(), bare.papers[0].url.clone());
    assert_eq!(bare.clone().merge(full.clone(), MergeVotes::First).unwrap().papers, [expected]);

    let mut other = full.clone();
    other.papers[0].media = Some(Media::Image(Link::new("b.png").unwrap()));
    other.papers[0].authors = vec![Author::new("김가람").unwrap()];
    other.papers[0].summary = vec![Item::new("two").unwrap()];
    assert_eq!(full.clone().merge(other, MergeVotes::First).unwrap(), full, "fields of the first stay");
}

#[test]
fn papers_of_the_second_alone_are_appended_in_order() {
    let first = listed(&[("A", "https://example.org/a"), ("B", "https://example.org/b")]);
    let second =
        listed(&[("D", "https://example.org/d"), ("B", "https://example.org"), ("C", "https://example.org")]);
    let merged = first.merge(second, MergeVotes::First).unwrap();
    let papers: Vec<_> =
        merged.papers.iter().map(|paper| (paper.title.as_str(), paper.url.as_str())).collect();
    assert_eq!(
        papers,
        [
            ("A", "https://example.org/a"),
            ("B", "https://example.org/b"),
            ("D", "https://example.org/d"),
            ("C", "https://example.org"),
        ],
    );
}

#[test]
fn different_dates_are_an_error() {
    let [first, second] = [23, 24].map(|day| Digest::new(Date::new(2024, 4, day).unwrap(), vec![]));
    let error = first.clone().merge(second.clone(), MergeVotes::Highest).unwrap_err();
    assert_eq!(error.to_string(), "a digest of 2024-04-23 cannot be merged with one of 2024-04-24");
    assert_eq!((error.first(), error.second()), (first.date, second.date));
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn merging_any_two_digests_keeps_their_papers(first in digest(), second in digest(), policy in select(&POLICIES)) {
        assert_merge_properties(&first, &Digest::new(first.date, second.papers), policy);
    }

    #[test]
    fn merging_a_digest_and_an_edited_copy_keeps_their_papers((first, second) in edited(digest()), policy in select(&POLICIES)) {
        assert_merge_properties(&first, &second, policy);
    }

    #[test]
    fn merging_digests_with_common_papers_keeps_them_all(first in crowded(), second in crowded(), policy in select(&POLICIES)) {
        assert_merge_properties(&first, &second, policy);
        assert_merge_properties(&unique(&first), &unique(&second), policy);
    }
}

#[test]
fn papers_with_one_title_and_two_identifiers_are_kept() {
    let read = |id: &str| -> Digest {
        format!("## Daily Papers (2024-04-23)\n\n### [T](https://arxiv.org/abs/{id})\n\n").parse().unwrap()
    };
    let merged = read("2404.00001").merge(read("2404.00002"), MergeVotes::First).unwrap();
    assert_eq!(merged.papers.len(), 2);
    let merged = read("2404.00001").merge(read("2404.00001v2"), MergeVotes::First).unwrap();
    assert_eq!(merged, read("2404.00001"));
}

/// Returns what identifies a paper.
fn identity(paper: &Paper) -> String {
    match paper.arxiv_id() {
        Some(id) => format!("id {}", id.without_version()),
        None => format!("title {}", paper.title),
    }
}

/// Removes the repeated papers of a digest.
fn unique(digest: &Digest) -> Digest {
    let mut names = BTreeSet::new();
    let mut unique = digest.clone();
    unique.papers.retain(|paper| names.insert(identity(paper)));
    unique
}

/// Asserts the properties of merging two digests of one date.
fn assert_merge_properties(first: &Digest, second: &Digest, policy: MergeVotes) {
    assert_eq!(first.clone().merge(first.clone(), policy).as_ref(), Ok(first));
    let merged = first.clone().merge(second.clone(), policy).unwrap();
    if [first, second].into_iter().all(|digest| unique(digest) == *digest) {
        assert_eq!(unique(&merged), merged, "a paper is repeated");
        assert_eq!(
            merged.clone().merge(second.clone(), policy).as_ref(),
            Ok(&merged),
            "nothing more to take"
        );
    }

    let (kept, appended) = merged.papers.split_at(first.papers.len());
    let diff = first.diff(second);
    // A comparison pairs papers with one title and different identifiers; a merge keeps both.
    let are_two = |ids| matches!(ids, (Some(before), Some(after)) if !ArxivId::is_same_paper(before, after));
    if diff.changed.iter().any(|changed| are_two((changed.before.arxiv_id(), changed.after.arxiv_id()))) {
        return;
    }
    assert!(appended.iter().eq(diff.added.iter().map(|added| added.paper)));
    for (before, paper) in first.papers.iter().zip(kept) {
        let is_kept = |is_missing: bool, is_same: bool| is_missing || is_same;
        assert_eq!((&paper.title, &paper.url), (&before.title, &before.url));
        assert!(is_kept(before.media.is_none(), paper.media == before.media));
        assert!(is_kept(before.authors.is_empty(), paper.authors == before.authors));
        assert!(is_kept(before.summary.is_empty(), paper.summary == before.summary));
        assert!(
            paper.votes.and_then(Votes::count).is_some() || before.votes.and_then(Votes::count).is_none()
        );
    }
    for removed in &diff.removed {
        assert_eq!(&kept[removed.index], removed.paper, "papers of the first alone are unchanged");
    }
    for changed in &diff.changed {
        let paper = &kept[changed.from];
        let (before, after) = (changed.before, changed.after);
        let fills = |is_missing: bool, is_same: bool| !is_missing || is_same;
        assert!(fills(before.media.is_none(), paper.media == after.media));
        assert!(fills(before.authors.is_empty(), paper.authors == after.authors));
        assert!(fills(before.summary.is_empty(), paper.summary == after.summary));
        if policy == MergeVotes::Highest {
            assert_eq!(paper.votes, before.votes.max(after.votes));
        }
    }
}
