//! The content of a line, without its line ending and the byte-order mark of the page.

/// Returns a line without its `line-ending = LF | CR LF`.
#[inline]
pub(crate) fn content(line: &str) -> &str {
    line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line))
}

/// Returns a part of a page that starts at byte `start`, without the byte-order mark of the page.
#[inline]
pub(crate) fn without_mark(start: usize, part: &str) -> &str {
    if start == 0 { part.strip_prefix('\u{feff}').unwrap_or(part) } else { part }
}
