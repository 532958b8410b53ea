//! The fuzz targets, one per guarantee, each a function of bytes. The fuzzer and the tests of its
//! findings call them.
#![allow(unreachable_pub, reason = "the fuzzer is a crate of its own")]

use std::borrow::Cow;

use daily_papers::Digest;
use serde_json::Value;

use crate::bytes::Bytes;
use crate::invariants::summary::{self as summaries, Json};
use crate::invariants::{self, data, edits, fixing, injection, literals};

/// A function that panics if its guarantee is broken.
pub(crate) type Target = fn(&[u8]);

/// Each target, by its name.
pub(crate) const TARGETS: [(&str, Target); 10] = [
    ("lossless", lossless),
    ("reference", reference),
    ("value", value),
    ("naughty", naughty),
    ("edits", edits),
    ("format", format),
    ("fixes", fixes),
    ("serde", serde),
    ("python", python),
    ("summary", summary),
];

/// Decodes UTF-8 with replacement, so that every input counts.
fn text(data: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(data)
}

/// Returns whether an input is in a sample of one in `of`. Only the input decides, so that findings
/// repeat.
fn is_chosen(data: &[u8], of: u32) -> bool {
    let hash =
        data.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    hash % of == 0
}

/// Tests lossless, total parsing and line spans.
pub fn lossless(data: &[u8]) {
    let text = text(data);
    invariants::lossless(&text);
    if is_chosen(data, 4) {
        invariants::total(&text);
    }
}

/// Tests agreement with the second parser, and independence of line endings.
pub fn reference(data: &[u8]) {
    let text = text(data);
    invariants::reference(&text);
    if is_chosen(data, 4) {
        invariants::independence(&text);
    }
}

/// Tests that values print and parse back equal, and survive data formats.
pub fn value(data: &[u8]) {
    invariants::value(&Bytes::new(data).value());
}

/// Tests that a value in a field changes nothing else, or that constructors refuse exactly what
/// would not parse back.
pub fn naughty(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    if bytes.value() {
        return invariants::refused_exactly(&bytes.text());
    }
    let field = bytes.field();
    let three = bytes.three();
    injection::no_injection(&three.page(), three.at, &field);
}

/// Tests that edits change only their span.
pub fn edits(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let kind = bytes.byte();
    if kind % 4 == 0 {
        let at = bytes.byte().into();
        return edits::set_what_is_set(&bytes.page(), at);
    }
    let changes = bytes.changes();
    if kind % 4 == 3 {
        let (digest, chosen) = (bytes.byte().into(), bytes.value());
        return edits::mixed(&bytes.page(), digest, &changes, chosen);
    }
    let page = if kind % 4 == 1 { bytes.page() } else { bytes.cut() };
    edits::together(&page, &changes);
}

/// Tests the canonical form.
pub fn format(data: &[u8]) {
    let text = text(data);
    fixing::format(&text);
    invariants::format(&text);
}

/// Tests diagnostics and fixes.
pub fn fixes(data: &[u8]) {
    fixing::fixes(&text(data));
}

/// Tests data formats: any JSON, JSON made of the bytes, or a binary format.
pub fn serde(data: &[u8]) {
    match data.split_first() {
        Some((1, rest)) => data::json_value(&spoiled_digest(&mut Bytes::new(rest))),
        Some((2, rest)) => data::json_value(&json(&mut Bytes::new(rest), 6)),
        Some((3, rest)) => data::binary(rest),
        _ => data::json(data),
    }
}

/// Tests author lists against a parser of Python's rules.
pub fn python(data: &[u8]) {
    literals::authors(&text(data));
}

/// Tests the items that an answer of a language model becomes: a text, a text in a string, or an
/// object made of the bytes.
pub fn summary(data: &[u8]) {
    match data.split_first() {
        Some((1, rest)) => summaries::object(&entries(&mut Bytes::new(rest), 5)),
        Some((2, rest)) => summaries::answer(&format!("{{\"가\": [\"{}\"]}}", text(rest))),
        Some((3, rest)) => summaries::answer(&format!("{{\"가\": \"{}\"}}", text(rest))),
        _ => summaries::answer(&text(data)),
    }
}

/// Returns at most three entries of an object.
fn entries(bytes: &mut Bytes<'_>, depth: u8) -> Vec<(String, Json)> {
    (0..bytes.byte() % 4).map(|_| (bytes.text(), ordered_json(bytes, depth))).collect()
}

/// Returns JSON of at most this depth, with its keys in order.
fn ordered_json(bytes: &mut Bytes<'_>, depth: u8) -> Json {
    match bytes.byte() % 8 {
        0 => Json::Bare(["null", "true", "-3.20e5"][usize::from(bytes.byte() % 3)].to_owned()),
        1 | 2 if depth > 0 => {
            Json::List((0..bytes.byte() % 4).map(|_| ordered_json(bytes, depth - 1)).collect())
        }
        3 | 4 if depth > 0 => Json::Object(entries(bytes, depth - 1)),
        _ => Json::Text(bytes.text()),
    }
}

/// The keys of the JSON form, and an unknown key.
const KEYS: [&str; 13] = [
    "date", "papers", "title", "url", "media", "votes", "authors", "summary", "image", "video", "label",
    "emphasis", "text",
];

/// Returns JSON of at most this depth.
fn json(bytes: &mut Bytes<'_>, depth: u8) -> Value {
    let few = |bytes: &mut Bytes<'_>| 0..bytes.byte() % 4;
    match bytes.byte() % 8 {
        0 => Value::Null,
        1 => bytes.byte().into(),
        2 => "strong".into(),
        3 => "2024-04-23".into(),
        4 if depth > 0 => few(bytes).map(|_| json(bytes, depth - 1)).collect(),
        5 if depth > 0 => few(bytes).map(|_| (key(bytes), json(bytes, depth - 1))).collect(),
        _ => bytes.text().into(),
    }
}

fn key(bytes: &mut Bytes<'_>) -> String {
    KEYS.get(usize::from(bytes.byte() % 16)).map_or_else(|| bytes.text(), |key| (*key).to_owned())
}

/// Returns the JSON of a digest with at most one wrong part.
fn spoiled_digest(bytes: &mut Bytes<'_>) -> Value {
    let mut whole = serde_json::to_value(bytes.value::<Digest>()).expect("every digest has a JSON form");
    spoil(&mut whole, bytes);
    whole
}

/// Spoils a part, or a part within it.
fn spoil(part: &mut Value, bytes: &mut Bytes<'_>) {
    let step = bytes.byte();
    let nth = usize::from(step / 4);
    let inner = match (step % 4, &mut *part) {
        (0, _) => return,
        (1, Value::Object(object)) if nth % 2 == 0 => return drop(object.insert(key(bytes), json(bytes, 2))),
        (1, Value::Object(object)) => return drop(object.remove(&key(bytes))),
        (2, Value::Object(object)) => {
            nth.checked_rem(object.len()).and_then(|at| object.values_mut().nth(at))
        }
        (2, Value::Array(list)) => nth.checked_rem(list.len()).map(|at| &mut list[at]),
        _ => None,
    };
    match inner {
        Some(inner) => spoil(inner, bytes),
        None => *part = json(bytes, 2),
    }
}
