use super::{Edit, Order, with_line_ends};
use crate::document::ItemView;
use crate::{Item, print, syntax};

/// Edits.
impl ItemView<'_> {
    /// Puts another item in its place.
    #[must_use]
    pub fn set(&self, item: &Item) -> Edit {
        let old = self.span().text(self.part.text).map(syntax::content).unwrap_or_default();
        let span = self.span().part(0, old.len());
        if self.is(item) {
            return Edit::replace(self.part.text, span, old);
        }
        Edit::replace(
            self.part.text,
            span,
            with_line_ends(&print::to_line(|out| print::item(item, out)), self.part.line_end()),
        )
    }

    /// Puts an item before it.
    #[must_use]
    pub fn insert_before(&self, item: &Item) -> Edit {
        let line_end = self.part.line_end();
        let text =
            [&with_line_ends(&print::to_line(|out| print::item(item, out)), line_end), line_end].concat();
        Edit::insert(self.part.text, self.span().start, Order::Item, Some(self.paper), text)
    }

    /// Puts an item behind it.
    #[must_use]
    pub fn insert_after(&self, item: &Item) -> Edit {
        let line_end = self.part.line_end();
        let text = with_line_ends(&print::to_line(|out| print::item(item, out)), line_end);
        let text = match self.part.missing_line_end(self.span()) {
            "" => [&text, line_end].concat(),
            missing => [missing, &text].concat(),
        };
        Edit::insert(self.part.text, self.span().end, Order::Item, Some(self.paper), text)
    }

    /// Takes it out.
    ///
    /// Where it was the only one, a stray line behind it, which is an error of the page, then stands where a field can stand, and
    /// is read as one if it is written like one.
    #[must_use]
    pub fn remove(&self) -> Edit {
        Edit::replace(self.part.text, self.span(), "")
    }

    /// Whether it has this value.
    pub(super) fn is(&self, item: &Item) -> bool {
        let label = item.label().map(|label| (label.emphasis(), label.as_str()));
        self.parts() == label && self.text() == item.text()
    }
}
