use super::span_of;
use crate::check::perhaps;
use crate::diagnostic::{Code, Sink};
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
            Meant::DigestHeading { .. } => {
                (Code::NearDigestHeading, "a digest heading, `## Daily Papers (YYYY-MM-DD)`")
            }
            Meant::PaperHeading { .. } => (Code::NearPaperHeading, "a paper heading, `### [TITLE](URL)`"),
            Meant::Votes(_) | Meant::Authors(_) => {
                (Code::NearField, "a field before the first item of its paper")
            }
            Meant::Item(_) => (Code::NearItem, "an item, `- TEXT`"),
        };
        sink.report(part.diagnostic(code, index, line, expected).with_help(perhaps(&meant)));
    }
    glued(item, sink);
}

/// Reports a paper heading that the last line of an item with a text ends in.
fn glued(item: &ItemView<'_>, sink: &mut Sink) {
    let part = item.part;
    let lines = (0..part.records.len()).rev();
    let mut lines =
        lines.map(|index| (index, if index == 0 { item.first_line() } else { part.content(index) }));
    let Some((index, line)) = lines.find(|(_, line)| !line.trim_end().is_empty()) else { return };
    let Some((text, heading)) = glued_heading(line) else { return };
    let diagnostic =
        part.diagnostic(Code::GluedHeading, index, heading, "a paper heading on a line of its own");
    // White space behind the line would become an unknown line of the new paper.
    let is_last = index.saturating_add(1) == part.records.len();
    let end = part.line_end();
    let rest = line.get(text.len()..).filter(|_| is_last);
    let fix = rest.map(|rest| Edit::new(part.text, span_of(part.text, rest), [end, end, heading].concat()));
    sink.report(diagnostic.with_fix(fix.into_iter().collect()));
}
