//! Two authors with a comma between them, but not the separator.

use super::authors::List;
use super::bytes;
use crate::code::Code;
use crate::diagnostic::Sink;

/// Reports the first name with a comma in it.
pub(super) fn lint(list: &List<'_>, sink: &mut Sink) {
    // Few plain lists have more commas than separators, or a byte that opens one of the other two.
    let can_be_joined =
        list.commas >= list.names.len() || bytes::any(list.line.text, |byte| (byte == 0xe3) | (byte == 0xef));
    if !can_be_joined && !list.authors.is_python_list() {
        return;
    }
    if let Some(number) = list.names.iter().position(|name| name.contains([',', '，', '、'])) {
        sink.report(list.diagnostic(Code::JoinedAuthors, number, "`, ` between two authors"));
    }
}
