use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::mem;

use super::{Diagnostic, Lints, ParseError};
use crate::code::{Code, Severity};
use crate::edit::Edit;
use crate::span::Span;

/// A bounded collection of diagnostics. They are reported in any order.
#[derive(Debug)]
pub(crate) struct Sink {
    kept: Vec<Diagnostic>,
    most: usize,
    /// The place of the last diagnostic to keep, once `most` are kept.
    last: Option<(Span, Code)>,
    more: usize,
    worst_of_more: Severity,
    lints: Lints,
    /// The fixes of one code, if only diagnostics with a fix are reported.
    fixes: Option<Fixes>,
    has_losses: bool,
}

impl Sink {
    /// Creates a sink for the diagnostics that `lints` select. It keeps the first `most`, but at
    /// least one: without any, the page would look free of errors.
    pub(crate) fn new(lints: &Lints, most: usize) -> Sink {
        let (more, worst_of_more) = (0, Severity::Note);
        Sink {
            kept: Vec::new(),
            most: most.max(1),
            last: None,
            more,
            worst_of_more,
            lints: lints.clone(),
            fixes: None,
            has_losses: false,
        }
    }

    /// Creates a sink for what the typed model would lose, and nothing else.
    pub(crate) fn of_losses(most: usize) -> Sink {
        let lints = Lints::none().at(Code::VideoDiffers, Severity::Error);
        Sink::new(&lints, most)
    }

    /// Creates a sink for the diagnostics that have a fix and the first code in `order` of those that
    /// have one. It keeps the first `most`, and all their edits.
    pub(crate) fn of_fixes(lints: &Lints, most: usize, order: &'static [Code]) -> Sink {
        let fixes = Fixes { rank: order.len(), order, edits: Vec::new() };
        Sink { fixes: Some(fixes), ..Sink::new(lints, most) }
    }

    /// Records that the page has a diagnostic with this code, selected or not.
    pub(crate) fn note(&mut self, code: Code) {
        self.has_losses |= code.is_loss();
    }

    /// Returns `true` if a recorded code is about something that the typed model would lose.
    pub(crate) fn has_losses(&self) -> bool {
        self.has_losses
    }

    /// Returns `true` if diagnostics with this code are selected.
    pub(crate) fn wants(&self, code: Code) -> bool {
        self.lints.severity(code).is_some()
    }

    /// Returns `true` if warnings or notes may be selected.
    pub(crate) fn wants_lints(&self) -> bool {
        self.lints.may_select_lints()
    }

    /// Takes a diagnostic, unless it is not selected or comes after the last one to keep.
    pub(crate) fn report(&mut self, mut diagnostic: Diagnostic) {
        let Some(severity) = self.lints.severity(diagnostic.code) else { return };
        if let Some(fixes) = &mut self.fixes {
            let rank = fixes.order.iter().position(|code| *code == diagnostic.code);
            let Some(rank) = rank.filter(|rank| *rank <= fixes.rank && !diagnostic.fix.is_empty()) else {
                return;
            };
            if rank < fixes.rank {
                (fixes.rank, fixes.edits) = (rank, Vec::new());
                (self.kept, self.last, self.more) = (Vec::new(), None, 0);
            }
            fixes.edits.extend(mem::take(&mut diagnostic.fix));
        }
        diagnostic.severity = severity;
        if self.last.is_some_and(|last| last <= (diagnostic.span, diagnostic.code)) {
            self.more = self.more.saturating_add(1);
            self.worst_of_more = self.worst_of_more.max(severity);
            return;
        }
        self.reserve();
        self.kept.push(diagnostic);
        if self.kept.len() >= self.max_held() {
            self.keep_first();
        }
    }

    /// Returns how many diagnostics are held before the first `most` of them are chosen. The
    /// surplus bounds the number of sorts.
    fn max_held(&self) -> usize {
        self.most.saturating_add(self.most.wrapping_div(8)).saturating_add(1)
    }

    /// Reserves memory for one more diagnostic. The capacity doubles, but does not exceed
    /// `max_held`.
    fn reserve(&mut self) {
        let held = self.kept.len();
        if held == self.kept.capacity() {
            let twice = held.saturating_mul(2).max(8);
            let max = self.max_held();
            let capacity = if twice > max.wrapping_div(2) { max } else { twice };
            self.kept.reserve_exact(capacity.saturating_sub(held));
        }
    }

    /// Sorts the diagnostics by their place, and drops all but the first `most`.
    fn keep_first(&mut self) {
        // A stable sort would allocate a buffer, and diagnostics that compare equal need no order.
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

    /// Returns the number of diagnostics that were reported, kept or not.
    pub(crate) fn count(&self) -> usize {
        self.kept.len().saturating_add(self.more)
    }

    /// Returns the diagnostics in the order of the page. The last one counts those that were
    /// dropped.
    pub(crate) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.keep_first();
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
        // Shrinking can copy the whole list, so a small surplus is left.
        if self.kept.len() < self.kept.capacity().wrapping_div(8).wrapping_mul(7) {
            self.kept.shrink_to_fit();
        }
        self.kept
    }

    /// Returns the edits of the fixes, and the diagnostics that they fix.
    pub(crate) fn into_fixes(mut self) -> (Vec<Edit>, Vec<Diagnostic>, usize) {
        self.keep_first();
        let edits = self.fixes.map(|fixes| fixes.edits).unwrap_or_default();
        (edits, self.kept, self.more)
    }

    /// Returns the reported errors. Returns `None` if there are none.
    pub(crate) fn into_error(self) -> Option<ParseError> {
        let count = self.count();
        ParseError::of(self.into_diagnostics(), count)
    }
}

/// The fixes of the first code, in an order of codes, that has any.
#[derive(Debug)]
struct Fixes {
    order: &'static [Code],
    /// Index of the code in `order`.
    rank: usize,
    edits: Vec<Edit>,
}
