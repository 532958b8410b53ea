//! The data form of diagnostics and edits. Edits, and so diagnostics, are only written: the views of
//! a page make its edits.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Code, Diagnostic, Severity};
use crate::edit::Edit;

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// `{"start": 72, "end": 73, "text": "181"}`.
impl Serialize for Edit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_struct("Edit", 3)?;
        form.serialize_field("start", &self.span().start)?;
        form.serialize_field("end", &self.span().end)?;
        form.serialize_field("text", self.text())?;
        form.end()
    }
}

/// The code, the severity, the place, the sentence without the place, and the edits of the fix.
impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_struct("Diagnostic", 8)?;
        form.serialize_field("code", &self.code())?;
        form.serialize_field("severity", &self.severity())?;
        form.serialize_field("line", &self.line())?;
        form.serialize_field("column", &self.column())?;
        form.serialize_field("span", &self.span())?;
        form.serialize_field("message", &self.message())?;
        form.serialize_field("help", &self.help())?;
        form.serialize_field("fix", self.fix())?;
        form.end()
    }
}
