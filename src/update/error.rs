use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;

use crate::document::Part;
use crate::escape::excerpt;
use crate::span::Span;
use crate::syntax::{self, Class};

/// Error for a change of values that would give another line of the page a new meaning.
///
/// ```
/// use daily_papers::Document;
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n- item\n\nVote: 4\n";
/// let error = Document::parse(page).update(|digests| digests[0].papers[0].summary.clear()).unwrap_err();
/// assert_eq!((error.line(), error.span().text(page)), (7, Some("Vote: 4")));
/// assert_eq!(
///     error.to_string(),
///     "line 7: the change would give `Vote: 4` another meaning, in the paper `A`",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[error("line {line}: the change would give `{found}` another meaning{paper}")]
pub struct UpdateError {
    span: Span,
    line: usize,
    found: Box<str>,
    /// The paper that contains the line, as the end of the sentence.
    paper: Box<str>,
}

impl UpdateError {
    /// Creates an error about the line at `index`.
    pub(super) fn new(part: Part<'_>, index: usize) -> UpdateError {
        let lines = part.records.get(..=index).unwrap_or_default();
        let heading = lines.iter().rposition(|record| record.class.ends_paper());
        let is_paper =
            |line: &usize| lines.get(*line).is_some_and(|record| record.class == Class::PaperHeading);
        let heading = heading.filter(is_paper);
        let title = heading.and_then(|line| part.parse(line, syntax::paper_heading::<true>));
        let paper = title.map_or(String::new(), |(title, _)| format!(", in the paper `{}`", excerpt(title)));
        UpdateError {
            span: part.span_of(part.content(index)),
            line: part.number.saturating_add(index),
            found: excerpt(part.content(index)).into(),
            paper: paper.into(),
        }
    }

    /// Returns the span of the line in the page before the change, in bytes.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Returns the number of the line in the page before the change, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }
}
