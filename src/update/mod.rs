//! The page of changed values.
//!
//! The values of the page are matched with the new ones. The text of what is equal is kept, and what
//! changed is printed. Then the new page is parsed and compared with the values.

use alloc::vec::Vec;
use core::slice;

mod digest;
mod error;
mod output;
mod paper;
mod partners;
mod summary;
mod verify;

pub use error::UpdateError;

use self::output::{Output, Written};
use crate::document::{DigestView, Document, PaperView, Part};
use crate::edit::Edit;
use crate::model::{Digest, Paper};

/// Changes of values.
impl Document<'_> {
    /// Changes the values of the digests, and returns the page with these values. The page keeps
    /// every byte that need not change.
    ///
    /// `change` can add, remove, move and change digests, papers and items.
    ///
    /// - The text of a paper that is not changed stays the same, wherever the paper moves. So do prose
    ///   and unknown lines.
    /// - Of a changed paper, only the fields and items that differ are written again, in the
    ///   canonical form.
    /// - Digests are matched by value, then by date, then by their order. Papers are matched by
    ///   value, then by URL, arXiv identifier or title within their digest. A paper that has no partner
    ///   is removed with its unknown lines, or printed.
    /// - A new digest stands next to the digest before or after it, or at the end of a page without
    ///   digests.
    ///
    /// It takes O(n log n) time.
    ///
    /// # Errors
    ///
    /// Returns an error if the page with the new values would not parse as these values. That occurs
    /// only in pages with errors: a line that is not part of a value, such as `Vote: 4` after the
    /// items, can become a field if the items before it are removed.
    ///
    /// ```
    /// use daily_papers::{Document, Votes};
    ///
    /// let page = "# Archive\n\n## Daily Papers (2024-04-23)\n### [A](a)\nVote: 3\n- item\n\n## License\n";
    /// let document = Document::parse(page);
    /// let changed = document.update(|digests| digests[0].papers[0].votes = Some(Votes::Count(181)))?;
    /// assert_eq!(changed.as_str(), page.replace("Vote: 3", "Vote: 181"));
    /// # Ok::<(), daily_papers::UpdateError>(())
    /// ```
    pub fn update(&self, change: impl FnOnce(&mut Vec<Digest>)) -> Result<Document<'static>, UpdateError> {
        let mut digests = self.digests().map(|digest| digest.to_digest()).collect();
        change(&mut digests);
        self.with_digests(&digests)
    }

    /// Returns the page with these digests, as [`update`](Document::update) does.
    ///
    /// # Errors
    ///
    /// Returns an error as [`update`](Document::update) does.
    ///
    /// ```
    /// use daily_papers::{Date, Digest, Document};
    ///
    /// let document = Document::parse("# Archive\n");
    /// let document = document.with_digests(&[Digest::new(Date::new(2024, 4, 23)?, Vec::new())])?;
    /// assert_eq!(document.as_str(), "# Archive\n\n## Daily Papers (2024-04-23)\n\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_digests(&self, digests: &[Digest]) -> Result<Document<'static>, UpdateError> {
        let (mut document, _) = updated(self.whole(), digests)?;
        document.most_diagnostics = self.most_diagnostics;
        Ok(document)
    }

    /// Returns the edits that give the page these digests, as [`update`](Document::update) does, in
    /// the order of the page. They do not touch.
    ///
    /// # Errors
    ///
    /// Returns an error as [`update`](Document::update) does.
    ///
    /// ```
    /// use daily_papers::{Document, Votes};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](a)\n\nVote: 3\n\n";
    /// let document = Document::parse(page);
    /// let mut digest = document.digests().next().ok_or("no digest")?.to_digest();
    /// digest.papers[0].votes = Some(Votes::Count(181));
    /// let edits = document.edits_to(&[digest])?;
    /// assert_eq!((edits.len(), edits[0].span().text(page), edits[0].text()), (1, Some("3"), "181"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn edits_to(&self, digests: &[Digest]) -> Result<Vec<Edit>, UpdateError> {
        updated(self.whole(), digests).map(|(_, edits)| edits)
    }
}

/// Changes of values.
impl DigestView<'_> {
    /// Returns the edits that give this digest another value, as [`Document::edits_to`] does. It
    /// takes time in proportion to the digest, not to the page.
    ///
    /// # Errors
    ///
    /// Returns an error as [`Document::update`] does.
    ///
    /// ```
    /// use daily_papers::{Date, Document};
    ///
    /// let document = Document::parse("# Archive\n\n## Daily Papers (2024-04-23)\n\n");
    /// let view = document.digests().next().ok_or("no digest")?;
    /// let mut digest = view.to_digest();
    /// digest.date = Date::new(2024, 4, 24)?;
    /// let changed = document.apply(view.edits_to(&digest)?)?;
    /// assert_eq!(changed.as_str(), "# Archive\n\n## Daily Papers (2024-04-24)\n\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn edits_to(&self, digest: &Digest) -> Result<Vec<Edit>, UpdateError> {
        updated(self.part, slice::from_ref(digest)).map(|(_, edits)| edits)
    }
}

/// Changes of values.
impl PaperView<'_> {
    /// Returns the edits that give this paper another value, as [`Document::edits_to`] does. It
    /// takes time in proportion to the paper, not to the page.
    ///
    /// # Errors
    ///
    /// Returns an error as [`Document::update`] does.
    ///
    /// ```
    /// use daily_papers::{Document, Item};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](a)\n\n- one\n- two\n\n### [B](b)\n\n";
    /// let document = Document::parse(page);
    /// let view = document.papers().next().ok_or("no paper")?;
    /// let mut paper = view.to_paper();
    /// paper.summary[1] = Item::new("둘")?;
    /// let changed = document.apply(view.edits_to(&paper)?)?;
    /// assert_eq!(changed.as_str(), page.replace("two", "둘"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn edits_to(&self, paper: &Paper) -> Result<Vec<Edit>, UpdateError> {
        let mut out = Output::new(self.part);
        paper::write(self, paper, &mut out);
        let Written { text, edits, kept } = out.finish(self.part);
        let changed = Document::of_digest(text);
        verify::paper(self.part, &kept, &changed, paper)?;
        Ok(edits)
    }
}

/// Returns a part of a page with these digests, and the edits. The part is a page or one digest.
fn updated(part: Part<'_>, digests: &[Digest]) -> Result<(Document<'static>, Vec<Edit>), UpdateError> {
    let Written { text, edits, kept } = digest::write(part, digests);
    let changed = Document::parse(text);
    verify::page(part, &kept, &changed, digests)?;
    Ok((changed, edits))
}
