//! What a paper lacks: its image or video, its votes, its authors or its summary.

use super::authors::List;
use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::PaperView;
use crate::syntax::Class;

/// Reports what a paper lacks, at the end of its heading. A malformed field is not missing.
pub(super) fn lint(paper: &PaperView<'_>, list: Option<&List<'_>>, sink: &mut Sink) {
    let (mut has_media, mut has_votes, mut has_summary) = (false, false, false);
    let mut has_authors = list.is_some_and(|list| list.names.iter().any(|name| !name.is_empty()));
    for record in paper.part.records {
        match record.class {
            Class::Item => {
                has_summary = true;
                break;
            }
            Class::Image | Class::VideoLink | Class::VideoPlayer => has_media = true,
            Class::Votes => has_votes = true,
            Class::MalformedField => (has_media, has_votes, has_authors) = (true, true, true),
            _ => {}
        }
    }
    let fields = [
        (has_media, Code::MissingMedia, "an image or a video under this heading"),
        (has_votes, Code::MissingVotes, "a votes line under this heading"),
        (has_authors, Code::MissingAuthors, "authors under this heading"),
        (has_summary, Code::MissingSummary, "a summary under this heading"),
    ];
    let heading = Line::whole(paper.part, 0);
    let end = heading.text.get(heading.text.len()..).unwrap_or_default();
    for (_, code, expected) in fields.into_iter().filter(|(has, ..)| !has) {
        sink.report(heading.diagnostic(code, end, expected));
    }
}
