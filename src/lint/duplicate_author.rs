//! An author who occurs twice in a list.

use alloc::format;
use alloc::vec::Vec;

use super::authors::List;
use crate::code::Code;
use crate::diagnostic::Sink;

/// Reports the first author who occurs twice in a list, and how many more do. It is one diagnostic,
/// since a list can be as long as the page.
pub(super) fn lint(list: &List<'_>, sink: &mut Sink) {
    let name = |number: &usize| list.names.get(*number).map(|name| &**name);
    let mut numbers: Vec<usize> = Vec::with_capacity(list.names.len());
    numbers.extend((0..list.names.len()).filter(|number| name(number) != Some("+")));
    // Most names differ in their lengths, which are compared first.
    numbers.sort_unstable_by_key(|number| (name(number).map(str::len), name(number), *number));
    let again = numbers.windows(2).filter_map(|pair| match pair {
        [before, number] if name(before) == name(number) => Some(*number),
        _ => None,
    });
    let Some(number) = again.clone().min() else { return };
    let help = match again.count().saturating_sub(1) {
        0 => None,
        more => Some(format!("{more} more stand in this list again")),
    };
    let diagnostic = list.diagnostic(Code::DuplicateAuthor, number, "each author once");
    sink.report(diagnostic.with_help(help));
}
