//! The edits that give a digest another form: the canonical one, or only a canonical layout.

use alloc::vec::Vec;
use core::fmt::{self, Write};

use crate::document::{DigestView, PaperView, Part};
use crate::edit::Edit;
use crate::model::{Date, MediaView, print};
use crate::span::Span;
use crate::syntax::{self, Class};

/// Form of a digest.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Form {
    /// The form that the printer writes.
    Canonical,
    /// The canonical blank lines and line endings, and no older spelling without a lint of its own.
    /// The fields keep their order.
    LaidOut,
}

/// Returns the edits that give digests without errors another form. `digests` are digests of one
/// page, in its order. The edits are in that order too, and do not touch.
///
/// An edit changes the text of a heading or a paper from the first character to the last one that
/// differs.
pub(crate) fn edits<'d>(
    page: &'d str,
    digests: impl Iterator<Item = DigestView<'d>>,
    form: Form,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    for digest in digests {
        let Span { start, end } = digest.span();
        let first = digest.papers().next().map_or(end, |paper| paper.span().start);
        edits.extend(change(page, Span::new(start, first), &Block::Heading(digest.date())));
        edits.extend(
            digest.papers().filter_map(|paper| change(page, paper.span(), &Block::Paper(paper, form))),
        );
    }
    edits
}

/// Part of a digest that is written in another form.
enum Block<'d> {
    Heading(Date),
    Paper(PaperView<'d>, Form),
}

impl Block<'_> {
    fn write(&self, out: &mut impl Write) -> fmt::Result {
        match self {
            Block::Heading(date) => print::heading(*date, out),
            Block::Paper(paper, Form::Canonical) => print::paper(paper, out),
            Block::Paper(paper, Form::LaidOut) => laid_out(paper.part, out),
        }
    }
}

/// Returns the edits that put the fields of a paper without errors in order. The lines between them
/// stay.
pub(crate) fn ordered_fields(paper: Part<'_>) -> Vec<Edit> {
    let places: Vec<usize> = fields(paper).map(|(_, line)| line).collect();
    let mut ordered: Vec<(Class, usize)> = fields(paper).collect();
    ordered.sort_unstable();
    let lines = places.iter().zip(&ordered).filter(|(place, (_, line))| *place != line);
    let edit = |(place, (_, line)): (&usize, &(Class, usize))| {
        Edit::new(paper.span_of(paper.content(*place)), paper.content(*line))
    };
    lines.map(edit).collect()
}

/// Returns the class and the index of each line of a field.
fn fields<'d>(paper: Part<'d>) -> impl Iterator<Item = (Class, usize)> + Clone + use<'d> {
    let lines = paper.before_items().filter(|(_, class)| class.field().is_some());
    lines.map(|(line, class)| (class, line))
}

/// Writes the lines of a paper without errors as [`Form::LaidOut`].
fn laid_out(part: Part<'_>, out: &mut impl Write) -> fmt::Result {
    print::write_all!(out, part.content(0), "\n\n")?;
    // The missing line of a video would be out of order as well.
    let completes = fields(part).is_sorted();
    let lacks = |class| completes && part.field_line(|other| other == class).is_none();
    let mut fields = fields(part).peekable();
    while let Some((class, index)) = fields.next() {
        let is_pair = matches!(fields.peek(), Some((Class::VideoPlayer, _))) && class == Class::VideoLink;
        field(part, index, class, &lacks, out)?;
        out.write_str(if is_pair { "" } else { "\n" })?;
    }
    let mut end = "";
    for (index, record) in part.records.iter().enumerate() {
        if matches!(record.class, Class::Item | Class::Continuation) {
            print::write_all!(out, part.content(index), "\n")?;
            end = "\n";
        }
    }
    out.write_str(end)
}

/// Writes a line of a field, and the other line of a video if the paper `lacks` it.
fn field(
    part: Part<'_>,
    index: usize,
    class: Class,
    lacks: &impl Fn(Class) -> bool,
    out: &mut impl Write,
) -> fmt::Result {
    match class {
        Class::VideoPlayer => {
            let src = part.parse(index, syntax::video_player).unwrap_or_default();
            if lacks(Class::VideoLink) {
                return print::media(MediaView::Video(src), out);
            }
            return print::player(src, out);
        }
        Class::Votes => {
            let votes = part.parse(index, syntax::votes).unwrap_or_default();
            return print::votes(votes.into(), out);
        }
        _ => {}
    }
    print::write_all!(out, part.content(index), "\n")?;
    if class == Class::VideoLink && lacks(Class::VideoPlayer) {
        let (src, _) = part.parse(index, syntax::video_link).unwrap_or_default();
        print::player(src, out)?;
    }
    Ok(())
}

/// Returns the edit that makes a block of the text at `span`. The text starts with a line
/// that stays, so edits of two texts do not touch.
fn change(page: &str, span: Span, block: &Block<'_>) -> Option<Edit> {
    let old = span.slice(page);
    if print::gives(old, |out| block.write(out)) {
        return None;
    }
    let new = print::to_text(|out| block.write(out));
    let prefix = common(old.chars().zip(new.chars()));
    let (old, new) = (tail(old, prefix), tail(&new, prefix));
    let suffix = common(old.chars().rev().zip(new.chars().rev()));
    let text = new.get(..new.len().saturating_sub(suffix)).unwrap_or_default();
    Some(Edit::new(span.part(prefix, old.len().saturating_sub(suffix)), text))
}

/// Returns the length of the characters that are equal, up to the first pair that differs, in bytes.
fn common(pairs: impl Iterator<Item = (char, char)>) -> usize {
    pairs.take_while(|(old, new)| old == new).map(|(c, _)| c.len_utf8()).fold(0, usize::saturating_add)
}

fn tail(text: &str, from: usize) -> &str {
    text.get(from..).unwrap_or_default()
}
