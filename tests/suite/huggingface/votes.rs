//! Votes of a page that are updated in place.

use daily_papers::huggingface::{Answer, DailyPaper, update_votes};
use daily_papers::{Digest, Document};
use serde_json::json;

use crate::invariants::answers;

const PAGE: &str = "# 모음\n\n## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.00001v2)\n\nVote: 3\n\n- 하나\n\n### [B](https://arxiv.org/pdf/2404.00002)\n![](b.png)\n- 둘\n\n### [C](https://example.org)\nVote: 1\n\n## Daily Papers (2024-04-24)\n\n### [A](https://huggingface.co/papers/2404.00001)\n\nVote: -\n";

fn papers(votes: &[(&str, Option<u64>)]) -> Vec<DailyPaper> {
    let paper = |(id, votes): &(&str, Option<u64>)| {
        let mut paper = DailyPaper::new(*id, "A");
        paper.upvotes = *votes;
        paper
    };
    votes.iter().map(paper).collect()
}

#[track_caller]
fn updated(page: &str, votes: &[(&str, Option<u64>)]) -> String {
    let document = Document::parse(page);
    answers::votes(&document, &papers(votes));
    document.update(|digests| _ = update_votes(digests, &papers(votes))).unwrap().to_string()
}

#[test]
fn votes_of_every_occurrence_are_set() {
    let expected = PAGE.replace("Vote: 3", "Vote: 12").replace("Vote: -", "Vote: 12");
    for id in ["2404.00001", "2404.00001v3", "arXiv:2404.00001"] {
        assert_eq!(updated(PAGE, &[(id, Some(12))]), expected);
    }
}

#[test]
fn paper_without_votes_gets_a_line() {
    let expected = PAGE.replace("![](b.png)\n", "![](b.png)\n\nVote: 7\n\n");
    assert_eq!(updated(PAGE, &[("2404.00002", Some(7))]), expected);
}

#[test]
fn equal_and_unknown_votes_change_nothing() {
    for votes in [
        &[("2404.00001", None), ("2404.00002", None)][..],
        &[("2404.00009", Some(1))],
        &[("https://example.org", Some(2)), ("", Some(2))],
        &[],
    ] {
        let mut digests = Digest::parse_recoverable(PAGE).0;
        assert_eq!(update_votes(&mut digests, &papers(votes)), 0);
        assert_eq!(digests, Digest::parse_recoverable(PAGE).0);
    }
    let mut digests = Digest::parse_recoverable(PAGE).0;
    let changed = update_votes(&mut digests, &papers(&[("2404.00001", Some(3))]));
    assert_eq!(changed, 1, "only the votes that are not known are set");
}

#[test]
fn first_votes_of_a_paper_count() {
    let twice = [("2404.00002", None), ("2404.00002v1", Some(7)), ("2404.00002", Some(8))];
    assert_eq!(updated(PAGE, &twice), updated(PAGE, &[("2404.00002", Some(7))]));
}

#[test]
fn votes_are_those_of_an_answer_with_errors() {
    let answer = json!([1, {"paper": {"id": "2404.00002", "title": "B", "upvotes": 7}}]);
    let answer: Answer = serde_json::from_value(answer).unwrap();
    let edited = Document::parse(PAGE).update(|digests| _ = update_votes(digests, answer.papers()));
    assert_eq!(edited.unwrap().as_str(), updated(PAGE, &[("2404.00002", Some(7))]));
}

#[test]
fn line_endings_are_kept() {
    let crlf = PAGE.replace('\n', "\r\n");
    let votes = [("2404.00001", Some(12)), ("2404.00002", Some(7))];
    assert_eq!(updated(&crlf, &votes), updated(PAGE, &votes).replace('\n', "\r\n"));
}
