//! The fuzz targets, one per guarantee, each a function of bytes. The fuzzer and the tests of its
//! findings call them.
#![allow(unreachable_pub, reason = "the fuzzer is a crate of its own")]

use std::borrow::Cow;

use daily_papers::huggingface::DailyPaper;
use daily_papers::{Digest, Document, Limits};
use serde_json::Value;

use crate::bytes::Bytes;
use crate::invariants::summary::{self as summaries, Json};
use crate::invariants::{self, answers, data, fixing, literals, reader as reading, updates};

/// A function that panics if its guarantee is broken.
pub(crate) type Target = fn(&[u8]);

/// Each target, by its name.
pub(crate) const TARGETS: [(&str, Target); 12] = [
    ("lossless", lossless),
    ("reference", reference),
    ("value", value),
    ("naughty", naughty),
    ("updates", updates),
    ("format", format),
    ("fixes", fixes),
    ("serde", serde),
    ("python", python),
    ("reader", reader),
    ("huggingface", huggingface),
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

/// Tests that constructors refuse exactly what would not parse back.
pub fn naughty(data: &[u8]) {
    invariants::refused_exactly(&Bytes::new(data).text());
}

/// Tests that a change of values changes nothing else.
pub fn updates(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let kind = bytes.byte();
    if kind % 4 == 0 {
        let (at, field) = (bytes.byte().into(), bytes.field());
        return updates::one_field(&bytes.pages(), at, &field);
    }
    let changes = bytes.changes();
    let page = if kind % 4 == 1 { bytes.cut() } else { bytes.pages() };
    updates::changed(&page, &changes);
}

/// Tests the canonical form.
pub fn format(data: &[u8]) {
    let text = text(data);
    fixing::format(&text);
    invariants::format(&text);
}

/// Tests diagnostics and fixes.
pub fn fixes(data: &[u8]) {
    let text = text(data);
    fixing::fixes(&text);
    fixing::parts(&text);
}

/// Tests data formats: any JSON, JSON made of the bytes, or a binary format.
pub fn serde(data: &[u8]) {
    match data.split_first() {
        Some((1, rest)) => data::json_value(&spoiled_digest(&mut Bytes::new(rest))),
        Some((2, rest)) => data::json_value(&json(&mut Bytes::new(rest), &KEYS, 6)),
        Some((3, rest)) => data::binary(rest),
        _ => data::json(data),
    }
}

/// Tests author lists against a parser of Python's rules.
pub fn python(data: &[u8]) {
    literals::authors(&text(data));
}

/// Tests that the parts of an input are those of the whole. The first bytes are the limits and the
/// sizes of the buffers, and the others are the input.
pub fn reader(data: &[u8]) {
    let Some(([limit, count], rest)) = data.split_first_chunk() else { return };
    let (sizes, input) = rest.split_at(usize::from(count % 8).min(rest.len()));
    let sizes: Vec<_> = sizes.iter().map(|size| usize::from(*size)).collect();
    let most = usize::from(limit / 4);
    let limits = match limit % 4 {
        0 | 1 => None,
        2 => Some(Limits::new().max_bytes(most)),
        _ => Some(Limits::new().max_line_bytes(most).max_papers(most % 4).max_items(most % 4)),
    };
    reading::parts(input, &sizes, limits.as_ref());
}

/// Tests answers of Hugging Face's API: any JSON, JSON made of the bytes, or the votes of a page.
pub fn huggingface(data: &[u8]) {
    match data.split_first() {
        Some((1, rest)) => answers::json_value(&answer(&mut Bytes::new(rest))),
        Some((2, rest)) => answers::json_value(&json(&mut Bytes::new(rest), ANSWER_KEYS, 6)),
        Some((3, rest)) => {
            let mut bytes = Bytes::new(rest);
            let papers: Vec<_> = (0..bytes.byte() % 4).map(|_| daily_paper(&mut bytes)).collect();
            let page = bytes.page().replace("](u)", "](https://arxiv.org/abs/2404.00001)");
            answers::votes(&Document::parse(page), &papers);
        }
        _ => answers::json(data),
    }
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

/// The keys of an answer.
pub(crate) const ANSWER_KEYS: &[&str] = &[
    "paper",
    "id",
    "title",
    "authors",
    "name",
    "hidden",
    "upvotes",
    "thumbnail",
    "mediaUrl",
    "mediaUrls",
    "publishedAt",
    "summary",
    "ai_keywords",
    "githubStars",
    "organization",
    "submittedBy",
    "avatar",
    "isAuthorParticipating",
];

/// Identifiers of papers, some of one paper, and texts that are not identifiers.
const IDS: [&str; 6] = ["2404.00001", "2404.00001v2", "2404.00002", "math/0309136", "2413.00001", ""];

/// Returns JSON of at most this depth.
fn json(bytes: &mut Bytes<'_>, keys: &[&str], depth: u8) -> Value {
    let few = |bytes: &mut Bytes<'_>| 0..bytes.byte() % 4;
    match bytes.byte() % 8 {
        0 => Value::Null,
        1 => bytes.byte().into(),
        2 => "strong".into(),
        3 => "2024-04-23".into(),
        4 if depth > 0 => few(bytes).map(|_| json(bytes, keys, depth - 1)).collect(),
        5 if depth > 0 => few(bytes).map(|_| (key(bytes, keys), json(bytes, keys, depth - 1))).collect(),
        _ => bytes.text().into(),
    }
}

fn key(bytes: &mut Bytes<'_>, keys: &[&str]) -> String {
    keys.get(usize::from(bytes.byte()) % (keys.len() + 3))
        .map_or_else(|| bytes.text(), |key| (*key).to_owned())
}

/// Returns the JSON of a digest with at most one wrong part.
fn spoiled_digest(bytes: &mut Bytes<'_>) -> Value {
    let mut whole = serde_json::to_value(bytes.value::<Digest>()).expect("every digest has a JSON form");
    spoil(&mut whole, bytes, &KEYS);
    whole
}

/// Returns an answer of up to three objects, each with at most one wrong part.
fn answer(bytes: &mut Bytes<'_>) -> Value {
    let objects = (0..bytes.byte() % 4).map(|_| {
        let authors: Vec<_> =
            (0..bytes.byte() % 4).map(|_| serde_json::json!({"name": bytes.text()})).collect();
        let (id, upvotes) = (pick(bytes), bytes.value::<u64>());
        let (title, src) = (bytes.text(), bytes.text());
        let mut object = serde_json::json!({
            "paper": {"id": id, "title": title, "authors": authors, "upvotes": upvotes},
            "thumbnail": src,
        });
        spoil(&mut object, bytes, ANSWER_KEYS);
        object
    });
    objects.collect()
}

fn pick(bytes: &mut Bytes<'_>) -> &'static str {
    IDS[usize::from(bytes.byte()) % IDS.len()]
}

fn daily_paper(bytes: &mut Bytes<'_>) -> DailyPaper {
    let mut paper = DailyPaper::new(pick(bytes), "");
    paper.upvotes = bytes.value();
    paper
}

/// Spoils a part, or a part within it.
fn spoil(part: &mut Value, bytes: &mut Bytes<'_>, keys: &[&str]) {
    let step = bytes.byte();
    let nth = usize::from(step / 4);
    let inner = match (step % 4, &mut *part) {
        (0, _) => return,
        (1, Value::Object(object)) if nth % 2 == 0 => {
            return drop(object.insert(key(bytes, keys), json(bytes, keys, 2)));
        }
        (1, Value::Object(object)) => return drop(object.remove(&key(bytes, keys))),
        (2, Value::Object(object)) => {
            nth.checked_rem(object.len()).and_then(|at| object.values_mut().nth(at))
        }
        (2, Value::Array(list)) => nth.checked_rem(list.len()).map(|at| &mut list[at]),
        _ => None,
    };
    match inner {
        Some(inner) => spoil(inner, bytes, keys),
        None => *part = json(bytes, keys, 2),
    }
}
