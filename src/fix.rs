//! Fixes a page.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Lints, Sink};
use crate::document::{Document, Part};
use crate::edit::{self, Edit};
use crate::lint;

/// The codes with a fix, in the order in which they are fixed: those in a paper, then those of a
/// digest.
///
/// A fix can only make a fix possible for a code after it, with one exception: a glued heading that
/// becomes a paper can turn unknown lines into fields with white space at their end.
const ORDER: &[Code] = &[
    Code::TrailingWhiteSpace,
    Code::GluedHeading,
    Code::LeakedList,
    Code::PythonAuthors,
    Code::BareVideoLink,
    Code::FieldOrder,
    Code::DuplicateDigest,
    Code::Layout,
];

/// The maximum number of passes over a paper: one for each code in a paper, and another one for white
/// space.
const PASSES: usize = 7;

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
    /// The number of fixes of each code.
    done: BTreeMap<Code, usize>,
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
        self.done.iter().map(|(code, count)| (*code, *count))
    }

    /// Returns the diagnostics that were fixed: at most 1,000, or as many as
    /// [`Limits::max_diagnostics`](crate::Limits::max_diagnostics) allows.
    ///
    /// Each has the place that it had before its fix. That place does not count fixes of other papers.
    /// It has no edits, because they do not belong to the fixed page.
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
    /// It fixes each paper by itself, one code after another, then digests of one date, and then the
    /// layout. A paper is parsed at most eight times, whatever it contains.
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
            listed: self.most_diagnostics.max(1),
            done: BTreeMap::new(),
            diagnostics: Vec::new(),
        };
        let fixed = fixer.papers(self);
        let fixed = fixer.digests(self, fixed, lint::duplicate_digests);
        let fixed = fixer.digests(self, fixed, lint::layouts);
        let text = fixed.as_ref().unwrap_or(self).to_string();
        Fixed { text, done: fixer.done, diagnostics: fixer.diagnostics }
    }

    /// Returns the page with these edits, which are in the order of the page.
    fn spliced(&self, edits: &[Edit]) -> Document<'static> {
        self.parse_changed(edit::spliced(self.as_str(), self.whole().span(), edits))
    }
}

/// The state of fixing a page.
struct Fixer<'l> {
    lints: &'l Lints,
    /// The maximum number of listed diagnostics.
    listed: usize,
    done: BTreeMap<Code, usize>,
    diagnostics: Vec<Diagnostic>,
}

impl Fixer<'_> {
    /// Returns the page after each paper was fixed by itself. Returns `None` if there is nothing to
    /// fix.
    fn papers(&mut self, document: &Document<'_>) -> Option<Document<'static>> {
        let edits: Vec<Edit> = document.papers().filter_map(|paper| self.paper(paper.part)).collect();
        (!edits.is_empty()).then(|| document.spliced(&edits))
    }

    /// Fixes what `lint` reports for the digests of a page, or of the page as it is fixed so far.
    fn digests(
        &mut self,
        page: &Document<'_>,
        fixed: Option<Document<'static>>,
        lint: fn(&Document<'_>, &mut Sink),
    ) -> Option<Document<'static>> {
        let document: &Document<'_> = fixed.as_ref().unwrap_or(page);
        let mut sink = self.sink();
        lint(document, &mut sink);
        let edits = self.take(sink, 0);
        edits.map(|edits| document.spliced(&edits)).or(fixed)
    }

    /// Returns the edit that fixes a paper.
    fn paper(&mut self, paper: Part<'_>) -> Option<Edit> {
        let mut text = self.pass(paper, 0).map(|edits| edit::spliced(paper.text, paper.span(), &edits))?;
        for pass in 1..=PASSES {
            let document = Document::of_digest(text);
            let part = Part { number: paper.number, ..document.whole() };
            let Some(edits) = self.pass(part, paper.span().start) else {
                return Some(Edit::new(paper.span(), document.as_str()));
            };
            debug_assert!(pass < PASSES, "the last pass has nothing to fix");
            text = edit::spliced(part.text, part.span(), &edits);
        }
        Some(Edit::new(paper.span(), text))
    }

    /// Returns the edits that fix the first code that has any in these papers.
    fn pass(&mut self, papers: Part<'_>, start: usize) -> Option<Vec<Edit>> {
        let mut sink = self.sink();
        lint::papers(papers, &mut sink);
        self.take(sink, start)
    }

    fn sink(&self) -> Sink {
        Sink::of_fixes(self.lints, self.listed, ORDER)
    }

    /// Returns the edits of the fixes in a sink. Counts and lists the diagnostics that they fix, which
    /// are about a text that starts at byte `start` of the page.
    fn take(&mut self, sink: Sink, start: usize) -> Option<Vec<Edit>> {
        let (mut edits, found, more) = sink.into_fixes();
        let code = found.first()?.code();
        // Several diagnostics can have the same fix. Edits at one place keep their order.
        edits.sort_by_key(Edit::span);
        let count = found.len().saturating_add(more);
        let done = self.done.entry(code).or_default();
        *done = done.saturating_add(count);
        let free = self.listed.saturating_sub(self.diagnostics.len());
        self.diagnostics.extend(found.into_iter().take(free).map(|found| found.after(start)));
        Some(edits)
    }
}
