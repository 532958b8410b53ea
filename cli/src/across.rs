//! Rules that compare files: a date and its path, and digests and papers of several pages.

use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use daily_papers::{ArxivId, Date, Document, Span, archive};

use crate::escape::shown;
use crate::files;
use crate::finding::{Finding, Place};
use crate::rules::{Rule, Selection};

/// What other pages may repeat: the digests and papers of a page.
#[derive(Debug)]
pub(crate) struct Contents {
    path: Arc<PathBuf>,
    digests: Vec<(Date, Place)>,
    papers: Vec<(ArxivId, Place)>,
}

impl Contents {
    /// Returns the contents of a page. A README page is expected to repeat a digest, so it has none.
    pub(crate) fn of(path: &Arc<PathBuf>, page: &Document<'_>) -> Contents {
        let mut contents = Contents { path: Arc::clone(path), digests: Vec::new(), papers: Vec::new() };
        if files::is_readme(path) {
            return contents;
        }
        let mut lines = Lines { text: page.as_str(), at: 0, line: 1 };
        for digest in page.digests() {
            contents.digests.push((digest.date(), lines.place(digest.span())));
            for paper in digest.papers() {
                if let Some(id) = paper.arxiv_id() {
                    contents.papers.push((id.without_version(), lines.place(paper.span())));
                }
            }
        }
        contents
    }
}

/// Counts lines up to places that ascend.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn place(&mut self, span: Span) -> Place {
        let between = self.text.get(self.at..span.start).unwrap_or_default();
        self.line = self.line.saturating_add(memchr::memchr_iter(b'\n', between.as_bytes()).count());
        self.at = span.start;
        Place::of_line(self.text, span, self.line)
    }
}

/// The place of what was found first.
#[derive(Debug)]
struct First {
    path: Arc<PathBuf>,
    line: usize,
}

impl First {
    fn of(path: &Arc<PathBuf>, place: Place) -> First {
        First { path: Arc::clone(path), line: place.line }
    }
}

/// The digests and papers of the pages so far.
#[derive(Debug, Default)]
pub(crate) struct Archive {
    digests: HashMap<Date, First>,
    papers: HashMap<ArxivId, First>,
    canonical: Canonical,
}

/// The canonical paths of pages that repeat something. Asking the system for each repeated paper
/// takes longer than linting its page.
#[derive(Debug, Default)]
struct Canonical {
    paths: HashMap<Arc<PathBuf>, Option<PathBuf>>,
}

impl Canonical {
    fn of(&mut self, path: &Arc<PathBuf>) -> Option<&PathBuf> {
        let of = |path: &Arc<PathBuf>| path.canonicalize().ok();
        self.paths.entry(Arc::clone(path)).or_insert_with_key(of).as_ref()
    }

    /// Returns whether two paths lead to the same file.
    fn is_same(&mut self, one: &Arc<PathBuf>, other: &Arc<PathBuf>) -> bool {
        if one == other {
            return true;
        }
        let one = self.of(one).cloned();
        one.is_some() && one.as_ref() == self.of(other)
    }
}

impl Archive {
    /// Adds a page, and returns what is wrong with it beside the other pages.
    ///
    /// A page that was given twice does not repeat itself. A paper in two pages is reported once a
    /// page, and the library reports a paper that a page has twice.
    pub(crate) fn add(&mut self, contents: &Contents, selection: &Selection) -> Vec<Finding> {
        let Contents { path, digests, papers } = contents;
        let canonical = &mut self.canonical;
        let mut found = Found { path, selection, canonical, findings: Vec::new() };
        let expected = archive::date(&path.to_string_lossy());
        for (date, place) in digests {
            if let Some(expected) = expected.filter(|expected| expected != date) {
                found.add(
                    Rule::PathDate,
                    *place,
                    format!("expected the date {expected} of the path, found {date}"),
                );
            }
            let first = self.digests.entry(*date).or_insert_with(|| First::of(path, *place));
            found.repeated(Rule::RepeatedDigest, *place, format_args!("the digest of {date}"), first);
        }
        for (id, place) in papers {
            let first = self.papers.entry(*id).or_insert_with(|| First::of(path, *place));
            found.repeated(Rule::RepeatedPaper, *place, format_args!("the paper {id}"), first);
        }
        found.findings
    }
}

/// The findings about a page.
struct Found<'a> {
    path: &'a Arc<PathBuf>,
    selection: &'a Selection,
    canonical: &'a mut Canonical,
    findings: Vec<Finding>,
}

impl Found<'_> {
    fn repeated(&mut self, rule: Rule, place: Place, what: fmt::Arguments<'_>, first: &First) {
        let is_selected = self.selection.severity(rule).is_some();
        if is_selected && !self.canonical.is_same(&first.path, self.path) {
            let message = format!("{what} is also at {}:{}", shown(&first.path), first.line);
            self.add(rule, place, message);
        }
    }

    fn add(&mut self, rule: Rule, place: Place, message: String) {
        if let Some(severity) = self.selection.severity(rule) {
            let rendering = format!(
                "{severity}[{rule}]: {message}\n --> {}:{}:{}\n",
                shown(self.path),
                place.line,
                place.column
            );
            self.findings.push(Finding {
                path: Arc::clone(self.path),
                rule,
                severity,
                place,
                message,
                help: None,
                fix: Vec::new(),
                rendering,
            });
        }
    }
}
