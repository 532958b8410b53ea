//! White space at the end of a line.

use alloc::vec;

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::edit::Edit;

/// Reports white space at the end of a line.
pub(super) fn lint(line: &Line<'_>, sink: &mut Sink) {
    let Line { part, index, text } = *line;
    let found = text.get(text.trim_end().len()..).unwrap_or_default();
    if found.is_empty() {
        return;
    }
    // Without its white space the line would be a blank one, which ends an item, so the whole line
    // is removed.
    let is_all = found.len() == part.content(index).len();
    let fix = if is_all { Edit::new(part.line_span(index), "") } else { line.edit(found, "") };
    let expected = "no white space at the end of the line";
    sink.report(line.diagnostic(Code::TrailingWhiteSpace, found, expected).with_fix(vec![fix]));
}
