//! A further line of an item that was meant to be something else: a heading, a field or another
//! item.

use super::line::Line;
use crate::check::{DIGEST_HEADING, PAPER_HEADING, perhaps};
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::syntax::{Meant, meant};

/// Reports a line of an item, unless it is the first one.
pub(super) fn lint(line: &Line<'_>, sink: &mut Sink) {
    if line.index == 0 {
        return;
    }
    let Some(meant) = meant(line.text) else { return };
    let (code, expected) = match meant {
        Meant::DigestHeading { .. } => (Code::NearDigestHeading, DIGEST_HEADING),
        Meant::PaperHeading { .. } => (Code::NearPaperHeading, PAPER_HEADING),
        Meant::Votes(_) | Meant::Authors(_) | Meant::Media(_) => {
            (Code::NearField, "a field before the first item of its paper")
        }
        Meant::Item(_) => (Code::NearItem, "an item, `- TEXT`"),
    };
    sink.report(line.diagnostic(code, line.text, expected).with_help(perhaps(&meant, line.text)));
}
