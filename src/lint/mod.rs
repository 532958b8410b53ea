//! What a careful reader would remark on: the warnings and notes.

use alloc::vec::Vec;

use crate::check;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Lints, Sink};
use crate::document::{DigestView, Document, PaperView};
use crate::layout::{self, Scope};
use crate::model::ArxivId;
use crate::span::Span;
use crate::syntax::{Class, offset};

mod authors;
mod label;
mod media;
mod near;
mod plain;
mod repeats;
mod script;
mod seen;
mod text;

use self::authors::Name;

impl Document<'_> {
    /// All that [`diagnostics`](Document::diagnostics) gives, and what a careful reader would remark on, as far as `lints` ask
    /// for it; in the order of the page. At most 1,000 diagnostics, then one that says how many more there are;
    /// [`Limits::max_diagnostics`](crate::Limits::max_diagnostics) sets another number.
    ///
    /// ```
    /// use daily_papers::{Code, Document, Lints};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\nVote: 3\n\n- item\n\n";
    /// let codes: Vec<_> = Document::parse(page).lint(&Lints::new()).iter().map(|found| found.code()).collect();
    /// assert_eq!(codes, [Code::MissingMedia, Code::MissingAuthors]);
    /// ```
    #[must_use]
    pub fn lint(&self, lints: &Lints) -> Vec<Diagnostic> {
        let mut sink = Sink::new(lints, self.most_diagnostics);
        self.lint_into(&mut sink);
        sink.into_diagnostics()
    }

    pub(crate) fn lint_into(&self, sink: &mut Sink) {
        check::page(self.whole(), false, sink);
        let page_has_errors = sink.has_losses();
        let (mut names, mut ids, mut digests) = (Vec::new(), Vec::new(), Vec::new());
        for digest in self.digests() {
            for view in digest.papers() {
                let id = view.arxiv_id().map(ArxivId::without_version);
                paper(&view, id, &mut names, sink);
                ids.push(id);
            }
            let is_sound = !page_has_errors || !check::has_errors(digest.part);
            if is_sound && sink.wants(Code::Layout) {
                layout_of(&digest, sink);
            }
            digests.push((digest, is_sound));
        }
        repeats::lint(&digests, &ids, sink);
    }
}

/// Reports a layout that is not canonical, once for a digest, where it first shows.
fn layout_of(digest: &DigestView<'_>, sink: &mut Sink) {
    let part = digest.part;
    let fix = layout::digest(digest, Scope::Layout);
    let Some(first) = fix.first() else { return };
    let after = part.records.partition_point(|record| record.start() <= first.span().start);
    let index = after.saturating_sub(1);
    let line = part.content(index);
    let column = first.span().start.saturating_sub(offset(part.text, line)).min(line.len());
    let found = line.get(column..).unwrap_or_default();
    sink.report(
        part.diagnostic(
            Code::Layout,
            index,
            found,
            "the blank lines, line ends and spellings of the canonical form",
        )
        .with_fix(fix),
    );
}

fn paper<'d>(paper: &PaperView<'d>, id: Option<ArxivId>, names: &mut Vec<Name<'d>>, sink: &mut Sink) {
    if id.is_none() || !paper.url().contains("arxiv.org/abs/") {
        report(paper, Code::NotArxiv, paper.url(), "the URL of an abstract on arXiv", sink);
    }
    missing(paper, sink);
    script::lint(paper, sink);
    // Most papers have no odd character, which is told of all their lines at once.
    let is_plain = plain::is_plain(paper.part);
    if !is_plain {
        text::title(paper, sink);
    }
    media::lint(paper, is_plain, sink);
    authors::lint(paper, is_plain, names, sink);
    for item in paper.summary() {
        text::item(&item, is_plain, sink);
        label::lint(&item, sink);
        near::lint(&item, sink);
    }
}

/// Reports what a paper has not.
fn missing(paper: &PaperView<'_>, sink: &mut Sink) {
    let (mut media, mut votes, mut authors, mut summary) = (false, false, false, false);
    // The names are those of the first authors line, whatever stands behind it, so they are looked at once.
    let mut has_names = None;
    for record in paper.part.records {
        match record.class {
            Class::Image | Class::VideoLink | Class::VideoPlayer => media = true,
            Class::Votes => votes = true,
            Class::Authors => {
                let find_name = || paper.authors().any(|author| !author.trim().is_empty());
                authors |= *has_names.get_or_insert_with(find_name);
            }
            // A field that does not read is not missing.
            Class::MalformedField => (media, votes, authors) = (true, true, true),
            Class::Item => {
                summary = true;
                break;
            }
            _ => {}
        }
    }
    let fields = [
        (media, Code::MissingMedia, "an image or a video under this heading"),
        (votes, Code::MissingVotes, "a votes line under this heading"),
        (authors, Code::MissingAuthors, "authors under this heading"),
        (summary, Code::MissingSummary, "a summary under this heading"),
    ];
    for (_, code, expected) in fields.into_iter().filter(|(is_there, ..)| !is_there) {
        let heading = paper.part.content(0);
        let end = heading.get(heading.len()..).unwrap_or_default();
        report(paper, code, end, expected, sink);
    }
}

/// Reports `found`, a part of a paper's heading.
fn report(paper: &PaperView<'_>, code: Code, found: &str, expected: &'static str, sink: &mut Sink) {
    if sink.wants(code) {
        sink.report(paper.part.diagnostic(code, 0, found, expected));
    }
}

/// Where `part`, a part of `text`, stands in it.
fn span_of(text: &str, part: &str) -> Span {
    Span::new(0, 0).part(offset(text, part), part.len())
}
