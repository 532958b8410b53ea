//! A line of a page, for the lints of single lines.

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::document::{ItemView, PaperView, Part};
use crate::edit::Edit;
use crate::syntax::PAPER;

/// A line of a page, or the end of one.
#[derive(Clone, Copy)]
pub(super) struct Line<'d> {
    pub(super) part: Part<'d>,
    /// The index of the line in `part`.
    pub(super) index: usize,
    pub(super) text: &'d str,
}

impl<'d> Line<'d> {
    /// Returns the line at `index`.
    pub(super) fn whole(part: Part<'d>, index: usize) -> Line<'d> {
        Line { part, index, text: part.content(index) }
    }

    /// Returns the lines of an item. The first one is without the bullet and the label.
    pub(super) fn of_item(item: &ItemView<'d>) -> impl Iterator<Item = Line<'d>> + use<'d> {
        let (part, first) = (item.part, item.first_line());
        let others = (1..part.records.len()).map(move |index| Line::whole(part, index));
        [Line { part, index: 0, text: first }].into_iter().chain(others)
    }

    /// Returns the link of a paper heading.
    pub(super) fn link(self) -> Line<'d> {
        Line { text: self.text.strip_prefix(PAPER).unwrap_or_default(), ..self }
    }

    /// Returns the title of a paper heading, with the bracket before it.
    pub(super) fn title(self, paper: &PaperView<'d>) -> Line<'d> {
        let link = self.link();
        Line { text: link.text.get(..=paper.title().len()).unwrap_or_default(), ..link }
    }

    /// Returns the line without the white space that it is indented by.
    pub(super) fn unindented(self) -> Line<'d> {
        Line { text: self.text.trim_start_matches([' ', '\t']), ..self }
    }

    /// Returns a diagnostic about `found`, a part of the line.
    pub(super) fn diagnostic(&self, code: Code, found: &str, expected: &'static str) -> Diagnostic {
        self.part.diagnostic(code, self.index, found, expected)
    }

    /// Returns an edit that replaces `old`, a part of the line.
    pub(super) fn edit(&self, old: &str, new: &str) -> Edit {
        Edit::new(self.part.span_of(old), new)
    }
}
