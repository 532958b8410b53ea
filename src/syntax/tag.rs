use super::fault::{Parsed, fault};

/// Parses `text`.
///
/// Unlike nom's `tag`, which compares byte by byte, this compares strings of a known length.
#[inline]
pub(super) fn tag<'a>(text: &'static str) -> impl Fn(&'a str) -> Parsed<'a, &'a str> + Copy {
    move |input| match input.strip_prefix(text) {
        Some(rest) => Ok((rest, text)),
        None => fault(input, "something else"),
    }
}
