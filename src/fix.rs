//! Fixes a page.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Lints, Sink};
use crate::document::Document;
use crate::edit::{self, Edit};
use crate::span::Span;

/// The maximum number of passes over a page. A pass leaves the fixes that overlap others, and those
/// above the limit of a pass.
const PASSES: usize = 40;

/// One pass applies at most one fix for this many bytes, so that fixes take memory in proportion to
/// the page.
const BYTES_A_FIX: usize = 32;

/// The number of fixes that a pass gives up for the memory of the listed diagnostics.
const FEWER: usize = 160;

/// The number of fixes that a pass of a small page may apply.
const AT_LEAST: usize = 128;

/// A fixed page, and what was fixed. [`Document::fix`] returns it.
///
/// ```
/// use daily_papers::{Code, Document, Lints};
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n- item \n\n";
/// let fixed = Document::parse(page).fix(&Lints::new());
/// assert_eq!(fixed.done().collect::<Vec<_>>(), [(Code::TrailingWhiteSpace, 1)]);
/// assert_eq!(fixed.diagnostics()[0].line(), 5);
/// assert_eq!(fixed.into_text(), page.replace("item ", "item"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fixed {
    text: String,
    /// The number of fixes of each code, in the order of the codes.
    done: Vec<(Code, usize)>,
    diagnostics: Vec<Diagnostic>,
}

impl Fixed {
    /// Returns the text of the fixed page.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text of the fixed page without copying it.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// Returns the codes that were fixed and how often, in the order of the codes.
    pub fn done(&self) -> impl Iterator<Item = (Code, usize)> {
        self.done.iter().copied()
    }

    /// Returns the diagnostics that were fixed: at most 1,000, or as many as
    /// [`Limits::max_diagnostics`](crate::Limits::max_diagnostics) allows.
    ///
    /// Each has its place in the page before the pass that fixed it. It has no edits, because they
    /// belong to that page.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Returns `true` if nothing was fixed.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.done.is_empty()
    }
}

impl Document<'_> {
    /// Fixes every diagnostic that `lints` select and that has a fix.
    ///
    /// Fixes that do not overlap are applied in one pass. Then the page is parsed again, until no
    /// fix is left, in at most forty passes.
    ///
    /// ```
    /// use daily_papers::{Code, Document, Lints};
    ///
    /// let page = "## Daily Papers (2024-10-08)\n\n### [A](b)\n\nAuthors: ['Ada Byron', '김가람']\n\n- item \n\n";
    /// let fixed = Document::parse(page).fix(&Lints::new());
    /// assert_eq!(
    ///     fixed.text(),
    ///     "## Daily Papers (2024-10-08)\n\n### [A](b)\n\nAuthors: Ada Byron, 김가람\n\n- item\n\n",
    /// );
    /// assert_eq!(fixed.done().collect::<Vec<_>>(), [(Code::PythonAuthors, 1), (Code::TrailingWhiteSpace, 1)]);
    /// ```
    #[must_use]
    pub fn fix(&self, lints: &Lints) -> Fixed {
        let mut fixer = Fixer {
            lints,
            at_once: self.as_str().len().wrapping_div(BYTES_A_FIX).saturating_sub(FEWER).max(AT_LEAST),
            listed: self.most_diagnostics.max(1),
            fixed: Fixed { text: String::new(), done: Vec::new(), diagnostics: Vec::new() },
        };
        let mut fixed = fixer.pass(self);
        for _ in 1..PASSES {
            let Some(text) = fixed.as_deref().and_then(|text| fixer.pass(&Document::parse(text))) else {
                break;
            };
            fixed = Some(text);
        }
        Fixed { text: fixed.unwrap_or_else(|| self.as_str().to_string()), ..fixer.fixed }
    }
}

/// The state of fixing a page.
struct Fixer<'l> {
    lints: &'l Lints,
    /// The maximum number of fixes in a pass.
    at_once: usize,
    /// The maximum number of listed diagnostics.
    listed: usize,
    fixed: Fixed,
}

impl Fixer<'_> {
    /// Returns the page after one pass. Returns `None` if there is nothing to fix.
    fn pass(&mut self, document: &Document<'_>) -> Option<String> {
        let page = document.as_str();
        let mut sink = Sink::of_fixes(self.lints, self.at_once);
        document.lint_into(&mut sink);
        let count = sink.count();
        let mut found = sink.into_diagnostics();
        let mut taken = Taken::default();
        found.retain(|diagnostic| taken.take(diagnostic));
        drop(taken);
        let text = edit::fixed(page, found.iter().flat_map(Diagnostic::fix))?;
        if text == page {
            return None;
        }
        for diagnostic in &found {
            let (code, done) = (diagnostic.code(), &mut self.fixed.done);
            let at = done.partition_point(|(other, _)| *other < code);
            match done.get_mut(at) {
                Some((other, count)) if *other == code => *count = count.saturating_add(1),
                _ => done.insert(at, (code, 1)),
            }
        }
        let listed = &mut self.fixed.diagnostics;
        let free = self.listed.saturating_sub(listed.len());
        // `count` includes the fixes of further passes, so the list is allocated once.
        listed.reserve_exact(free.min(count));
        listed.extend(found.into_iter().take(free).map(|diagnostic| diagnostic.with_fix(Vec::new())));
        Some(text)
    }
}

/// The spans that the fixes of a pass edit, each with the code of its fix.
#[derive(Default)]
struct Taken(BTreeMap<Span, Code>);

impl Taken {
    /// Takes the fix of a diagnostic unless it overlaps a fix that was taken. Returns whether it
    /// was taken.
    ///
    /// Fixes with different codes must not touch either, because both may rely on the same line
    /// ending.
    fn take(&mut self, diagnostic: &Diagnostic) -> bool {
        let (code, fix) = (diagnostic.code(), diagnostic.fix());
        let is_free = !fix.is_empty() && places(fix).all(|span| self.is_free(span, code));
        if is_free {
            self.0.extend(places(fix).map(|span| (span, code)));
        }
        is_free
    }

    /// Returns `true` if an edit of a fix with this code can be taken at `span`.
    fn is_free(&self, span: Span, code: Code) -> bool {
        let fits = |end: usize, start: usize, other: Code| end < start || end == start && other == code;
        let before = self.0.range(..=span).next_back();
        let after = self.0.range(span..).next();
        before.is_none_or(|(other, code)| fits(other.end, span.start, *code))
            && after.is_none_or(|(other, code)| fits(span.end, other.start, *code))
    }
}

/// Returns the spans of the edits of a fix. Many edits are one span, because storing each would
/// take more memory than the edits.
fn places(fix: &[Edit]) -> impl Iterator<Item = Span> {
    const FEW: usize = 8;
    let (each, all) = if fix.len() > FEW { (&[][..], fix) } else { (fix, &[][..]) };
    let start = all.iter().map(|edit| edit.span().start).min();
    let end = all.iter().map(|edit| edit.span().end).max();
    let all = start.zip(end).map(|(start, end)| Span::new(start, end));
    each.iter().map(Edit::span).chain(all)
}
