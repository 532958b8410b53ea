//! Summaries that a language model wrote, by the arXiv identifiers of their papers.

use std::collections::BTreeMap;
use std::path::Path;

use daily_papers::{ArxivId, Digest, Item, summary};
use serde_json::value::RawValue;

use crate::escape::{escaped, shown};
use crate::files;
use crate::output::{Status, complain, say};

/// The items of each summary.
#[derive(Debug)]
pub(crate) struct Summaries {
    items: BTreeMap<ArxivId, Vec<Item>>,
}

impl Summaries {
    /// Reads a JSON object whose keys are arXiv identifiers. A value is the text that a model wrote,
    /// or its object. Returns an error if the file cannot be read, or is not an object.
    ///
    /// A wrong key or value is shown on standard error, and is a finding. So is what was changed to
    /// make items, which is only a note.
    pub(crate) fn read(path: &Path, status: &mut Status) -> Result<Summaries, String> {
        let text = files::read_text(path)?;
        // The text of a value keeps the order and the spelling of its labels.
        let values: BTreeMap<String, Box<RawValue>> =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", shown(path)))?;
        let mut items = BTreeMap::new();
        for (key, value) in values {
            match one(&key, value.get()) {
                Ok((id, ..)) if items.contains_key(&id) => {
                    complain(format_args!(
                        "{}: {key}: another key is an identifier of the paper",
                        shown(path)
                    ));
                    status.raise(Status::Findings);
                }
                Ok((id, summary, notes)) => {
                    items.insert(id, summary);
                    notes.iter().for_each(|note| say(format_args!("note: {}: {key}: {note}\n", shown(path))));
                }
                Err(problem) => {
                    complain(format_args!("{}: {}: {problem}", shown(path), escaped(&key)));
                    status.raise(Status::Findings);
                }
            }
        }
        Ok(Summaries { items })
    }

    /// Moves each summary to the papers of its identifier. Says which have none.
    pub(crate) fn give(mut self, digest: &mut Digest) {
        for paper in &mut digest.papers {
            if let Some(items) = paper.arxiv_id().and_then(|id| self.items.remove(&id.without_version())) {
                paper.summary = items;
            }
        }
        for id in self.items.keys() {
            say(format_args!("note: {id}: the digest does not have the paper of this summary\n"));
        }
    }
}

/// Returns the identifier, the items, and the notes about them.
fn one(key: &str, value: &str) -> Result<(ArxivId, Vec<Item>, Vec<summary::Note>), String> {
    let id: ArxivId = key.parse().map_err(|_| "expected an arXiv identifier as the key".to_owned())?;
    let written: String;
    let answer = if value.starts_with('"') {
        written = serde_json::from_str(value).map_err(|error| error.to_string())?;
        &written
    } else if value.starts_with('{') {
        value
    } else {
        return Err("expected a text or an object".to_owned());
    };
    let (items, notes) = summary::from_json(answer).map_err(|error| error.to_string())?;
    Ok((id.without_version(), items, notes))
}
