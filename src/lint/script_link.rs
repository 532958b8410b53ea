//! A link that can run a script: the URL of a paper, or the source of its image or video.

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::model::can_run_script;

/// Reports a link of a line if it can run a script.
pub(super) fn lint(line: &Line<'_>, link: &str, sink: &mut Sink) {
    if can_run_script(link) {
        sink.report(line.diagnostic(Code::ScriptLink, link, "a link that can run no script"));
    }
}
