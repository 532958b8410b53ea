use alloc::borrow::Cow;
use alloc::string::String;

use super::Part;
use super::record::Tag;
use crate::Span;
use crate::syntax::{self, Emphasis};

/// An item of a summary as it stands in a document.
#[derive(Debug, Clone, Copy)]
pub struct ItemView<'d> {
    /// The item's line and its continuations.
    pub(crate) part: Part<'d>,
    pub(crate) paper: Part<'d>,
}

impl<'d> ItemView<'d> {
    /// The label, without its asterisks.
    #[must_use]
    pub fn label(&self) -> Option<&'d str> {
        self.parts().map(|(_, label)| label)
    }

    /// The asterisks that the label stands between.
    #[must_use]
    pub fn emphasis(&self) -> Option<Emphasis> {
        self.parts().map(|(emphasis, _)| emphasis)
    }

    /// The text after the label. Its lines are separated by `\n`: it is copied where it has several, in a page whose lines
    /// end in `\r\n`, and borrowed everywhere else.
    #[must_use]
    pub fn text(&self) -> Cow<'d, str> {
        let (_, first) = self.first_line();
        let further = self.part.records.len();
        if further <= 1 {
            return Cow::Borrowed(first);
        }
        let start = self
            .part
            .line_span(0)
            .start
            .saturating_add(self.part.content(0).len().saturating_sub(first.len()));
        let whole =
            Span::new(start, self.part.end).text(self.part.text).map(syntax::content).unwrap_or_default();
        if whole.contains("\r\n") {
            let mut text = String::with_capacity(whole.len());
            text.push_str(first);
            for line in 1..further {
                text.push('\n');
                text.push_str(self.part.content(line));
            }
            Cow::Owned(text)
        } else {
            Cow::Borrowed(whole)
        }
    }

    /// Where it stands: its line and its continuations, line ends included.
    #[must_use]
    pub fn span(&self) -> Span {
        self.part.span()
    }

    /// The emphasis and the text of the label.
    pub(crate) fn parts(&self) -> Option<(Emphasis, &'d str)> {
        self.first_line().0
    }

    fn first_line(&self) -> (Option<(Emphasis, &'d str)>, &'d str) {
        syntax::labelled_text(self.part.content(0))
    }
}

/// The items of a summary, in the order of the page.
#[derive(Debug, Clone)]
pub struct Items<'d> {
    paper: Part<'d>,
    next: usize,
}

impl<'d> Items<'d> {
    pub(super) fn new(paper: Part<'d>) -> Items<'d> {
        Items { paper, next: 0 }
    }
}

impl<'d> Iterator for Items<'d> {
    type Item = ItemView<'d>;

    fn next(&mut self) -> Option<ItemView<'d>> {
        let records = self.paper.records.get(self.next..)?;
        let from = self.next.saturating_add(records.iter().position(|record| record.tag == Tag::Item)?);
        let (part, next) = self.paper.upto(from, |tag| tag != Tag::Continuation);
        self.next = next;
        Some(ItemView { part, paper: self.paper })
    }
}
