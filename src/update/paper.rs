use alloc::string::String;
use alloc::vec::Vec;

use super::output::Output;
use super::summary;
use crate::document::{PaperView, Part};
use crate::model::{Media, Paper, print};
use crate::span::Span;
use crate::syntax::{Class, Field, Kind};

/// Writes a paper with the value of `new`. The lines of equal fields and items are kept.
pub(super) fn write(view: &PaperView<'_>, new: &Paper, out: &mut Output<'_>) {
    let part = view.part;
    out.skip_to(part.span().start);
    for (old, new) in [(view.title(), &*new.title), (view.url(), &*new.url)] {
        out.replace(part.span_of(old), new);
    }
    fields(view, new, out);
    summary::write(view, &new.summary, out);
}

/// Change of a line before the first item.
enum Change {
    /// Replaces the value of a field.
    Replace(Span, String),
    /// Removes the line, and the blank line after it if `with_blank`.
    Remove { with_blank: bool },
    /// Adds a field after the line.
    Add(Field),
}

/// Writes the lines before the first item.
fn fields(view: &PaperView<'_>, new: &Paper, out: &mut Output<'_>) {
    let part = view.part;
    let mut changes = Vec::new();
    for field in Field::ORDER.into_iter().filter(|field| !view.has_equal(*field, new)) {
        // Only the first of doubled fields counts.
        let (one, other) = match field {
            Field::Media => part.media_lines(),
            _ => (view.line_of(field), None),
        };
        let Some(one) = one else {
            changes.push((place(part, field), Change::Add(field)));
            continue;
        };
        let (first, second) = (one.min(other.unwrap_or(one)), other.map(|other| other.max(one)));
        let value = value(part, first, field, new);
        let with_blank = value.is_none();
        let change = value.map_or(Change::Remove { with_blank }, |(old, new)| Change::Replace(old, new));
        changes.push((first, change));
        changes.extend(second.map(|second| (second, Change::Remove { with_blank })));
    }
    changes.sort_by_key(|(line, _)| *line);
    for (line, change) in changes {
        let span = part.line_span(line);
        match change {
            Change::Replace(old, new) => out.replace(old, &new),
            Change::Remove { with_blank } => {
                out.keep_to(span.start);
                out.skip_to(if with_blank { end_with_blank(part, line) } else { span.end });
            }
            Change::Add(field) => {
                out.keep_to(end_with_blank(part, line));
                out.separate();
                out.print(&print::to_text(|out| print::field(new, field, out)));
            }
        }
    }
    let (before_items, _) = part.split(0, |class| class == Class::Item);
    out.keep_to(before_items.end);
}

/// Returns the index of the line that a missing field is added after: the last field that stands
/// before it, or the heading, and the unknown lines behind that.
fn place(part: Part<'_>, field: Field) -> usize {
    let is_before = |(_, class): &(usize, Class)| class.field().is_some_and(|other| other < field);
    let last = part.before_items().filter(is_before).last().map_or(0, |(line, _)| line);
    let behind =
        part.before_items().skip(last.saturating_add(1)).take_while(|(_, class)| class.field().is_none());
    behind.filter(|(_, class)| *class != Class::Blank).last().map_or(last, |(line, _)| line)
}

/// Returns the end of a line and of the blank line that can follow it, in bytes.
fn end_with_blank(part: Part<'_>, line: usize) -> usize {
    let next = line.saturating_add(1);
    let is_blank = part.records.get(next).is_some_and(|record| record.class == Class::Blank);
    part.line_span(if is_blank { next } else { line }).end
}

/// Returns the part of a line that is the value of a field, and the text of its new value.
/// Returns `None` if the new paper does not have the field.
fn value(part: Part<'_>, line: usize, field: Field, new: &Paper) -> Option<(Span, String)> {
    let whole = part.content(line);
    let printed = print::to_text(|out| print::field(new, field, out));
    let printed = printed.trim_end_matches('\n');
    if printed.is_empty() {
        return None;
    }
    let (old, new) = match (field, &new.media) {
        (Field::Media, Some(Media::Image(new))) => match part.media(line) {
            Some(Kind::Image { src, .. }) => (src, new.as_str()),
            _ => (whole, printed),
        },
        (Field::Media, _) => (whole, printed),
        _ => (after_name(whole), after_name(printed)),
    };
    Some((part.span_of(old), new.into()))
}

/// Returns the value in a line such as `Vote: 3`.
fn after_name(line: &str) -> &str {
    line.split_once(' ').map_or(line, |(_, value)| value)
}
