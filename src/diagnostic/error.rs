use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use super::{Diagnostic, Rendering};
use crate::span::Span;

/// Why a page is not one digest and nothing else: every error that was found, in the order of the page.
///
/// At most 1,000 are listed, or as many as [`Limits::max_diagnostics`](crate::Limits::max_diagnostics) says; then the last one
/// says how many more there are.
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
    /// How many there are besides the first, listed or not.
    more: usize,
}

impl ParseError {
    /// The error that `errors` make, of which there are `count`; `None` where there are none.
    pub(super) fn of(errors: Vec<Diagnostic>, count: usize) -> Option<ParseError> {
        let first = Box::new(errors.first()?.clone());
        Some(ParseError { first, all: errors, more: count.saturating_sub(1) })
    }

    /// The error of a page with one thing wrong.
    pub(crate) fn one(error: Diagnostic) -> ParseError {
        ParseError { all: vec![error.clone()], first: Box::new(error), more: 0 }
    }

    /// The first error.
    #[must_use]
    pub fn first(&self) -> &Diagnostic {
        &self.first
    }

    /// The errors, in the order of the page; never empty.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.all
    }

    /// The spot of the first error.
    #[must_use]
    pub fn span(&self) -> Span {
        self.first.span()
    }

    /// Each error with its line of `text`, the page, and carets under the spot.
    #[must_use]
    pub fn render<'a>(&'a self, text: &'a str) -> Rendering<'a> {
        Rendering::new(&self.all, text)
    }
}

/// The first error in one sentence, and how many more there are.
impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first.fmt(f)?;
        match self.more {
            0 => Ok(()),
            more => write!(f, " (and {more} more)"),
        }
    }
}
