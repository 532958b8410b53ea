//! An item whose text is a Python list or dict that a program printed.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::line::Line;
use super::near_label::near_label;
use super::unclosed_emphasis::is_unclosed;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::ItemView;
use crate::escape::is_hidden;
use crate::model::{Item, Label, print};
use crate::syntax::{content, glued_heading, python_strings};

/// Reports a text that is a Python list or dict. The fix turns the strings of a list into items or,
/// under a label, nested items.
pub(super) fn lint(item: &ItemView<'_>, sink: &mut Sink) {
    let part = item.part;
    let text = item.first_line();
    let is_one_line = || Line::of_item(item).skip(1).all(|line| line.text.trim_end().is_empty());
    if !matches!(text.as_bytes(), [b'[' | b'{', ..]) || !is_one_line() {
        return;
    }
    let trimmed = text.trim_end();
    let Some(strings) = leaked_strings(trimmed) else { return };
    let diagnostic = part.diagnostic(Code::LeakedList, 0, text, "a text, not a Python list or dict");
    let fix = items(item, &strings).map(|new| {
        let old = content(part.span().slice(part.text));
        vec![Line::whole(part, 0).edit(old, &new.replace('\n', part.line_end()))]
    });
    sink.report(diagnostic.with_fix(fix.unwrap_or_default()));
}

/// Returns the strings of a text that is a Python list or dict, without white space at its end. A
/// dict, and a list of other values, gives no strings.
///
/// Returns `None` for any other text.
pub(crate) fn leaked_strings(text: &str) -> Option<Vec<String>> {
    let is_between =
        |open: [&str; 2], close| open.iter().any(|open| text.starts_with(open)) && text.ends_with(close);
    let is_leaked = || is_between(["{'", "{\""], '}') || is_between(["['", "[\""], ']');
    python_strings(text).or_else(|| is_leaked().then(Vec::new))
}

/// Returns the lines of the items that the strings of a leaked list make, or `None` if a lint would
/// report one of them.
fn items(item: &ItemView<'_>, strings: &[String]) -> Option<String> {
    if strings.is_empty() || !strings.iter().all(|text| is_clean(text)) {
        return None;
    }
    let mut lines = String::new();
    match item.emphasis().zip(item.label()) {
        Some((emphasis, label)) => {
            let label = Label::new(label).ok()?.with_emphasis(emphasis);
            if strings.iter().any(|text| text.starts_with("- ")) {
                return None;
            }
            let nested: String = strings.iter().flat_map(|text| ["\n  - ", text]).collect();
            print::item(Item::labelled(label, nested).ok()?.parts(), &mut lines).ok()?;
        }
        None => strings.iter().enumerate().try_for_each(|(number, text)| {
            if number > 0 {
                lines.push('\n');
            }
            let is_clean = !is_unclosed(text, text) && near_label(text).is_none();
            let item = Item::new(&**text).ok().filter(|_| is_clean)?;
            print::item(item.parts(), &mut lines).ok()
        })?,
    }
    Some(lines)
}

/// Returns whether a text would have nothing to report as a line of an item.
fn is_clean(text: &str) -> bool {
    let is_visible = !text.contains(is_hidden) && text.trim() == text && !text.is_empty();
    is_visible && !text.starts_with(['[', '{']) && glued_heading(text).is_none()
}
