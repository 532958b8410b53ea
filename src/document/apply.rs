use alloc::string::String;
use alloc::vec::Vec;

use super::Document;
use crate::edit::{self, Edit, EditError};

impl Document<'_> {
    /// Returns the page with these edits, which can be in any order. Every byte outside their spans
    /// stays the same.
    ///
    /// Two edits of one field conflict, even if one of them changes nothing. An edit of a paper
    /// conflicts with the removal of that paper. Edits of different fields do not conflict.
    ///
    /// Texts that are added at one place, such as several papers after one paper, keep the order of
    /// the edits.
    ///
    /// An edit of a fix or of the formatter conflicts with every edit of a paper or a digest that
    /// it touches. It also conflicts with an edit of a fix for another code that it touches. The fix
    /// of [`Code::DuplicateDigest`](crate::Code::DuplicateDigest) conflicts with every edit of the
    /// date of a digest of that date, and with edits of the papers that it keeps.
    ///
    /// # Errors
    ///
    /// Returns an error if two edits conflict or overlap, or if an edit does not fit the page.
    ///
    /// An edit of a setter fits only the page that it was made for. The length of the page and the
    /// text around the edit identify that page.
    ///
    /// ```
    /// use daily_papers::{Document, Votes};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\nVote: 3\n\n### [C](d)\nVote: 5\n";
    /// let document = Document::parse(page);
    /// let edits = document.papers().map(|paper| paper.set_votes(Votes::Count(7)));
    /// let edited = document.apply(edits)?;
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
