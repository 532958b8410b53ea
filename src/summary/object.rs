//! The object in an answer, and the text around it.

use alloc::vec::Vec;

use super::error::Error;
use super::json::Json;
use super::note::{Changes, Note, NoteKind};
use super::value::{Entries, Value};

/// Returns the entries of the first object of an answer that is valid JSON and not empty, and the
/// notes about the answer. An empty object is used only if every object is
/// empty.
///
/// An object is searched after the end of the one before, so no text is searched twice.
pub(super) fn first(answer: &str) -> Result<(Entries, Vec<Note>), Error> {
    let (mut first_error, mut empty) = (None, None);
    let mut from = 0;
    while let Some(start) = start_of_object(answer, from) {
        let Some(json) = Json::repair(answer, start) else {
            return Err(first_error.unwrap_or_else(|| Error::unclosed(answer)));
        };
        from = json.end;
        match serde_json::from_str(&json.text) {
            Ok(Value::Object(entries)) if !entries.is_empty() => {
                return Ok((entries, notes(answer, start, json)));
            }
            Ok(_) => empty = empty.or(Some((start, json))),
            Err(error) => {
                let origin = json.origin(error.line(), error.column());
                first_error.get_or_insert_with(|| Error::json(answer, origin, &error));
            }
        }
    }
    match (first_error, empty) {
        (Some(error), _) => Err(error),
        (None, Some((start, json))) => Ok((Entries::new(), notes(answer, start, json))),
        (None, None) => Err(Error::no_object(answer)),
    }
}

/// Returns the offset of the next `{` that a string or `}` follows.
fn start_of_object(answer: &str, from: usize) -> Option<usize> {
    let rest = answer.get(from..)?;
    let is_start = |(at, _): &(usize, &str)| {
        let inside = rest.get(at.saturating_add(1)..).unwrap_or_default();
        inside.trim_start_matches([' ', '\t', '\r', '\n']).starts_with(['"', '}'])
    };
    rest.match_indices('{').find(is_start).map(|(at, _)| from.saturating_add(at))
}

fn notes(answer: &str, start: usize, json: Json) -> Vec<Note> {
    let mut around = Changes::default();
    let before = answer.get(..start).unwrap_or_default().trim();
    let after = answer.get(json.end..).unwrap_or_default().trim();
    for (kind, text) in [(NoteKind::TextBefore, before), (NoteKind::TextAfter, after)] {
        if !text.is_empty() {
            around.add_found(kind, text);
        }
    }
    let mut notes = around.of_answer();
    notes.extend(json.changes.of_answer());
    notes
}
