use alloc::boxed::Box;
use alloc::string::{String, ToString};
use core::fmt;

use crate::escape::excerpt;

/// Error for a text that has no JSON object, or whose object is not valid JSON.
///
/// ```
/// use daily_papers::summary::{self, ErrorKind};
///
/// let error = summary::from_json("{\"Method\": \"작은 모델\"\n \"Code\": \"공개\"}").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Json);
/// assert_eq!((error.offset(), error.line(), error.column()), (28, 2, 2));
/// assert_eq!(error.to_string(), "line 2, column 2: expected `,` or `}`, found `\"Code\": \"공개\"}`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Error {
    kind: ErrorKind,
    offset: usize,
    line: usize,
    column: usize,
    expected: Box<str>,
    found: Box<str>,
}

/// Kind of an [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// No object starts in the text.
    NoObject,
    /// The text ends before its object does. The answer of a model was cut.
    Unclosed,
    /// The object is not valid JSON, or is nested too deep.
    Json,
}

impl Error {
    fn new(kind: ErrorKind, answer: &str, offset: usize, expected: String) -> Error {
        let offset =
            (0..=offset.min(answer.len())).rev().find(|at| answer.is_char_boundary(*at)).unwrap_or(0);
        let (before, after) = answer.split_at_checked(offset).unwrap_or((answer, ""));
        let start = before.rsplit('\n').next().unwrap_or_default();
        Error {
            kind,
            offset,
            line: before.matches('\n').count().saturating_add(1),
            column: start.chars().count().saturating_add(1),
            expected: expected.into(),
            found: excerpt(after).into(),
        }
    }

    pub(super) fn no_object(answer: &str) -> Error {
        Error::new(ErrorKind::NoObject, answer, 0, "a JSON object".into())
    }

    pub(super) fn unclosed(answer: &str) -> Error {
        Error::new(ErrorKind::Unclosed, answer, answer.len(), "the end of the JSON object".into())
    }

    /// Creates an error from one that `serde_json` found at byte `offset` of the answer.
    pub(super) fn json(answer: &str, offset: usize, error: &serde_json::Error) -> Error {
        let message = error.to_string();
        let (reason, _) = message.rsplit_once(" at line ").unwrap_or((&message, ""));
        let expected = match reason {
            "trailing comma" => "no trailing comma".into(),
            "key must be a string" => "a label in quotes".into(),
            "recursion limit exceeded" => "at most 127 levels of lists and objects".into(),
            reason => match reason.strip_prefix("expected ") {
                Some("value" | "ident") | None => "a JSON value".into(),
                Some(expected) => expected.into(),
            },
        };
        Error::new(ErrorKind::Json, answer, offset, expected)
    }

    /// Returns the kind of the error.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Returns the place of the error, in bytes of the text.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// Returns the line of the error, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// Returns the column of the error, in characters (Unicode scalar values), from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }
}

/// Writes one sentence, with the line and the column.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Error { line, column, expected, .. } = self;
        write!(f, "line {line}, column {column}: expected {expected}, found ")?;
        match &*self.found {
            "" => f.write_str("the end of the text"),
            found => write!(f, "`{found}`"),
        }
    }
}

impl core::error::Error for Error {}
