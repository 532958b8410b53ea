use alloc::vec;
use alloc::vec::Vec;

use super::output::Output;
use crate::document::{PaperView, Part};
use crate::matching::{Matching, Pair};
use crate::model::{Item, print};
use crate::span::Span;
use crate::syntax::{Class, content};

/// Writes the items of a paper, and the other lines after the first of them. The lines of equal items
/// are kept.
pub(super) fn write(view: &PaperView<'_>, new: &[Item], out: &mut Output<'_>) {
    let part = view.part;
    if view.has_summary(new) {
        return out.keep_to(part.end);
    }
    let old = Lines::of(part);
    if old.starts.is_empty() {
        out.separate();
        out.print(&print::to_text(|out| print::items(new, out)));
        return out.print("\n\n");
    }
    let (sources, removed) = sources(view, new);
    let mut removed = removed.into_iter().peekable();
    let mut has_other_lines = false;
    let mut keep_other_lines = |until: usize, out: &mut Output<'_>| {
        while let Some(index) = removed.next_if(|index| *index < until) {
            if let Some(lines) = old.other_lines(index) {
                has_other_lines = true;
                // Directly after an item, they would continue it.
                out.separate();
                out.keep(lines);
            }
        }
    };
    let mut in_place = sources.iter().filter_map(Source::in_place);
    let mut next = in_place.next();
    for (item, source) in new.iter().zip(&sources) {
        out.end_line();
        match *source {
            Source::Kept(index) | Source::Changed(index) => {
                out.skip_to(old.lines(index).start);
                if let Source::Changed(_) = source {
                    out.replace(old.text(index), &print::to_text(|out| print::item(item.parts(), out)));
                }
                let after = part.line_span(old.after(index)).start;
                out.keep_to(after);
                keep_other_lines(index, out);
                out.keep(Span::new(after, old.lines(index).end));
            }
            Source::Moved(index) => out.moved(|out| out.keep(old.lines(index))),
            Source::New => {
                out.print(&print::to_text(|out| print::item(item.parts(), out)));
                out.print("\n");
            }
        }
        if source.in_place().is_some() {
            next = in_place.next();
        }
        keep_other_lines(next.unwrap_or(usize::MAX), out);
    }
    keep_other_lines(usize::MAX, out);
    out.skip_to(part.line_span(old.end).start);
    if out.is_separated() || new.is_empty() && !has_other_lines {
        out.skip_to(part.line_span(old.end).end);
    }
    out.keep_to(part.end);
}

/// The lines of the items of a paper.
struct Lines<'d> {
    part: Part<'d>,
    /// The index of the first line of each item.
    starts: Vec<usize>,
    /// The index of the first of the blank lines at the end of the paper. They stay there.
    end: usize,
}

impl<'d> Lines<'d> {
    fn of(part: Part<'d>) -> Lines<'d> {
        let items = part.records.iter().zip(0..).filter(|(record, _)| record.class == Class::Item);
        let last = part.records.iter().rposition(|record| record.class != Class::Blank);
        Lines {
            part,
            starts: items.map(|(_, line)| line).collect(),
            end: last.map_or(0, |last| last.saturating_add(1)),
        }
    }

    fn start(&self, index: usize) -> usize {
        self.starts.get(index).copied().unwrap_or(self.end)
    }

    /// Returns the span of the lines from the item up to the next one. They move with the item.
    fn lines(&self, index: usize) -> Span {
        self.part.lines_span(self.start(index), self.start(index.saturating_add(1)))
    }

    /// Returns the index of the line after the item and its continuations.
    fn after(&self, index: usize) -> usize {
        let next = self.start(index).saturating_add(1);
        let lines = self.part.records.get(next..).unwrap_or_default();
        next.saturating_add(lines.iter().take_while(|record| record.class == Class::Continuation).count())
    }

    /// Returns the span of the item, without its last line ending.
    fn text(&self, index: usize) -> Span {
        let lines = self.part.lines_span(self.start(index), self.after(index));
        self.part.span_of(content(lines.slice(self.part.text)))
    }

    /// Returns the span of the lines from the first one after the item that is not blank up to the
    /// next item.
    fn other_lines(&self, index: usize) -> Option<Span> {
        let (after, end) = (self.after(index), self.start(index.saturating_add(1)));
        let lines = self.part.records.get(after..end).unwrap_or_default();
        let blank = lines.iter().position(|record| record.class != Class::Blank)?;
        Some(self.part.lines_span(after.saturating_add(blank), end))
    }
}

/// The old item of a new one, by index.
#[derive(Clone, Copy)]
enum Source {
    /// Equal, and in its place.
    Kept(usize),
    /// At the same place, but not equal.
    Changed(usize),
    /// Equal, but at another place.
    Moved(usize),
    New,
}

impl Source {
    fn in_place(&self) -> Option<usize> {
        match *self {
            Source::Kept(index) | Source::Changed(index) => Some(index),
            Source::Moved(_) | Source::New => None,
        }
    }
}

/// Returns the source of each new item, and the old items that are left.
///
/// Equal items are matched first, then those that stand between the same two equal ones.
fn sources(view: &PaperView<'_>, new: &[Item]) -> (Vec<Source>, Vec<usize>) {
    let mut matching = equal_items(view, new);
    let mut sources = vec![Source::New; new.len()];
    let mut set = |pairs: &[Pair], source: fn(usize) -> Source| {
        for pair in pairs {
            sources.get_mut(pair.after).into_iter().for_each(|place| *place = source(pair.before));
        }
    };
    let kept = matching.order().kept;
    set(&matching.pairs, Source::Moved);
    set(&kept, Source::Kept);
    let equal = matching.pairs.len();
    let gap = |index, place: fn(&Pair) -> usize| (kept.partition_point(|pair| place(pair) < index), index);
    let before: Vec<_> = matching.removed().map(|index| gap(index, |pair| pair.before)).collect();
    let after: Vec<_> = matching.added().map(|index| gap(index, |pair| pair.after)).collect();
    matching.merge(&before, &after);
    set(matching.pairs.get(equal..).unwrap_or_default(), Source::Changed);
    let removed = matching.removed().collect();
    (sources, removed)
}

fn equal_items(view: &PaperView<'_>, new: &[Item]) -> Matching {
    let old: Vec<Item> = view.summary().map(|item| item.to_item()).collect();
    let [mut before, mut after] = [&*old, new].map(|items| items.iter().zip(0..).collect::<Vec<_>>());
    let mut matching = Matching::new(old.len(), new.len());
    matching.pair_members(&mut before, &mut after);
    matching
}
