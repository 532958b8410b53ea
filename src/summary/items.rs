//! The items of an object.

use alloc::string::String;
use alloc::vec::Vec;

use super::note::{Changes, Note, NoteKind};
use super::outline::Outline;
use super::value::{Entries, Value};
use super::{label, lines};
use crate::lint::leaked_strings;
use crate::model::{Item, Label};

/// The items made so far, and the notes about them.
#[derive(Debug)]
pub(super) struct Items {
    items: Vec<Item>,
    notes: Vec<Note>,
}

impl Items {
    /// Starts with the notes about the whole answer.
    pub(super) fn new(notes: Vec<Note>) -> Items {
        Items { items: Vec::new(), notes }
    }

    pub(super) fn into_parts(self) -> (Vec<Item>, Vec<Note>) {
        (self.items, self.notes)
    }

    /// Adds the items of an object.
    ///
    /// The JSON parser bounds the depth of values, and thus of calls.
    pub(super) fn object(&mut self, entries: Entries) {
        for (key, value) in entries {
            let mut changes = Changes::default();
            match Label::new(label::clean(&key, &mut changes)) {
                Ok(label) => self.labelled(&key, label, value, changes),
                Err(_) => {
                    changes.add(NoteKind::EmptyLabel);
                    self.unlabelled(&key, value, changes);
                }
            }
        }
    }

    /// Adds the item of a value with a label.
    fn labelled(&mut self, key: &str, label: Label, value: Value, mut changes: Changes) {
        let text = match value {
            Value::Text(text) => {
                let text = lines::clean(&text, &mut changes);
                return self.labelled_text(key, label, text, changes);
            }
            nested => {
                changes.add(NoteKind::Nested);
                Outline::of(nested, &mut changes)
            }
        };
        self.push(key, Some(label), &text, changes);
    }

    /// Adds the item of a clean text with a label.
    fn labelled_text(&mut self, key: &str, label: Label, text: String, mut changes: Changes) {
        let text = match label::without_label(&text, &label) {
            Some(text) => {
                changes.add(NoteKind::RepeatedLabel);
                // A joiner can be hidden now that it is at the start.
                lines::clean(text, &mut changes)
            }
            None => text,
        };
        let text = match leaked(&text) {
            Some(strings) if !strings.is_empty() => {
                changes.add(NoteKind::LeakedList);
                Outline::of(Value::List(strings.into_iter().map(Value::Text).collect()), &mut changes)
            }
            Some(_) => lines::escaped(&text, &mut changes),
            None => lines::below_label(text, &mut changes),
        };
        self.push(key, Some(label), &text, changes);
    }

    /// Adds the items of a value without a label.
    fn unlabelled(&mut self, key: &str, value: Value, mut changes: Changes) {
        match value {
            Value::Text(text) => {
                let text = lines::clean(&text, &mut changes);
                self.unlabelled_text(key, &text, changes);
            }
            nested => {
                self.values(key, nested, &mut changes);
                self.notes.extend(changes.of_value(key, None));
            }
        }
    }

    /// Adds the values of a list or an object without a label as items. Changes of several items are
    /// added to `changes`.
    fn values(&mut self, key: &str, value: Value, changes: &mut Changes) {
        match value {
            Value::Text(text) => return self.text_of_list(key, &text, changes),
            Value::List(values) if !values.is_empty() => {
                values.into_iter().for_each(|value| self.values(key, value, changes));
            }
            Value::Object(entries) if !entries.is_empty() => self.object(entries),
            _ => changes.add(NoteKind::EmptyValue),
        }
        changes.add(NoteKind::Nested);
    }

    fn text_of_list(&mut self, key: &str, text: &str, changes: &mut Changes) {
        let mut own = Changes::default();
        let text = lines::clean(text, &mut own);
        if text.is_empty() {
            changes.add(NoteKind::EmptyValue);
            changes.extend(own);
        } else {
            self.single(key, &text, own);
        }
    }

    /// Adds the items of a clean text without a label. The strings of a leaked list become items.
    fn unlabelled_text(&mut self, key: &str, text: &str, mut changes: Changes) {
        match leaked(text) {
            Some(strings) if !strings.is_empty() => {
                changes.add(NoteKind::LeakedList);
                strings.iter().for_each(|text| self.text_of_list(key, text, &mut changes));
                self.notes.extend(changes.of_value(key, None));
            }
            _ => self.single(key, text, changes),
        }
    }

    /// Adds the item of a clean text. A text that starts like a label has that label.
    fn single(&mut self, key: &str, text: &str, mut changes: Changes) {
        let (label, text) = Item::from_lossy(text).0.into_parts();
        match label {
            Some(label) => self.labelled_text(key, label, text.into(), changes),
            None if leaked(&text).is_some() => {
                let text = lines::escaped(&text, &mut changes);
                self.push(key, None, &text, changes);
            }
            None => self.push(key, None, &text, changes),
        }
    }

    fn push(&mut self, key: &str, label: Option<Label>, text: &str, mut changes: Changes) {
        if text.is_empty() {
            changes.add(NoteKind::EmptyValue);
            return self.notes.extend(changes.of_value(key, None));
        }
        let text = lines::settled(text, &mut changes);
        let (item, losses) = match label {
            Some(label) => Item::labelled_from_lossy(label, &text),
            None => Item::from_lossy(&lines::without_near_label(text, &mut changes)),
        };
        debug_assert!(losses.is_empty(), "the text of an item is clean: {item:?}");
        self.notes.extend(changes.of_value(key, Some(self.items.len())));
        self.items.push(item);
    }
}

/// Returns the strings of a text of one line that is a Python list or dict. A dict gives none.
fn leaked(text: &str) -> Option<Vec<String>> {
    let can_be = text.starts_with(['[', '{']) && !text.contains('\n');
    can_be.then(|| leaked_strings(text)).flatten()
}
