//! Labels, and keys of nested objects.

use alloc::string::String;

use super::latex;
use super::note::{Changes, NoteKind};
use crate::model::lossy::{self, Losses};

const COLONS: [char; 2] = [':', '：'];

/// Returns a label as one line, without asterisks and without colons at its end.
pub(super) fn clean(key: &str, changes: &mut Changes) -> String {
    let key = latex::restored(key, changes);
    let plain = key.replace('*', "");
    let mut losses = Losses::default();
    let line = lossy::one_line(&plain, &mut losses);
    let label = line.trim_end_matches([':', '：', ' ']);
    if plain.len() != key.len() || label != line {
        changes.add(NoteKind::Label);
    }
    changes.losses(losses.into_vec());
    label.into()
}

/// Returns a text without the label that it starts with, which can be between asterisks. A colon
/// must follow it.
pub(super) fn without_label<'a>(text: &'a str, label: &str) -> Option<&'a str> {
    let rest = text.trim_start_matches('*');
    let (marker, _) = text.split_at_checked(text.len().saturating_sub(rest.len()))?;
    let rest = rest.trim_start().strip_prefix(label)?;
    let colon = |text: &'a str| text.trim_start().strip_prefix(COLONS);
    let inside = || colon(rest)?.strip_prefix(marker);
    let text = rest.strip_prefix(marker).and_then(colon).or_else(inside)?.trim_start();
    (!text.is_empty()).then_some(text)
}
