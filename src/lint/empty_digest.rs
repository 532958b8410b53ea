//! A digest without papers.

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::DigestView;
use crate::syntax::Class;

/// Reports a digest without papers, at the end of its heading. A malformed paper heading is an error
/// of its own.
pub(super) fn lint(digest: &DigestView<'_>, sink: &mut Sink) {
    let is_paper = |class| matches!(class, Class::PaperHeading | Class::MalformedPaperHeading);
    if digest.part.records.iter().any(|record| is_paper(record.class)) {
        return;
    }
    let heading = Line::whole(digest.part, 0);
    let end = heading.text.get(heading.text.len()..).unwrap_or_default();
    sink.report(heading.diagnostic(Code::EmptyDigest, end, "a paper under this heading"));
}
