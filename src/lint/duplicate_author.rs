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
    if !can_repeat(list) {
        return;
    }
    let mut sorted: Vec<&str> = Vec::with_capacity(list.names.len());
    sorted.extend(list.names.iter().map(|name| &**name).filter(|name| *name != "+"));
    // A set of all names would take half more instructions. Most names differ in their lengths,
    // which are compared first.
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

/// Returns whether two names have the same length, and the same four bytes at both ends. Few names
/// do. The length is mixed in by Fibonacci hashing.
fn can_repeat(list: &List<'_>) -> bool {
    let number = |bytes: &[u8; 4]| u64::from(u32::from_ne_bytes(*bytes));
    let ends = |name: &[u8]| match (name.first_chunk(), name.last_chunk()) {
        (Some(first), Some(last)) => (number(first) << 32) | number(last),
        _ => name.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte)),
    };
    let length = |name: &str| u64::try_from(name.len()).unwrap_or(u64::MAX);
    let key = |name: &str| ends(name.as_bytes()) ^ length(name).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut keys: Vec<_> = list.names.iter().map(|name| key(name)).collect();
    keys.sort_unstable();
    keys.windows(2).any(|pair| matches!(pair, [before, next] if before == next))
}
