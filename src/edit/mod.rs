//! Edits: a span and its new text. A change by hand, a fix and the formatter are all made of them.

use alloc::boxed::Box;
use core::fmt;

use crate::code::Code;
use crate::escape::Escaped;
use crate::span::Span;

mod conflict;
mod splice;
mod target;

pub use conflict::EditError;
pub(crate) use splice::{applied, fixed};
pub(crate) use target::{Change, Target};

/// A change to a page: the span that it replaces, and the text that it puts there.
///
/// The views of a document make edits out of typed values, so no edit can bring in structure that it does not name; and
/// [`Document::apply`](crate::Document::apply) carries them out, those at one place in the order in which they are given. Every
/// byte outside the spans stays as it is.
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
    /// What the edit changes. An edit of a fix or of the formatter has none: a fix can have as many edits as the page has lines.
    target: Option<Box<Target>>,
    text: Box<str>,
    /// The diagnostic that the edit fixes.
    code: Option<Code>,
    /// Tells the page that the edit was made for. An edit of [`Edit::new`] has none.
    seal: Option<u32>,
}

impl Edit {
    /// Returns an edit that puts any text in the place of a span of a page.
    ///
    /// The setters of the views make edits that cannot bring in structure. This edit can: its text is not checked, and it is not
    /// known which field it changes. [`Document::apply`](crate::Document::apply) checks that the span lies in the page, between
    /// characters, and that no other edit overlaps it. It also conflicts with an edit of a paper or a digest that it touches.
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
        Edit { span, target: None, text: text.into(), code: None, seal: None }
    }

    /// Returns an edit that puts `new` in the place of a span of `page`, and fits no other page.
    pub(crate) fn sealed(page: &str, span: Span, new: impl Into<Box<str>>) -> Edit {
        Edit { seal: Some(seal(page, span)), ..Edit::new(span, new) }
    }

    /// Returns the same edit with what it changes.
    pub(crate) fn of(self, target: Target) -> Edit {
        Edit { target: Some(Box::new(target)), ..self }
    }

    /// Returns the same edit as a part of the fix of a diagnostic.
    pub(crate) fn fixing(self, code: Code) -> Edit {
        Edit { code: Some(code), ..self }
    }

    /// Returns the span that the edit replaces, in bytes of the page; it is empty if the edit only adds.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Returns the new text of the span; it is empty if the edit only removes.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns an error unless the edit was made for this page, which the text around it and the length of the page tell.
    fn check(&self, page: &str) -> Result<(), EditError> {
        match self.seal {
            None if self.span.text(page).is_none() => Err(EditError::outside(self)),
            Some(own) if self.span.text(page).is_none() || own != seal(page, self.span) => {
                Err(EditError::of_another_page(self))
            }
            _ => Ok(()),
        }
    }

    /// Whether the edit is one of the formatter, or one of a fix that changes more than its target says.
    fn is_fix(&self) -> bool {
        self.target().is_none_or(|target| matches!(target.change, Change::SharedDate(_) | Change::EqualPaper))
    }

    fn target(&self) -> Option<&Target> {
        self.target.as_deref()
    }

    /// What decides the order of edits: their place, then what they change.
    fn place(&self) -> (Span, Option<Change>) {
        (self.span, self.target().map(|target| target.change))
    }

    /// Whether other fields stand between the lines of the field that the edit changes.
    fn is_split(&self) -> bool {
        self.target().is_some_and(|target| !target.kept.is_empty())
    }
}

/// Errors hold edits, so its text is shown in visible characters.
impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edit")
            .field("span", &self.span)
            .field("text", &Escaped(&self.text))
            .finish_non_exhaustive()
    }
}

/// A number that another page hardly has: made of the page's length, and of what stands at `span` and around it.
///
/// The function is FNV-1a (<http://www.isthe.com/chongo/tech/comp/fnv/>).
fn seal(page: &str, span: Span) -> u32 {
    const AROUND: usize = 32;
    let around = span.start.saturating_sub(AROUND)..span.end.saturating_add(AROUND).min(page.len());
    let bytes = page.as_bytes().get(around).unwrap_or_default();
    page.len()
        .to_le_bytes()
        .iter()
        .chain(bytes)
        .fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
