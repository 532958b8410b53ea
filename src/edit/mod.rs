//! Edits: a span and its new text. A change by hand, a mend and the formatter are all made of them.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use crate::Span;
use crate::diagnostic::excerpt::Shown;

mod apply;
mod digest;
mod item;
mod paper;

pub use apply::EditError;
pub(crate) use apply::mended;

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
    order: Order,
    /// Tells the page that the edit was made for.
    seal: u32,
    text: Box<str>,
    /// For what is added to a paper, the paper: taking that out leaves the edit nowhere to go. Few edits have one, and a fix can
    /// have as many edits as the page has lines.
    host: Option<Box<Span>>,
}

/// Which of the edits at one place comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Order {
    /// Replaces what stands there.
    Replacement,
    Media,
    Votes,
    Authors,
    Summary,
    /// One of several items.
    Item,
    /// One of several papers.
    Paper,
}

impl Edit {
    /// Puts `new` in the place of what stands at `span` of `page`.
    pub(crate) fn replace(page: &str, span: Span, new: impl Into<Box<str>>) -> Edit {
        Edit { span, order: Order::Replacement, text: new.into(), host: None, seal: seal(page, span) }
    }

    /// Puts `new` at byte `at` of `page`, as a part of the paper at `host`, if of one.
    pub(crate) fn insert(
        page: &str,
        at: usize,
        order: Order,
        host: Option<Span>,
        new: impl Into<Box<str>>,
    ) -> Edit {
        let span = Span::new(at, at);
        Edit { span, order, text: new.into(), host: host.map(Box::new), seal: seal(page, span) }
    }

    /// What it replaces, in bytes of the page; empty where it only adds.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// What it puts there; empty where it only takes out.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it changes nothing, whatever the page.
    fn is_void(&self) -> bool {
        self.span.is_empty() && self.text.is_empty()
    }

    /// Whether it was made for this page, as far as the text around it and the page's length tell.
    fn fits(&self, page: &str) -> bool {
        self.span.text(page).is_some() && self.seal == seal(page, self.span)
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
