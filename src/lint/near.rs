use super::span_of;
use crate::check::{DIGEST_HEADING, PAPER_HEADING, perhaps};
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::ItemView;
use crate::edit::Edit;
use crate::syntax::{Meant, glued_heading, meant};

/// Reports the lines of an item that were meant to be something else: a heading, a field or another item.
pub(super) fn lint(item: &ItemView<'_>, sink: &mut Sink) {
    let part = item.part;
    for index in 1..part.records.len() {
        let line = part.content(index);
        let Some(meant) = meant(line) else { continue };
        let (code, expected) = match meant {
            Meant::DigestHeading { .. } => (Code::NearDigestHeading, DIGEST_HEADING),
            Meant::PaperHeading { .. } => (Code::NearPaperHeading, PAPER_HEADING),
            Meant::Votes(_) | Meant::Authors(_) => {
                (Code::NearField, "a field before the first item of its paper")
            }
            Meant::Item(_) => (Code::NearItem, "an item, `- TEXT`"),
        };
        sink.report(part.diagnostic(code, index, line, expected).with_help(perhaps(&meant)));
    }
    glued(item, sink);
}

/// Reports the paper headings that lines of an item end in.
fn glued(item: &ItemView<'_>, sink: &mut Sink) {
    let part = item.part;
    for index in 0..part.records.len() {
        let line = if index == 0 { item.first_line() } else { part.content(index) };
        let Some((text, heading)) = glued_heading(line) else { continue };
        let expected = "a paper heading on a line of its own";
        let diagnostic = part.diagnostic(Code::GluedHeading, index, heading, expected);
        // A line behind it would become an unknown line of the new paper.
        let is_last = index.saturating_add(1) == part.records.len();
        let end = part.line_end();
        let rest = line.get(text.len()..).filter(|_| is_last);
        let fix =
            rest.map(|rest| Edit::sealed(part.text, span_of(part.text, rest), [end, end, heading].concat()));
        sink.report(diagnostic.with_fix(fix.into_iter().collect()));
    }
}
