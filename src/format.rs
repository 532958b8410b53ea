//! The canonical form of a whole page.

use alloc::string::String;
use alloc::vec::Vec;

use crate::document::DigestView;
use crate::edit::Edit;
use crate::layout::{self, Scope};
use crate::{Document, check};

impl Document<'_> {
    /// The page with every digest in its canonical form, which is what the printer writes for its value.
    ///
    /// Prose is kept as it is, and so is a digest that holds what its value would lose, byte for byte.
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
            layout::each(&digest, Scope::Canonical, &mut |span, new| {
                formatted.push_str(page.get(end..span.start).unwrap_or_default());
                formatted.push_str(new);
                end = span.end;
            });
        }
        formatted.push_str(page.get(end..).unwrap_or_default());
        formatted
    }

    /// The edits that [`format`](Document::format) makes, in the order of the page. A line that is as it should be is in none.
    #[must_use]
    pub fn format_edits(&self) -> Vec<Edit> {
        self.sound_digests().flat_map(|digest| layout::digest(&digest, Scope::Canonical)).collect()
    }

    fn sound_digests(&self) -> impl Iterator<Item = DigestView<'_>> {
        self.digests().filter(|digest| !check::has_errors(digest.part))
    }
}
