//! A page as a whole: its text, tiled by its lines.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::iter::FusedIterator;

mod apply;
mod digest;
mod error;
mod item;
mod paper;
mod parse;
mod part;
mod record;
mod setters;

pub use digest::{DigestView, Papers};
pub use error::ReadError;
pub use item::{ItemView, Items};
pub use paper::{MediaView, PaperView};
pub(crate) use part::Part;
pub(crate) use record::Record;

use crate::limits;
use crate::model::Digest;
use crate::syntax::{Class, Lines, lines};

/// A page, whatever it holds: digests, prose, and what is odd.
///
/// Reading one never fails and loses nothing. It keeps the text and eight bytes a line; what a line's parts are is found
/// again when a view is asked for them.
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
    /// How many diagnostics are listed.
    pub(crate) most_diagnostics: usize,
}

impl<'a> Document<'a> {
    /// Reads a page: a `&str`, which it borrows, or a `String`, which it keeps.
    #[must_use]
    pub fn parse(text: impl Into<Cow<'a, str>>) -> Document<'a> {
        let text = text.into();
        let mut records = Vec::with_capacity(most_likely_lines(&text));
        records.extend(lines(&text).classes().map(|(class, span)| Record::new(class, span)));
        Document { text, records, most_diagnostics: limits::DIAGNOSTICS }
    }

    /// The text of the page, every byte of it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text of the page, every byte of it.
    #[must_use]
    pub fn into_text(self) -> Cow<'a, str> {
        self.text
    }

    /// The same document, keeping a copy of the text if it was borrowed.
    #[must_use]
    pub fn into_owned(self) -> Document<'static> {
        Document { text: Cow::Owned(self.text.into_owned()), ..self }
    }

    /// The lines of the page, with all their parts.
    #[must_use]
    pub fn lines(&self) -> Lines<'_> {
        lines(&self.text)
    }

    /// The digests of the page, in its order.
    #[must_use]
    pub fn digests(&self) -> Digests<'_> {
        Digests { rest: self.whole() }
    }

    /// The papers of all its digests, in the order of the page.
    ///
    /// ```
    /// use daily_papers::{ArxivId, Document};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219v2)\n\n";
    /// let document = Document::parse(page);
    /// let id: ArxivId = "2404.14219".parse()?;
    /// let paper = document.papers().find(|paper| paper.arxiv_id().is_some_and(|other| other.is_same_paper(id)));
    /// assert_eq!(paper.map(|paper| paper.title()), Some("A"));
    /// # Ok::<(), daily_papers::ValueError>(())
    /// ```
    #[must_use]
    pub fn papers(&self) -> Papers<'_> {
        Papers { rest: self.whole() }
    }

    pub(crate) fn whole(&self) -> Part<'_> {
        Part { text: &self.text, records: &self.records, end: self.text.len(), number: 1 }
    }
}

/// How many lines room is made for: a real page has one for every 130 bytes, so that one allocation serves where lines are not
/// half as long. A text can be longer than memory has room for its lines; then the vector grows as it must.
fn most_likely_lines(text: &str) -> usize {
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
    /// The canonical page of a digest.
    fn from(digest: &Digest) -> Document<'static> {
        let mut page = String::new();
        // Writing to a string does not fail.
        let _ = digest.write_to(&mut page);
        Document::parse(page)
    }
}

/// The text of the page, every byte of it.
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

/// Documents are equal if their texts are: how many diagnostics they list is no part of the page.
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

/// The digests of a document, in the order of the page.
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
