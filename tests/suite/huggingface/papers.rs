//! The paper that is made of an object, and the order of a digest.

use daily_papers::huggingface::{DailyPaper, Order, digest};
use daily_papers::{Code, Document, Lints, Media, Paper, Severity, Votes};
use serde_json::{Value, json};

use super::daily;

fn paper(paper: Value, outer: Value) -> Paper {
    Paper::try_from(&daily(paper, outer)).unwrap()
}

#[test]
fn paper_has_all_fields_but_a_summary() {
    let made = paper(
        json!({
            "title": " 하나\n  둘\u{3000}\u{2028}[c](d)\t", "upvotes": 0, "summary": "a",
            "authors": [{"name": "김가람"}, {"name": " B\n C "}, {"name": "김가람"}, {"name": " "}, {"name": "B C"}, {"name": "D, Jr."}],
        }),
        json!({"thumbnail": "https://example.org/a.png", "mediaUrls": ["b.mp4"], "summary": "b"}),
    );
    assert_eq!(
        made.to_string(),
        "### [하나 둘 [c](d)](https://arxiv.org/abs/2404.00001)\n\n![](https://example.org/a.png)\n\nVote: 0\n\nAuthors: 김가람, B C, 김가람, B C, D Jr.\n\n",
    );
    assert!(made.summary.is_empty());
}

#[test]
fn two_authors_of_one_name_both_stay_and_are_reported() {
    let authors = json!([{"name": "김가람"}, {"name": "B"}, {"name": "김가람"}]);
    let daily = daily(json!({"authors": authors}), json!({}));
    let (digest, errors) = digest("2024-04-23".parse().unwrap(), [&daily], Order::Listed);
    assert_eq!(errors, []);
    assert_eq!(digest.papers[0].authors, ["김가람", "B", "김가람"]);
    let lints = Lints::none().at(Code::DuplicateAuthor, Severity::Warning);
    assert_eq!(Document::parse(digest.to_string()).lint(&lints).len(), 1);
}

#[test]
fn white_space_of_one_line_is_collapsed_too() {
    assert_eq!(paper(json!({"title": "하나  둘\u{a0}셋 "}), json!({})).title, "하나 둘 셋");
}

#[test]
fn absent_fields_have_no_lines() {
    assert_eq!(paper(json!({}), json!({})).to_string(), "### [연구](https://arxiv.org/abs/2404.00001)\n\n");
    assert_eq!(paper(json!({}), json!({"thumbnail": ""})).media, None);
}

#[test]
fn hidden_authors_are_listed() {
    let made =
        paper(json!({"authors": [{"name": "A", "hidden": true}, {"name": "B", "hidden": false}]}), json!({}));
    assert_eq!(made.authors, ["A", "B"]);
}

#[test]
fn only_mp4_is_a_video() {
    for (src, is_video) in [
        ("a.mp4", true),
        ("a.MP4", false),
        ("a.mp4?b", false),
        ("a.webm", false),
        (".mp4", true),
        ("mp4", false),
    ] {
        let media = paper(json!({}), json!({"thumbnail": src})).media.unwrap();
        assert_eq!((matches!(media, Media::Video(_)), media.src()), (is_video, src));
    }
}

#[test]
fn url_is_the_abstract() {
    for (id, url) in [
        ("2404.00001v2", "https://arxiv.org/abs/2404.00001v2"),
        ("arXiv:2404.00001", "https://arxiv.org/abs/2404.00001"),
        ("math.GT/0309136", "https://arxiv.org/abs/math/0309136"),
    ] {
        assert_eq!(paper(json!({"id": id}), json!({})).url, url);
    }
}

#[test]
fn hostile_texts_stay_in_their_fields() {
    let hostile =
        "A](https://example.org)\r\n\n### [B](javascript:x)\n## Daily Papers (2024-04-24)\nVote: 9\n- item";
    let papers = [daily(
        json!({"title": hostile, "authors": [{"name": hostile}, {"name": "['C', 'D']"}, {"name": "E, F"}]}),
        json!({}),
    )];
    let (digest, notes) = digest("2024-04-23".parse().unwrap(), &papers, Order::Listed);
    assert_eq!(notes.len(), 2, "{notes:?}");
    let page = digest.to_string();
    assert_eq!(page.lines().filter(|line| !line.is_empty()).count(), 3, "{page}");
    assert_eq!(page.parse(), Ok(digest));
}

#[test]
fn day_of_the_list_is_the_day_of_the_submission() {
    let day = |at: Value| daily(json!({"submittedOnDailyAt": at}), json!({})).day();
    let expected = "2024-04-23".parse().ok();
    assert!(expected.is_some());
    for at in ["2024-04-23T00:12:37.123Z", "2024-04-23", "2024-04-23T", "2024-04-23T24"] {
        assert_eq!(day(json!(at)), expected, "{at}");
    }
    for at in [
        "2024-02-30T00:00:00Z",
        "2024-04-23 00:12",
        "2024-04-231",
        "2024-4-23T",
        " 2024-04-23",
        "2024-04-2\u{ff13}",
        "2024-04-23t",
        "T",
        "",
    ] {
        assert_eq!(day(json!(at)), None, "{at}");
    }
    assert_eq!((day(json!(null)), day(json!(20_240_423))), (None, None));
}

#[test]
fn order_by_votes_is_stable_with_papers_without_votes_last() {
    let votes = [None, Some(1), Some(3), None, Some(1), Some(0), Some(u64::MAX)];
    let papers: Vec<_> = (10..)
        .zip(votes)
        .map(|(number, votes)| {
            let mut paper = DailyPaper::new(format!("2404.000{number}"), "A");
            paper.upvotes = votes;
            paper
        })
        .collect();
    let order = |order| -> Vec<String> {
        let (digest, _) = digest("2024-04-23".parse().unwrap(), &papers, order);
        digest.papers.iter().map(|paper| paper.arxiv_id().unwrap().to_string()[8..].to_owned()).collect()
    };
    assert_eq!(order(Order::Listed), ["10", "11", "12", "13", "14", "15", "16"]);
    assert_eq!(order(Order::Votes), ["16", "12", "11", "14", "15", "10", "13"]);
    let (digest, _) = digest("2024-04-23".parse().unwrap(), &papers, Order::Votes);
    assert_eq!(digest.papers[0].votes, Some(Votes::Count(u64::MAX)));
}

#[test]
fn answer_and_page_are_compared_with_diff() {
    let page = "## Daily Papers (2024-04-23)\n\n### [하나](https://arxiv.org/abs/2404.00001)\n\nVote: 3\n\n### [둘](https://arxiv.org/abs/2404.00002)\n\n";
    let before: daily_papers::Digest = page.parse().unwrap();
    let mut papers = [DailyPaper::new("2404.00001", "하나"), DailyPaper::new("2404.00003", "셋")];
    papers[0].upvotes = Some(5);
    let (after, _) = digest(before.date, &papers, Order::Listed);
    let diff = before.diff(&after);
    assert_eq!((diff.added[0].paper, diff.removed[0].paper), (&after.papers[1], &before.papers[1]));
    assert_eq!(diff.changed[0].votes.map(|votes| votes.after), Some(Some(Votes::Count(5))));
}
