use alloc::string::ToString;
use alloc::vec::Vec;

use super::{Code, Diagnostic, Lints, ParseError, Severity};

/// Where reading puts what is odd, in any order.
#[derive(Debug)]
pub(crate) struct Sink {
    kept: Vec<Diagnostic>,
    most: usize,
    more: usize,
    worst_of_more: Severity,
    lints: Lints,
    /// What matters less is not kept.
    least: Severity,
    only_fixes: bool,
    has_losses: bool,
}

impl Sink {
    /// Takes what `lints` ask for, and keeps so many, but at least one: without it the page would look sound.
    pub(crate) fn new(lints: &Lints, most: usize) -> Sink {
        let (more, worst_of_more, least) = (0, Severity::Note, Severity::Note);
        Sink {
            kept: Vec::new(),
            most: most.max(1),
            more,
            worst_of_more,
            lints: lints.clone(),
            least,
            only_fixes: false,
            has_losses: false,
        }
    }

    /// Takes what the typed model would lose, and nothing else.
    pub(crate) fn of_losses(most: usize) -> Sink {
        let lints = Lints::none().at(Code::VideoDiffers, Severity::Error);
        Sink { least: Severity::Error, ..Sink::new(&lints, most) }
    }

    /// Takes what has a fix, however much there is.
    pub(crate) fn of_fixes(lints: &Lints) -> Sink {
        Sink { only_fixes: true, ..Sink::new(lints, usize::MAX) }
    }

    /// Remembers that something with this code is there, whether or not it is taken.
    pub(crate) fn note(&mut self, code: Code) {
        self.has_losses |= code.severity() == Severity::Error || code == Code::VideoDiffers;
    }

    /// Whether anything that was noted is what the typed model would lose.
    pub(crate) fn has_losses(&self) -> bool {
        self.has_losses
    }

    /// Whether what has this code is taken at all.
    pub(crate) fn wants(&self, code: Code) -> bool {
        self.lints.severity(code).is_some_and(|severity| severity >= self.least)
    }

    pub(crate) fn report(&mut self, mut diagnostic: Diagnostic) {
        let Some(severity) = self.lints.severity(diagnostic.code).filter(|severity| *severity >= self.least)
        else {
            return;
        };
        if self.only_fixes && diagnostic.fix.is_empty() {
            return;
        }
        diagnostic.severity = severity;
        self.kept.push(diagnostic);
        if self.kept.len() >= self.most.saturating_mul(2) {
            self.settle();
        }
    }

    /// Keeps the first of what was reported, in the order of the page.
    fn settle(&mut self) {
        self.kept.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
        if self.kept.len() > self.most {
            for diagnostic in self.kept.drain(self.most..) {
                self.more = self.more.saturating_add(1);
                self.worst_of_more = self.worst_of_more.max(diagnostic.severity);
            }
        }
    }

    /// What was reported, in the order of the page, and last how many more there were.
    pub(crate) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.settle();
        if let (1.., Some(last)) = (self.more, self.kept.last()) {
            let last = Diagnostic {
                code: Code::TooMany,
                severity: self.worst_of_more,
                expected: "fewer diagnostics",
                found: self.more.to_string().into(),
                help: None,
                fix: Vec::new(),
                ..last.clone()
            };
            self.kept.push(last);
        }
        self.kept
    }

    /// The errors that were reported, if there were any.
    pub(crate) fn into_error(self) -> Option<ParseError> {
        let count = self.kept.len().saturating_add(self.more);
        ParseError::of(self.into_diagnostics(), count)
    }
}
