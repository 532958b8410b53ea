//! Edits: a span and its new text. A change by hand, a fix and the formatter are all made of them.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::{fmt, iter};

use crate::diagnostic::excerpt::Shown;
use crate::{Code, Span};

mod apply;
mod conflict;
mod digest;
mod item;
mod paper;
mod target;

pub(crate) use apply::fixed;
pub use conflict::EditError;
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

    /// The edit as one splice.
    fn whole(&self) -> Splice<'_> {
        Splice { span: self.span, text: &self.text, edit: self }
    }

    /// The edit as splices of all but what it keeps.
    fn splices(&self) -> impl Iterator<Item = Splice<'_>> {
        let kept = self.target().map(|target| &*target.kept).unwrap_or_default();
        let kept_bytes: usize = kept.iter().map(|kept| kept.len()).fold(0, usize::saturating_add);
        // The new text stands before all that is kept.
        let new = self.text.get(..self.text.len().saturating_sub(kept_bytes)).unwrap_or_default();
        let starts = iter::once(self.span.start).chain(kept.iter().map(|kept| kept.end));
        let ends = kept.iter().map(|kept| kept.start).chain([self.span.end]);
        let texts = iter::once(new).chain(iter::repeat(""));
        let spans = starts.zip(ends).map(|(start, end)| Span::new(start, end));
        spans.zip(texts).map(|(span, text)| Splice { span, text, edit: self })
    }
}

/// A span and its new text, as a part of an edit.
#[derive(Clone, Copy)]
struct Splice<'e> {
    span: Span,
    text: &'e str,
    edit: &'e Edit,
}

impl<'e> Splice<'e> {
    /// Whether it changes nothing, whatever the page.
    fn is_void(&self) -> bool {
        self.span.is_empty() && self.text.is_empty()
    }

    /// The splices of some edits, in the order of the page.
    fn all(edits: &[&'e Edit]) -> Vec<Splice<'e>> {
        let mut splices: Vec<_> = edits.iter().flat_map(|edit| edit.splices()).collect();
        splices.sort_by_key(|splice| (splice.span, splice.edit.place().1));
        splices
    }
}

/// Errors hold edits, so its text is shown in visible characters.
impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edit")
            .field("span", &self.span)
            .field("text", &Shown(&self.text))
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

/// The text of the model with the line ends of a page.
fn with_line_ends(text: &str, line_end: &str) -> String {
    if line_end == "\n" { text.into() } else { text.replace('\n', line_end) }
}
