//! What is odd about a page, and where.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::{fmt, slice};

mod error;
mod lints;
mod position;
mod render;
#[cfg(feature = "serde")]
mod serde;
mod sink;

pub use crate::code::UnknownCode;
pub use error::ParseError;
pub use lints::Lints;
pub use position::{Encoding, Position};
pub use render::Rendering;
pub(crate) use sink::Sink;

use crate::code::{Code, Severity};
use crate::edit::Edit;
use crate::escape::excerpt;
use crate::span::Span;

/// One thing that is odd about a page: what it is, where it stands, what was expected there and what was found.
///
/// `Display` gives it in one sentence; [`render`](Diagnostic::render) shows the line as well.
///
/// ```
/// let page = "## Daily Papers (2024-04-23)\n\n### [A Study](https://example.org)\n\nVote: many\n";
/// let (digests, diagnostics) = daily_papers::Digest::parse_recoverable(page);
/// assert_eq!(digests[0].papers.len(), 1);
/// assert_eq!(
///     diagnostics[0].to_string(),
///     "line 5, column 7: expected a number of votes or `-`, found `many`",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    code: Code,
    severity: Severity,
    span: Span,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    expected: &'static str,
    found: Box<str>,
    /// Whether the line ends where the spot begins.
    is_at_line_end: bool,
    help: Option<Box<str>>,
    fix: Box<[Edit]>,
}

impl Diagnostic {
    /// About what stands in `text` at `span`, a part of the line that begins at byte `start` and is number `line` from 1.
    pub(crate) fn new(
        text: &str,
        code: Code,
        line: usize,
        start: usize,
        span: Span,
        expected: &'static str,
    ) -> Diagnostic {
        let before = Span::new(start, span.start).slice(text);
        let after = text.get(span.start..).unwrap_or_default();
        let spot = span.slice(text);
        let column = before.chars().count().saturating_add(1);
        let end_column = match spot.rsplit_once('\n') {
            Some((_, last)) => last.chars().count().saturating_add(1),
            None => spot.chars().count().saturating_add(column),
        };
        Diagnostic {
            code,
            severity: code.severity(),
            span,
            line,
            column,
            end_line: line.saturating_add(spot.matches('\n').count()),
            end_column,
            expected,
            found: excerpt(spot).into(),
            is_at_line_end: after.is_empty() || after.starts_with('\n') || after.starts_with("\r\n"),
            help: None,
            fix: Box::default(),
        }
    }

    /// Returns the same diagnostic with what may help, a sentence of visible characters.
    pub(crate) fn with_help(self, help: Option<String>) -> Diagnostic {
        Diagnostic { help: help.map(String::into_boxed_str), ..self }
    }

    /// Returns the same diagnostic with the edits that fix it.
    pub(crate) fn with_fix(self, fix: Vec<Edit>) -> Diagnostic {
        let fix = fix.into_iter().map(|edit| edit.fixing(self.code)).collect();
        Diagnostic { fix, ..self }
    }

    /// What it is about.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Whether something would be lost.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The spot, in bytes of the text; empty where something is missing.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The line in which the spot begins, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column in which the spot begins, in characters (Unicode scalar values), from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// Returns the line in which the spot ends, from 1.
    #[must_use]
    pub fn end_line(&self) -> usize {
        self.end_line
    }

    /// Returns the column in which the spot ends, exclusive, in characters (Unicode scalar values), from 1.
    /// [`range`](Diagnostic::range) gives columns in other units.
    #[must_use]
    pub fn end_column(&self) -> usize {
        self.end_column
    }

    /// What should have stood there.
    #[must_use]
    pub fn expected(&self) -> &'static str {
        self.expected
    }

    /// What stands there: the beginning of it, in a form that can be shown; empty where there is nothing.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// What may help, where there is something to say.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// The edits that mend it, where the mend is certain; none where it is not. [`Document::apply`] carries them out.
    ///
    /// ```
    /// use daily_papers::{Document, Lints};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\n- item \n\n";
    /// let document = Document::parse(page);
    /// let found = document.lint(&Lints::new());
    /// let fix = found.iter().map(|diagnostic| diagnostic.fix()).find(|fix| !fix.is_empty()).unwrap();
    /// assert_eq!(document.apply(fix.iter().cloned())?, page.replace("item \n", "item\n"));
    /// # Ok::<(), daily_papers::EditError>(())
    /// ```
    ///
    /// [`Document::apply`]: crate::Document::apply
    #[must_use]
    pub fn fix(&self) -> &[Edit] {
        &self.fix
    }

    /// The sentence, and the line of `text`, the page it is about, with carets under the spot.
    ///
    /// Nothing that the page holds can reach the terminal as anything but visible characters.
    ///
    /// ```
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A Study](https://example.org/a b)\n";
    /// let (_, diagnostics) = daily_papers::Digest::parse_recoverable(page);
    /// assert_eq!(
    ///     diagnostics[0].render(page).with_path("23.md").to_string(),
    ///     "\
    /// error[malformed-paper-heading]: expected no white space in a link's target, found ` `
    ///  --> 23.md:3:36
    ///   |
    /// 3 | ### [A Study](https://example.org/a b)
    ///   |                                    ^
    /// ",
    /// );
    /// ```
    #[must_use]
    pub fn render<'a>(&'a self, text: &'a str) -> Rendering<'a> {
        Rendering::new(slice::from_ref(self), text)
    }

    /// The sentence without the place.
    #[must_use]
    pub fn message(&self) -> String {
        let expected = self.expected;
        match (self.code, &*self.found) {
            (Code::TooMany, "1") => "1 more diagnostic, which is not listed".into(),
            (Code::TooMany, count) => format!("{count} more diagnostics, which are not listed"),
            (Code::MissingMedia | Code::MissingVotes | Code::MissingAuthors | Code::MissingSummary, _) => {
                format!("expected {expected}, found none")
            }
            (_, "") if self.is_at_line_end => format!("expected {expected}, found the end of the line"),
            (_, "") => format!("expected {expected}, found nothing"),
            (_, found) => format!("expected {expected}, found `{found}`"),
        }
    }
}

/// One sentence, with the line and the column.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message())
    }
}

impl core::error::Error for Diagnostic {}
