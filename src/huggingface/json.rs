//! JSON of any shape. Deserialising it fails only if the deserialiser cannot read the input.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::mem;

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::ObjectError;
use crate::escape::excerpt;

/// The keys that are kept. Values of other keys are skipped, so that nothing in them is an error.
const KEYS: [&str; 27] = [
    "ai_keywords",
    "ai_summary",
    "authors",
    "avatar",
    "avatarUrl",
    "discussionId",
    "fullname",
    "githubRepo",
    "githubStars",
    "hidden",
    "id",
    "isAuthorParticipating",
    "mediaUrl",
    "mediaUrls",
    "name",
    "numComments",
    "organization",
    "paper",
    "projectPage",
    "publishedAt",
    "submittedBy",
    "submittedOnDailyAt",
    "submittedOnDailyBy",
    "summary",
    "thumbnail",
    "title",
    "upvotes",
];

/// Levels of lists and objects that are kept: an object of the answer, its paper, the list of
/// authors, and an author. Deeper ones are empty, so recursion is bounded.
const LEVELS: u8 = 4;

/// JSON value, without unknown keys.
#[derive(Debug, Default)]
pub(super) enum Json {
    #[default]
    Null,
    Flag(bool),
    Count(u64),
    /// Number that is negative or has a fraction.
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(BTreeMap<&'static str, Json>),
}

impl Json {
    /// Takes the value at a path of keys, such as `paper.id`. It is null if there is none.
    pub(super) fn take(&mut self, path: &'static str) -> Field {
        debug_assert!(path.split('.').all(|key| KEYS.contains(&key)), "a key of `{path}` is not kept");
        let value = path.split('.').try_fold(self, |value, key| match value {
            Json::Object(values) => values.get_mut(key),
            _ => None,
        });
        Field { key: Some(path), value: value.map(mem::take).unwrap_or_default() }
    }
}

/// Writes what a message says after "found".
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Null => f.write_str("nothing"),
            Json::Flag(flag) => write!(f, "`{flag}`"),
            Json::Count(count) => write!(f, "`{count}`"),
            Json::Number(number) => write!(f, "`{number}`"),
            Json::Text(text) => write!(f, "the text `{}`", excerpt(text)),
            Json::List(_) => f.write_str("a list"),
            Json::Object(_) => f.write_str("an object"),
        }
    }
}

/// Value, and its key for an error.
pub(super) struct Field {
    pub(super) key: Option<&'static str>,
    pub(super) value: Json,
}

impl Field {
    /// Returns this field or, if it is absent, the other one.
    pub(super) fn or(self, other: Field) -> Field {
        match (&self.value, &other.value) {
            (Json::Null, Json::Null) => self,
            (Json::Null, _) => other,
            _ => self,
        }
    }

    pub(super) fn error(&self, expected: &'static str) -> ObjectError {
        ObjectError::new(self.key, expected, format!("{}", self.value))
    }

    pub(super) fn required_text(self) -> Result<String, ObjectError> {
        match self.value {
            Json::Text(text) => Ok(text),
            _ => Err(self.error("a text")),
        }
    }

    pub(super) fn text(self) -> Result<Option<String>, ObjectError> {
        match self.value {
            Json::Null => Ok(None),
            _ => self.required_text().map(Some),
        }
    }

    pub(super) fn count(self) -> Result<Option<u64>, ObjectError> {
        match self.value {
            Json::Null => Ok(None),
            Json::Count(count) => Ok(Some(count)),
            _ => Err(self.error("a whole number")),
        }
    }

    pub(super) fn flag(self) -> Option<bool> {
        match self.value {
            Json::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    pub(super) fn list(self) -> Result<Vec<Json>, ObjectError> {
        match self.value {
            Json::Null => Ok(Vec::new()),
            Json::List(values) => Ok(values),
            _ => Err(self.error("a list")),
        }
    }

    /// Returns the texts of a list. Other values are ignored.
    pub(super) fn texts(self) -> Vec<String> {
        let texts = self.list().unwrap_or_default().into_iter().map(|value| match value {
            Json::Text(text) => Some(text),
            _ => None,
        });
        texts.flatten().collect()
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        Levels(LEVELS).deserialize(deserializer)
    }
}

/// Seed of a value that keeps this number of levels.
#[derive(Clone, Copy)]
struct Levels(u8);

impl<'de> DeserializeSeed<'de> for Levels {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Levels {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_u64<E>(self, count: u64) -> Result<Json, E> {
        Ok(Json::Count(count))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(u64::try_from(number).map_or_else(|_| Json::Number(format!("{number}")), Json::Count))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(format!("{number:?}")))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.into()))
    }

    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        match self.0.checked_sub(1).map(Levels) {
            Some(inner) => {
                while let Some(value) = list.next_element_seed(inner)? {
                    values.push(value);
                }
            }
            None => while list.next_element::<IgnoredAny>()?.is_some() {},
        }
        Ok(Json::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Json, A::Error> {
        let mut values = BTreeMap::new();
        let inner = self.0.checked_sub(1).map(Levels);
        while let Some(key) = object.next_key_seed(Key)? {
            match (key, inner) {
                (Some(key), Some(inner)) => drop(values.insert(key, object.next_value_seed(inner)?)),
                _ => drop(object.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Json::Object(values))
    }
}

/// Seed of a key, which is `None` if it is unknown.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Option<&'static str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Option<&'static str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(KEYS.into_iter().find(|key| *key == text))
    }
}
