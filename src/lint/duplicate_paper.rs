//! A paper that occurs a second time in a page.

use alloc::vec::Vec;

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::Part;
use crate::model::ArxivId;
use crate::syntax;

/// Reports each paper of a page whose identifier an earlier paper has. `papers` are the identifiers
/// without their versions, each with the index of the paper's heading.
pub(super) fn lint(page: Part<'_>, mut papers: Vec<(ArxivId, usize)>, sink: &mut Sink) {
    papers.sort_unstable();
    for pair in papers.windows(2) {
        let [(before, _), (id, index)] = pair else { continue };
        if before != id {
            continue;
        }
        let Some((_, url)) = page.parse(*index, syntax::paper_heading::<true>) else { continue };
        let heading = Line::whole(page, *index);
        sink.report(heading.diagnostic(Code::DuplicatePaper, url, "each paper once in a page"));
    }
}
