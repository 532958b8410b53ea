//! An author who occurs twice in a list.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::vec::Vec;

use super::authors::List;
use crate::code::Code;
use crate::diagnostic::Sink;

/// Reports the first author who occurs twice in a list, and how many more do. It is one diagnostic,
/// since a list can be as long as the page.
pub(super) fn lint(list: &List<'_>, sink: &mut Sink) {
    let names = list.names.iter().map(|name| &**name).filter(|name| *name != "+");
    let mut sorted: Vec<&str> = Vec::with_capacity(list.names.len());
    sorted.extend(names);
    // Most names differ in their lengths, which are compared first.
    sorted.sort_unstable_by_key(|name| (name.len(), *name));
    let again = sorted.windows(2).filter(|pair| matches!(pair, [before, name] if before == name)).count();
    if again == 0 {
        return;
    }
    let mut before = BTreeSet::new();
    let Some(number) = list.names.iter().position(|name| name != "+" && !before.insert(&**name)) else {
        debug_assert!(false, "a name that occurs twice has no place");
        return;
    };
    let help = match again.saturating_sub(1) {
        0 => None,
        1 => Some("one more author occurs again".into()),
        more => Some(format!("{more} more authors occur again")),
    };
    let diagnostic = list.diagnostic(Code::DuplicateAuthor, number, "each author once");
    sink.report(diagnostic.with_help(help));
}
