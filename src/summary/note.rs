use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::escape::excerpt;
use crate::model::Loss;

/// Change that [`from_json`](super::from_json) made, and its place.
///
/// A change that was made several times to one item is one note. `Display` writes one sentence.
///
/// ```
/// use daily_papers::summary::{self, NoteKind};
///
/// let (_, notes) = summary::from_json(r#"{"Method:": "  작은 모델", "Code": null}"#)?;
/// assert_eq!((notes[0].kind(), notes[0].item(), notes[0].label()), (NoteKind::Label, Some(0), "Method:"));
/// let sentences: Vec<_> = notes.iter().map(ToString::to_string).collect();
/// assert_eq!(
///     sentences,
///     [
///         "item 1, `Method:`: asterisks or colons were removed from the label",
///         "item 1, `Method:`: white space was collapsed",
///         "`Code`: an empty value was left out",
///     ],
/// );
/// # Ok::<(), summary::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Note {
    place: Place,
    change: Change,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Place {
    /// The answer as a whole.
    Answer,
    /// A value of the object, by its escaped label, and the item that it became.
    Value { label: Box<str>, item: Option<usize> },
}

/// Kind of a [`Note`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NoteKind {
    /// Text before the object was passed over.
    TextBefore,
    /// Text after the object was passed over.
    TextAfter,
    /// A control character in a string was accepted without an escape.
    ControlCharacter,
    /// A backslash that starts no escape of JSON was kept or, before an apostrophe, removed.
    Backslash,
    /// An escape of half a surrogate pair became U+FFFD.
    Surrogate,
    /// A control character became the start of a LaTeX command.
    Latex,
    /// Asterisks or colons were removed from a label or a key.
    Label,
    /// A label was empty, so its item has none.
    EmptyLabel,
    /// The label was removed from the start of its text.
    RepeatedLabel,
    /// A value without text was left out.
    EmptyValue,
    /// A list or an object became nested bullets or, without a label, items.
    Nested,
    /// A text that is a list of strings became nested bullets or, without a label, items.
    LeakedList,
    /// The text was changed as [`Item::from_lossy`](crate::Item::from_lossy) changes it, or because
    /// a lint would report it.
    Loss(Loss),
}

/// Writes what was changed, without a capital letter or a full stop.
impl fmt::Display for NoteKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoteKind::TextBefore => "text before the object was passed over",
            NoteKind::TextAfter => "text after the object was passed over",
            NoteKind::ControlCharacter => "control characters were not escaped",
            NoteKind::Backslash => "an escape that JSON does not have was repaired",
            NoteKind::Surrogate => "half of a surrogate pair was replaced",
            NoteKind::Latex => "a LaTeX command was restored",
            NoteKind::Label => "asterisks or colons were removed from the label",
            NoteKind::EmptyLabel => "the label is empty",
            NoteKind::RepeatedLabel => "the label was repeated in the text",
            NoteKind::EmptyValue => "an empty value was left out",
            NoteKind::Nested => "a list or an object became bullets",
            NoteKind::LeakedList => "a list in a text became bullets",
            NoteKind::Loss(loss) => return loss.fmt(f),
        })
    }
}

impl Note {
    /// Returns the kind of the change.
    #[must_use]
    pub fn kind(&self) -> NoteKind {
        self.change.kind
    }

    /// Returns the index of the changed item, from 0. It is `None` if the change is about the whole
    /// text, about a value that was left out, or about several items.
    #[must_use]
    pub fn item(&self) -> Option<usize> {
        match self.place {
            Place::Answer => None,
            Place::Value { item, .. } => item,
        }
    }

    /// Returns the start of the label as it was written, escaped. It is empty if the change is about
    /// the whole text.
    #[must_use]
    pub fn label(&self) -> &str {
        match &self.place {
            Place::Answer => "",
            Place::Value { label, .. } => label,
        }
    }

    /// Returns the start of what was passed over, restored or repaired, escaped. It is empty for
    /// other kinds.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.change.found
    }
}

/// Writes one sentence, with the place.
impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::Answer => {}
            Place::Value { label, item: None } => write!(f, "`{label}`: ")?,
            Place::Value { label, item: Some(index) } => {
                write!(f, "item {}, `{label}`: ", index.saturating_add(1))?;
            }
        }
        self.change.kind.fmt(f)?;
        match &*self.change.found {
            "" => Ok(()),
            found => write!(f, ": `{found}`"),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Change {
    kind: NoteKind,
    found: Box<str>,
}

/// Changes at one place, each once.
#[derive(Debug, Default)]
pub(super) struct Changes(Vec<Change>);

impl Changes {
    pub(super) fn add(&mut self, kind: NoteKind) {
        if !self.0.iter().any(|change| change.kind == kind) {
            self.0.push(Change { kind, found: Box::default() });
        }
    }

    /// Adds a change that shows the text that it is about. Only the first one of each kind is kept,
    /// except that each LaTeX command is.
    pub(super) fn add_found(&mut self, kind: NoteKind, found: &str) {
        let is_same =
            |change: &Change| change.kind == kind && (kind != NoteKind::Latex || *change.found == *found);
        if !self.0.iter().any(is_same) {
            self.0.push(Change { kind, found: excerpt(found).into() });
        }
    }

    pub(super) fn losses(&mut self, losses: Vec<Loss>) {
        losses.into_iter().for_each(|loss| self.add(NoteKind::Loss(loss)));
    }

    pub(super) fn extend(&mut self, other: Changes) {
        for change in other.0 {
            if !self.0.contains(&change) {
                self.0.push(change);
            }
        }
    }

    /// Returns the notes of changes of the whole answer.
    pub(super) fn of_answer(self) -> Vec<Note> {
        self.0.into_iter().map(|change| Note { place: Place::Answer, change }).collect()
    }

    /// Returns the notes of changes of a value, and the item that it became.
    pub(super) fn of_value(self, label: &str, item: Option<usize>) -> impl Iterator<Item = Note> {
        let label = if self.0.is_empty() { String::new() } else { excerpt(label) };
        self.0
            .into_iter()
            .map(move |change| Note { place: Place::Value { label: (*label).into(), item }, change })
    }
}
