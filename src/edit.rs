//! Edits of a page.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::escape::Escaped;
use crate::span::Span;

/// Change to a page: a span, and the text that replaces it.
///
/// [`Document::edits_to`](crate::Document::edits_to),
/// [`Document::format_edits`](crate::Document::format_edits) and
/// [`Diagnostic::fix`](crate::Diagnostic::fix) return edits.
/// [`Document::apply`](crate::Document::apply) applies them.
///
/// An edit does not know its page. If it is applied to another page, or to the page after another
/// change, it replaces whatever is at its span.
///
/// ```
/// use daily_papers::{Document, Votes};
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A Study](https://example.org)\n\nVote: 3\n\n";
/// let document = Document::parse(page);
/// let view = document.papers().next().unwrap();
/// let mut paper = view.to_paper();
/// paper.votes = Some(Votes::Count(181));
///
/// let edits = view.edits_to(&paper)?;
/// assert_eq!((edits[0].span().text(page), edits[0].text()), (Some("3"), "181"));
/// assert_eq!(document.apply(edits)?.to_string(), page.replace("Vote: 3", "Vote: 181"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edit {
    span: Span,
    text: Box<str>,
}

impl Edit {
    /// Returns an edit that replaces a span of a page by a text.
    ///
    /// ```
    /// use daily_papers::{Document, Edit, Span};
    ///
    /// let document = Document::parse("# Archive\n");
    /// assert_eq!(document.apply([Edit::new(Span::new(2, 9), "Index")])?.as_str(), "# Index\n");
    /// # Ok::<(), daily_papers::EditError>(())
    /// ```
    #[must_use]
    pub fn new(span: Span, text: impl Into<Box<str>>) -> Edit {
        Edit { span, text: text.into() }
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
}

/// Shows the text without hidden characters, because errors contain edits.
impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edit").field("span", &self.span).field("text", &Escaped(&self.text)).finish()
    }
}

/// Error for edits that overlap, touch, or do not lie in the page.
///
/// ```
/// use daily_papers::{Document, Edit, Span};
///
/// let document = Document::parse("# Archive\n");
/// let error = document.apply([Edit::new(Span::new(2, 99), "")]).unwrap_err();
/// assert_eq!(error.to_string(), "the edit at bytes 2..99 does not lie in the page");
/// let edits = [Edit::new(Span::new(2, 9), ""), Edit::new(Span::new(9, 9), "Index")];
/// let error = document.apply(edits).unwrap_err();
/// assert_eq!(error.to_string(), "the edits at bytes 2..9 and 9..9 touch");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EditError {
    edit: Edit,
    other: Option<Edit>,
}

impl EditError {
    /// Returns the edit that cannot be applied.
    #[must_use]
    pub fn edit(&self) -> &Edit {
        &self.edit
    }

    /// Returns the edit before it that it overlaps or touches. Returns `None` if the edit does not
    /// lie in the page.
    #[must_use]
    pub fn conflicts_with(&self) -> Option<&Edit> {
        self.other.as_ref()
    }
}

/// Writes one sentence.
impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let span = self.edit.span;
        match &self.other {
            None => write!(f, "the edit at bytes {span:?} does not lie in the page"),
            Some(other) => {
                let relation = if other.span.end > span.start { "overlap" } else { "touch" };
                write!(f, "the edits at bytes {:?} and {span:?} {relation}", other.span)
            }
        }
    }
}

impl core::error::Error for EditError {}

/// Returns the page with these edits, which can be in any order.
///
/// # Errors
///
/// Returns an error if an edit does not lie in the page, or if two edits overlap or touch.
pub(crate) fn applied(page: &str, mut edits: Vec<Edit>) -> Result<String, EditError> {
    edits.sort_unstable();
    if let Some(edit) = edits.iter().find(|edit| edit.span.text(page).is_none()) {
        return Err(EditError { edit: edit.clone(), other: None });
    }
    for (before, edit) in edits.iter().zip(edits.iter().skip(1)) {
        if edit.span.start <= before.span.end {
            return Err(EditError { edit: edit.clone(), other: Some(before.clone()) });
        }
    }
    Ok(spliced(page, Span::new(0, page.len()), &edits))
}

/// Returns the text of a part of a page with these edits, in the order of the page. An edit that
/// overlaps the one before it is left out.
pub(crate) fn spliced(page: &str, part: Span, edits: &[Edit]) -> String {
    let added = edits.iter().map(|edit| edit.text.len()).fold(0, usize::saturating_add);
    let mut text = String::with_capacity(part.len().saturating_add(added));
    let mut end = part.start;
    for Edit { span, text: new } in edits {
        if span.start >= end {
            text.push_str(Span::new(end, span.start).slice(page));
            text.push_str(new);
            end = span.end;
        }
    }
    text.push_str(Span::new(end, part.end).slice(page));
    text
}
