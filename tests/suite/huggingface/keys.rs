//! Each key of an object: where it is, what is ignored, and which of two keys counts.

use daily_papers::huggingface::{Account, Answer, DailyPaper};
use serde_json::{Value, json};

use super::{answer as answer_of, daily};

fn account(account: Option<Account>) -> [Option<String>; 3] {
    let account = account.unwrap();
    [account.name, account.fullname, account.avatar]
}

fn some<const N: usize>(texts: [&str; N]) -> [Option<String>; N] {
    texts.map(|text| Some(text.to_owned()))
}

#[test]
fn paper_without_optional_keys_is_new() {
    assert_eq!(daily(json!({}), json!({})), DailyPaper::new("2404.00001", "연구"));
}

#[test]
fn texts_and_numbers_are_read_from_their_keys() {
    let paper = daily(
        json!({
            "upvotes": 1, "publishedAt": "2024-04-20T00:00:00.000Z", "submittedOnDailyAt": "2024-04-22T01:02:03.000Z",
            "summary": "요약\n둘", "ai_summary": "한 줄", "ai_keywords": ["모델", "data"], "githubRepo": "https://example.org/code",
            "githubStars": 2, "projectPage": "https://example.org", "discussionId": "66aa",
        }),
        json!({
            "thumbnail": "a.png", "mediaUrls": ["b.png", "c.mp4"], "publishedAt": "2024-04-23T00:00:00.000Z",
            "numComments": 3, "isAuthorParticipating": false,
        }),
    );
    let mut expected = DailyPaper::new("2404.00001", "연구");
    expected.upvotes = Some(1);
    expected.paper_published_at = Some("2024-04-20T00:00:00.000Z".into());
    expected.submitted_on_daily_at = Some("2024-04-22T01:02:03.000Z".into());
    expected.summary = Some("요약\n둘".into());
    expected.ai_summary = Some("한 줄".into());
    expected.ai_keywords = vec!["모델".into(), "data".into()];
    expected.github_repo = Some("https://example.org/code".into());
    expected.github_stars = Some(2);
    expected.project_page = Some("https://example.org".into());
    expected.discussion_id = Some("66aa".into());
    expected.thumbnail = Some("a.png".into());
    expected.media_urls = vec!["b.png".into(), "c.mp4".into()];
    expected.published_at = Some("2024-04-23T00:00:00.000Z".into());
    expected.num_comments = Some(3);
    expected.is_author_participating = Some(false);
    assert_eq!(paper, expected);
}

#[test]
fn authors_keep_their_order_and_whether_they_are_hidden() {
    let authors = json!([
        {"name": "김가람", "hidden": true, "user": {"name": "garam"}},
        {"name": " B\n C", "hidden": false},
        {"name": "B"},
        {"name": "D", "hidden": "yes"},
    ]);
    let paper = daily(json!({"authors": authors}), json!({}));
    let authors: Vec<_> = paper.authors.iter().map(|author| (&*author.name, author.hidden)).collect();
    assert_eq!(authors, [("김가람", Some(true)), (" B\n C", Some(false)), ("B", None), ("D", None)]);
}

#[test]
fn authors_without_a_name_are_left_out() {
    let paper = daily(json!({"authors": [null, {}, {"name": null}, {"name": "A"}]}), json!({}));
    assert_eq!(paper.authors.len(), 1);
    assert!(daily(json!({"authors": null}), json!({})).authors.is_empty());
}

#[test]
fn older_and_inner_keys_count_if_the_others_are_absent() {
    let paper = |inner, outer| daily(inner, outer);
    for absent in [json!({}), json!({"thumbnail": null})] {
        let mut outer = json!({"mediaUrl": "b.mp4"});
        outer.as_object_mut().unwrap().extend(absent.as_object().unwrap().clone());
        assert_eq!(paper(json!({}), outer).thumbnail.as_deref(), Some("b.mp4"));
    }
    let both = json!({"thumbnail": "a.png", "mediaUrl": "b.mp4"});
    assert_eq!(paper(json!({}), both).thumbnail.as_deref(), Some("a.png"));

    assert_eq!(paper(json!({"mediaUrls": ["a"]}), json!({})).media_urls, ["a"]);
    assert_eq!(paper(json!({"mediaUrls": ["a"]}), json!({"mediaUrls": ["b"]})).media_urls, ["b"]);

    assert_eq!(paper(json!({}), json!({"summary": "b"})).summary.as_deref(), Some("b"));
    assert_eq!(paper(json!({"summary": "a"}), json!({"summary": "b"})).summary.as_deref(), Some("a"));

    assert_eq!(paper(json!({}), json!({"title": "b"})).title, "연구");
    assert_eq!(paper(json!({"title": null}), json!({"title": "b"})).title, "b");
}

#[test]
fn accounts_are_read_from_both_of_their_keys() {
    let organization = json!({"_id": "1", "name": "lab", "fullname": "연구소", "avatar": "a.png"});
    let user =
        json!({"_id": "1", "name": "ada", "fullname": "Ada Byron", "avatarUrl": "b.svg", "isPro": true});
    let outer = daily(json!({}), json!({"organization": organization, "submittedBy": user}));
    assert_eq!(account(outer.organization.clone()), some(["lab", "연구소", "a.png"]));
    assert_eq!(account(outer.submitted_by.clone()), some(["ada", "Ada Byron", "b.svg"]));
    let inner = daily(json!({"organization": organization, "submittedOnDailyBy": user}), json!({}));
    assert_eq!((inner.organization, inner.submitted_by), (outer.organization, outer.submitted_by));

    let empty = daily(json!({}), json!({"organization": {}, "submittedBy": "ada"}));
    assert_eq!(account(empty.organization), [None, None, None]);
    assert_eq!(empty.submitted_by, None);
}

/// Asserts that no value is an error at a key that the digest does not need.
#[test]
fn wrong_types_of_other_keys_are_absent() {
    let bare = daily(json!({}), json!({}));
    for value in [json!(null), json!(-1), json!(1.5), json!([[]]), json!([1, {}])] {
        let outer = [
            "mediaUrls",
            "publishedAt",
            "summary",
            "organization",
            "submittedBy",
            "numComments",
            "isAuthorParticipating",
            "unknown",
            "id",
            "authors",
            "upvotes",
        ];
        let inner = [
            "mediaUrls",
            "publishedAt",
            "submittedOnDailyAt",
            "summary",
            "ai_summary",
            "ai_keywords",
            "githubRepo",
            "githubStars",
            "projectPage",
            "discussionId",
            "organization",
            "submittedOnDailyBy",
            "unknown",
            "thumbnail",
        ];
        let of =
            |keys: &[&str]| -> Value { keys.iter().map(|key| ((*key).to_owned(), value.clone())).collect() };
        assert_eq!(daily(of(&inner), of(&outer)), bare, "{value}");
    }
    let texts = json!(["a", 1, null, "b", ["c"]]);
    assert_eq!(daily(json!({"ai_keywords": texts}), json!({})).ai_keywords, ["a", "b"]);
    assert_eq!(daily(json!({"githubStars": "2", "githubRepo": 2}), json!({"numComments": true})), bare);
}

#[test]
fn last_of_two_equal_keys_counts() {
    let json = r#"[{"paper": {"id": "a"}, "paper": {"id": "b", "title": "A", "id": "c", "title": "B"}}]"#;
    let answer: Answer = serde_json::from_str(json).unwrap();
    assert_eq!(answer.objects, [Ok(DailyPaper::new("c", "B"))]);
}

#[test]
fn unknown_values_can_be_nested_deeply() {
    let deep = |open: &str, close: &str| [open.repeat(100_000), close.repeat(100_000)].concat();
    for value in [deep("[", "]"), deep("{\"id\":", "}").replace(":}", ":0}")] {
        let json = format!(
            r#"[{{"new": {value}, "summary": {value}, "paper": {{"id": "a", "title": "A", "x": {value}, "ai_keywords": {value}}}}}]"#
        );
        let answer: Answer = serde_json::from_str(&json).unwrap();
        assert_eq!(answer.objects, [Ok(DailyPaper::new("a", "A"))]);
    }
}

/// Asserts that values that serde_json cannot hold are no error of an unknown key.
#[test]
fn unknown_values_are_not_checked() {
    let json = r#"[{"new": [1e999, "\ud800"], "paper": {"id": "a", "title": "A", "user": "\ud800"}}]"#;
    let answer: Answer = serde_json::from_str(json).unwrap();
    assert_eq!(answer.objects, [Ok(DailyPaper::new("a", "A"))]);
    assert_eq!(answer_of(&json!([])).objects, []);
}
