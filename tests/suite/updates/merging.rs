//! Fixes that merge digests of one date, and fixes that keep the values.

use std::collections::BTreeMap;

use daily_papers::{ArxivId, Code, Date, Digest, Document, Link, Lints, Paper, Severity, Title};
use proptest::prelude::*;

use crate::fixing::damaged;
use crate::generators::config;

/// Merges digests of one date into the first of them, without using the library.
///
/// Papers of later digests are appended, without those that are present already. A digest is not
/// merged if one of its papers differs from the same paper of the first digest.
fn merged_digests(digests: &[Digest]) -> Vec<Digest> {
    let mut merged: Vec<Digest> = Vec::new();
    let mut known: BTreeMap<Date, Vec<Paper>> = BTreeMap::new();
    for digest in digests {
        let is_first = !known.contains_key(&digest.date);
        let known = known.entry(digest.date).or_default();
        let same = |paper: &Paper| same_paper(known, paper).cloned();
        let differs = |paper: &Paper| same(paper).is_some_and(|known| known != *paper);
        if is_first || digest.papers.iter().any(differs) {
            merged.push(digest.clone());
        } else {
            let new: Vec<_> = digest.papers.iter().filter(|paper| same(paper).is_none()).cloned().collect();
            merged.iter_mut().find(|first| first.date == digest.date).unwrap().papers.extend(new);
        }
        if is_first || !digest.papers.iter().any(differs) {
            for paper in &digest.papers {
                if same_paper(known, paper).is_none() {
                    known.push(paper.clone());
                }
            }
        }
    }
    merged
}

/// Returns the paper of a list with the identifier of `paper`, or else the one with its title, unless
/// both have an identifier. One without an identifier is preferred.
fn same_paper<'a>(list: &'a [Paper], paper: &Paper) -> Option<&'a Paper> {
    let id = |paper: &Paper| paper.arxiv_id().map(ArxivId::without_version);
    let has_title =
        |has_id: bool| list.iter().find(|known| known.title == paper.title && id(known).is_some() == has_id);
    match id(paper) {
        Some(own) => list.iter().find(|known| id(known) == Some(own)).or(has_title(false)),
        None => has_title(false).or(has_title(true)),
    }
}

fn digest_of(day: u8, papers: &[(&str, &str)]) -> Digest {
    let papers =
        papers.iter().map(|(title, url)| Paper::new(Title::new(*title).unwrap(), Link::new(*url).unwrap()));
    Digest::new(Date::new(2024, 4, day).unwrap(), papers.collect())
}

const IDS: [&str; 5] = [
    "https://arxiv.org/abs/2404.00001",
    "https://arxiv.org/abs/2404.00002v1",
    "https://huggingface.co/papers/2404.00003",
    "https://arxiv.org/pdf/2404.00004v2",
    "https://example.org/no-id",
];

fn only_digests() -> Lints {
    Lints::none().at(Code::DuplicateDigest, Severity::Warning)
}

/// Checks the days and titles after the fix of `duplicate-digest`, and after [`merged_digests`].
#[track_caller]
fn assert_merged(digests: &[Digest], expected: &[(u8, &str)]) {
    let page: String = digests.iter().map(Digest::to_string).collect();
    let fixed = Document::parse(&*page).fix(&only_digests());
    let (after, errors) = Digest::parse_recoverable(fixed.text());
    assert_eq!(errors, []);
    let titles = |digest: &Digest| digest.papers.iter().map(|paper| paper.title.as_str()).collect::<String>();
    let after: Vec<_> = after.iter().map(|digest| (digest.date.day(), titles(digest))).collect();
    let expected: Vec<_> = expected.iter().map(|(day, titles)| (*day, (*titles).to_owned())).collect();
    assert_eq!(after, expected);
    let merged: Vec<_> =
        merged_digests(digests).iter().map(|digest| (digest.date.day(), titles(digest))).collect();
    assert_eq!(merged, expected, "the merge of this test");
}

#[test]
fn merge_adds_each_paper_once() {
    let first = digest_of(23, &[("a", IDS[0])]);
    let second = digest_of(23, &[("b", IDS[1]), ("a", IDS[0])]);
    let third = digest_of(23, &[("b", IDS[1]), ("c", IDS[2]), ("a", IDS[0])]);
    let other = digest_of(24, &[("o", IDS[0])]);
    let all = (23, "abc");
    assert_merged(&[first.clone(), second.clone(), third.clone()], &[all]);
    let kept = (24, "o");
    let [first, second, third, other] = [&first, &second, &third, &other].map(Clone::clone);
    let check = |digests: &[&Digest], expected: &[(u8, &str)]| {
        assert_merged(&digests.iter().map(|digest| (*digest).clone()).collect::<Vec<_>>(), expected);
    };
    check(&[&first, &other, &second, &third], &[all, kept]);
    check(&[&first, &other, &second, &other, &third], &[all, (24, "o")]);
    check(&[&other, &first, &second, &third, &other], &[kept, all]);
}

#[test]
fn papers_without_an_identifier_are_the_same_if_their_titles_are() {
    let first = digest_of(23, &[("a", IDS[4]), ("b", IDS[1])]);
    let [equal, other_url, other_id] =
        [("a", IDS[4]), ("a", "https://example.org/2"), ("b", IDS[4])].map(|paper| digest_of(23, &[paper]));
    assert_merged(&[first.clone(), equal], &[(23, "ab")]);
    assert_merged(&[first.clone(), other_url], &[(23, "ab"), (23, "a")]);
    assert_merged(&[first.clone(), other_id], &[(23, "ab"), (23, "b")]);
    // Two identifiers are two papers.
    assert_merged(&[first, digest_of(23, &[("b", IDS[2])])], &[(23, "abb")]);
}

#[test]
fn merged_papers_keep_the_order_of_the_page() {
    let [a, b, c, d] =
        [("a", IDS[0]), ("b", IDS[1]), ("c", IDS[2]), ("d", IDS[3])].map(|paper| digest_of(23, &[paper]));
    let other = digest_of(24, &[]);
    let check = |digests: &[&Digest], expected: &[(u8, &str)]| {
        assert_merged(&digests.iter().map(|digest| (*digest).clone()).collect::<Vec<_>>(), expected);
    };
    let expected = &[(23, "abcd"), (24, "")];
    check(&[&a, &b, &c, &d], &expected[..1]);
    check(&[&a, &other, &b, &c, &d], expected);
    check(&[&a, &other, &b, &other, &c, &other, &d], expected);
    check(&[&a, &b, &c, &d, &other], expected);
}

#[test]
fn merged_papers_of_adjacent_and_separate_digests_keep_their_order() {
    let [a, b, c, d] =
        [("a", IDS[0]), ("b", IDS[1]), ("c", IDS[2]), ("d", IDS[3])].map(|paper| digest_of(23, &[paper]));
    let other = digest_of(24, &[]);
    let check = |digests: &[&Digest], expected: &[(u8, &str)]| {
        assert_merged(&digests.iter().map(|digest| (*digest).clone()).collect::<Vec<_>>(), expected);
    };
    let expected = &[(23, "abcd"), (24, "")];
    check(&[&a, &b, &other, &c, &d], expected);
    check(&[&a, &b, &c, &other, &d], expected);
    check(&[&a, &b, &other, &c, &other, &d], expected);
}

/// Generates a page of digests of two dates, and its values.
///
/// There are few identifiers. Most papers with the same identifier are equal, and some differ in
/// their title. Papers without one share a title with others. Prose can separate the digests.
fn several_digests() -> impl Strategy<Value = (String, Vec<Digest>)> {
    let paper = (0..IDS.len(), prop::bool::weighted(0.1));
    let papers = proptest::collection::vec(paper, 0..4);
    let digests = proptest::collection::vec((23..=24_u8, papers, 0..8_u8), 1..6);
    (digests, any::<bool>()).prop_map(|(digests, is_dense)| {
        let (mut page, mut values) = (String::new(), Vec::new());
        for (number, (day, papers, after)) in digests.into_iter().enumerate() {
            let titles: Vec<String> = papers
                .iter()
                .map(|(at, differs)| match (IDS[*at], differs) {
                    ("https://example.org/no-id", true) => (number % 3).to_string(),
                    (_, true) => format!("{at} again in {number}"),
                    _ => at.to_string(),
                })
                .collect();
            let papers: Vec<_> =
                titles.iter().zip(papers).map(|(title, (at, _))| (&**title, IDS[at])).collect();
            let digest = digest_of(day, &papers);
            page += &digest.to_string();
            page += if after == 0 { "## License\n\ntext\n\n" } else { "" };
            values.push(digest);
        }
        (if is_dense { page.replace("\n\n", "\n") } else { page }, values)
    })
}

proptest! {
    #![proptest_config(config())]

    /// All fixes except those that are documented to change values.
    #[test]
    fn most_fixes_keep_the_values(text in damaged()) {
        const CHANGING: [Code; 4] =
            [Code::TrailingWhiteSpace, Code::LeakedList, Code::GluedHeading, Code::DuplicateDigest];
        let document = Document::parse(&*text);
        let values = Digest::parse_recoverable(&text).0;
        for found in document.lint(&Lints::new()).iter().filter(|found| !CHANGING.contains(&found.code())) {
            let fixed_page = document.apply(found.fix().iter().cloned()).unwrap();
            prop_assert_eq!(&Digest::parse_recoverable(fixed_page.as_str()).0, &values, "{} -> {:?}", found, fixed_page);
        }
        let lints = CHANGING.into_iter().fold(Lints::new(), Lints::without);
        let fixed = document.fix(&lints);
        prop_assert_eq!(Digest::parse_recoverable(fixed.text()).0, values, "{:?}", fixed);
    }

    #[test]
    fn fix_merges_digests_of_one_date((page, digests) in several_digests()) {
        let expected = merged_digests(&digests);
        for lints in [only_digests(), Lints::new()] {
            let fixed = Document::parse(&*page).fix(&lints);
            prop_assert_eq!(&Digest::parse_recoverable(fixed.text()).0, &expected, "{:?} -> {:?}", page, fixed);
        }
    }
}
