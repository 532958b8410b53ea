//! An author without a name.

use super::authors::List;
use crate::code::Code;
use crate::diagnostic::Sink;

/// Reports the first blank name in a list of authors.
pub(super) fn lint(list: &List<'_>, sink: &mut Sink) {
    if let Some(number) = list.names.iter().position(|name| name.is_empty()) {
        sink.report(list.diagnostic(Code::EmptyAuthor, number, "the name of an author"));
    }
}
