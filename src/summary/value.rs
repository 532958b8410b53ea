//! A JSON value. Unlike `serde_json::Value`, it keeps the order of keys and keys that occur twice.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// The keys and values of an object.
pub(super) type Entries = Vec<(String, Value)>;

/// A JSON value. Every scalar is a text, and `null` is an empty one.
#[derive(Debug)]
pub(super) enum Value {
    Text(String),
    List(Vec<Value>),
    Object(Entries),
}

impl Value {
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Value::Text(text) => text.is_empty(),
            Value::List(values) => values.is_empty(),
            Value::Object(entries) => entries.is_empty(),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

/// Visits a value whose numbers are written as strings.
struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.into()))
    }

    fn visit_bool<E: Error>(self, is_true: bool) -> Result<Value, E> {
        Ok(Value::Text(if is_true { "true" } else { "false" }.into()))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Text(String::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut entries = Entries::new();
        while let Some(entry) = object.next_entry()? {
            entries.push(entry);
        }
        Ok(Value::Object(entries))
    }
}
