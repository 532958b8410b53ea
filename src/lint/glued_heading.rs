//! A paper heading at the end of a line of an item.

use alloc::vec;
use alloc::vec::Vec;

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::syntax::glued_heading;

/// Reports the paper heading at the end of a line of an item.
pub(super) fn lint(line: &Line<'_>, sink: &mut Sink) {
    let Some((text, heading)) = glued_heading(line.text) else { return };
    let expected = "a paper heading on a line of its own";
    let diagnostic = line.diagnostic(Code::GluedHeading, heading, expected);
    // A line after it would become an unknown line of the new paper.
    let is_last = line.index.saturating_add(1) == line.part.records.len();
    let fix = if is_last {
        let end = line.part.line_end();
        let old = line.text.get(text.len()..).unwrap_or_default();
        vec![line.edit(old, &[end, end, heading].concat())]
    } else {
        Vec::new()
    };
    sink.report(diagnostic.with_fix(fix));
}
