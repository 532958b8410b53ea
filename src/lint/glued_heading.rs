//! A heading at the end of another line.

use alloc::vec;
use alloc::vec::Vec;

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::edit::Edit;
use crate::syntax::{PAPER, glued_heading};

/// Reports the heading at the end of a line of an item.
pub(super) fn item(line: &Line<'_>, sink: &mut Sink) {
    if let Some((text, heading)) = glued_heading(line.text) {
        sink.report(diagnostic(line, heading).with_fix(fix(line, text, heading)));
    }
}

/// Reports the heading at the end of a title or of a list of authors.
pub(super) fn field(line: &Line<'_>, sink: &mut Sink) {
    if let Some((_, heading)) = glued_heading(line.text) {
        sink.report(diagnostic(line, heading));
    }
}

fn diagnostic(line: &Line<'_>, heading: &str) -> Diagnostic {
    let expected = if heading.starts_with(PAPER) {
        "a paper heading on a line of its own"
    } else {
        "a digest heading on a line of its own"
    };
    line.diagnostic(Code::GluedHeading, heading, expected)
}

/// Returns the edit that puts each paper heading at the end of a line after its item.
///
/// There is none if the line would still end in a heading: an item without a text would remain, and
/// a digest heading would move the papers after it to another digest. There is none either if the
/// next line of the item would become an unknown line of the new paper.
fn fix(line: &Line<'_>, mut text: &str, heading: &str) -> Vec<Edit> {
    let end = line.part.line_end();
    let mut headings = vec![heading];
    while let Some((before, heading)) = glued_heading(text) {
        headings.push(heading);
        text = before;
    }
    let is_last = line.index.saturating_add(1) == line.part.records.len();
    if text.is_empty() || !is_last || !headings.iter().all(|heading| heading.starts_with(PAPER)) {
        return Vec::new();
    }
    let old = line.text.get(text.len()..).unwrap_or_default();
    let new: Vec<&str> = headings.iter().rev().flat_map(|heading| [end, end, heading]).collect();
    vec![line.edit(old, &new.concat())]
}
