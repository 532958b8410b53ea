//! Serialisation of diagnostics and edits.
//!
//! Edits, and therefore diagnostics, are not deserialised, because an edit belongs to the page that it
//! was made for.

use core::str::FromStr;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Diagnostic;
use crate::code::{Code, Severity};
use crate::edit::Edit;
use crate::model::serde::text;

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Code, D::Error> {
        text(deserializer, "the name of a code", Code::from_str)
    }
}

impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Severity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Severity, D::Error> {
        text(deserializer, "a severity", |name| match name {
            "note" => Ok(Severity::Note),
            "warning" => Ok(Severity::Warning),
            "error" => Ok(Severity::Error),
            _ => Err("a severity is `note`, `warning` or `error`"),
        })
    }
}

/// Writes `{"start": 72, "end": 73, "text": "181"}`.
impl Serialize for Edit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_struct("Edit", 3)?;
        form.serialize_field("start", &self.span().start)?;
        form.serialize_field("end", &self.span().end)?;
        form.serialize_field("text", self.text())?;
        form.end()
    }
}

/// Writes the code, the severity, the place, the sentence without the place, the help, and the fix.
impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_struct("Diagnostic", 10)?;
        form.serialize_field("code", &self.code())?;
        form.serialize_field("severity", &self.severity())?;
        form.serialize_field("line", &self.line())?;
        form.serialize_field("column", &self.column())?;
        form.serialize_field("end_line", &self.end_line())?;
        form.serialize_field("end_column", &self.end_column())?;
        form.serialize_field("span", &self.span())?;
        form.serialize_field("message", &self.message())?;
        form.serialize_field("help", &self.help())?;
        form.serialize_field("fix", self.fix())?;
        form.end()
    }
}
