//! The data form of the model. In formats that people read it is the JSON that the crate's documentation gives; in all
//! others each field is there, so that formats without field names work too.

use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt::{self, Display};
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{ArxivId, Author, Date, Digest, Item, Label, Link, Media, Paper, Title, VideoLink, Votes};
use crate::diagnostic::excerpt::{Shown, is_hidden};
use crate::syntax::Emphasis;

/// Writes a type as its text, and reads it through the same door as everyone else: `FromStr`.
macro_rules! as_text {
    ($($name:ident, $expected:literal;)*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Text { expected: $expected, value: PhantomData })
            }
        }
    )*};
}

as_text! {
    ArxivId, "an arXiv identifier";
    Author, "an author";
    Date, "a date as YYYY-MM-DD";
    EmphasisForm, "`strong`";
    Link, "a link";
    Title, "a title";
    VideoLink, "a video's link";
}

struct Text<T> {
    expected: &'static str,
    value: PhantomData<T>,
}

impl<T: FromStr<Err: Display>> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

/// Reads a struct through its form. In formats that people read it is an object: a derived form would take an array as well.
macro_rules! as_object {
    ($($name:ident, $form:ty, $expected:literal;)*) => {$(
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let form = if deserializer.is_human_readable() {
                    deserializer.deserialize_map(Object { expected: $expected, form: PhantomData::<$form> })
                } else {
                    <$form>::deserialize(deserializer)
                };
                form.map_err(visible)?.value()
            }
        }
    )*};
}

as_object! {
    Digest, DigestForm<Vec<Paper>>, "a digest";
    Paper, PaperForm, "a paper";
    Item, ItemForm, "an item";
}

/// How many characters of an error are shown.
const LONGEST_ERROR: usize = 400;

/// The error, cut and in visible characters: what serde says of a key or a text that it did not expect holds that as it is.
fn visible<E: de::Error>(error: E) -> E {
    let sentence = error.to_string();
    let cut = sentence.char_indices().nth(LONGEST_ERROR).and_then(|(end, _)| sentence.get(..end));
    match cut {
        Some(cut) => E::custom(format_args!("{}…", Shown(cut))),
        None if sentence.contains(is_hidden) => E::custom(Shown(&sentence)),
        None => error,
    }
}

struct Object<F> {
    expected: &'static str,
    form: PhantomData<F>,
}

impl<'de, F: Deserialize<'de>> Visitor<'de> for Object<F> {
    type Value = F;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<F, A::Error> {
        F::deserialize(MapAccessDeserializer::new(map))
    }
}

/// Readers of a field whose errors name its key.
mod key {
    use super::{Deserialize, Deserializer, Display, de};

    pub(super) fn error<E: de::Error>(key: &str, error: impl Display) -> E {
        E::custom(format_args!("`{key}`: {error}"))
    }

    macro_rules! required {
        ($($key:ident)*) => {$(
            pub(super) fn $key<'de, D: Deserializer<'de>, T: Deserialize<'de>>(d: D) -> Result<T, D::Error> {
                T::deserialize(d).map_err(|e| error(stringify!($key), e))
            }
        )*};
    }

    /// A field that may be absent, but is a value where it is there: `null` would be a third state.
    macro_rules! optional {
        ($($key:ident)*) => {$(
            pub(super) fn $key<'de, D: Deserializer<'de>, T: Deserialize<'de>>(d: D) -> Result<Option<T>, D::Error> {
                let value = if d.is_human_readable() { T::deserialize(d).map(Some) } else { Option::deserialize(d) };
                value.map_err(|e| error(stringify!($key), e))
            }
        )*};
    }

    required! { date papers title url authors summary text image video }
    optional! { media votes label emphasis }
}

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename = "Digest", expecting = "a digest", deny_unknown_fields)]
struct DigestForm<P> {
    #[serde(deserialize_with = "key::date")]
    date: Date,
    #[serde(deserialize_with = "key::papers", bound(deserialize = "P: Deserialize<'de>"))]
    papers: P,
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        DigestForm { date: self.date, papers: &self.papers }.serialize(serializer)
    }
}

impl DigestForm<Vec<Paper>> {
    fn value<E>(self) -> Result<Digest, E> {
        Ok(Digest { date: self.date, papers: self.papers })
    }
}

impl Serialize for Paper {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = Form::new(serializer, "Paper", 6, [self.media.is_none(), self.votes.is_none()])?;
        form.field("title", &self.title)?;
        form.field("url", &self.url)?;
        form.optional("media", self.media.as_ref())?;
        form.optional("votes", self.votes.as_ref())?;
        form.field("authors", &self.authors)?;
        form.field("summary", &self.summary)?;
        form.out.end()
    }
}

#[derive(serde::Deserialize)]
#[serde(rename = "Paper", expecting = "a paper", deny_unknown_fields)]
struct PaperForm {
    #[serde(deserialize_with = "key::title")]
    title: Title,
    #[serde(deserialize_with = "key::url")]
    url: Link,
    #[serde(default, deserialize_with = "key::media")]
    media: Option<Media>,
    #[serde(default, deserialize_with = "key::votes")]
    votes: Option<Votes>,
    #[serde(deserialize_with = "key::authors")]
    authors: Vec<Author>,
    #[serde(deserialize_with = "key::summary")]
    summary: Vec<Item>,
}

impl PaperForm {
    fn value<E>(self) -> Result<Paper, E> {
        let PaperForm { title, url, media, votes, authors, summary } = self;
        Ok(Paper { title, url, media, votes, authors, summary })
    }
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let label = self.label();
        let emphasis =
            label.filter(|label| label.emphasis() == Emphasis::Strong).map(|_| EmphasisForm::Strong);
        let mut form = Form::new(serializer, "Item", 3, [label.is_none(), emphasis.is_none()])?;
        form.optional("label", label.map(Label::as_str))?;
        form.optional("emphasis", emphasis)?;
        form.field("text", self.text())?;
        form.out.end()
    }
}

#[derive(serde::Deserialize)]
#[serde(rename = "Item", expecting = "an item", deny_unknown_fields)]
struct ItemForm {
    #[serde(default, deserialize_with = "key::label")]
    label: Option<Box<str>>,
    #[serde(default, deserialize_with = "key::emphasis")]
    emphasis: Option<EmphasisForm>,
    #[serde(deserialize_with = "key::text")]
    text: Box<str>,
}

impl ItemForm {
    fn value<E: de::Error>(self) -> Result<Item, E> {
        let Some(label) = self.label else {
            return match self.emphasis {
                Some(_) => Err(key::error("emphasis", "an item without a label has none")),
                None => Item::new(self.text).map_err(|e| key::error("text", e)),
            };
        };
        let label = Label::new(label).map_err(|e| key::error("label", e))?;
        let emphasis =
            self.emphasis.map_or(Emphasis::StrongEmphasis, |EmphasisForm::Strong| Emphasis::Strong);
        Item::labelled(label.with_emphasis(emphasis), self.text).map_err(|e| key::error("text", e))
    }
}

/// The emphasis of a label, where it is not today's.
enum EmphasisForm {
    Strong,
}

impl Display for EmphasisForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("strong")
    }
}

impl FromStr for EmphasisForm {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<EmphasisForm, &'static str> {
        if text == "strong" { Ok(EmphasisForm::Strong) } else { Err("an emphasis is `strong` or left out") }
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename = "Media", rename_all = "lowercase", expecting = "an image or a video")]
enum MediaForm<I, V> {
    #[serde(deserialize_with = "key::image", bound(deserialize = "I: Deserialize<'de>"))]
    Image(I),
    #[serde(deserialize_with = "key::video", bound(deserialize = "V: Deserialize<'de>"))]
    Video(V),
}

impl Serialize for Media {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Media::Image(src) => MediaForm::Image::<_, &VideoLink>(src).serialize(serializer),
            Media::Video(src) => MediaForm::Video::<&Link, _>(src).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Media {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Media, D::Error> {
        Ok(match MediaForm::deserialize(deserializer).map_err(visible)? {
            MediaForm::Image(src) => Media::Image(src),
            MediaForm::Video(src) => Media::Video(src),
        })
    }
}

/// Votes where no person reads them: `Option<Option<u64>>` would not survive every format.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename = "Votes")]
enum VotesForm {
    Unknown,
    Count(u64),
}

impl Serialize for Votes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            _ if serializer.is_human_readable() => self.count().serialize(serializer),
            Votes::Unknown => VotesForm::Unknown.serialize(serializer),
            Votes::Count(count) => VotesForm::Count(*count).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Votes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Votes, D::Error> {
        if deserializer.is_human_readable() {
            return Option::<u64>::deserialize(deserializer).map(Votes::from).map_err(visible);
        }
        Ok(match VotesForm::deserialize(deserializer).map_err(visible)? {
            VotesForm::Unknown => Votes::Unknown,
            VotesForm::Count(count) => Votes::Count(count),
        })
    }
}

/// A struct being written, whose absent fields are left out where people read it.
struct Form<S: SerializeStruct> {
    out: S,
    leaves_out: bool,
}

impl<S: SerializeStruct> Form<S> {
    fn new<Z: Serializer<SerializeStruct = S, Error = S::Error>>(
        serializer: Z,
        name: &'static str,
        fields: usize,
        absent: [bool; 2],
    ) -> Result<Form<S>, S::Error> {
        let leaves_out = serializer.is_human_readable();
        let left_out = absent.iter().filter(|is_absent| **is_absent && leaves_out).count();
        let out = serializer.serialize_struct(name, fields.saturating_sub(left_out))?;
        Ok(Form { out, leaves_out })
    }

    fn field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), S::Error> {
        self.out.serialize_field(key, value)
    }

    fn optional<T: Serialize>(&mut self, key: &'static str, value: Option<T>) -> Result<(), S::Error> {
        match value {
            Some(value) if self.leaves_out => self.out.serialize_field(key, &value),
            None if self.leaves_out => self.out.skip_field(key),
            value => self.out.serialize_field(key, &value),
        }
    }
}
