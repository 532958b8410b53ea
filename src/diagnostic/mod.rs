//! Diagnostics: the errors, warnings and notes about a page, each with its place.

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

/// An error, a warning or a note about a page: its code, its span, what was expected and what was
/// found.
///
/// `Display` writes one sentence. [`render`](Diagnostic::render) also shows the line.
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
    end_column: usize,
    expected: &'static str,
    found: Box<str>,
    /// Whether the line ends where the span begins.
    is_at_line_end: bool,
    help: Option<Box<str>>,
    fix: Box<[Edit]>,
}

impl Diagnostic {
    /// Creates a diagnostic about the part of `text` at `span`. The part belongs to the line that
    /// begins at byte `start` and has the number `line`, from 1.
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
        debug_assert!(!spot.contains('\n'), "a diagnostic is about a part of one line");
        let end_column = spot.chars().count().saturating_add(column);
        Diagnostic {
            code,
            severity: code.severity(),
            span,
            line,
            column,
            end_column,
            expected,
            found: excerpt(spot).into(),
            is_at_line_end: after.is_empty() || after.starts_with('\n') || after.starts_with("\r\n"),
            help: None,
            fix: Box::default(),
        }
    }

    /// Sets the help, which consists of visible characters.
    pub(crate) fn with_help(self, help: Option<String>) -> Diagnostic {
        Diagnostic { help: help.map(String::into_boxed_str), ..self }
    }

    /// Sets the edits that fix the diagnostic.
    pub(crate) fn with_fix(self, fix: Vec<Edit>) -> Diagnostic {
        Diagnostic { fix: fix.into(), ..self }
    }

    /// Returns the diagnostic with its span moved, for a text that starts at byte `start` of a page.
    pub(crate) fn after(self, start: usize) -> Diagnostic {
        let Span { start: from, end } = self.span;
        Diagnostic { span: Span::new(from.saturating_add(start), end.saturating_add(start)), ..self }
    }

    /// Returns the code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// Returns the severity, which [`Lints`] can set for each code.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Returns `true` if the severity is [`Severity::Error`].
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Returns the span, in bytes of the page. It is empty if something is missing there.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Returns the line in which the span begins, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// Returns the column in which the span begins, in characters (Unicode scalar values), from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// Returns the line in which the span ends, from 1.
    #[must_use]
    pub fn end_line(&self) -> usize {
        self.line
    }

    /// Returns the column after the end of the span, in characters (Unicode scalar values), from 1.
    ///
    /// [`range`](Diagnostic::range) returns columns in other units.
    #[must_use]
    pub fn end_column(&self) -> usize {
        self.end_column
    }

    /// Returns what was expected at the span, as a phrase such as
    /// `a paper heading or a blank line`.
    #[must_use]
    pub fn expected(&self) -> &'static str {
        self.expected
    }

    /// Returns what was found: the beginning of the text at the span, escaped. It is empty if the
    /// span is empty.
    ///
    /// For [`Code::TooMany`] it is the number of diagnostics that are not listed.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// Returns a hint that may help, if there is one.
    ///
    /// ```
    /// let document = daily_papers::Document::parse("# Daily Papers (2024-04-23)\n");
    /// let help = "perhaps `## Daily Papers (2024-04-23)`";
    /// assert_eq!(document.diagnostics()[0].help(), Some(help));
    /// ```
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// Returns the edits that fix the diagnostic, or no edits if the fix is not certain.
    /// [`Document::apply`] applies them. They do not touch each other, but they can overlap the fix
    /// of another diagnostic. [`Document::fix`](crate::Document::fix) applies all fixes.
    ///
    /// ```
    /// use daily_papers::{Document, Lints};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\n- item \n\n";
    /// let document = Document::parse(page);
    /// let found = document.lint(&Lints::new());
    /// let fix = found.iter().map(|diagnostic| diagnostic.fix()).find(|fix| !fix.is_empty()).unwrap();
    /// assert_eq!(document.apply(fix.iter().cloned())?.as_str(), page.replace("item \n", "item\n"));
    /// # Ok::<(), daily_papers::EditError>(())
    /// ```
    ///
    /// [`Document::apply`]: crate::Document::apply
    #[must_use]
    pub fn fix(&self) -> &[Edit] {
        &self.fix
    }

    /// Returns a rendering of the diagnostic: its sentence, and its line with carets under the
    /// span. `text` is the page.
    ///
    /// Control characters and invisible characters of the page are escaped, so the output is safe
    /// for a terminal.
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

    /// Returns the sentence of the diagnostic without its place.
    ///
    /// ```
    /// let document = daily_papers::Document::parse("## Daily Papers (2024-04-23)\nstray\n");
    /// let message = document.diagnostics()[0].message();
    /// assert_eq!(message, "expected a paper heading or a blank line, found `stray`");
    /// ```
    #[must_use]
    pub fn message(&self) -> String {
        let expected = self.expected;
        match (self.code, &*self.found) {
            (Code::TooMany, "1") => "1 more diagnostic, which is not listed".into(),
            (Code::TooMany, count) => format!("{count} more diagnostics, which are not listed"),
            (
                Code::EmptyDigest
                | Code::MissingMedia
                | Code::MissingVotes
                | Code::MissingAuthors
                | Code::MissingSummary,
                _,
            ) => {
                format!("expected {expected}, found none")
            }
            (_, "") if self.is_at_line_end => format!("expected {expected}, found the end of the line"),
            (_, "") => format!("expected {expected}, found nothing"),
            (_, found) => format!("expected {expected}, found `{found}`"),
        }
    }
}

/// Writes one sentence, with the line and the column.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message())
    }
}

impl core::error::Error for Diagnostic {}
