use alloc::vec::Vec;
use core::fmt::{self, Write};
use core::iter::FusedIterator;

use super::Part;
use super::paper::PaperView;
use crate::model::{Date, Digest, print};
use crate::span::Span;
use crate::syntax::{self, Class};

/// Digest in a document. It borrows the text of the document.
///
/// ```
/// use daily_papers::Document;
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n## License\n";
/// let document = Document::parse(page);
/// let digest = document.digests().next().unwrap();
/// assert_eq!(digest.date().to_string(), "2024-04-23");
/// assert_eq!(digest.papers().count(), 1);
/// assert_eq!(digest.as_str(), "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n");
/// assert_eq!(digest.to_digest().papers[0].title, "A");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct DigestView<'d> {
    pub(crate) part: Part<'d>,
    date: Date,
}

impl<'d> DigestView<'d> {
    /// Returns the digest of these lines, which start with its heading.
    pub(super) fn new(part: Part<'d>) -> Option<DigestView<'d>> {
        let date = part.parse(0, syntax::digest_heading)?;
        Some(DigestView { part, date: Date::read(date)? })
    }

    /// Returns the day of the digest.
    #[must_use]
    pub fn date(&self) -> Date {
        self.date
    }

    /// Returns the span of the date in the heading.
    pub(crate) fn date_span(&self) -> Span {
        let heading = self.part.content(0);
        let date = heading.split_once('(').and_then(|(_, date)| date.strip_suffix(')'));
        self.part.span_of(date.unwrap_or(heading))
    }

    /// Returns an iterator over the papers, in the order of the page.
    #[must_use]
    pub fn papers(&self) -> Papers<'d> {
        self.part.papers()
    }

    /// Returns the span of the digest, from its heading up to the next digest or to the prose after
    /// it.
    #[must_use]
    pub fn span(&self) -> Span {
        self.part.span()
    }

    /// Returns the text of the digest, with every byte.
    #[must_use]
    pub fn as_str(&self) -> &'d str {
        self.span().slice(self.part.text)
    }

    /// Writes the digest in the canonical form.
    pub(crate) fn print(&self, out: &mut impl Write) -> fmt::Result {
        print::heading(self.date, out)?;
        self.papers().try_for_each(|paper| print::paper(&paper, out))
    }

    /// Returns the typed value, which owns its data.
    #[must_use]
    pub fn to_digest(&self) -> Digest {
        let mut digest = Digest::new(self.date, Vec::with_capacity(self.part.paper_count()));
        digest.papers.extend(self.papers().map(|paper| paper.to_paper()));
        digest
    }
}

impl From<DigestView<'_>> for Digest {
    fn from(view: DigestView<'_>) -> Digest {
        view.to_digest()
    }
}

/// Iterator over the papers of a digest, or of all digests of a document, in the order of the page.
#[derive(Debug, Clone)]
pub struct Papers<'d> {
    pub(super) rest: Part<'d>,
}

impl<'d> Papers<'d> {
    /// Returns the lines of the next paper.
    pub(crate) fn next_part(&mut self) -> Option<Part<'d>> {
        let from = self.rest.records.iter().position(|record| record.class == Class::PaperHeading)?;
        let (part, rest) = self.rest.split(from, Class::ends_paper);
        self.rest = rest;
        Some(part)
    }
}

impl<'d> Iterator for Papers<'d> {
    type Item = PaperView<'d>;

    fn next(&mut self) -> Option<PaperView<'d>> {
        self.next_part().map(PaperView::new)
    }
}

impl FusedIterator for Papers<'_> {}
