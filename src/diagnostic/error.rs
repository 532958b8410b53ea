use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use super::{Diagnostic, Rendering};
use crate::span::Span;

/// Error for a page that is not one digest and nothing else. It holds all errors, in the order of
/// the page.
///
/// At most 1,000 errors are listed, or as many as
/// [`Limits::max_diagnostics`](crate::Limits::max_diagnostics) allows. If there are more, another
/// diagnostic with the code [`TooMany`](crate::Code::TooMany) counts them.
///
/// ```
/// let page = "## Daily Papers (2024-04-23)\n\n### [A Study](https://example.org)\n\nVote: many\n\nVote: 3\nVote: 4\n";
/// let error = page.parse::<daily_papers::Digest>().unwrap_err();
/// assert_eq!(error.diagnostics().len(), 2);
/// assert_eq!(&page[error.span().start..error.span().end], "many");
/// assert_eq!(
///     error.to_string(),
///     "line 5, column 7: expected a number of votes or `-`, found `many` (and 1 more)",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
pub struct ParseError {
    first: Box<Diagnostic>,
    all: Vec<Diagnostic>,
    /// The number of errors after the first, listed or not.
    more: usize,
}

impl ParseError {
    /// Creates an error from the listed `errors`. `count` is the number of all errors.
    ///
    /// Returns `None` if `errors` is empty.
    pub(super) fn of(errors: Vec<Diagnostic>, count: usize) -> Option<ParseError> {
        let first = Box::new(errors.first()?.clone());
        Some(ParseError { first, all: errors, more: count.saturating_sub(1) })
    }

    /// Creates an error from one diagnostic.
    pub(crate) fn one(error: Diagnostic) -> ParseError {
        ParseError { all: vec![error.clone()], first: Box::new(error), more: 0 }
    }

    /// Returns the first error.
    #[must_use]
    pub fn first(&self) -> &Diagnostic {
        &self.first
    }

    /// Returns the errors, in the order of the page. There is at least one.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.all
    }

    /// Returns the span of the first error, in bytes of the page.
    #[must_use]
    pub fn span(&self) -> Span {
        self.first.span()
    }

    /// Returns a rendering of each error with its line and carets under its span. `text` is the
    /// page.
    ///
    /// ```
    /// let page = "## Daily Papers (2024-02-30)\n";
    /// let error = page.parse::<daily_papers::Digest>().unwrap_err();
    /// assert!(error.render(page).to_string().contains("1 | ## Daily Papers (2024-02-30)\n"));
    /// ```
    #[must_use]
    pub fn render<'a>(&'a self, text: &'a str) -> Rendering<'a> {
        Rendering::new(&self.all, text)
    }
}

/// Writes the first error in one sentence, and the number of further errors.
impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first.fmt(f)?;
        match self.more {
            0 => Ok(()),
            more => write!(f, " (and {more} more)"),
        }
    }
}
