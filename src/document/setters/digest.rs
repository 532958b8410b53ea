use alloc::string::ToString;

use super::with_line_ends;
use crate::document::DigestView;
use crate::edit::{Change, Edit, Target};
use crate::model::{Date, Paper};
use crate::span::Span;

/// Edits.
impl DigestView<'_> {
    /// Gives it another date.
    #[must_use]
    pub fn set_date(&self, date: Date) -> Edit {
        let new = date.to_string();
        let line = self.part.line_span(0);
        let before = line.text(self.part.text).and_then(|line| line.find('(')).unwrap_or(0).saturating_add(1);
        let target = Target::new(self.span(), Change::Date(self.date()));
        Edit::new(self.part.text, line.part(before, new.len()), new).of(target)
    }

    /// Puts a paper behind its last one.
    #[must_use]
    pub fn push_paper(&self, paper: &Paper) -> Edit {
        let text = with_line_ends(&paper.to_string(), self.part.line_end());
        let target = Target::new(self.span(), Change::NewPaper);
        let end = Span::new(self.part.end, self.part.end);
        Edit::new(self.part.text, end, self.part.separated(text)).of(target)
    }
}
