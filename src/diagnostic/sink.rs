use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::{Diagnostic, Lints, ParseError};
use crate::code::{Code, Severity};
use crate::span::Span;

/// Where reading puts what is odd, in any order.
#[derive(Debug)]
pub(crate) struct Sink {
    kept: Vec<Diagnostic>,
    most: usize,
    /// Where the last one stands that can be kept, once there are enough.
    last: Option<(Span, Code)>,
    more: usize,
    worst_of_more: Severity,
    lints: Lints,
    only_fixes: bool,
    has_losses: bool,
}

impl Sink {
    /// Takes what `lints` ask for, and keeps so many, but at least one: without it the page would look sound.
    pub(crate) fn new(lints: &Lints, most: usize) -> Sink {
        let (more, worst_of_more) = (0, Severity::Note);
        Sink {
            kept: Vec::new(),
            most: most.max(1),
            last: None,
            more,
            worst_of_more,
            lints: lints.clone(),
            only_fixes: false,
            has_losses: false,
        }
    }

    /// Takes what the typed model would lose, and nothing else.
    pub(crate) fn of_losses(most: usize) -> Sink {
        let lints = Lints::none().at(Code::VideoDiffers, Severity::Error);
        Sink::new(&lints, most)
    }

    /// Takes what has a fix, and keeps so many.
    pub(crate) fn of_fixes(lints: &Lints, most: usize) -> Sink {
        Sink { only_fixes: true, ..Sink::new(lints, most) }
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
        self.lints.severity(code).is_some()
    }

    pub(crate) fn report(&mut self, mut diagnostic: Diagnostic) {
        let Some(severity) = self.lints.severity(diagnostic.code) else { return };
        if self.only_fixes && diagnostic.fix.is_empty() {
            return;
        }
        diagnostic.severity = severity;
        if self.last.is_some_and(|last| last <= (diagnostic.span, diagnostic.code)) {
            self.more = self.more.saturating_add(1);
            self.worst_of_more = self.worst_of_more.max(severity);
            return;
        }
        self.make_room();
        self.kept.push(diagnostic);
        if self.kept.len() >= self.room() {
            self.settle();
        }
    }

    /// How many are held before the first of them are chosen.
    fn room(&self) -> usize {
        self.most.saturating_add(self.most.wrapping_div(8)).saturating_add(1)
    }

    /// Makes room for one more: for twice as many, but for no more than are ever held.
    fn make_room(&mut self) {
        let held = self.kept.len();
        if held == self.kept.capacity() {
            let twice = held.saturating_mul(2).max(8);
            let room = if twice > self.room().wrapping_div(2) { self.room() } else { twice };
            self.kept.reserve_exact(room.saturating_sub(held));
        }
    }

    /// Keeps the first of what was reported, in the order of the page.
    fn settle(&mut self) {
        // Of those at one place it does not matter which comes first, and a stable sort would take as much room again.
        self.kept.sort_unstable_by(|a, b| {
            (a.span, a.code, a.expected).cmp(&(b.span, b.code, b.expected)).then_with(|| a.fix.cmp(&b.fix))
        });
        if self.kept.len() > self.most {
            for diagnostic in self.kept.drain(self.most..) {
                self.more = self.more.saturating_add(1);
                self.worst_of_more = self.worst_of_more.max(diagnostic.severity);
            }
        }
        if self.kept.len() == self.most {
            self.last = self.kept.last().map(|last| (last.span, last.code));
        }
    }

    /// How much was reported.
    pub(crate) fn count(&self) -> usize {
        self.kept.len().saturating_add(self.more)
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
                fix: Box::default(),
                ..last.clone()
            };
            self.kept.push(last);
        }
        // To move them takes room too, which is given back only where they are much fewer than there is room for.
        if self.kept.len() < self.kept.capacity().wrapping_div(8).wrapping_mul(7) {
            self.kept.shrink_to_fit();
        }
        self.kept
    }

    /// The errors that were reported, if there were any.
    pub(crate) fn into_error(self) -> Option<ParseError> {
        let count = self.count();
        ParseError::of(self.into_diagnostics(), count)
    }
}
