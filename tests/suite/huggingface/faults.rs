//! Faults of an answer: each is an error of one object, with its index, identifier and key.

use daily_papers::huggingface::{Answer, DailyPaper, ObjectError, Order, digest};
use daily_papers::{Date, Paper, Severity};
use serde::Deserialize;
use serde::de::value::{self, BytesDeserializer, MapDeserializer};
use serde_json::{Value, json};

use super::{answer, object};

fn date() -> Date {
    "2024-04-23".parse().unwrap()
}

/// Returns the error of an object between two papers, which are not lost.
#[track_caller]
fn fault(object: &Value) -> ObjectError {
    let [before, after] = ["2404.00002", "2404.00003"].map(|id| json!({"paper": {"id": id, "title": "A"}}));
    let answer = answer(&json!([before, object, after]));
    let (digest, mut errors) = answer.digest(date(), Order::Listed);
    let ids: Vec<_> = digest.papers.iter().map(|paper| paper.arxiv_id().unwrap().to_string()).collect();
    assert_eq!(ids, ["2404.00002", "2404.00003"]);
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!((errors[0].index(), errors[0].severity()), (Some(1), Severity::Error));
    errors.remove(0)
}

#[track_caller]
fn message(object: &Value) -> String {
    fault(object).to_string()
}

#[test]
fn object_of_another_type_is_an_error_without_a_key() {
    for (value, found) in [
        (json!(3), "`3`"),
        (json!(-3), "`-3`"),
        (json!(1.5), "`1.5`"),
        (json!(1e300), "`1e300`"),
        (json!(true), "`true`"),
        (json!(null), "nothing"),
        (json!("a\nb"), "the text `a\\nb`"),
        (json!([{}]), "a list"),
    ] {
        let error = fault(&value);
        assert_eq!(error.to_string(), format!("object 1: expected an object, found {found}"));
        assert_eq!((error.id(), error.key()), (None, None));
    }
}

#[test]
fn missing_identifier_or_title_is_an_error() {
    for object in [
        json!({}),
        json!({"paper": 3}),
        json!({"paper": {"title": "A"}}),
        json!({"paper": {"ID": "2404.00001"}}),
    ] {
        assert_eq!(message(&object), "object 1: `paper.id`: expected a text, found nothing");
    }
    let error = fault(&json!({"paper": {"id": "2404.00001", "title": null}, "title": null}));
    assert_eq!(error.to_string(), "object 1 (2404.00001): `paper.title`: expected a text, found nothing");
    assert_eq!((error.id(), error.key()), (Some("2404.00001"), Some("paper.title")));
}

#[test]
fn wrong_types_name_their_key() {
    for (paper, outer, expected) in [
        (json!({"title": 3}), json!({"title": "A"}), "`paper.title`: expected a text, found `3`"),
        (json!({"title": null}), json!({"title": []}), "`title`: expected a text, found a list"),
        (json!({"authors": "A, B"}), json!({}), "`paper.authors`: expected a list, found the text `A, B`"),
        (json!({"authors": {}}), json!({}), "`paper.authors`: expected a list, found an object"),
        (json!({"authors": ["A"]}), json!({}), "`paper.authors[]`: expected an object, found the text `A`"),
        (
            json!({"authors": [{"name": "A"}, {"name": ["B"]}]}),
            json!({}),
            "`paper.authors[].name`: expected a text, found a list",
        ),
        (
            json!({"upvotes": "many"}),
            json!({}),
            "`paper.upvotes`: expected a whole number, found the text `many`",
        ),
        (json!({"upvotes": -1}), json!({}), "`paper.upvotes`: expected a whole number, found `-1`"),
        (json!({"upvotes": 1.0}), json!({}), "`paper.upvotes`: expected a whole number, found `1.0`"),
        (json!({"upvotes": false}), json!({}), "`paper.upvotes`: expected a whole number, found `false`"),
        (json!({}), json!({"thumbnail": 1, "mediaUrl": "a"}), "`thumbnail`: expected a text, found `1`"),
        (json!({}), json!({"mediaUrl": {}}), "`mediaUrl`: expected a text, found an object"),
    ] {
        let object = object(paper, outer);
        assert_eq!(message(&object), format!("object 1 (2404.00001): {expected}"));
        // Alone it is an error of the deserialiser, with the same sentence.
        let alone = serde_json::from_value::<DailyPaper>(object.clone()).unwrap_err();
        assert_eq!(alone.to_string(), format!("object (2404.00001): {expected}"));
        assert!(serde_json::from_value::<Vec<DailyPaper>>(json!([object])).is_err());
    }
    assert_eq!(message(&json!({"paper": {"id": 3}})), "object 1: `paper.id`: expected a text, found `3`");
}

#[test]
fn first_fault_is_reported_in_the_order_of_the_fields() {
    let json = r#"[{"thumbnail": 1, "paper": {"upvotes": "", "authors": "", "title": "A", "id": "a"}}]"#;
    let answer: Answer = serde_json::from_str(json).unwrap();
    assert_eq!(answer.errors().next().unwrap().key(), Some("paper.authors"));
}

#[test]
fn identifier_that_is_not_of_arxiv_is_an_error_of_the_digest() {
    for id in ["2413.00001", ""] {
        let object = object(json!({"id": id}), json!({}));
        let expected = format!("({id}): `paper.id`: expected an arXiv identifier, found `{id}`");
        assert_eq!(message(&object), format!("object 1 {expected}"));
        let paper: DailyPaper = serde_json::from_value(object).unwrap();
        let alone = Paper::try_from(&paper).unwrap_err();
        assert_eq!((alone.index(), alone.to_string()), (None, format!("object {expected}")));
        assert_eq!(alone.severity(), Severity::Error);
    }
}

/// Asserts that an error of the object does not hide behind its notes, and comes alone.
#[test]
fn paper_that_is_left_out_has_no_notes() {
    let object = object(json!({"id": "a", "title": "\u{1b}"}), json!({"thumbnail": "a b"}));
    assert_eq!(fault(&object).key(), Some("paper.id"));
}

#[test]
fn indices_of_errors_count_the_objects_that_could_not_be_read() {
    let bad = object(json!({"id": "bad"}), json!({}));
    let answer = answer(&json!([1, bad, 2, bad]));
    let (empty, errors) = answer.digest(date(), Order::Votes);
    assert!(empty.papers.is_empty());
    assert_eq!(errors.iter().filter_map(ObjectError::index).collect::<Vec<_>>(), [0, 1, 2, 3]);
    let papers: Vec<_> = answer.papers().cloned().collect();
    let (_, errors) = digest(date(), &papers, Order::Votes);
    assert_eq!(errors.iter().filter_map(ObjectError::index).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn messages_are_short_and_escaped() {
    let hostile = "\u{1b}[31m\u{202e}\n\u{3164}".repeat(100);
    let error = fault(&object(json!({"id": hostile}), json!({})));
    assert_eq!(error.id(), Some(&*hostile));
    assert!(error.to_string().starts_with("object 1 (\\u{1b}[31m\\u{202e}\\n\\u{3164}\\u{1b}"), "{error}");
    assert_eq!(error.to_string().matches('…').count(), 2);
    let debug = format!("{error:?}");
    assert!(debug.contains("\\u{1b}[31m\\u{202e}\\n\\u{3164}"), "{debug}");
    assert!(!debug.contains(['\u{1b}', '\u{202e}', '\u{3164}']));
}

#[test]
fn values_and_keys_that_json_does_not_have_are_errors() {
    let message = |read: Result<DailyPaper, value::Error>| read.unwrap_err().to_string();
    let bytes = DailyPaper::deserialize(BytesDeserializer::new(b"a"));
    assert_eq!(message(bytes), "invalid type: byte array, expected JSON");
    let number = DailyPaper::deserialize(MapDeserializer::new([(1_u8, "a")].into_iter()));
    assert_eq!(message(number), "invalid type: integer `1`, expected a key");
}

#[test]
fn answer_must_be_a_list() {
    for json in ["{}", "3", "null", "\"[]\"", "[", "[}", ""] {
        assert!(serde_json::from_str::<Answer>(json).is_err(), "{json}");
    }
    let error = serde_json::from_str::<Answer>(r#"{"error": "no such day"}"#).unwrap_err();
    assert!(error.to_string().starts_with("invalid type: map, expected a list of objects"), "{error}");
}
