//! What two digests differ in: as values, for people, and by its laws.

use daily_papers::diff::Change;
use daily_papers::proptest::digest;
use daily_papers::{Author, Date, Digest, Item, Link, Media, Paper, Title, VideoLink, Votes};
use proptest::prelude::*;

use self::pairs::{crowded, edited};
use self::properties::holds;
use crate::generators::config;

pub(crate) mod pairs;
mod properties;

/// A digest of papers, each a title and a URL.
pub(crate) fn listed(papers: &[(&str, &str)]) -> Digest {
    let paper =
        |(title, url): &(&str, &str)| Paper::new(Title::new(*title).unwrap(), Link::new(*url).unwrap());
    Digest::new(Date::new(2024, 4, 23).unwrap(), papers.iter().map(paper).collect())
}

/// A digest of papers without arXiv identifiers.
fn titled(titles: &[&str]) -> Digest {
    let papers: Vec<_> = titles.iter().map(|title| (*title, "https://example.org")).collect();
    listed(&papers)
}

/// What a change to a paper with every field shows.
#[track_caller]
fn shows(change: impl FnOnce(&mut Paper), lines: &str) {
    let mut before = listed(&[("A Study", "https://arxiv.org/abs/2404.14219")]);
    let paper = &mut before.papers[0];
    paper.media = Some(Media::Image(Link::new("https://example.org/a.png").unwrap()));
    paper.votes = Some(Votes::Count(180));
    paper.authors = ["Ada Byron", "김가람", "+"].map(|name| Author::new(name).unwrap()).into();
    paper.summary = ["***New***: one", "two", "three"].map(|text| text.parse::<Item>().unwrap()).into();
    let mut after = before.clone();
    change(&mut after.papers[0]);
    assert_eq!(before.diff(&after).to_string(), lines);
    holds(&before, &after);
}

#[test]
fn display_of_equal_digests_is_empty() {
    shows(|_| (), "");
}

#[test]
fn display_of_votes() {
    shows(|paper| paper.votes = Some(Votes::Count(195)), "2404.14219 A Study: votes 180 -> 195\n");
    shows(|paper| paper.votes = Some(Votes::Unknown), "2404.14219 A Study: votes 180 -> unknown\n");
    shows(|paper| paper.votes = None, "2404.14219 A Study: votes 180 -> none\n");
}

#[test]
fn display_of_title_and_url() {
    shows(
        |paper| {
            paper.title = Title::new("A Study of Kites").unwrap();
            paper.url = Link::new("https://arxiv.org/abs/2404.14219v2").unwrap();
        },
        "\
2404.14219 A Study of Kites: title `A Study` -> `A Study of Kites`
2404.14219 A Study of Kites: url `…2404.14219` -> `…2404.14219v2`
",
    );
}

#[test]
fn display_of_media() {
    shows(
        |paper| paper.media = None,
        "2404.14219 A Study: media image `https://example.org/a.png` -> none\n",
    );
    shows(
        |paper| paper.media = Some(Media::Video(VideoLink::new("https://example.org/a.mp4").unwrap())),
        "2404.14219 A Study: media image `https://example.org/a.png` -> video `https://example.org/a.mp4`\n",
    );
    shows(
        |paper| paper.media = Some(Media::Video(VideoLink::new("https://example.org/a.png").unwrap())),
        "2404.14219 A Study: media image `https://example.org/a.png` -> video `https://example.org/a.png`\n",
    );
}

#[test]
fn display_of_authors() {
    shows(
        |paper| {
            paper.authors.remove(0);
            paper.authors.extend(["A", "B", "C", "D", "E"].map(|name| Author::new(name).unwrap()));
        },
        "\
2404.14219 A Study: authors removed: Ada Byron
2404.14219 A Study: authors added: A, B, C and 2 more
",
    );
    shows(|paper| paper.authors.reverse(), "2404.14219 A Study: authors reordered\n");
    shows(|paper| paper.authors.clear(), "2404.14219 A Study: authors removed: Ada Byron, 김가람, +\n");
}

#[test]
fn display_of_summary() {
    shows(|paper| drop(paper.summary.remove(0)), "2404.14219 A Study: item 1 removed: `***New***: one`\n");
    shows(
        |paper| paper.summary.insert(1, Item::new("one\nand a half").unwrap()),
        "2404.14219 A Study: item 2 added: `one\\nand a half`\n",
    );
    shows(|paper| paper.summary.rotate_left(1), "2404.14219 A Study: item moved: 1 -> 3\n");
    shows(
        |paper| {
            paper.summary[0] = "***New***: a new one".parse().unwrap();
            paper.summary[1] = "**Two**: two".parse().unwrap();
            paper.summary[2] = "3".parse().unwrap();
        },
        "\
2404.14219 A Study: item 1 changed: `***New***: one` -> `***New***: a new one`
2404.14219 A Study: item 2 changed: `two` -> `**Two**: two`
2404.14219 A Study: item 3 changed: `three` -> `3`
",
    );
}

#[test]
fn display_of_papers() {
    let before = listed(&[
        ("One", "https://arxiv.org/abs/2404.00001"),
        ("Two", "https://arxiv.org/abs/2404.00002v1"),
        ("Three", "https://example.org/3"),
        ("Four", "https://huggingface.co/papers/2404.00004"),
    ]);
    let mut after = listed(&[
        ("Four", "https://huggingface.co/papers/2404.00004"),
        ("One", "https://arxiv.org/abs/2404.00001"),
        ("Two", "https://arxiv.org/abs/2404.00002v1"),
        ("Five", "https://arxiv.org/abs/2404.00005"),
    ]);
    after.date = Date::new(2024, 4, 24).unwrap();
    assert_eq!(
        before.diff(&after).to_string(),
        "\
date 2024-04-23 -> 2024-04-24
- Three
+ 2404.00005 Five
moved 2404.00004 Four: 4 -> 1
",
    );
    holds(&before, &after);
}

#[test]
fn display_shows_visible_characters_alone() {
    let before = titled(&["\u{1b}[31m\u{202e}a\u{200b}\r"]);
    let after = titled(&[&format!("{}{}", "가".repeat(50), "\u{10ffff}".repeat(50))]);
    assert_eq!(
        before.diff(&after).to_string(),
        format!("- \\u{{1b}}[31m\\u{{202e}}a\\u{{200b}}\\r\n+ {}…\n", "가".repeat(40)),
    );
    holds(&before, &after);
}

#[test]
fn display_shows_where_long_texts_differ() {
    let long = "가".repeat(500);
    let mut before = listed(&[("A", "https://arxiv.org/abs/2404.14219")]);
    let mut after = before.clone();
    before.papers[0].summary.push(Item::new(format!("{long}나{long}")).unwrap());
    after.papers[0].summary.push(Item::new(format!("{long}다{long}")).unwrap());
    let around = |c| format!("`…{}{c}{}…`", "가".repeat(10), "가".repeat(29));
    assert_eq!(
        before.diff(&after).to_string(),
        format!("2404.14219 A: item 1 changed: {} -> {}\n", around('나'), around('다')),
    );
}

/// Texts are shown from their beginning if they have at most thirty characters in common there.
#[test]
fn display_shows_what_little_texts_have_in_common() {
    for (same, shown) in [(30, "가".repeat(30)), (31, format!("…{}", "가".repeat(10)))] {
        let text = |c: char| Item::new(format!("{}{c}", "가".repeat(same))).unwrap();
        let [before, after] = ['나', '다'].map(|c| {
            let mut digest = listed(&[("A", "https://arxiv.org/abs/2404.14219")]);
            digest.papers[0].summary.push(text(c));
            digest
        });
        assert_eq!(
            before.diff(&after).to_string(),
            format!("2404.14219 A: item 1 changed: `{shown}나` -> `{shown}다`\n"),
        );
    }
}

#[test]
fn matching_by_arxiv_id_looks_at_no_version_and_no_title() {
    let before = listed(&[("One", "https://arxiv.org/abs/2404.00001v1"), ("Two", "https://example.org")]);
    let after = listed(&[("Two", "https://arxiv.org/pdf/2404.00001v2"), ("Two", "https://example.org")]);
    let diff = before.diff(&after);
    assert_eq!((diff.changed.len(), diff.added.len(), diff.removed.len()), (1, 0, 0));
    let Change { before, after } = diff.changed[0].title.unwrap();
    assert_eq!((before.as_str(), after.as_str()), ("One", "Two"));
}

#[test]
fn matching_by_title_where_the_identifier_has_no_partner() {
    let before = listed(&[("One", "https://arxiv.org/abs/2404.00001"), ("Two", "https://example.org")]);
    let after =
        listed(&[("Two", "https://arxiv.org/abs/2404.00002"), ("One", "https://arxiv.org/abs/2404.00003")]);
    let diff = before.diff(&after);
    let places: Vec<_> = diff.changed.iter().map(|paper| (paper.from, paper.to)).collect();
    assert_eq!(places, [(1, 0), (0, 1)]);
}

#[test]
fn matching_of_doubled_papers_is_in_order() {
    let before = titled(&["One", "One", "One"]);
    let after = titled(&["One", "Two", "One"]);
    let diff = before.diff(&after);
    assert_eq!((diff.removed[0].index, diff.added[0].index), (2, 1));
    assert!(diff.moved.is_empty() && diff.changed.is_empty());
}

#[test]
fn moved_is_the_smallest_set() {
    let before = titled(&["A", "B", "C", "D", "E"]);
    let after = titled(&["E", "A", "B", "D", "C"]);
    let moved: Vec<_> = before
        .diff(&after)
        .moved
        .iter()
        .map(|moved| (moved.from, moved.to, moved.paper.title.to_string()))
        .collect();
    assert_eq!(moved, [(4, 0, "E".into()), (3, 3, "D".into())]);
    holds(&before, &after);
}

#[test]
fn summary_items_without_a_label_are_paired_between_those_that_stayed() {
    let mut before = titled(&["A"]);
    let mut after = before.clone();
    let items = |texts: &[&str]| texts.iter().map(|text| text.parse::<Item>().unwrap()).collect::<Vec<_>>();
    before.papers[0].summary = items(&["a", "b", "c", "***L***: d"]);
    after.papers[0].summary = items(&["b", "C", "***L***: D", "e"]);
    let diff = before.diff(&after);
    let summary = &diff.changed[0].summary;
    assert_eq!((&*summary.removed, &*summary.added), (&[0][..], &[3][..]));
    let changed: Vec<_> = summary.changed.iter().map(|index| (index.before, index.after)).collect();
    assert_eq!(changed, [(2, 1), (3, 2)]);
    assert!(summary.moved.is_empty());
}

/// Were any of it quadratic, this would take many minutes.
#[test]
fn time_does_not_grow_with_the_square() {
    const MANY: usize = 100_000;
    let titles: Vec<_> = (0..MANY).map(|number| format!("{number:06}")).collect();
    let titles: Vec<_> = titles.iter().map(String::as_str).collect();
    let before = titled(&titles);
    let mut reversed = before.clone();
    reversed.papers.reverse();
    assert_eq!(before.diff(&reversed).moved.len(), MANY - 1);

    let same = titled(&vec!["One"; MANY]);
    assert!(same.diff(&same).is_empty());
    assert_eq!(same.diff(&titled(&vec!["Two"; MANY])).added.len(), MANY);

    let mut lists = titled(&["One"]);
    lists.papers[0].authors = titles.iter().map(|name| Author::new(*name).unwrap()).collect();
    lists.papers[0].summary = titles.iter().map(|text| Item::new(*text).unwrap()).collect();
    let mut other = lists.clone();
    other.papers[0].authors.reverse();
    for (number, item) in other.papers[0].summary.iter_mut().enumerate().filter(|(number, _)| number % 2 == 0)
    {
        *item = Item::new(format!("new {number}")).unwrap();
    }
    let diff = lists.diff(&other);
    assert_eq!(diff.changed[0].authors.moved.len(), MANY - 1);
    assert_eq!(diff.changed[0].summary.changed.len(), MANY / 2);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn laws_of_any_two_digests(before in digest(), after in digest()) {
        holds(&before, &after);
    }

    #[test]
    fn laws_of_a_digest_and_one_made_from_it((before, after) in edited(digest())) {
        holds(&before, &after);
    }

    #[test]
    fn laws_of_digests_with_much_in_common((before, after) in (crowded(), crowded())) {
        holds(&before, &after);
    }

    #[test]
    fn laws_of_a_crowded_digest_and_one_made_from_it((before, after) in edited(crowded())) {
        holds(&before, &after);
    }
}
