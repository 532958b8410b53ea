use alloc::string::String;
use alloc::vec::Vec;

use super::Document;
use crate::edit::{self, Edit, EditError};

impl Document<'_> {
    /// Returns the page after these edits, in whatever order they come. Every byte outside their spans stays as it is.
    ///
    /// Two edits of one field conflict, also if one of them changes nothing, and so do the removal of a paper and an edit of it.
    /// Edits of different fields do not. What is added at one place, such as several papers behind one, stands in the order of the
    /// edits. An edit of a fix or of the formatter conflicts with all edits of a paper that it touches, and with one of another
    /// code that touches it.
    ///
    /// # Errors
    ///
    /// Returns an error if two edits conflict or overlap, or if an edit was made for another page, which the length of the
    /// page and the text around the edit tell.
    ///
    /// ```
    /// use daily_papers::{Document, Votes};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\nVote: 3\n\n### [C](d)\n\nVote: 5\n\n";
    /// let document = Document::parse(page);
    /// let edited = document.apply(document.papers().map(|paper| paper.set_votes(Votes::Count(7))))?;
    /// assert_eq!(edited, page.replace("Vote: 3", "Vote: 7").replace("Vote: 5", "Vote: 7"));
    /// # Ok::<(), daily_papers::EditError>(())
    /// ```
    pub fn apply(&self, edits: impl IntoIterator<Item = Edit>) -> Result<String, EditError> {
        let edits: Vec<Edit> = edits.into_iter().collect();
        edit::applied(self.as_str(), &edits, || {
            let starts = self.whole().records.iter().filter(|record| record.class.ends_paper());
            starts.map(|record| record.start()).collect()
        })
    }
}
