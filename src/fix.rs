//! Mending a page.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Lints, Sink};
use crate::document::Document;
use crate::edit::{self, Edit};
use crate::span::Span;

/// How often a page is mended: one fix can make room for another that it overlapped, and for one that came after too many.
const ROUNDS: usize = 40;

/// In one round a page of so many bytes has one fix: so the fixes of a page that is nothing but things to mend take no more memory
/// than the page is worth, and it takes some more rounds.
const BYTES_A_FIX: usize = 32;

/// Fewer than that by so many, since those that are listed take room too; but a small page has some in each round.
const FEWER: usize = 160;
const AT_LEAST: usize = 128;

/// A page that was mended, and what was done. [`Document::fix`] makes it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fixed {
    text: String,
    done: BTreeMap<Code, usize>,
    diagnostics: Vec<Diagnostic>,
}

impl Fixed {
    /// The page as it is now.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The page as it is now.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// What was mended, and how often, in the order of the codes.
    pub fn done(&self) -> impl Iterator<Item = (Code, usize)> {
        self.done.iter().map(|(code, count)| (*code, *count))
    }

    /// Returns the diagnostics that were fixed: the first 1,000 at most, or as many as
    /// [`Limits::max_diagnostics`](crate::Limits::max_diagnostics) says. Each has its place in the page as it was when its turn came,
    /// and is without the edits, which are for that page.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Whether there was nothing to mend.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.done.is_empty()
    }
}

impl Document<'_> {
    /// Mends all that has a certain mend and that `lints` ask for.
    ///
    /// The fixes are carried out together, but for those that overlap and those that are too many at once; then the page is read
    /// again, until no fix is left, at most forty times.
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
        let mut mending = Mending {
            lints,
            at_once: self.as_str().len().wrapping_div(BYTES_A_FIX).saturating_sub(FEWER).max(AT_LEAST),
            listed: self.most_diagnostics.max(1),
            fixed: Fixed { text: String::new(), done: BTreeMap::new(), diagnostics: Vec::new() },
        };
        let mut mended = mending.round(self);
        for _ in 1..ROUNDS {
            let Some(text) = mended.as_deref().and_then(|text| mending.round(&Document::parse(text))) else {
                break;
            };
            mended = Some(text);
        }
        Fixed { text: mended.unwrap_or_else(|| self.as_str().to_string()), ..mending.fixed }
    }
}

/// A page that is being mended.
struct Mending<'l> {
    lints: &'l Lints,
    /// How many fixes are carried out in a round.
    at_once: usize,
    /// How many diagnostics are listed.
    listed: usize,
    fixed: Fixed,
}

impl Mending<'_> {
    /// The page after one round of fixes; `None` where there is nothing to mend.
    fn round(&mut self, document: &Document<'_>) -> Option<String> {
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
            let count = self.fixed.done.entry(diagnostic.code()).or_default();
            *count = count.saturating_add(1);
        }
        let listed = &mut self.fixed.diagnostics;
        let room = self.listed.saturating_sub(listed.len());
        // At once for what further rounds will mend as well.
        listed.reserve_exact(room.min(count));
        listed.extend(found.into_iter().take(room).map(|diagnostic| diagnostic.with_fix(Vec::new())));
        Some(text)
    }
}

/// Where the fixes edit that are carried out together.
#[derive(Default)]
struct Taken(BTreeMap<Span, Code>);

impl Taken {
    /// Takes a diagnostic's fix if nothing in it overlaps what is taken already.
    ///
    /// Fixes of different kinds must not even touch: each may count on the same line's end.
    fn take(&mut self, diagnostic: &Diagnostic) -> bool {
        let (code, fix) = (diagnostic.code(), diagnostic.fix());
        let is_free = !fix.is_empty() && places(fix).all(|span| self.is_free(span, code));
        if is_free {
            self.0.extend(places(fix).map(|span| (span, code)));
        }
        is_free
    }

    fn is_free(&self, span: Span, code: Code) -> bool {
        let fits = |end: usize, start: usize, other: Code| end < start || end == start && other == code;
        let before = self.0.range(..=span).next_back();
        let after = self.0.range(span..).next();
        before.is_none_or(|(other, code)| fits(other.end, span.start, *code))
            && after.is_none_or(|(other, code)| fits(span.end, other.start, *code))
    }
}

/// Where the edits of a fix stand: each, or all of them as one place, where remembering each would take more room than they do.
fn places(fix: &[Edit]) -> impl Iterator<Item = Span> {
    const FEW: usize = 8;
    let (each, all) = if fix.len() > FEW { (&[][..], fix) } else { (fix, &[][..]) };
    let start = all.iter().map(|edit| edit.span().start).min();
    let end = all.iter().map(|edit| edit.span().end).max();
    let all = start.zip(end).map(|(start, end)| Span::new(start, end));
    each.iter().map(Edit::span).chain(all)
}
