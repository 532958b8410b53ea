use alloc::string::ToString;

use super::{Edit, Order, with_line_ends};
use crate::document::DigestView;
use crate::{Date, Paper};

/// Edits.
impl DigestView<'_> {
    /// Gives it another date.
    #[must_use]
    pub fn set_date(&self, date: Date) -> Edit {
        let new = date.to_string();
        let line = self.part.line_span(0);
        let before = line.text(self.part.text).and_then(|line| line.find('(')).unwrap_or(0).saturating_add(1);
        Edit::replace(self.part.text, line.part(before, new.len()), new)
    }

    /// Puts a paper behind its last one.
    #[must_use]
    pub fn push_paper(&self, paper: &Paper) -> Edit {
        let text = with_line_ends(&paper.to_string(), self.part.line_end());
        Edit::insert(self.part.text, self.span().end, Order::Paper, None, self.part.separated(text))
    }
}
