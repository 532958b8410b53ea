use alloc::string::String;

use super::with_line_ends;
use crate::document::ItemView;
use crate::edit::{Change, Edit, Target};
use crate::model::{Item, print};
use crate::span::Span;
use crate::syntax;

/// Edits of the item.
///
/// ```
/// use daily_papers::{Document, Item};
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n- one\n- two\n";
/// let document = Document::parse(page);
/// let paper = document.papers().next().unwrap();
/// let (first, last) = (paper.summary().next().unwrap(), paper.summary().last().unwrap());
/// let edited = document.apply([first.set(&Item::new("1")?), last.remove()])?;
/// assert_eq!(edited, page.replace("one", "1").replace("- two\n", ""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl ItemView<'_> {
    /// Returns an edit that replaces the item. An item that already has this value keeps its text.
    #[must_use]
    pub fn set(&self, item: &Item) -> Edit {
        let old = syntax::content(self.span().slice(self.part.text));
        let span = self.span().part(0, old.len());
        if self.is(item) { self.replace(span, old) } else { self.replace(span, &self.line(item)) }
    }

    /// Returns an edit that adds an item before this one.
    #[must_use]
    pub fn insert_before(&self, item: &Item) -> Edit {
        self.add(self.span().start, &[&self.line(item), self.part.line_end()].concat())
    }

    /// Returns an edit that adds an item after this one.
    #[must_use]
    pub fn insert_after(&self, item: &Item) -> Edit {
        let line = self.line(item);
        let text = match self.part.missing_line_end(self.span()) {
            "" => [&line, self.part.line_end()].concat(),
            missing => [missing, &line].concat(),
        };
        self.add(self.span().end, &text)
    }

    /// Returns an edit that removes the item.
    ///
    /// If it is the only item, an unknown line after it can then be parsed as a field. Fields are
    /// allowed before the first item.
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

    /// Returns the lines of an item, without the last line ending.
    fn line(&self, item: &Item) -> String {
        with_line_ends(&print::to_line(|out| print::item(item, out)), self.part.line_end())
    }

    /// Returns whether the item has this value.
    pub(super) fn is(&self, item: &Item) -> bool {
        let label = item.label().map(|label| (label.emphasis(), label.as_str()));
        self.parts() == label && self.text() == item.text()
    }
}
