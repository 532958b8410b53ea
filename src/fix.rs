//! Mending a page.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::diagnostic::{Code, Diagnostic, Lints, Sink};
use crate::edit::Edit;
use crate::{Document, Span};

/// How often a page is read again after its fixes: one fix can make room for another that it overlapped.
const ROUNDS: usize = 8;

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

    /// The diagnostics that were mended: the first 1,000 at most, or as many as
    /// [`Limits::max_diagnostics`](crate::Limits::max_diagnostics) says. Each has its place in the page as it was when its turn came.
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
    /// The fixes are carried out together, but for those that overlap; then the page is read again, until no fix is left, at
    /// most eight times.
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
        let mut fixed =
            Fixed { text: self.as_str().to_string(), done: BTreeMap::new(), diagnostics: Vec::new() };
        for _ in 0..ROUNDS {
            let document = Document::parse(&*fixed.text);
            let mut sink = Sink::of_fixes(lints);
            document.lint_into(&mut sink);
            let mut chosen = Chosen::default();
            let mut mended = sink.into_diagnostics();
            mended.retain(|diagnostic| chosen.take(diagnostic));
            match document.apply(chosen.edits) {
                Ok(text) if text != fixed.text => fixed.text = text,
                _ => break,
            }
            for diagnostic in mended {
                let count = fixed.done.entry(diagnostic.code()).or_default();
                *count = count.saturating_add(1);
                if fixed.diagnostics.len() < self.most_diagnostics.max(1) {
                    fixed.diagnostics.push(diagnostic);
                }
            }
        }
        fixed
    }
}

/// The edits of the fixes that can be carried out together.
#[derive(Default)]
struct Chosen {
    edits: Vec<Edit>,
    spans: BTreeMap<Span, Code>,
}

impl Chosen {
    /// Takes the edits of a diagnostic's fix if none of them overlaps what is taken already.
    ///
    /// Fixes of different kinds must not even touch: each may count on the same line's end.
    fn take(&mut self, diagnostic: &Diagnostic) -> bool {
        let code = diagnostic.code();
        let is_free = |edit: &Edit| {
            let span = edit.span();
            let fits = |end: usize, start: usize, other: Code| end < start || end == start && other == code;
            let before = self.spans.range(..=span).next_back();
            let after = self.spans.range(span..).next();
            before.is_none_or(|(other, code)| fits(other.end, span.start, *code))
                && after.is_none_or(|(other, code)| fits(span.end, other.start, *code))
        };
        let is_free = !diagnostic.fix().is_empty() && diagnostic.fix().iter().all(is_free);
        if is_free {
            self.spans.extend(diagnostic.fix().iter().map(|edit| (edit.span(), code)));
            self.edits.extend_from_slice(diagnostic.fix());
        }
        is_free
    }
}
