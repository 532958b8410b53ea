//! A paper that occurs a second time in a page.

use alloc::collections::BTreeSet;

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::PaperView;
use crate::model::ArxivId;

/// Reports a paper whose identifier `id` is among those of the papers before it.
pub(super) fn lint(
    paper: &PaperView<'_>,
    id: Option<ArxivId>,
    before: &mut BTreeSet<ArxivId>,
    sink: &mut Sink,
) {
    if id.is_some_and(|id| !before.insert(id.without_version())) {
        let heading = Line::whole(paper.part, 0);
        sink.report(heading.diagnostic(Code::DuplicatePaper, paper.url(), "each paper once in a page"));
    }
}
