//! Serialization of the model, as the maps that the documentation of the crate shows in JSON.
//!
//! Maps read back equal from every format, and structs and enums do not. Keys are read as strings,
//! because postcard and bincode do not support identifiers.

use alloc::boxed::Box;
use alloc::string::ToString;
use core::convert::Infallible;
use core::fmt::{self, Display};
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, Unexpected, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::text::ShortText;
use super::{ArxivId, Author, Date, Digest, Item, Label, Link, Media, Paper, Title, VideoLink, Votes};
use crate::escape::{Escaped, is_hidden};
use crate::span::Span;
use crate::syntax::Emphasis;

/// Implements `Serialize` with `Display`, and `Deserialize` with `FromStr`.
macro_rules! as_text {
    ($($name:ident, $expected:literal;)*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                text(deserializer, $expected, $name::from_str)
            }
        }
    )*};
}

as_text! {
    ArxivId, "an arXiv identifier";
    Author, "an author";
    Date, "a date as YYYY-MM-DD";
    Link, "a link";
    Title, "a title";
    VideoLink, "a video's link";
}

/// Deserializes a string and parses it with `parse`.
pub(crate) fn text<'de, D: Deserializer<'de>, T, X: Display>(
    deserializer: D,
    expected: &'static str,
    parse: fn(&str) -> Result<T, X>,
) -> Result<T, D::Error> {
    // Some formats pass only short texts to `deserialize_str`: ciborium up to 4,096 bytes.
    deserializer.deserialize_string(Text { expected, parse })
}

struct Text<T, X> {
    expected: &'static str,
    parse: fn(&str) -> Result<T, X>,
}

impl<T, X: Display> Visitor<'_> for Text<T, X> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).map_err(E::custom)
    }
}

/// Serializes a map of the fields that are `Some`.
macro_rules! write_map {
    ($serializer:ident, $($key:literal: $field:expr,)+) => {{
        let len = [$($field.is_some()),+].into_iter().filter(|is_there| *is_there).count();
        let mut map = $serializer.serialize_map(Some(len))?;
        $(if let Some(field) = $field {
            map.serialize_entry($key, &field)?;
        })+
        map.end()
    }};
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_map!(serializer, "date": Some(self.date), "papers": Some(&self.papers),)
    }
}

impl Serialize for Paper {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_map!(
            serializer,
            "title": Some(&self.title),
            "url": Some(&self.url),
            "media": self.media.as_ref(),
            "votes": self.votes,
            "authors": Some(&self.authors),
            "summary": Some(&self.summary),
        )
    }
}

impl Serialize for Media {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Media::Image(src) => write_map!(serializer, "image": Some(src),),
            Media::Video(src) => write_map!(serializer, "video": Some(src),),
        }
    }
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let label = self.label();
        let is_strong = label.is_some_and(|label| label.emphasis() == Emphasis::Strong);
        write_map!(
            serializer,
            "label": label.map(Label::as_str),
            "emphasis": is_strong.then_some(STRONG),
            "text": Some(self.text()),
        )
    }
}

/// Serializes the span as a map, such as `{"start": 72, "end": 73}`.
impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_map!(serializer, "start": Some(self.start), "end": Some(self.end),)
    }
}

/// Implements `Deserialize` for a map of these keys. A key that occurs twice is an error.
macro_rules! read_map {
    ($($name:ident, $expected:literal, $unknown:ident [$($key:ident: $presence:ident),+] => $value:expr;)*) => {$(
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_map(Map::<$name>(PhantomData)).map_err(visible)
            }
        }

        impl<'de> Visitor<'de> for Map<$name> {
            type Value = $name;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($expected)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                $(let mut $key = None;)+
                while let Some(key) = map.next_key_seed(Key::<$name>(PhantomData))? {
                    $(if key == stringify!($key) {
                        read_field(&mut map, key, &mut $key)?;
                    })+
                }
                $(let $key = $presence::<_, A::Error>(stringify!($key), $key)?;)+
                $value
            }
        }

        impl<'de> DeserializeSeed<'de> for Key<$name> {
            type Value = &'static str;

            fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'static str, D::Error> {
                deserializer.deserialize_str(self)
            }
        }

        impl Visitor<'_> for Key<$name> {
            type Value = &'static str;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<&'static str, E> {
                const KEYS: &[&str] = &[$(stringify!($key)),+];
                KEYS.iter().find(|key| **key == text).copied().ok_or_else(|| E::$unknown(text, KEYS))
            }
        }
    )*};
}

read_map! {
    Digest, "a digest", unknown_field [date: required, papers: required] => Ok(Digest { date, papers });
    Paper, "a paper", unknown_field [
        title: required, url: required, media: optional, votes: optional, authors: or_empty, summary: or_empty
    ] => Ok(Paper { title, url, media, votes, authors, summary });
    Media, "an image or a video", unknown_variant [image: optional, video: optional] => match (image, video) {
        (Some(src), None) => Ok(Media::Image(src)),
        (None, Some(src)) => Ok(Media::Video(src)),
        _ => Err(de::Error::custom("expected either an image or a video")),
    };
    Item, "an item", unknown_field [label: optional, emphasis: optional, text: required]
        => item(label, emphasis, text);
    Span, "a span", unknown_field [start: required, end: required] => Ok(Span { start, end });
}

struct Map<T>(PhantomData<T>);

struct Key<T>(PhantomData<T>);

fn required<T, E: de::Error>(key: &'static str, field: Option<T>) -> Result<T, E> {
    field.ok_or_else(|| E::missing_field(key))
}

fn optional<T, E>(_key: &'static str, field: Option<T>) -> Result<Option<T>, E> {
    Ok(field)
}

fn or_empty<T: Default, E>(_key: &'static str, field: Option<T>) -> Result<T, E> {
    Ok(field.unwrap_or_default())
}

/// Deserializes the value of a key. An absent field has no key, so `null` is an error.
fn read_field<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
    map: &mut A,
    key: &'static str,
    field: &mut Option<T>,
) -> Result<(), A::Error> {
    if field.is_some() {
        return Err(de::Error::duplicate_field(key));
    }
    *field = Some(map.next_value_seed(Field { key, value: PhantomData })?);
    Ok(())
}

/// Seed of a value. Its errors name the key.
struct Field<T> {
    key: &'static str,
    value: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Field<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer).map_err(|e| within(self.key, e))
    }
}

fn within<E: de::Error>(key: &str, error: impl Display) -> E {
    E::custom(format_args!("`{key}`: {error}"))
}

/// Longest error message, in characters. Longer ones are cut.
const LONGEST_ERROR: usize = 400;

/// Returns the error, cut and without hidden characters.
///
/// Messages of serde contain unexpected keys and strings as they are in the input.
fn visible<E: de::Error>(error: E) -> E {
    let sentence = error.to_string();
    let cut = sentence.char_indices().nth(LONGEST_ERROR).and_then(|(end, _)| sentence.get(..end));
    match cut {
        Some(cut) => E::custom(format_args!("{}…", Escaped(cut))),
        None if sentence.contains(is_hidden) => E::custom(Escaped(&sentence)),
        None => error,
    }
}

fn item<E: de::Error>(label: Option<LabelText>, emphasis: Option<Strong>, text: Box<str>) -> Result<Item, E> {
    let Some(LabelText(label)) = label else {
        return match emphasis {
            Some(Strong) => Err(within("emphasis", "an item without a label has no emphasis")),
            None => Item::new(text).map_err(|e| within("text", e)),
        };
    };
    let label = Label::from_str(&label).map_err(|e| within("label", e))?;
    let emphasis = emphasis.map_or(Emphasis::StrongEmphasis, |Strong| Emphasis::Strong);
    Item::labelled(label.with_emphasis(emphasis), text).map_err(|e| within("text", e))
}

/// The text of a label, which is not checked.
struct LabelText(ShortText);

impl<'de> Deserialize<'de> for LabelText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<LabelText, D::Error> {
        text(deserializer, "a string", |text| Ok::<_, Infallible>(LabelText(text.into())))
    }
}

/// Name of `Emphasis::Strong`.
const STRONG: &str = "strong";

struct Strong;

impl<'de> Deserialize<'de> for Strong {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Strong, D::Error> {
        text(deserializer, "`strong`", |text| {
            if text == STRONG { Ok(Strong) } else { Err("an emphasis must be `strong` or absent") }
        })
    }
}

/// Serializes a number, or a null for [`Votes::Unknown`].
///
/// In a human-readable format, the null is a unit, because TOML omits `None` and rejects a unit. In
/// any other format, it is `None`, because postcard and bincode write nothing for a unit.
impl Serialize for Votes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            _ if !serializer.is_human_readable() => self.count().serialize(serializer),
            Votes::Unknown => serializer.serialize_unit(),
            Votes::Count(count) => serializer.serialize_u64(*count),
        }
    }
}

/// Deserializes a number or a null.
///
/// RON and the buffers of serde are human-readable, and need `deserialize_any`. Postcard and
/// bincode do not support it.
impl<'de> Deserialize<'de> for Votes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Votes, D::Error> {
        let votes = if deserializer.is_human_readable() {
            deserializer.deserialize_any(NumberOrNull)
        } else {
            deserializer.deserialize_option(NumberOrNull)
        };
        votes.map_err(visible)
    }
}

struct NumberOrNull;

impl<'de> Visitor<'de> for NumberOrNull {
    type Value = Votes;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number of votes or null")
    }

    fn visit_u64<E>(self, count: u64) -> Result<Votes, E> {
        Ok(Votes::Count(count))
    }

    fn visit_i64<E: de::Error>(self, count: i64) -> Result<Votes, E> {
        let votes = u64::try_from(count).map(Votes::Count);
        votes.map_err(|_| E::invalid_value(Unexpected::Signed(count), &self))
    }

    fn visit_unit<E>(self) -> Result<Votes, E> {
        Ok(Votes::Unknown)
    }

    fn visit_none<E>(self) -> Result<Votes, E> {
        Ok(Votes::Unknown)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Votes, D::Error> {
        u64::deserialize(deserializer).map(Votes::Count)
    }
}
