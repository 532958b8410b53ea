//! Properties of deserialisation: exactly the digests that the JSON form allows are accepted, and
//! each of them is a valid value.

use daily_papers::{
    Author, Digest, Emphasis, Item, Label, Link, Media, Paper, Title, ValueError, VideoLink, Votes,
};
use serde_json::{Map, Value};

/// Checks that bytes deserialise exactly if they are the JSON of a digest.
///
/// A digest must be valid.
pub(crate) fn json(text: &[u8]) {
    let digest = serde_json::from_slice::<Digest>(text);
    if let Ok(value) = serde_json::from_slice::<Value>(text) {
        // A `Value` keeps the last of two equal keys; a digest refuses them.
        let expected = self::digest(&value);
        assert_eq!(serde_json::from_value::<Digest>(value).ok(), expected);
        assert!(digest.is_err() || digest.as_ref().ok() == expected.as_ref(), "{digest:?}");
    } else {
        assert!(digest.is_err());
    }
    if let Ok(digest) = digest {
        super::value(&digest);
    }
}

/// Checks that a JSON value deserialises exactly if it is a digest.
///
/// A digest must be valid.
pub(crate) fn json_value(value: &Value) {
    let digest = serde_json::from_value::<Digest>(value.clone()).ok();
    assert_eq!(digest, self::digest(value), "{value}");
    assert_eq!(serde_json::from_str::<Digest>(&value.to_string()).ok(), digest, "{value}");
    if let Some(digest) = digest {
        super::value(&digest);
    }
}

/// Checks that a digest from a format without field names is valid.
pub(crate) fn binary(bytes: &[u8]) {
    if let Ok(digest) = postcard::from_bytes::<Digest>(bytes) {
        super::value(&digest);
    }
}

/// Returns the object of `value`.
///
/// Returns `None` if a key of `must` is missing, or a key is in neither list.
fn object<'v>(value: &'v Value, must: &[&str], may: &[&str]) -> Option<&'v Map<String, Value>> {
    let object = value.as_object()?;
    let has_all = must.iter().all(|key| object.contains_key(*key));
    let has_only = object.keys().all(|key| must.contains(&&**key) || may.contains(&&**key));
    (has_all && has_only).then_some(object)
}

fn text<T>(value: &Value, build: impl FnOnce(&str) -> Result<T, ValueError>) -> Option<T> {
    build(value.as_str()?).ok()
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(read).collect()
}

/// Parses a field that may be absent.
///
/// Returns `Some(None)` if the field is absent, and `None` if it is malformed.
fn optional<T>(value: Option<&Value>, read: impl FnOnce(&Value) -> Option<T>) -> Option<Option<T>> {
    value.map_or(Some(None), |value| read(value).map(Some))
}

fn digest(value: &Value) -> Option<Digest> {
    let digest = object(value, &["date", "papers"], &[])?;
    Some(Digest::new(text(&digest["date"], str::parse)?, list(&digest["papers"], paper)?))
}

fn paper(value: &Value) -> Option<Paper> {
    let form = object(value, &["title", "url"], &["media", "votes", "authors", "summary"])?;
    let mut paper =
        Paper::new(text(&form["title"], |t| Title::new(t))?, text(&form["url"], |t| Link::new(t))?);
    paper.media = optional(form.get("media"), media)?;
    paper.votes = optional(form.get("votes"), |votes| {
        if votes.is_null() { Some(Votes::Unknown) } else { votes.as_u64().map(Votes::Count) }
    })?;
    let author = |name: &Value| text(name, |t| Author::new(t));
    paper.authors = optional(form.get("authors"), |authors| list(authors, author))?.unwrap_or_default();
    paper.summary = optional(form.get("summary"), |summary| list(summary, item))?.unwrap_or_default();
    Some(paper)
}

fn media(value: &Value) -> Option<Media> {
    let image = object(value, &["image"], &[]).map(|form| text(&form["image"], |t| Link::new(t)));
    let video = object(value, &["video"], &[]).map(|form| text(&form["video"], |t| VideoLink::new(t)));
    image.flatten().map(Media::Image).or_else(|| video.flatten().map(Media::Video))
}

fn item(value: &Value) -> Option<Item> {
    let form = object(value, &["text"], &["label", "emphasis"])?;
    let is_strong =
        optional(form.get("emphasis"), |emphasis| (emphasis == "strong").then_some(()))?.is_some();
    let label = optional(form.get("label"), |label| text(label, |t| Label::new(t)))?;
    match label {
        None if is_strong => None,
        None => text(&form["text"], |t| Item::new(t)),
        Some(label) => {
            let emphasis = if is_strong { Emphasis::Strong } else { Emphasis::StrongEmphasis };
            text(&form["text"], |t| Item::labelled(label.with_emphasis(emphasis), t))
        }
    }
}
