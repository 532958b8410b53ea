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
    /// Tells the page that the edit was made for.
    seal: u32,
}

impl Edit {
    /// Puts `new` in the place of what stands at `span` of `page`.
    pub(crate) fn new(page: &str, span: Span, new: impl Into<Box<str>>) -> Edit {
        Edit { span, target: None, text: new.into(), code: None, seal: seal(page, span) }
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

    /// Whether the edit was made for this page, which the text around it and the page's length tell.
    fn fits(&self, page: &str) -> bool {
        self.span.text(page).is_some() && self.seal == seal(page, self.span)
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
