//! A list of authors that was cut: `+` stands for the missing authors.

use super::authors::List;
use crate::code::Code;
use crate::diagnostic::Sink;

/// Reports the first `+` in a list of authors.
pub(super) fn lint(list: &List<'_>, sink: &mut Sink) {
    if let Some(number) = list.names.iter().position(|name| name == "+") {
        sink.report(list.diagnostic(Code::CutAuthors, number, "all of the authors"));
    }
}
