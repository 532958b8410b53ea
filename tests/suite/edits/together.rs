//! Edits applied together, also on pages that end anywhere.

use daily_papers::proptest::{author, date, digest, item, link, media, paper, title, votes};
use daily_papers::{Digest, Votes};
use proptest::prelude::*;

use super::*;
use crate::bytes::{between_video_lines, cut};
use crate::fixing::{damaged, page};
use crate::generators::{config, text};
use crate::invariants::changes::{At, Change};
use crate::invariants::edits::{mixed, of_two_digests, set_what_is_set, together};

pub(crate) fn change() -> impl Strategy<Value = Change> {
    let summary = proptest::collection::vec(item(), 0..3);
    prop_oneof![
        date().prop_map(Change::Date),
        title().prop_map(Change::Title),
        link().prop_map(Change::Url),
        proptest::option::of(media()).prop_map(Change::Media),
        proptest::option::of(votes()).prop_map(Change::Votes),
        proptest::collection::vec(author(), 0..3).prop_map(Change::Authors),
        summary.prop_map(Change::Summary),
        item().prop_map(Change::PushItem),
        (any::<usize>(), proptest::option::of(item())).prop_map(|(at, item)| Change::Item(at, item)),
        (any::<usize>(), any::<bool>(), item())
            .prop_map(|(at, before, item)| Change::InsertItem(at, before, item)),
        paper().prop_map(Change::PushPaper),
        (any::<bool>(), paper()).prop_map(|(before, paper)| Change::Insert(before, paper)),
        paper().prop_map(Change::Set),
        Just(Change::Remove),
        (any::<bool>(), any::<usize>()).prop_map(|(before, to)| Change::Move(before, to)),
        proptest::collection::vec(paper(), 0..3).prop_map(Change::SetPapers),
        digest().prop_map(Change::SetDigest),
        Just(Change::RemoveDigest),
        (any::<bool>(), digest()).prop_map(|(before, digest)| Change::InsertDigest(before, digest)),
        digest().prop_map(Change::PushDigest),
    ]
}

fn changes() -> impl Strategy<Value = Vec<At>> {
    proptest::collection::vec((any::<usize>(), change()), 1..4)
}

/// Generates changes without digests at the end of the page.
fn changes_in_place() -> impl Strategy<Value = Vec<At>> {
    changes().prop_map(|mut changes| {
        changes.retain(|(_, change)| !matches!(change, Change::PushDigest(_)));
        changes
    })
}

/// Generates a page in any layout, truncated anywhere.
fn cut_page() -> impl Strategy<Value = String> {
    (page(), any::<bool>(), any::<usize>()).prop_map(|(page, is_between, bytes)| {
        cut(if is_between { between_video_lines(&page) } else { page }, bytes)
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn edits_of_truncated_pages_add_up(page in cut_page(), changes in changes()) {
        together(&page, &changes);
    }

    #[test]
    fn edits_of_whole_pages_add_up(page in page(), changes in changes()) {
        together(&page, &changes);
    }

    #[test]
    fn edits_of_damaged_pages_add_up(page in damaged(), changes in changes()) {
        together(&page, &changes);
    }

    #[test]
    fn edits_of_two_digests_add_up(
        first in page(),
        second in prop_oneof![page(), damaged()],
        changes in [changes_in_place(), changes_in_place()],
    ) {
        of_two_digests(&[first, second].concat(), &changes);
    }

    #[test]
    fn edits_and_fixes_of_damaged_pages_add_up(
        page in prop_oneof![3 => damaged(), 1 => page()],
        digest in 0..4_usize,
        changes in proptest::collection::vec((any::<usize>(), change()), 0..3),
        chosen in any::<u32>(),
    ) {
        mixed(&page, digest, &changes, chosen);
    }

    #[test]
    fn setting_an_equal_field_changes_nothing(
        page in prop_oneof![1 => text(), 1 => page(), 2 => damaged()],
        at in any::<usize>(),
    ) {
        set_what_is_set(&page, at);
    }

    #[test]
    fn edits_of_all_fields_of_all_papers_add_up_in_any_order(page in page(), new in paper(), reversed in any::<bool>()) {
        let document = Document::parse(&*page);
        let Ok(mut digest) = page.parse::<Digest>() else { return Ok(()) };
        let mut edits = Vec::new();
        for view in document.digests().flat_map(|digest| digest.papers()) {
            edits.push(view.set_title(&new.title));
            edits.push(view.set_url(&new.url));
            edits.push(new.media.as_ref().map_or_else(|| view.remove_media(), |media| view.set_media(media)));
            edits.push(new.votes.map_or_else(|| view.remove_votes(), |votes| view.set_votes(votes)));
            edits.push(view.set_authors(&new.authors));
            edits.push(view.set_summary(&new.summary));
        }
        if reversed {
            edits.reverse();
        }
        digest.papers.fill(new);
        let result = document.apply(edits).unwrap();
        prop_assert_eq!(result.parse::<Digest>(), Ok(digest), "{:?}", result);
    }
}

/// Returns one change of each kind, with values that resemble structure.
fn one_of_each() -> Vec<Change> {
    let heading = items(&["### [X](y)"]);
    vec![
        Change::Date("2024-05-01".parse().unwrap()),
        Change::Title("].(".parse().unwrap()),
        Change::Url("z".parse().unwrap()),
        Change::Media(Some(image("i"))),
        Change::Media(Some(video("w"))),
        Change::Media(None),
        Change::Votes(Some(Votes::Count(4))),
        Change::Votes(None),
        Change::Authors(authors(&["### [X](y)"])),
        Change::Authors(Vec::new()),
        Change::Summary(heading.clone()),
        Change::Summary(Vec::new()),
        Change::PushItem(heading[0].clone()),
        Change::Item(0, Some(heading[0].clone())),
        Change::Item(1, None),
        Change::InsertItem(0, true, heading[0].clone()),
        Change::InsertItem(1, false, heading[0].clone()),
        Change::PushPaper(new_paper("P")),
        Change::Insert(true, new_paper("Q")),
        Change::Insert(false, new_paper("R")),
        Change::Set(new_paper("S")),
        Change::SetPapers(Vec::new()),
        Change::SetPapers(vec![new_paper("T"), new_paper("U")]),
        Change::SetDigest(new_digest("V")),
        Change::RemoveDigest,
        Change::InsertDigest(true, new_digest("W")),
        Change::InsertDigest(false, new_digest("X")),
        Change::PushDigest(new_digest("Y")),
        Change::Remove,
        Change::Move(true, 0),
        Change::Move(false, 1),
    ]
}

#[test]
fn every_two_changes_of_a_page_truncated_anywhere_add_up() {
    let video =
        "[Watch Video](v)\n\nVote: 3\n<div><video controls src=\"v\" muted=\"false\"></video></div>\n\n";
    let full = format!("### [A](a)\n\n{video}Authors: B, C\n\n- one\n  more\n- two\n\n");
    let empty = "### []()\n\nAuthors: \n\n- \n";
    let mut tried = 0;
    for (first, last) in [(&*full, empty), (empty, &*full)] {
        let page = format!("{DIGEST}{first}{last}");
        for line_ending in ["\n", "\r\n"] {
            let page = page.replace('\n', line_ending);
            for end in (0..=page.len()).rev() {
                let changes: Vec<At> =
                    one_of_each().into_iter().flat_map(|change| [(0, change.clone()), (1, change)]).collect();
                // A cut after the first paper does not affect that paper alone.
                let ones = if end > DIGEST.len() + first.len() { changes.len() } else { 0 };
                for (number, one) in changes[..ones].iter().enumerate().filter(|(_, (at, _))| *at == 1) {
                    for other in &changes[..=number] {
                        together(&page[..end], &[one.clone(), other.clone()]);
                        together(&page[..end], &[other.clone(), one.clone()]);
                        tried += 2;
                    }
                }
            }
        }
    }
    assert!(tried > 100_000, "{tried}");
}

/// Regression test: each of these once added a paper that no edit contained.
#[test]
fn setting_authors_conflicts_with_removing_them_or_their_paper() {
    let page = format!("{DIGEST}### [A](b)\n\nAuthors: ");
    let document = Document::parse(&*page);
    let paper = nth(&document, 0);
    let authors = paper.set_authors(&authors(&["### [X](y)"]));
    let [out, moved] = paper.move_before(&paper);
    for (edits, expected) in [
        (vec![paper.remove(), authors.clone()], "the edits at bytes 30..51 and 51..51 both change one paper"),
        (vec![authors.clone(), out, moved], "the edits at bytes 30..51 and 51..51 both change one paper"),
        (
            vec![paper.remove_authors(), authors],
            "the edits at bytes 42..51 and 51..51 both change the authors of one paper",
        ),
    ] {
        assert_eq!(document.apply(edits).unwrap_err().to_string(), expected);
    }
}

#[test]
fn votes_between_video_lines_are_set_together_with_the_media() {
    let player = "<div><video controls src=\"v\" muted=\"false\"></video></div>\n\n";
    let page = format!("{DIGEST}### [A](a)\n\n[Watch Video](v)\nVote: 3\n{player}");
    let document = Document::parse(&*page);
    let paper = nth(&document, 0);
    let votes = paper.set_votes(Votes::Count(4));
    let apply = |edits: [Edit; 2]| document.apply(edits).unwrap();
    assert_eq!(
        apply([votes.clone(), paper.set_media(&image("i"))]),
        format!("{DIGEST}### [A](a)\n\n![](i)\nVote: 4\n\n")
    );
    assert_eq!(apply([paper.remove_media(), votes]), format!("{DIGEST}### [A](a)\n\nVote: 4\n"));
    assert_eq!(apply([paper.remove_media(), paper.remove_votes()]), format!("{DIGEST}### [A](a)\n\n"));
}
