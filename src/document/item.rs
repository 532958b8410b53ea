use alloc::borrow::Cow;
use alloc::string::String;
use core::iter::FusedIterator;

use super::Part;
use crate::model::Item;
use crate::span::Span;
use crate::syntax::{self, Class, Emphasis};

/// An item of a summary as it stands in a document.
#[derive(Debug, Clone, Copy)]
pub struct ItemView<'d> {
    /// The item's line and its continuations.
    pub(crate) part: Part<'d>,
    /// Where the paper stands that it is an item of.
    pub(crate) paper: Span,
    label: Option<(Emphasis, &'d str)>,
    /// What follows the label on the item's line.
    first: &'d str,
}

impl<'d> ItemView<'d> {
    /// The item that these lines are.
    fn new(part: Part<'d>, paper: Span) -> ItemView<'d> {
        let (label, first) = syntax::labelled_text(part.content(0));
        ItemView { part, paper, label, first }
    }

    /// The label, without its asterisks.
    #[must_use]
    pub fn label(&self) -> Option<&'d str> {
        self.label.map(|(_, label)| label)
    }

    /// The asterisks that the label stands between.
    #[must_use]
    pub fn emphasis(&self) -> Option<Emphasis> {
        self.label.map(|(emphasis, _)| emphasis)
    }

    /// The text after the label. Its lines are separated by `\n`: it is copied where it has several, in a page whose lines
    /// end in `\r\n`, and borrowed everywhere else.
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

    /// Where it stands: its line and its continuations, line ends included.
    #[must_use]
    pub fn span(&self) -> Span {
        self.part.span()
    }

    /// The emphasis and the text of the label.
    pub(crate) fn parts(&self) -> Option<(Emphasis, &'d str)> {
        self.label
    }

    /// What follows the label on the item's line.
    pub(crate) fn first_line(&self) -> &'d str {
        self.first
    }
}

impl From<ItemView<'_>> for Item {
    fn from(view: ItemView<'_>) -> Item {
        view.to_item()
    }
}

/// The items of a summary, in the order of the page.
#[derive(Debug, Clone)]
pub struct Items<'d> {
    /// What is left of the paper.
    rest: Part<'d>,
    paper: Span,
}

impl<'d> Items<'d> {
    pub(super) fn new(paper: Part<'d>) -> Items<'d> {
        Items { rest: paper, paper: paper.span() }
    }
}

impl<'d> Iterator for Items<'d> {
    type Item = ItemView<'d>;

    fn next(&mut self) -> Option<ItemView<'d>> {
        let from = self.rest.records.iter().position(|record| record.class == Class::Item)?;
        let (part, rest) = self.rest.split(from, |class| class != Class::Continuation);
        self.rest = rest;
        Some(ItemView::new(part, self.paper))
    }
}

impl FusedIterator for Items<'_> {}
