use alloc::borrow::Cow;
use alloc::string::String;
use core::iter::FusedIterator;

use super::Part;
use crate::model::Item;
use crate::model::print::ItemParts;
use crate::span::Span;
use crate::syntax::{self, Class, Emphasis};

/// Item of a summary in a document.
///
/// ```
/// use daily_papers::Document;
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n- ***New***: text\nmore\n\n";
/// let document = Document::parse(page);
/// let item = document.papers().next().unwrap().summary().next().unwrap();
/// assert_eq!((item.label(), &*item.text()), (Some("New"), "text\nmore"));
/// assert_eq!(item.span().text(page), Some("- ***New***: text\nmore\n"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ItemView<'d> {
    /// Line of the item and its continuations.
    pub(crate) part: Part<'d>,
    label: Option<(Emphasis, &'d str)>,
    /// Text after the label on the first line.
    first: &'d str,
}

impl<'d> ItemView<'d> {
    /// Returns the item of these lines.
    fn new(part: Part<'d>) -> ItemView<'d> {
        let (label, first) = syntax::labelled_text(part.content(0));
        ItemView { part, label, first }
    }

    /// Returns the label, without the asterisks around it. Returns `None` if the item has no label.
    #[must_use]
    pub fn label(&self) -> Option<&'d str> {
        self.label.map(|(_, label)| label)
    }

    /// Returns the asterisks around the label. Returns `None` if the item has no label.
    #[must_use]
    pub fn emphasis(&self) -> Option<Emphasis> {
        self.label.map(|(emphasis, _)| emphasis)
    }

    /// Returns the text after the label. Its lines are separated by `\n`.
    ///
    /// The text is owned if it has several lines in a page with `\r\n` line endings. It is borrowed
    /// otherwise.
    #[must_use]
    pub fn text(&self) -> Cow<'d, str> {
        let lines = self.part.records.len();
        if lines <= 1 {
            return Cow::Borrowed(self.first);
        }
        let start = syntax::offset(self.part.text, self.first);
        let whole = syntax::content(Span::new(start, self.part.end).slice(self.part.text));
        if whole.contains("\r\n") {
            let mut text = String::with_capacity(whole.len());
            text.push_str(self.first);
            for line in 1..lines {
                text.push('\n');
                text.push_str(self.part.content(line));
            }
            Cow::Owned(text)
        } else {
            Cow::Borrowed(whole)
        }
    }

    /// Returns the typed value, which owns its data.
    #[must_use]
    pub fn to_item(&self) -> Item {
        Item::read(self.label, self.text())
    }

    /// Returns the span of the item: its line and its continuations, with their line endings.
    #[must_use]
    pub fn span(&self) -> Span {
        self.part.span()
    }

    /// Passes the label and the text to `read`.
    pub(crate) fn parts<T>(&self, read: impl FnOnce(ItemParts<'_>) -> T) -> T {
        read((self.label, &self.text()))
    }

    /// Returns whether the item has this value.
    pub(crate) fn is(&self, item: &Item) -> bool {
        self.parts(|parts| parts == item.parts())
    }

    /// Returns the text after the label on the first line.
    pub(crate) fn first_line(&self) -> &'d str {
        self.first
    }
}

impl From<ItemView<'_>> for Item {
    fn from(view: ItemView<'_>) -> Item {
        view.to_item()
    }
}

/// Iterator over the items of a summary, in the order of the page.
#[derive(Debug, Clone)]
pub struct Items<'d> {
    /// The rest of the paper.
    rest: Part<'d>,
}

impl<'d> Items<'d> {
    pub(super) fn new(paper: Part<'d>) -> Items<'d> {
        Items { rest: paper }
    }
}

impl<'d> Iterator for Items<'d> {
    type Item = ItemView<'d>;

    fn next(&mut self) -> Option<ItemView<'d>> {
        let from = self.rest.records.iter().position(|record| record.class == Class::Item)?;
        let (part, rest) = self.rest.split(from, |class| class != Class::Continuation);
        self.rest = rest;
        Some(ItemView::new(part))
    }
}

impl FusedIterator for Items<'_> {}
