//! The asterisks that open an item.

/// Returns the text up to the asterisks that close the first emphasis of a line, and what follows
/// them.
pub(super) fn emphasised(line: &str) -> Option<(&str, &str)> {
    let (_, rest) = asterisks(line);
    let (_, rest) = asterisks(rest.get(rest.find('*')?..)?);
    line.split_at_checked(line.len().saturating_sub(rest.len()))
}

/// Returns the number of asterisks that open a text, and what follows them.
pub(super) fn asterisks(text: &str) -> (usize, &str) {
    let rest = text.trim_start_matches('*');
    (text.len().saturating_sub(rest.len()), rest)
}

pub(super) fn is_colon(text: &str) -> bool {
    text.starts_with([':', '：'])
}
