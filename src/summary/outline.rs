//! Lists and objects as nested bullets.

use alloc::string::String;
use core::iter;

use super::note::{Changes, NoteKind};
use super::value::Value;
use super::{label, lines};
use crate::model::Loss;

/// The deepest level that is indented. Without it, the text could be much longer than the answer.
const DEEPEST: usize = 8;

/// The lines under a label.
#[derive(Debug, Default)]
pub(super) struct Outline {
    text: String,
    /// The number of levels that a bullet can have after the last one.
    levels: usize,
}

impl Outline {
    /// Returns the bullets of a list or an object, each on a new line.
    pub(super) fn of(value: Value, changes: &mut Changes) -> String {
        let mut outline = Outline::default();
        outline.values(value, 0, changes);
        outline.text
    }

    /// Adds the values of a list or an object at a level.
    ///
    /// The JSON parser bounds the depth of values, and thus of calls.
    fn values(&mut self, value: Value, level: usize, changes: &mut Changes) {
        match value {
            Value::Text(text) => self.value("", Value::Text(text), level, changes),
            Value::List(values) => values.into_iter().for_each(|value| self.value("", value, level, changes)),
            Value::Object(entries) => {
                for (key, value) in entries {
                    let key = label::clean(&key, changes);
                    self.value(&key, value, level, changes);
                }
            }
        }
    }

    /// Adds a value with the clean key that it has in an object.
    ///
    /// In a list, the first entry of an object is a bullet of the list and the others are below it. A
    /// list is below the bullet before it.
    fn value(&mut self, key: &str, value: Value, level: usize, changes: &mut Changes) {
        let below = level.saturating_add(1);
        match value {
            Value::Text(text) => self.bullet(key, &lines::clean(&text, changes), level, changes),
            nested if !key.is_empty() || nested.is_empty() => {
                self.bullet(key, "", level, changes);
                self.values(nested, below, changes);
            }
            Value::Object(entries) => {
                for (number, (key, value)) in entries.into_iter().enumerate() {
                    let key = label::clean(&key, changes);
                    self.value(&key, value, if number == 0 { level } else { below }, changes);
                }
            }
            list => self.values(list, below.min(self.levels), changes),
        }
    }

    fn bullet(&mut self, key: &str, text: &str, level: usize, changes: &mut Changes) {
        if key.is_empty() && text.is_empty() {
            return changes.add(NoteKind::EmptyValue);
        }
        let level = level.min(self.levels);
        self.levels = level.saturating_add(1).min(DEEPEST);
        let indentation = || iter::repeat_n("  ", level.saturating_add(1));
        let colon = match (key, text) {
            ("", _) => "",
            (_, "") => ":",
            _ => ": ",
        };
        let bare = if text.contains('\n') { text } else { lines::without_bullet(text) };
        if bare.len() < text.len() {
            changes.add(NoteKind::Loss(Loss::Structure));
        }
        let mut lines = bare.split('\n');
        self.text.push('\n');
        self.text.extend(indentation());
        self.text.extend(["- ", key, colon, lines.next().unwrap_or_default()]);
        for line in lines {
            self.text.push('\n');
            self.text.extend(indentation());
            self.text.extend(["  ", line]);
        }
    }
}
