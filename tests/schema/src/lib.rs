//! Tests the JSON Schema of a digest, with a validator, against what the crate reads and writes, and
//! the logs of the program against the schema of SARIF.
#![cfg(test)]

mod committed;
mod sarif;

use daily_papers::proptest::{digest, text};
use daily_papers::{Author, Date, Digest, Item, Label, Link, Title, VideoLink};
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use schemars::{JsonSchema, schema_for};
use serde_json::{Value, json};

/// Returns a configuration with this number of cases, which keeps no file of failures.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

fn validator<T: JsonSchema>() -> Validator {
    jsonschema::validator_for(schema_for!(T).as_value()).unwrap()
}

/// Returns a digest of one paper with an item, with all fields.
fn full() -> Value {
    json!({"date": "2024-04-23", "papers": [{
        "title": "A Study", "url": "https://example.org", "media": {"image": "/a.png"}, "votes": 180,
        "authors": ["김가람", "+"], "summary": [{"label": "New", "emphasis": "strong", "text": "새 방법"}],
    }]})
}

/// Asserts that both the schema and the crate refuse the full digest with another value, or none,
/// at a place.
#[track_caller]
fn both_refuse(place: &str, value: Option<Value>) {
    let mut whole = full();
    let (parent, key) = place.rsplit_once('/').unwrap();
    let parent = whole.pointer_mut(parent).unwrap();
    match (value, parent) {
        (Some(value), Value::Object(object)) => drop(object.insert(key.to_owned(), value)),
        (Some(value), parent) => parent[key.parse::<usize>().unwrap()] = value,
        (None, parent) => drop(parent.as_object_mut().unwrap().remove(key).unwrap()),
    }
    assert!(!validator::<Digest>().is_valid(&whole), "{whole}");
    assert!(serde_json::from_value::<Digest>(whole.clone()).is_err(), "{whole}");
}

/// The objects of a digest.
const OBJECTS: [&str; 4] = ["", "/papers/0", "/papers/0/media", "/papers/0/summary/0"];

#[test]
fn full_digest_is_accepted() {
    assert!(validator::<Digest>().is_valid(&full()));
    assert!(serde_json::from_value::<Digest>(full()).is_ok());
}

#[test]
fn unknown_key_is_refused() {
    for object in OBJECTS {
        both_refuse(&format!("{object}/x"), Some(json!("a")));
    }
    both_refuse("/papers/0/media/video", Some(json!("a")));
}

#[test]
fn missing_key_is_refused() {
    for key in ["/date", "/papers"] {
        both_refuse(key, None);
    }
    for key in ["title", "url", "media/image", "summary/0/text", "summary/0/label"] {
        both_refuse(&format!("/papers/0/{key}"), None);
    }
}

#[test]
fn absent_authors_and_summary_are_accepted() {
    let mut whole = full();
    let paper = whole["papers"][0].as_object_mut().unwrap();
    paper.remove("authors");
    paper.remove("summary");
    assert!(validator::<Digest>().is_valid(&whole));
    assert!(serde_json::from_value::<Digest>(whole).is_ok());
}

/// JSON Schema compares numbers by value, and the crate reads only digits.
#[test]
fn schema_and_reading_differ_in_a_zero_fraction_an_exponent_and_minus_zero() {
    let validator = validator::<Digest>();
    for (votes, is_valid, is_read) in [
        ("180", true, true),
        ("0", true, true),
        ("18446744073709551615", true, true),
        ("180.0", true, false),
        ("1e2", true, false),
        ("-0", true, false),
        ("1.8E+2", true, false),
        ("-0.0", true, false),
        ("18446744073709551616", false, false),
        ("1.5", false, false),
        ("1e-1", false, false),
        ("-1", false, false),
        ("-1.0", false, false),
    ] {
        let json = full().to_string().replace("\"votes\":180", &format!("\"votes\":{votes}"));
        let value: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(validator.is_valid(&value), is_valid, "{votes}");
        assert_eq!(serde_json::from_str::<Digest>(&json).is_ok(), is_read, "{votes}");
        assert_eq!(serde_json::from_value::<Digest>(value).is_ok(), is_read, "{votes}");
    }
}

/// A JSON value keeps one of two equal keys, so a validator does not see the other.
#[test]
fn schema_does_not_see_a_doubled_key() {
    let json = full().to_string().replace("\"votes\":180", "\"votes\":180,\"votes\":180");
    assert!(validator::<Digest>().is_valid(&serde_json::from_str(&json).unwrap()));
    assert!(serde_json::from_str::<Digest>(&json).is_err());
}

#[test]
fn value_of_wrong_type_is_refused() {
    let texts = ["/date", "/papers/0/title", "/papers/0/url", "/papers/0/media/image", "/papers/0/authors/0"];
    let texts = texts.into_iter().chain(["/papers/0/summary/0/label", "/papers/0/summary/0/text"]);
    for place in texts {
        for value in [json!(null), json!(1), json!(true), json!([]), json!({})] {
            both_refuse(place, Some(value));
        }
    }
    for place in ["/papers", "/papers/0/authors", "/papers/0/summary"] {
        for value in [json!(null), json!("a"), json!({})] {
            both_refuse(place, Some(value));
        }
    }
    for place in ["/papers/0", "/papers/0/media", "/papers/0/summary/0"] {
        for value in [json!(null), json!("a"), json!([])] {
            both_refuse(place, Some(value));
        }
    }
    for votes in [json!("1"), json!(-1), json!(1.5), json!([1]), json!(true)] {
        both_refuse("/papers/0/votes", Some(votes));
    }
}

#[test]
fn emphasis_is_strong_or_absent() {
    for emphasis in [json!("strongemphasis"), json!("Strong"), json!(""), json!(null), json!(true)] {
        both_refuse("/papers/0/summary/0/emphasis", Some(emphasis));
    }
}

#[test]
fn text_that_cannot_be_printed_is_refused() {
    for (place, text) in [
        ("/date", "2024-4-23"),
        ("/date", "2024-04-23\n"),
        ("/date", "２０２４-04-23"),
        ("/papers/0/title", "a\nb"),
        ("/papers/0/url", "a b"),
        ("/papers/0/url", "a\u{85}"),
        ("/papers/0/url", "a](b"),
        ("/papers/0/media", "a\"b"),
        ("/papers/0/authors/0", "a, b"),
        ("/papers/0/authors/0", "[a"),
        ("/papers/0/authors/0", "a\r"),
        ("/papers/0/summary/0/label", ""),
        ("/papers/0/summary/0/label", "a*"),
        ("/papers/0/summary/0/text", "a\n- b"),
        ("/papers/0/summary/0/text", "a\n"),
        ("/papers/0/summary/0/text", "a\r\nb"),
    ] {
        let value = if place.ends_with("media") { json!({ "video": text }) } else { json!(text) };
        both_refuse(place, Some(value));
    }
}

/// Returns the JSON of a digest with one part changed, removed or added.
fn spoiled() -> impl Strategy<Value = Value> {
    let steps = proptest::collection::vec(any::<Index>(), 0..6);
    let value = prop_oneof![
        Just(json!(null)),
        Just(json!([])),
        Just(json!({})),
        Just(json!("strong")),
        any::<i64>().prop_map(Value::from),
        text().prop_map(Value::from),
        text().prop_map(|text| json!({ "text": text })),
        text().prop_map(|text| json!({ "video": text })),
    ];
    let key =
        prop::option::of(select(&["date", "title", "votes", "media", "label", "emphasis", "text", "x"][..]));
    (digest(), steps, key, prop::option::of(value)).prop_map(|(digest, steps, key, value)| {
        let mut whole = serde_json::to_value(digest).unwrap();
        let mut place = String::new();
        for step in steps {
            match whole.pointer(&place) {
                Some(Value::Array(list)) if !list.is_empty() => {
                    place += &format!("/{}", step.index(list.len()))
                }
                Some(Value::Object(object)) => {
                    place += &format!("/{}", object.keys().nth(step.index(object.len())).unwrap());
                }
                _ => (),
            }
        }
        let part = whole.pointer_mut(&place).unwrap();
        match (part, key, value) {
            (Value::Object(object), Some(key), Some(value)) => drop(object.insert(key.to_owned(), value)),
            (Value::Object(object), Some(key), None) => drop(object.remove(key)),
            (part, _, Some(value)) => *part = value,
            _ => (),
        }
        whole
    })
}

#[test]
fn schema_accepts_what_is_written() {
    let validator = validator::<Digest>();
    proptest!(cases(2_000), |(digest in digest())| {
        let json = serde_json::to_value(&digest).unwrap();
        prop_assert!(validator.is_valid(&json), "{}", json);
    });
}

#[test]
fn schema_accepts_exactly_what_is_read() {
    let validator = validator::<Digest>();
    proptest!(cases(5_000), |(json in spoiled())| {
        let is_read = serde_json::from_value::<Digest>(json.clone()).is_ok();
        prop_assert_eq!(validator.is_valid(&json), is_read, "{}", json);
    });
}

#[test]
fn schema_accepts_the_texts_that_constructors_accept() {
    let validators =
        [validator::<Title>(), validator::<Link>(), validator::<VideoLink>(), validator::<Author>()];
    let item = validator::<Item>();
    proptest!(cases(20_000), |(text in text())| {
        let json = Value::from(&*text);
        let taken = validators.each_ref().map(|validator| validator.is_valid(&json));
        let (link, video) = (Link::new(&*text).is_ok(), VideoLink::new(&*text).is_ok());
        prop_assert_eq!(taken, [Title::new(&*text).is_ok(), link, video, Author::new(&*text).is_ok()], "{:?}", text);

        let label = Label::new("L").unwrap();
        prop_assert_eq!(item.is_valid(&json!({ "text": text })), Item::new(&*text).is_ok(), "{:?}", text);
        let is_taken = item.is_valid(&json!({ "label": "L", "text": text }));
        prop_assert_eq!(is_taken, Item::labelled(label, &*text).is_ok(), "{:?}", text);
        let is_taken = item.is_valid(&json!({ "label": text, "text": "" }));
        prop_assert_eq!(is_taken, Label::new(&*text).is_ok(), "{:?}", text);
    });
}

#[test]
fn schema_accepts_only_dates_of_the_calendar() {
    let validator = validator::<Date>();
    for year in [0, 1, 4, 8, 10, 100, 400, 1900, 1996, 2000, 2012, 2023, 2024, 2100, 9999] {
        for month in 0..=13 {
            for day in 0..=32 {
                let date = format!("{year:04}-{month:02}-{day:02}");
                assert_eq!(validator.is_valid(&json!(date)), date.parse::<Date>().is_ok(), "{date}");
            }
        }
    }
}
