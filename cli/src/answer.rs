//! Answers of Hugging Face's API in files.

use std::path::Path;

use daily_papers::Severity;
use daily_papers::huggingface::{Answer, ObjectError};
use serde_json::Value;

use crate::escape::{escaped, shown};
use crate::files;
use crate::output::{Status, complain, say};

/// Reads the answer in a file, or on standard input.
pub(crate) fn read(path: &Path) -> Result<Answer, String> {
    let text = files::read_text(path)?;
    serde_json::from_str(&text).map_err(|error| {
        let problem = refusal(&text).unwrap_or_else(|| error.to_string());
        format!("{}: {problem}", shown(path))
    })
}

/// Returns what the API says instead of an answer, such as `{"error": "Too many requests"}`.
fn refusal(text: &str) -> Option<String> {
    let object: serde_json::Map<String, Value> = serde_json::from_str(text).ok()?;
    let message =
        ["error", "message"].iter().find_map(|key| object.get(*key).filter(|value| !value.is_null()));
    let message = message.map(|message| message.as_str().map_or_else(|| message.to_string(), str::to_owned));
    Some(match message {
        Some(message) => format!("expected the papers of a day, found an error of the API: {message}"),
        None => "expected a list of the papers of a day, found an object".to_owned(),
    })
}

/// Shows the errors of objects, which are findings, and the notes about objects.
pub(crate) fn complain_of<'e>(
    path: &Path,
    errors: impl IntoIterator<Item = &'e ObjectError>,
    status: &mut Status,
) {
    for error in errors {
        let problem = format!("{}: {error}", shown(path));
        if error.severity() == Severity::Note {
            say(format_args!("note: {}\n", escaped(&problem)));
        } else {
            complain(problem);
            status.raise(Status::Findings);
        }
    }
}
