//! A layout that is not canonical: blank lines, line endings, and older spellings without a lint of
//! their own.

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::DigestView;
use crate::layout::{self, Form};
use crate::syntax::offset;

/// Reports the layout of a digest without errors, once, where it first differs.
pub(super) fn lint(digest: &DigestView<'_>, sink: &mut Sink) {
    // Comparing the digest with its canonical form is the most expensive lint.
    if !sink.wants(Code::Layout) {
        return;
    }
    let part = digest.part;
    let fix = layout::edits(part.text, [*digest].into_iter(), Form::LaidOut);
    let Some(start) = fix.first().map(|edit| edit.span().start) else { return };
    let after = part.records.partition_point(|record| record.start() <= start);
    let line = Line::whole(part, after.saturating_sub(1));
    let column = start.saturating_sub(offset(part.text, line.text)).min(line.text.len());
    let found = line.text.get(column..).unwrap_or_default();
    let expected = "the blank lines, line endings and spellings of the canonical form";
    sink.report(line.diagnostic(Code::Layout, found, expected).with_fix(fix));
}
