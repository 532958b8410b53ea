//! An author who occurs twice in a list.

use alloc::collections::BTreeSet;
use alloc::format;

use super::authors::List;
use crate::code::Code;
use crate::diagnostic::Sink;

/// Reports the first author who occurs twice in a list, and how many more do. It is one diagnostic,
/// since a list can be as long as the page.
pub(super) fn lint(list: &List<'_>, sink: &mut Sink) {
    // Most names differ in their lengths, which are compared first.
    let mut seen = BTreeSet::new();
    let names = list.names.iter().map(|name| (name.len(), &**name)).enumerate();
    let mut again = names.filter(|&(_, name)| name != (1, "+") && !seen.insert(name));
    let Some((number, _)) = again.next() else { return };
    let help = match again.count() {
        0 => None,
        more => Some(format!("{more} more stand in this list again")),
    };
    let diagnostic = list.diagnostic(Code::DuplicateAuthor, number, "each author once");
    sink.report(diagnostic.with_help(help));
}
