//! Properties of answers of any JSON, and of pages whose votes are updated.

use daily_papers::huggingface::DailyPaper;
use daily_papers::proptest as strategies;
use daily_papers::{Digest, Document, Link};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::bytes::laid_out;
use crate::generators::{config, text};
use crate::invariants::answers;
use crate::targets::ANSWER_KEYS;

/// Returns identifiers, some of one paper.
fn id() -> impl Strategy<Value = &'static str> {
    select(&["2404.00001", "2404.00001v2", "2404.00002", "2404.00003", "math/0309136", "2413.00001", ""][..])
}

/// Returns any JSON, often with the keys of an answer.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        id().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    let key = || prop_oneof![8 => select(ANSWER_KEYS).prop_map(str::to_owned), 1 => text()];
    leaf.prop_recursive(6, 32, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((key(), inner), 0..6).prop_map(|pairs| pairs.into_iter().collect()),
        ]
    })
}

/// Returns an object of an answer with hostile texts.
fn object() -> impl Strategy<Value = Value> {
    let src = prop_oneof![
        strategies::link().prop_map(String::from),
        strategies::link().prop_map(|link| format!("{link}.mp4")),
        text(),
        Just("javascript:x".to_owned()),
    ];
    let authors = vec(text().prop_map(|name| json!({"name": name, "hidden": true})), 0..4);
    (id(), text(), authors, any::<u64>(), src).prop_map(|(id, title, authors, upvotes, src)| {
        json!({
            "paper": {"id": id, "title": title, "authors": authors, "upvotes": upvotes},
            "title": title, "thumbnail": src, "mediaUrl": src,
        })
    })
}

/// Returns an object with a value that is removed or replaced by any JSON.
fn spoiled() -> impl Strategy<Value = Value> {
    (object(), any::<Index>(), option::of(any_json())).prop_map(|(mut object, at, value)| {
        let paths = ["id", "title", "authors", "upvotes"].map(|key| ("/paper", key));
        let names = ["/paper/authors/0", "/paper/authors/1"].map(|path| (path, "name"));
        let outer = ["paper", "title", "thumbnail", "mediaUrl"].map(|key| ("", key));
        let all = [&paths[..], &names, &outer].concat();
        let (path, key) = all[at.index(all.len())];
        if let Some(Value::Object(values)) = object.pointer_mut(path) {
            match value {
                Some(value) => values.insert(key.to_owned(), value),
                None => values.remove(key),
            };
        }
        object
    })
}

/// Returns a page with papers of few identifiers, in any layout.
fn page() -> impl Strategy<Value = String> {
    (strategies::digest(), vec(id(), 3), any::<u8>()).prop_map(|(mut digest, ids, layout)| {
        for (paper, id) in digest.papers.iter_mut().zip(ids) {
            paper.url = Link::new(format!("https://arxiv.org/abs/{id}")).unwrap();
        }
        laid_out(&digest, layout)
    })
}

fn with_votes() -> impl Strategy<Value = DailyPaper> {
    (id(), option::of(0..3_u64)).prop_map(|(id, upvotes)| {
        let mut paper = DailyPaper::new(id, "A");
        paper.upvotes = upvotes;
        paper
    })
}

/// Returns the configuration with fewer cases, because each case lints and prints several digests.
fn fewer_cases() -> ProptestConfig {
    let config = config();
    ProptestConfig { cases: config.cases.div_ceil(8), ..config }
}

proptest! {
    #![proptest_config(fewer_cases())]

    #[test]
    fn any_json_is_papers_and_errors(objects in vec(any_json(), 0..4)) {
        answers::json_value(&Value::from(objects));
    }

    #[test]
    fn any_json_that_is_not_a_list_is_an_error(json in any_json()) {
        answers::json_value(&json);
    }

    #[test]
    fn any_text_is_an_answer_or_an_error(text in text()) {
        answers::json(text.as_bytes());
        answers::json(format!("[{text}]").as_bytes());
    }

    #[test]
    fn spoiled_objects_do_not_lose_the_others(objects in vec(prop_oneof![object(), spoiled()], 0..4)) {
        answers::json_value(&Value::from(objects));
    }

    #[test]
    fn updated_votes_change_nothing_else(page in page(), papers in vec(with_votes(), 0..4)) {
        answers::votes(&Document::parse(page), &papers);
    }

    #[test]
    fn updated_votes_change_nothing_else_of_two_digests(one in page(), two in page(), papers in vec(with_votes(), 0..4)) {
        let page = format!("{one}\n{two}");
        prop_assert!(Digest::parse_recoverable(&page).0.len() <= 2);
        answers::votes(&Document::parse(page), &papers);
    }

    #[test]
    fn updated_votes_change_nothing_else_of_any_text(text in text(), papers in vec(with_votes(), 0..4)) {
        let page = text.replace("### [a](b)", "### [a](https://arxiv.org/abs/2404.00001)");
        answers::votes(&Document::parse(page), &papers);
    }
}
