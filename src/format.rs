//! Formats a whole page.

use alloc::string::String;
use alloc::vec::Vec;

use crate::check;
use crate::document::{DigestView, Document};
use crate::edit::Edit;
use crate::layout::{self, Form};
use crate::span::Span;

impl Document<'_> {
    /// Returns the page with every digest in its canonical form, which is what the printer writes
    /// for a [`Digest`](crate::Digest).
    ///
    /// Prose stays as it is, byte for byte. So does a digest with a part that a `Digest` would
    /// lose.
    ///
    /// ```
    /// use daily_papers::Document;
    ///
    /// let page = "# Archive\n## Daily Papers (2024-10-08)\n### [A](b)\nAuthors: ['Ada Byron']\nVote: 3\n- item\n";
    /// let formatted = concat!(
    ///     "# Archive\n## Daily Papers (2024-10-08)\n\n### [A](b)\n\nVote: 3\n\n",
    ///     "Authors: Ada Byron\n\n- item\n\n",
    /// );
    /// assert_eq!(Document::parse(page).format(), formatted);
    /// assert_eq!(Document::parse(formatted).format(), formatted);
    /// ```
    #[must_use]
    pub fn format(&self) -> String {
        let page = self.as_str();
        let mut formatted = String::with_capacity(page.len());
        let mut end = 0;
        for digest in self.sound_digests() {
            formatted.push_str(Span::new(end, digest.span().start).slice(page));
            // Writing to a string does not fail.
            let _ = digest.print(&mut formatted);
            end = digest.span().end;
        }
        formatted.push_str(Span::new(end, page.len()).slice(page));
        formatted
    }

    /// Returns the edits that [`format`](Document::format) makes, in the order of the page. An edit
    /// changes the text of a digest heading or a paper from the first character to the last one that
    /// differs.
    ///
    /// ```
    /// use daily_papers::Document;
    ///
    /// let document = Document::parse("## Daily Papers (2024-10-08)\n### [A](b)\n\n");
    /// let edits = document.format_edits();
    /// assert_eq!(edits.len(), 1);
    /// assert_eq!(document.apply(edits)?.as_str(), document.format());
    /// # Ok::<(), daily_papers::EditError>(())
    /// ```
    #[must_use]
    pub fn format_edits(&self) -> Vec<Edit> {
        layout::edits(self.as_str(), self.sound_digests(), Form::Canonical)
    }

    /// Returns the digests without errors.
    fn sound_digests(&self) -> impl Iterator<Item = DigestView<'_>> {
        self.digests().filter(|digest| !check::has_errors(digest.part))
    }
}
