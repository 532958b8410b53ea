//! The items of a summary, their labels, and the lines that continue them.

use nom::Parser;
use nom::branch::alt;
use nom::sequence::delimited;

use super::fault::{Parsed, fault};
use super::heading::is_heading;
use super::swar::find_near;
use super::tag::tag;

/// Opening of an item.
pub(super) const BULLET: &str = "- ";

/// Asterisks around a label. Many real pages mix both kinds, so they are part of the data.
///
/// ```
/// use daily_papers::Emphasis;
///
/// assert_eq!(Emphasis::StrongEmphasis.marker(), "***");
/// assert_eq!(Emphasis::Strong.marker(), "**");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Emphasis {
    /// `***LABEL***: `, the current form.
    #[default]
    StrongEmphasis,
    /// `**LABEL**: `, which real pages contain too.
    Strong,
}

impl Emphasis {
    /// Returns the asterisks on either side of the label.
    #[must_use]
    pub const fn marker(self) -> &'static str {
        match self {
            Emphasis::StrongEmphasis => "***",
            Emphasis::Strong => "**",
        }
    }
}

/// Parses `item = "- " [label] text`, for a line that is an item. Returns the label and the text
/// after it.
///
/// Inlined, because a call returns this result through memory.
#[inline(always)]
pub(crate) fn labelled_text(line: &str) -> (Option<(Emphasis, &str)>, &str) {
    let text = line.strip_prefix(BULLET).unwrap_or(line);
    match label(text) {
        Ok((text, label)) => (Some(label), text),
        Err(_) => (None, text),
    }
}

/// Parses `label = "***" label-text "***: " | "**" label-text "**: "`. The rest is the text of the
/// item.
#[inline(always)]
pub(crate) fn label(input: &str) -> Parsed<'_, (Emphasis, &str)> {
    alt((
        delimited(tag("***"), label_text, tag("***: ")).map(|text| (Emphasis::StrongEmphasis, text)),
        delimited(tag("**"), label_text, tag("**: ")).map(|text| (Emphasis::Strong, text)),
    ))
    .parse(input)
}

/// Parses `label-text = 1*(char - "*")`.
#[inline(always)]
fn label_text(input: &str) -> Parsed<'_, &str> {
    let end = find_near(b'*', input.as_bytes()).unwrap_or(input.len());
    match input.split_at_checked(end) {
        Some((label, rest)) if !label.is_empty() => Ok((rest, label)),
        _ => fault(input, "a label"),
    }
}

/// Returns whether a line can be a line of an item.
///
/// A carriage return at its end would become part of the line ending.
pub(super) fn is_text(line: &str) -> bool {
    !line.ends_with('\r')
}

/// Returns whether a line, directly after an item or a continuation, is
/// `continuation = line - (blank | item | heading)`.
pub(crate) fn is_continuation(line: &str) -> bool {
    !line.is_empty() && !line.starts_with(BULLET) && !is_heading(line)
}
