//! Properties of arbitrary JSON and of arbitrary text.

use daily_papers::summary::from_json;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::generators::{config, text};
use crate::invariants::summary::{self, Json};

/// Pieces of texts that a lint could report, and of answers that a parser could stumble over.
const PIECES: [&str; 48] = [
    "**",
    "***",
    "*",
    "**가**: ",
    "***가*: ",
    "**가** :나",
    "**가:** ",
    "가: ",
    ": ",
    "：",
    "['",
    "']",
    "', '",
    "{'",
    "'}",
    "[\"",
    "\"]",
    "[]",
    "\n",
    "\n\n",
    "\n- ",
    "\n  - ",
    "\n* ",
    "\n• ",
    "\n-가",
    "\n1) ",
    "\nVote: 3",
    "\n  Authors: 나",
    "\n### [a](https://b)",
    " ### [a](https://b)",
    "### [",
    "](",
    "\n # Daily Papers (2024-04-23)",
    "\n## Daily Papers (2024-04-23)",
    "\u{c}rac",
    "\times",
    "\nabla",
    "$\nu$",
    "\r",
    "\u{200d}",
    "\u{200b}",
    "\u{202e}",
    "\\",
    "\\'",
    "가",
    "나다",
    "A",
    " ",
];

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop_oneof![3 => vec(piece, 0..8).prop_map(|pieces| pieces.concat()), 1 => text()]
}

fn json() -> impl Strategy<Value = Json> {
    let bare = select(&["null", "true", "false", "0", "-3.20", "1e400", "18446744073709551616"][..]);
    let leaf = prop_oneof![4 => hostile().prop_map(Json::Text), 1 => bare.prop_map(|text| Json::Bare(text.to_owned()))];
    leaf.prop_recursive(5, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Json::List),
            vec((hostile(), inner), 0..4).prop_map(Json::Object),
        ]
    })
}

/// Returns pieces of JSON in any order.
fn broken() -> impl Strategy<Value = String> {
    let tokens = [
        "{",
        "}",
        "[",
        "]",
        "\"",
        ",",
        ":",
        "{\"",
        "\": \"",
        "\", \"",
        "\"}",
        "\\",
        "\\u",
        "\\ud83d",
        "\\ude00",
        "\\n",
        "\\frac",
        "\\'",
        "1",
        "-",
        "e",
        "null",
        "```json\n",
        "\n",
        "\t",
        "가",
        "\u{feff}",
    ];
    let token = prop_oneof![8 => select(tokens.to_vec()).prop_map(str::to_owned), 1 => hostile()];
    vec(token, 0..24).prop_map(|tokens| tokens.concat())
}

/// Returns a word that starts no list, no bullet and no emphasis.
fn word() -> impl Strategy<Value = String> {
    "[가-힣\\\\(][가-힣a-z0-9\\\\{}()'\",.;~+=-]{0,7}"
}

fn clean_text() -> impl Strategy<Value = String> {
    let line = || vec(word(), 1..5).prop_map(|words| words.join(" "));
    let further = prop_oneof![line(), line().prop_map(|line| format!("  - {line}"))];
    (line(), vec(further, 0..3)).prop_map(|(first, further)| [vec![first], further].concat().join("\n"))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn items_of_any_object_are_clean_and_lose_nothing(entries in vec((hostile(), json()), 0..5)) {
        summary::object(&entries);
    }

    #[test]
    fn any_text_gives_clean_items_or_an_error(text in prop_oneof![broken(), text()]) {
        summary::answer(&text);
    }

    #[test]
    fn numbers_are_those_of_json(number in "-?[0-9.eE+-]{1,6}") {
        let answer = format!("{{\"a\":[{number}]}}");
        let found = from_json(&answer).map(|(items, _)| items[0].text().to_owned());
        let is_number = serde_json::from_str::<serde::de::IgnoredAny>(&number).is_ok();
        prop_assert_eq!(found.ok(), is_number.then(|| format!("\n  - {number}")));
    }

    #[test]
    fn clean_object_is_not_changed(entries in vec((word(), clean_text()), 1..4)) {
        let entries: Vec<_> =
            entries.into_iter().map(|(key, text)| (format!("라벨 {key}"), Json::Text(text))).collect();
        let mut answer = String::new();
        Json::Object(entries.clone()).write(" ", &mut answer);
        let (_, notes) = from_json(&answer).unwrap();
        prop_assert!(notes.is_empty(), "{notes:?}");
        summary::object(&entries);
    }
}
