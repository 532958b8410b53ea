//! A further line of an item that was meant to be something else: a heading, a field or another
//! item.

use super::line::Line;
use crate::check::{near, perhaps};
use crate::diagnostic::Sink;
use crate::syntax::meant;

/// Reports a line of an item, unless it is the first one.
pub(super) fn lint(line: &Line<'_>, sink: &mut Sink) {
    if line.index == 0 {
        return;
    }
    let Some(meant) = meant(line.text) else { return };
    let (code, expected) = near(&meant);
    sink.report(line.diagnostic(code, line.text, expected).with_help(perhaps(&meant, line.text)));
}
