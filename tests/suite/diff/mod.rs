//! Differences between two digests: values, printed form and properties.

use daily_papers::diff::Change;
use daily_papers::proptest::digest;
use daily_papers::{Author, Date, Digest, Item, Link, Media, Paper, Title, VideoLink, Votes};
use proptest::prelude::*;

use self::pairs::{crowded, edited};
use self::properties::assert_properties;
use crate::generators::config;

pub(crate) mod pairs;
mod properties;

/// Returns a digest of papers with these titles and URLs.
pub(crate) fn listed(papers: &[(&str, &str)]) -> Digest {
    let paper =
        |(title, url): &(&str, &str)| Paper::new(Title::new(*title).unwrap(), Link::new(*url).unwrap());
    Digest::new(Date::new(2024, 4, 23).unwrap(), papers.iter().map(paper).collect())
}

/// Returns a digest of papers with these titles and no arXiv identifiers.
fn titled(titles: &[&str]) -> Digest {
    let papers: Vec<_> = titles.iter().map(|title| (*title, "https://example.org")).collect();
    listed(&papers)
}

/// Checks how the difference prints after `change` of a paper with every field.
#[track_caller]
fn assert_display(change: impl FnOnce(&mut Paper), lines: &str) {
    let mut before = listed(&[("A Study", "https://arxiv.org/abs/2404.14219")]);
    let paper = &mut before.papers[0];
    paper.media = Some(Media::Image(Link::new("https://example.org/a.png").unwrap()));
    paper.votes = Some(Votes::Count(180));
    paper.authors = ["Ada Byron", "김가람", "+"].map(|name| Author::new(name).unwrap()).into();
    paper.summary = ["***New***: one", "two", "three"].map(|text| text.parse::<Item>().unwrap()).into();
    let mut after = before.clone();
    change(&mut after.papers[0]);
    assert_eq!(before.diff(&after).to_string(), lines);
    assert_properties(&before, &after);
}

#[test]
fn display_of_equal_digests_is_empty() {
    assert_display(|_| (), "");
}

#[test]
fn display_of_changed_votes() {
    assert_display(|paper| paper.votes = Some(Votes::Count(195)), "2404.14219 A Study: votes 180 -> 195\n");
    assert_display(|paper| paper.votes = Some(Votes::Unknown), "2404.14219 A Study: votes 180 -> unknown\n");
    assert_display(|paper| paper.votes = None, "2404.14219 A Study: votes 180 -> none\n");
}

#[test]
fn display_of_a_changed_title_and_url() {
    assert_display(
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
fn display_of_changed_media() {
    assert_display(
        |paper| paper.media = None,
        "2404.14219 A Study: media image `https://example.org/a.png` -> none\n",
    );
    assert_display(
        |paper| paper.media = Some(Media::Video(VideoLink::new("https://example.org/a.mp4").unwrap())),
        "2404.14219 A Study: media image `https://example.org/a.png` -> video `https://example.org/a.mp4`\n",
    );
    assert_display(
        |paper| paper.media = Some(Media::Video(VideoLink::new("https://example.org/a.png").unwrap())),
        "2404.14219 A Study: media image `https://example.org/a.png` -> video `https://example.org/a.png`\n",
    );
}

#[test]
fn display_of_changed_authors() {
    assert_display(
        |paper| {
            paper.authors.remove(0);
            paper.authors.extend(["A", "B", "C", "D", "E"].map(|name| Author::new(name).unwrap()));
        },
        "\
2404.14219 A Study: authors removed: Ada Byron
2404.14219 A Study: authors added: A, B, C and 2 more
",
    );
    assert_display(|paper| paper.authors.reverse(), "2404.14219 A Study: authors reordered\n");
    assert_display(
        |paper| paper.authors.clear(),
        "2404.14219 A Study: authors removed: Ada Byron, 김가람, +\n",
    );
}

#[test]
fn display_of_a_changed_summary() {
    assert_display(
        |paper| drop(paper.summary.remove(0)),
        "2404.14219 A Study: item 1 removed: `***New***: one`\n",
    );
    assert_display(
        |paper| paper.summary.insert(1, Item::new("one\nand a half").unwrap()),
        "2404.14219 A Study: item 2 added: `one\\nand a half`\n",
    );
    assert_display(|paper| paper.summary.rotate_left(1), "2404.14219 A Study: item moved: 1 -> 3\n");
    assert_display(
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
fn display_of_added_removed_and_moved_papers() {
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
    assert_properties(&before, &after);
}

#[test]
fn display_escapes_invisible_characters_and_truncates() {
    let before = titled(&["\u{1b}[31m\u{202e}a\u{200b}\r"]);
    let after = titled(&[&format!("{}{}", "가".repeat(50), "\u{10ffff}".repeat(50))]);
    assert_eq!(
        before.diff(&after).to_string(),
        format!("- \\u{{1b}}[31m\\u{{202e}}a\\u{{200b}}\\r\n+ {}…\n", "가".repeat(40)),
    );
    assert_properties(&before, &after);
}

#[test]
fn display_of_long_texts_starts_near_their_difference() {
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

#[test]
fn display_keeps_a_common_start_of_at_most_thirty_characters() {
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
fn papers_with_the_same_arxiv_id_match_despite_version_and_title() {
    let before = listed(&[("One", "https://arxiv.org/abs/2404.00001v1"), ("Two", "https://example.org")]);
    let after = listed(&[("Two", "https://arxiv.org/pdf/2404.00001v2"), ("Two", "https://example.org")]);
    let diff = before.diff(&after);
    assert_eq!((diff.changed.len(), diff.added.len(), diff.removed.len()), (1, 0, 0));
    let Change { before, after } = diff.changed[0].title.unwrap();
    assert_eq!((before.as_str(), after.as_str()), ("One", "Two"));
}

#[test]
fn papers_with_unmatched_identifiers_match_by_title() {
    let before = listed(&[("One", "https://arxiv.org/abs/2404.00001"), ("Two", "https://example.org")]);
    let after =
        listed(&[("Two", "https://arxiv.org/abs/2404.00002"), ("One", "https://arxiv.org/abs/2404.00003")]);
    let diff = before.diff(&after);
    let places: Vec<_> = diff.changed.iter().map(|paper| (paper.from, paper.to)).collect();
    assert_eq!(places, [(1, 0), (0, 1)]);
}

#[test]
fn equal_papers_match_in_their_order() {
    let before = titled(&["One", "One", "One"]);
    let after = titled(&["One", "Two", "One"]);
    let diff = before.diff(&after);
    assert_eq!((diff.removed[0].index, diff.added[0].index), (2, 1));
    assert!(diff.moved.is_empty() && diff.changed.is_empty());
}

#[test]
fn fewest_papers_are_reported_as_moved() {
    let before = titled(&["A", "B", "C", "D", "E"]);
    let after = titled(&["E", "A", "B", "D", "C"]);
    let moved: Vec<_> = before
        .diff(&after)
        .moved
        .iter()
        .map(|moved| (moved.from, moved.to, moved.paper.title.to_string()))
        .collect();
    assert_eq!(moved, [(4, 0, "E".into()), (3, 3, "D".into())]);
    assert_properties(&before, &after);
}

#[test]
fn unlabelled_items_match_between_unchanged_items() {
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

/// Quadratic time would be many minutes for this many papers.
#[test]
fn time_is_not_quadratic() {
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
    fn properties_hold_for_any_two_digests(before in digest(), after in digest()) {
        assert_properties(&before, &after);
    }

    #[test]
    fn properties_hold_for_a_digest_and_an_edited_copy((before, after) in edited(digest())) {
        assert_properties(&before, &after);
    }

    #[test]
    fn properties_hold_for_similar_digests((before, after) in (crowded(), crowded())) {
        assert_properties(&before, &after);
    }

    #[test]
    fn properties_hold_for_a_crowded_digest_and_an_edited_copy((before, after) in edited(crowded())) {
        assert_properties(&before, &after);
    }
}
