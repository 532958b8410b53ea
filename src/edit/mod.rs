//! Edits of a page. The setters, the fixes and the formatter all make them.

use alloc::boxed::Box;
use core::fmt;
use core::num::NonZeroU32;

use crate::code::Code;
use crate::escape::Escaped;
use crate::span::Span;

mod conflict;
mod splice;
mod target;

pub use conflict::EditError;
pub(crate) use splice::{applied, fixed};
pub(crate) use target::{Change, Target};

/// The sort key of an edit: its span, and then what it changes.
type Place = (Span, Option<Change>);

/// Change to a page: a span, and the text that replaces it.
///
/// The views of a document make edits from typed values, so such an edit cannot change other parts
/// of the page. [`Document::apply`](crate::Document::apply) applies edits. Edits at one place are
/// applied in their order. Every byte outside the spans stays the same.
///
/// ```
/// use daily_papers::{Document, Votes};
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A Study](https://example.org)\n\nVote: 3\n\n";
/// let document = Document::parse(page);
/// let paper = document.digests().next().unwrap().papers().next().unwrap();
///
/// let edit = paper.set_votes(Votes::Count(181));
/// assert_eq!((edit.span().text(page), edit.text()), (Some("3"), "181"));
/// assert_eq!(document.apply([edit])?, page.replace("Vote: 3", "Vote: 181"));
/// # Ok::<(), daily_papers::EditError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edit {
    span: Span,
    /// Part that the edit changes. An edit of a fix or of the formatter has none, which saves
    /// memory: one fix can have an edit for each line.
    target: Option<Box<Target>>,
    text: Box<str>,
    /// Code of the diagnostic that the edit fixes.
    code: Option<Code>,
    /// Fingerprint of the page that the edit was made for. An edit of [`Edit::new`] has none.
    fingerprint: Option<NonZeroU32>,
}

impl Edit {
    /// Returns an edit that replaces a span of a page by any text.
    ///
    /// Unlike the edits of the setters, this edit can change the structure of the page, because its
    /// text is not checked.
    ///
    /// [`Document::apply`](crate::Document::apply) returns an error if the span does not lie in the
    /// page, on character boundaries. It also returns an error if another edit overlaps this one,
    /// or changes a paper, or the heading of a digest, that this one touches.
    ///
    /// ```
    /// use daily_papers::{Document, Edit, Span};
    ///
    /// let document = Document::parse("# Archive\n");
    /// assert_eq!(document.apply([Edit::new(Span::new(2, 9), "Index")])?, "# Index\n");
    /// let error = document.apply([Edit::new(Span::new(2, 99), "Index")]).unwrap_err();
    /// assert_eq!(error.to_string(), "the edit at bytes 2..99 does not lie in the page");
    /// # Ok::<(), daily_papers::EditError>(())
    /// ```
    #[must_use]
    pub fn new(span: Span, text: impl Into<Box<str>>) -> Edit {
        Edit { span, target: None, text: text.into(), code: None, fingerprint: None }
    }

    /// Returns an edit that replaces a span of `page` by `new`. It has the fingerprint of `page`.
    pub(crate) fn sealed(page: &str, span: Span, new: impl Into<Box<str>>) -> Edit {
        Edit { fingerprint: Some(fingerprint(page, span)), ..Edit::new(span, new) }
    }

    /// Returns the edit with this target.
    pub(crate) fn of(self, target: Target) -> Edit {
        Edit { target: Some(Box::new(target)), ..self }
    }

    /// Returns the edit as part of the fix of a diagnostic.
    pub(crate) fn fixing(self, code: Code) -> Edit {
        Edit { code: Some(code), ..self }
    }

    /// Returns the span that the edit replaces, in bytes of the page. It is empty if the edit only
    /// adds.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Returns the new text of the span. It is empty if the edit only removes.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns an error if the edit does not fit this page.
    fn check(&self, page: &str) -> Result<(), EditError> {
        match self.fingerprint {
            None if self.span.text(page).is_none() => Err(EditError::outside(self)),
            Some(own) if self.span.text(page).is_none() || own != fingerprint(page, self.span) => {
                Err(EditError::of_another_page(self))
            }
            _ => Ok(()),
        }
    }

    /// Returns whether the edit is one of [`Edit::new`].
    fn is_manual(&self) -> bool {
        self.fingerprint.is_none()
    }

    /// Returns whether the edit is from [`Edit::new`] or the formatter, or from a fix that changes
    /// more than its target.
    fn is_fix(&self) -> bool {
        self.target().is_none_or(|target| matches!(target.change, Change::SharedDate(_) | Change::EqualPaper))
    }

    fn target(&self) -> Option<&Target> {
        self.target.as_deref()
    }

    fn place(&self) -> Place {
        (self.span, self.target().map(|target| target.change))
    }

    /// Returns whether other fields are between the lines of the field that the edit changes.
    fn is_split(&self) -> bool {
        self.target().is_some_and(|target| !target.kept.is_empty())
    }
}

/// Shows the text without hidden characters, because errors contain edits.
impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edit")
            .field("span", &self.span)
            .field("text", &Escaped(&self.text))
            .finish_non_exhaustive()
    }
}

/// Returns the fingerprint of a page: a hash of its length and of the text around `span`.
///
/// The hash is 32-bit FNV-1a (<http://www.isthe.com/chongo/tech/comp/fnv/>).
fn fingerprint(page: &str, span: Span) -> NonZeroU32 {
    const CONTEXT: usize = 32;
    let around = span.start.saturating_sub(CONTEXT)..span.end.saturating_add(CONTEXT).min(page.len());
    let bytes = page.as_bytes().get(around).unwrap_or_default();
    let length = page.len().to_le_bytes();
    let hash = length
        .iter()
        .chain(bytes)
        .fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    // An `Option` of a number that is never zero takes no more memory than the number.
    NonZeroU32::new(hash).unwrap_or(NonZeroU32::MAX)
}
