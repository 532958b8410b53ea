use alloc::string::ToString;
use alloc::vec::Vec;

use super::{Code, Diagnostic, ParseError, Severity};
use crate::Span;

/// How many diagnostics are kept of one page; a broken page of a million lines needs no million sentences.
const MOST: usize = 1000;

/// Where reading puts what is odd, in the order of the page.
#[derive(Debug)]
pub(crate) struct Sink<'t> {
    text: &'t str,
    kept: Vec<Diagnostic>,
    more: usize,
    worst_of_more: Severity,
    /// What matters less is not reported.
    least: Severity,
}

impl<'t> Sink<'t> {
    /// Takes everything.
    pub(crate) fn new(text: &'t str) -> Sink<'t> {
        Sink { text, kept: Vec::new(), more: 0, worst_of_more: Severity::Note, least: Severity::Note }
    }

    /// Takes errors alone.
    pub(crate) fn of_errors(text: &'t str) -> Sink<'t> {
        Sink { least: Severity::Error, ..Sink::new(text) }
    }

    /// Reports what stands at `spot`, a part of the line that begins at byte `start` and is number `line` from 1.
    pub(crate) fn report(
        &mut self,
        code: Code,
        line: usize,
        start: usize,
        spot: Span,
        expected: &'static str,
    ) {
        if code.severity() < self.least {
        } else if self.kept.len() < MOST {
            self.kept.push(Diagnostic::new(self.text, code, line, start, spot, expected));
        } else {
            self.more = self.more.saturating_add(1);
            self.worst_of_more = self.worst_of_more.max(code.severity());
        }
    }

    /// The errors that were reported, if there were any.
    pub(crate) fn into_error(self) -> Option<ParseError> {
        ParseError::of(self.into_diagnostics())
    }

    /// What was reported, and last how many more there were.
    pub(crate) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        if let (1.., Some(last)) = (self.more, self.kept.last()) {
            let last = Diagnostic {
                code: Code::TooMany,
                severity: self.worst_of_more,
                expected: "fewer diagnostics",
                found: self.more.to_string().into(),
                ..last.clone()
            };
            self.kept.push(last);
        }
        self.kept
    }
}
