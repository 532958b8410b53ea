//! Authors as a Python list that a program printed.

use alloc::vec;
use alloc::vec::Vec;

use super::authors::List;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::escape::is_hidden;
use crate::syntax::SEPARATOR;

/// Reports a Python list. The fix makes a plain list of it.
pub(super) fn lint(list: &List<'_>, sink: &mut Sink) {
    if !list.authors.is_python_list() {
        return;
    }
    let expected = "a plain list of authors, not a Python list";
    let diagnostic = list.line.diagnostic(Code::PythonAuthors, list.line.text, expected);
    let plain = list.authors.iter().collect::<Vec<_>>().join(SEPARATOR);
    // A plain list must not show anything to report that the Python list hid behind its escapes or
    // quotes.
    let is_clean = !plain.contains(is_hidden) && plain.trim_end() == plain && !plain.is_empty();
    let fix = is_clean.then(|| vec![list.line.edit(list.line.text, &plain)]);
    sink.report(diagnostic.with_fix(fix.unwrap_or_default()));
}
