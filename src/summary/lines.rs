//! The lines of an item, changed so that no lint reports them.

use alloc::borrow::Cow;
use alloc::string::String;

use super::latex;
use super::note::{Changes, NoteKind};
use crate::lint::{is_unclosed, near_label};
use crate::model::Loss;
use crate::model::lossy::{self, Losses};
use crate::syntax::{Meant, glued_heading, meant};

const STRUCTURE: NoteKind = NoteKind::Loss(Loss::Structure);

/// The bullets of a list in a text.
const BULLETS: [&str; 4] = ["- ", "* ", "+ ", "• "];

/// Returns a text whose LaTeX commands are restored, and which an item can have.
pub(super) fn clean(text: &str, changes: &mut Changes) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut losses = Losses::default();
    let restored = latex::restored(text, changes);
    let nested = nested(&restored);
    if matches!(nested, Cow::Owned(_)) {
        changes.add(STRUCTURE);
    }
    let lines = lossy::lines(&nested, &mut losses);
    changes.losses(losses.into_vec());
    lines
}

/// Returns a text whose further lines are indented by two more spaces if they are bullets or
/// indented. If none of them is a bullet without indentation, the text is not changed.
///
/// `lossy::lines` indents only bullets without indentation, which would lose a level.
fn nested(text: &str) -> Cow<'_, str> {
    let is_bullet = |line: &str| line.starts_with("- ");
    if !text.split('\n').skip(1).any(is_bullet) {
        return Cow::Borrowed(text);
    }
    let mut nested = String::with_capacity(text.len());
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if number > 0 && (is_bullet(line) || line.starts_with(' ')) {
            nested.push_str("  ");
        }
        nested.push_str(line);
    }
    Cow::Owned(nested)
}

/// Returns a text without the bullet that it starts with.
pub(super) fn without_bullet(text: &str) -> &str {
    BULLETS.iter().find_map(|bullet| text.strip_prefix(bullet)).unwrap_or(text)
}

/// Returns the text of a label with its first line on a line of its own if that is a bullet before
/// other lines.
pub(super) fn below_label(text: String, changes: &mut Changes) -> String {
    if without_bullet(&text) == text || !text.contains('\n') {
        return text;
    }
    changes.add(STRUCTURE);
    ["\n  ", &text].concat()
}

/// Returns a text whose lines no lint reports. Such lints are about lines that resemble a heading, a
/// field or an item, and about headings at the end of a line.
pub(super) fn settled(text: &str, changes: &mut Changes) -> String {
    let mut settled = String::with_capacity(text.len());
    for (number, line) in text.split('\n').enumerate() {
        let further = if number == 0 { Cow::Borrowed(line) } else { further(line) };
        let line_settled = match glued_heading(&further) {
            Some((_, heading)) => Cow::Owned(with_escaped_end(&further, heading)),
            None => further,
        };
        if line_settled != line {
            changes.add(STRUCTURE);
        }
        if number > 0 {
            settled.push('\n');
        }
        settled.push_str(&line_settled);
    }
    settled
}

/// Returns a line with a backslash before the heading at its end.
fn with_escaped_end(line: &str, heading: &str) -> String {
    let at = line.trim_end().len().saturating_sub(heading.len());
    let (before, end) = line.split_at_checked(at).unwrap_or((line, ""));
    [before, "\\", end].concat()
}

/// Returns a further line of an item so that it resembles nothing else.
fn further(line: &str) -> Cow<'_, str> {
    let content = line.trim_start_matches(' ');
    let (indentation, _) =
        line.split_at_checked(line.len().saturating_sub(content.len())).unwrap_or_default();
    match meant(line) {
        None => Cow::Borrowed(line),
        Some(Meant::Item(_)) => Cow::Owned(["  ", line].concat()),
        // A longer run of spaces is greater than a shorter one.
        Some(Meant::Votes(_) | Meant::Authors(_) | Meant::Media(_)) => {
            Cow::Owned([indentation.max("  "), "- ", content].concat())
        }
        Some(Meant::DigestHeading { .. } | Meant::PaperHeading { .. }) => {
            Cow::Owned([indentation, "\\", content].concat())
        }
    }
}

/// Returns the text of an item without a label so that it does not open like one.
pub(super) fn without_near_label(text: String, changes: &mut Changes) -> String {
    let first = text.split('\n').next().unwrap_or_default().trim_start_matches(' ');
    if !first.starts_with("**")
        || !is_unclosed(first, text.trim_start_matches(' ')) && near_label(first).is_none()
    {
        return text;
    }
    escaped(&text, changes)
}

/// Returns a text after a backslash.
pub(super) fn escaped(text: &str, changes: &mut Changes) -> String {
    changes.add(STRUCTURE);
    ["\\", text].concat()
}
