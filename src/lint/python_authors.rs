//! Authors as a Python list that a program printed.

use alloc::string::String;
use alloc::vec;

use super::authors::List;
use super::live_markup;
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
    let mut plain = String::with_capacity(list.line.text.len());
    for (number, name) in list.authors.iter().enumerate() {
        plain.push_str(if number == 0 { "" } else { SEPARATOR });
        plain.push_str(&name);
    }
    // A plain list must not show anything to report that the Python list hid behind its escapes or
    // quotes.
    let is_clean = !plain.contains(is_hidden)
        && plain.trim_end() == plain
        && !plain.is_empty()
        && live_markup::first(&plain).is_none();
    let fix = is_clean.then(|| vec![list.line.edit(list.line.text, &plain)]);
    sink.report(diagnostic.with_fix(fix.unwrap_or_default()));
}
