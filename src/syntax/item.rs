//! The items of a summary, their labels, and the lines that continue them.

use nom::Parser;
use nom::branch::alt;
use nom::sequence::delimited;

use super::fault::{Parsed, fault};
use super::heading::is_heading;
use super::swar::find_near;
use super::tag::tag;

/// What every item opens with.
pub(super) const BULLET: &str = "- ";

/// Which asterisks a label stands between. It is part of the data: many real pages mix both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Emphasis {
    /// `***LABEL***: `, today's form.
    #[default]
    StrongEmphasis,
    /// `**LABEL**: `.
    Strong,
}

impl Emphasis {
    /// The asterisks that stand on either side of the label.
    #[must_use]
    pub const fn marker(self) -> &'static str {
        match self {
            Emphasis::StrongEmphasis => "***",
            Emphasis::Strong => "**",
        }
    }
}

/// `item = "- " [label] text`, of a line that opens as one; gives the label and the text after it.
///
/// It is inlined where items are gone through: the answer of a call goes through memory.
#[inline(always)]
pub(crate) fn labelled_text(line: &str) -> (Option<(Emphasis, &str)>, &str) {
    let text = line.strip_prefix(BULLET).unwrap_or(line);
    match label(text) {
        Ok((text, label)) => (Some(label), text),
        Err(_) => (None, text),
    }
}

/// `label = "***" label-text "***: " | "**" label-text "**: "`; what is left over is the text it labels.
#[inline(always)]
pub(crate) fn label(input: &str) -> Parsed<'_, (Emphasis, &str)> {
    alt((
        delimited(tag("***"), label_text, tag("***: ")).map(|text| (Emphasis::StrongEmphasis, text)),
        delimited(tag("**"), label_text, tag("**: ")).map(|text| (Emphasis::Strong, text)),
    ))
    .parse(input)
}

/// `label-text = 1*(char - "*")`.
#[inline(always)]
fn label_text(input: &str) -> Parsed<'_, &str> {
    let end = find_near(b'*', input.as_bytes()).unwrap_or(input.len());
    match input.split_at_checked(end) {
        Some((label, rest)) if !label.is_empty() => Ok((rest, label)),
        _ => fault(input, "a label"),
    }
}

/// Whether a line can be the first one of an item or a further one: the model could not tell a carriage return at its end
/// from a part of the line's end.
pub(super) fn is_text(line: &str) -> bool {
    !line.ends_with('\r')
}

/// Whether a line, standing straight after an item or a continuation, continues the item.
///
/// `continuation = line`, one that is not blank and opens neither an item nor a heading.
pub(crate) fn is_continuation(line: &str) -> bool {
    !line.is_empty() && !line.starts_with(BULLET) && !is_heading(line)
}
