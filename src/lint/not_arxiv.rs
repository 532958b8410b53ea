//! A paper with a URL that is not an abstract on arXiv.

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::PaperView;
use crate::model::ArxivId;

/// Reports the URL of a paper if it has no arXiv identifier `id`, or is not the URL of an abstract.
pub(super) fn lint(paper: &PaperView<'_>, id: Option<ArxivId>, sink: &mut Sink) {
    let url = paper.url();
    // Nearly every URL starts so, and is not searched.
    let is_abstract = url.starts_with("https://arxiv.org/abs/") || url.contains("arxiv.org/abs/");
    if !is_abstract || id.is_none() {
        let heading = Line::whole(paper.part, 0);
        sink.report(heading.diagnostic(Code::NotArxiv, url, "the URL of an abstract on arXiv"));
    }
}
