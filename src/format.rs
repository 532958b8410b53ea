//! Formats a whole page.

use alloc::string::String;
use alloc::vec::Vec;

use crate::check;
use crate::document::{DigestView, Document};
use crate::edit::Edit;
use crate::layout::{self, Scope};
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
        layout::replaced(page, Span::new(0, page.len()), &mut formatted, |edit| {
            self.sound_digests().for_each(|digest| layout::each(&digest, Scope::Canonical, edit));
        });
        formatted
    }

    /// Returns the edits that [`format`](Document::format) makes, in the order of the page. They do
    /// not cover lines that are already in canonical form.
    ///
    /// ```
    /// use daily_papers::Document;
    ///
    /// let document = Document::parse("## Daily Papers (2024-10-08)\n### [A](b)\n\n");
    /// let edits = document.format_edits();
    /// assert_eq!(edits.len(), 1);
    /// assert_eq!(document.apply(edits)?, document.format());
    /// # Ok::<(), daily_papers::EditError>(())
    /// ```
    #[must_use]
    pub fn format_edits(&self) -> Vec<Edit> {
        let digests: Vec<_> = self.sound_digests().collect();
        let each = |edit: &mut dyn FnMut(Span, &str)| {
            digests.iter().for_each(|digest| layout::each(digest, Scope::Canonical, edit));
        };
        let mut count = 0_usize;
        each(&mut |_, _| count = count.saturating_add(1));
        layout::edits(self.as_str(), count, each)
    }

    /// Returns the digests without errors.
    fn sound_digests(&self) -> impl Iterator<Item = DigestView<'_>> {
        self.digests().filter(|digest| !check::has_errors(digest.part))
    }
}
