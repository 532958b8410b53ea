//! A page as a whole: its text, and the kinds of its lines.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::iter::FusedIterator;

mod digest;
mod error;
mod item;
mod paper;
mod parse;
mod part;
mod record;

pub use crate::model::MediaView;
pub use digest::{DigestView, Papers};
pub use error::ReadError;
pub use item::{ItemView, Items};
pub use paper::PaperView;
pub(crate) use part::Part;
pub(crate) use record::Record;

use crate::edit::{self, Edit, EditError};
use crate::limits;
use crate::model::Digest;
use crate::syntax::{Class, Lines, lines, lines_of_digest};

/// Page with any content: digests, prose and malformed lines.
///
/// Parsing never fails and loses nothing. A document keeps the text and eight bytes for each line.
/// Views parse the parts of a line when they are used.
///
/// ```
/// use daily_papers::{Document, Votes};
///
/// let page = concat!(
///     "# An archive\n",
///     "\n",
///     "## Daily Papers (2024-04-23)\n",
///     "\n",
///     "### [A Study](https://arxiv.org/abs/2404.14219)\n",
///     "\n",
///     "Vote: 180\n",
///     "\n",
///     "## License\n",
/// );
/// let document = Document::parse(page);
/// for digest in document.digests() {
///     for paper in digest.papers() {
///         assert_eq!((paper.title(), paper.votes()), ("A Study", Some(Votes::Count(180))));
///     }
/// }
/// assert!(document.diagnostics().is_empty());
/// assert_eq!(document.to_string(), page);
/// ```
#[derive(Clone)]
pub struct Document<'a> {
    text: Cow<'a, str>,
    records: Vec<Record>,
    /// Largest number of diagnostics in a list.
    pub(crate) most_diagnostics: usize,
}

impl<'a> Document<'a> {
    /// Parses a page. A `&str` is borrowed, and a `String` is moved.
    #[must_use]
    pub fn parse(text: impl Into<Cow<'a, str>>) -> Document<'a> {
        let text = text.into();
        let mut records = Vec::with_capacity(estimated_lines(&text));
        records.extend(lines(&text).classes().map(|(class, span)| Record::new(class, span)));
        Document { text, records, most_diagnostics: limits::DIAGNOSTICS }
    }

    /// Returns the text of the page, with every byte.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the text of the page, with every byte.
    ///
    /// ```
    /// use daily_papers::Document;
    ///
    /// let document = Document::parse("# Archive\n");
    /// assert_eq!(document.into_text(), "# Archive\n");
    /// ```
    #[must_use]
    pub fn into_text(self) -> Cow<'a, str> {
        self.text
    }

    /// Returns the document with an owned text. A borrowed text is copied.
    #[must_use]
    pub fn into_owned(self) -> Document<'static> {
        Document { text: Cow::Owned(self.text.into_owned()), ..self }
    }

    /// Returns an iterator over the lines of the page, with all their parts.
    ///
    /// ```
    /// use daily_papers::Document;
    ///
    /// assert_eq!(Document::parse("# Archive\n\nprose\n").lines().count(), 3);
    /// ```
    #[must_use]
    pub fn lines(&self) -> Lines<'_> {
        lines(&self.text)
    }

    /// Returns an iterator over the digests of the page, in their order.
    ///
    /// ```
    /// use daily_papers::Document;
    ///
    /// let page = "## Daily Papers (2024-04-24)\n\n## Daily Papers (2024-04-23)\n\n";
    /// let document = Document::parse(page);
    /// let dates = document.digests().map(|digest| digest.date().to_string());
    /// assert!(dates.eq(["2024-04-24", "2024-04-23"]));
    /// ```
    #[must_use]
    pub fn digests(&self) -> Digests<'_> {
        self.whole().digests()
    }

    /// Returns an iterator over the papers of all digests, in the order of the page.
    ///
    /// ```
    /// use daily_papers::Document;
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](a)\n### [B](arxiv.org/abs/2404.14219)";
    /// let document = Document::parse(page);
    /// let paper = document.papers().find(|paper| paper.arxiv_id().is_some());
    /// assert_eq!(paper.unwrap().title(), "B");
    /// ```
    #[must_use]
    pub fn papers(&self) -> Papers<'_> {
        self.whole().papers()
    }

    /// Returns the page with these edits, which can be in any order. Every byte outside their spans
    /// stays the same.
    ///
    /// The edits that one call of this crate returns can be applied together.
    ///
    /// # Errors
    ///
    /// Returns an error if an edit does not lie in the page, on character boundaries, or if two
    /// edits overlap or touch.
    ///
    /// ```
    /// use daily_papers::{Document, Votes};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\nVote: 3\n\n### [C](d)\nVote: 5\n";
    /// let document = Document::parse(page);
    /// let mut edits = Vec::new();
    /// for view in document.papers() {
    ///     let mut paper = view.to_paper();
    ///     paper.votes = Some(Votes::Count(7));
    ///     edits.extend(view.edits_to(&paper)?);
    /// }
    /// let edited = document.apply(edits)?;
    /// assert_eq!(edited.as_str(), page.replace("Vote: 3", "Vote: 7").replace("Vote: 5", "Vote: 7"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn apply(&self, edits: impl IntoIterator<Item = Edit>) -> Result<Document<'static>, EditError> {
        edit::applied(self.as_str(), edits.into_iter().collect()).map(|text| self.parse_changed(text))
    }

    /// Parses the changed text of this page. The limit of diagnostics stays.
    pub(crate) fn parse_changed(&self, text: String) -> Document<'static> {
        Document { most_diagnostics: self.most_diagnostics, ..Document::parse(text) }
    }

    /// Parses lines of a digest, without its heading.
    pub(crate) fn of_digest(text: String) -> Document<'static> {
        let records =
            lines_of_digest(&text).classes().map(|(class, span)| Record::new(class, span)).collect();
        Document { records, text: Cow::Owned(text), most_diagnostics: limits::DIAGNOSTICS }
    }

    pub(crate) fn whole(&self) -> Part<'_> {
        Part { text: &self.text, records: &self.records, end: self.text.len(), number: 1 }
    }
}

/// Estimates the number of lines of a text.
///
/// Real pages have one line for 130 bytes, so one allocation is usually enough. The upper bound
/// limits the allocation for a long text with few lines.
fn estimated_lines(text: &str) -> usize {
    const MOST: usize = 1 << 20;
    text.len().wrapping_div(64).min(MOST)
}

impl From<String> for Document<'static> {
    fn from(text: String) -> Document<'static> {
        Document::parse(text)
    }
}

impl<'a> From<&'a str> for Document<'a> {
    fn from(text: &'a str) -> Document<'a> {
        Document::parse(text)
    }
}

impl From<&Digest> for Document<'static> {
    /// Prints a digest in the canonical form, and parses the page.
    fn from(digest: &Digest) -> Document<'static> {
        let mut page = String::new();
        // Writing to a string does not fail.
        let _ = digest.write_to(&mut page);
        Document::parse(page)
    }
}

/// Writes the text of the page, with every byte.
impl fmt::Display for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document").field("text", &self.text).field("lines", &self.records.len()).finish()
    }
}

/// Compares the texts. The limit of diagnostics is not part of the page.
impl PartialEq for Document<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Document<'_> {}

impl Hash for Document<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

/// Iterator over the digests of a document, in the order of the page.
#[derive(Debug, Clone)]
pub struct Digests<'d> {
    rest: Part<'d>,
}

impl<'d> Iterator for Digests<'d> {
    type Item = DigestView<'d>;

    fn next(&mut self) -> Option<DigestView<'d>> {
        let from = self.rest.records.iter().position(|record| record.class == Class::DigestHeading)?;
        let (part, rest) = self.rest.split(from, |class| class.is_outside() || class == Class::DigestHeading);
        self.rest = rest;
        DigestView::new(part)
    }
}

impl FusedIterator for Digests<'_> {}
