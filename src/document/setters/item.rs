use alloc::string::String;

use super::with_line_ends;
use crate::document::ItemView;
use crate::edit::{Change, Edit, Target};
use crate::model::{Item, print};
use crate::span::Span;
use crate::syntax;

/// Edits.
impl ItemView<'_> {
    /// Replaces the item.
    #[must_use]
    pub fn set(&self, item: &Item) -> Edit {
        let old = syntax::content(self.span().slice(self.part.text));
        let span = self.span().part(0, old.len());
        if self.is(item) { self.replace(span, old) } else { self.replace(span, &self.line(item)) }
    }

    /// Puts an item before it.
    #[must_use]
    pub fn insert_before(&self, item: &Item) -> Edit {
        self.add(self.span().start, &[&self.line(item), self.part.line_end()].concat())
    }

    /// Puts an item behind it.
    #[must_use]
    pub fn insert_after(&self, item: &Item) -> Edit {
        let line = self.line(item);
        let text = match self.part.missing_line_end(self.span()) {
            "" => [&line, self.part.line_end()].concat(),
            missing => [missing, &line].concat(),
        };
        self.add(self.span().end, &text)
    }

    /// Removes it.
    ///
    /// If it was the only item, an unknown line behind it, which is an error of the page, then stands where a field can stand. It
    /// is read as a field if it is written like one.
    #[must_use]
    pub fn remove(&self) -> Edit {
        self.replace(self.span(), "")
    }

    fn replace(&self, span: Span, new: &str) -> Edit {
        let target = Target::new(self.paper, Change::Item(self.span().start));
        Edit::sealed(self.part.text, span, new).of(target)
    }

    fn add(&self, at: usize, text: &str) -> Edit {
        let target = Target::new(self.paper, Change::NewItem);
        Edit::sealed(self.part.text, Span::new(at, at), text).of(target)
    }

    /// The lines of an item without the last one's end.
    fn line(&self, item: &Item) -> String {
        with_line_ends(&print::to_line(|out| print::item(item, out)), self.part.line_end())
    }

    /// Whether it has this value.
    pub(super) fn is(&self, item: &Item) -> bool {
        let label = item.label().map(|label| (label.emphasis(), label.as_str()));
        self.parts() == label && self.text() == item.text()
    }
}
