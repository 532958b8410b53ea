use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use super::report;
use super::seen::Seen;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::{DigestView, PaperView};
use crate::edit::{Change, Edit, Target};
use crate::model::{ArxivId, Date};
use crate::span::Span;

/// Reports digests of one date, and papers that stand in a page again. Each digest comes with whether it has no errors; `ids` are
/// what tells their papers from others.
pub(super) fn lint(digests: &[(DigestView<'_>, bool)], ids: &[Option<ArxivId>], sink: &mut Sink) {
    let mut seen = Seen::default();
    seen.clear(ids.len());
    if digests.len() <= 1 && ids.iter().flatten().all(|id| seen.insert(id.key())) {
        return;
    }
    let mut repeats = Repeats::default();
    for (digest, is_sound) in digests {
        repeats.digest(digest, *is_sound, sink);
    }
}

/// The papers of a digest, each with what tells it from others.
fn papers<'d>(digest: &DigestView<'d>) -> impl Iterator<Item = (PaperView<'d>, Option<ArxivId>)> + use<'d> {
    digest.papers().map(|paper| (paper, paper.arxiv_id().map(ArxivId::without_version)))
}

/// What a page has held so far.
#[derive(Default)]
struct Repeats<'d> {
    papers: BTreeSet<ArxivId>,
    digests: BTreeMap<Date, Digests<'d>>,
}

/// The digests of one date.
struct Digests<'d> {
    /// Whether the first of them has no errors, so that others can become a part of it.
    is_sound: bool,
    /// Where the last of them ends that follows the one before it directly.
    run_end: usize,
    /// The first paper with each identifier: its span, and the paper as it is printed. Papers are equal if that is.
    papers: BTreeMap<ArxivId, (Span, Box<str>)>,
    /// The first digest, until a second one asks for its papers.
    first: Option<DigestView<'d>>,
}

impl<'d> Repeats<'d> {
    /// Takes a further digest, and reports what was there before.
    fn digest(&mut self, digest: &DigestView<'d>, is_sound: bool, sink: &mut Sink) {
        for (paper, id) in papers(digest) {
            let is_new = id.is_none_or(|id| self.papers.insert(id));
            if !is_new {
                report(&paper, Code::DuplicatePaper, paper.url(), "each paper once in a page", sink);
            }
        }
        match self.digests.get_mut(&digest.date()) {
            Some(first) => {
                if let Some(digest) = first.first.take() {
                    first.take(&digest);
                }
                let heading = digest.part.content(0);
                let diagnostic =
                    digest.part.diagnostic(Code::DuplicateDigest, 0, heading, "one digest of each date");
                sink.report(match first.differing(digest) {
                    0 => diagnostic.with_fix(first.merged(digest, is_sound)),
                    count => {
                        let differ = if count == 1 { "paper differs" } else { "papers differ" };
                        diagnostic.with_help(Some(format!(
                            "{count} {differ} from the same paper of an earlier digest of the date; `Digest::merge` makes one of both"
                        )))
                    }
                });
            }
            None => {
                let (run_end, papers) = (digest.span().end, BTreeMap::new());
                let first = Some(*digest);
                self.digests.insert(digest.date(), Digests { is_sound, run_end, papers, first });
            }
        }
    }
}

impl<'d> Digests<'d> {
    fn known(&self, id: Option<ArxivId>) -> Option<&(Span, Box<str>)> {
        id.and_then(|id| self.papers.get(&id))
    }

    /// Takes the papers of a digest that are new.
    fn take(&mut self, digest: &DigestView<'_>) {
        for (paper, id) in papers(digest) {
            if let Some(id) = id {
                let entry = self.papers.entry(id);
                entry.or_insert_with(|| (paper.span(), paper.to_paper().to_string().into()));
            }
        }
    }

    /// How many papers of a further digest are there already with another value, which would be lost without them.
    fn differing(&self, digest: &DigestView<'_>) -> usize {
        let is_other = |(paper, id): &(PaperView<'_>, _)| {
            self.known(*id).is_some_and(|(_, known)| **known != *paper.to_paper().to_string())
        };
        papers(digest).filter(is_other).count()
    }

    /// The edits that make a further digest a part of the first one, without the papers that that has already.
    fn merged(&mut self, digest: &DigestView<'_>, is_sound: bool) -> Vec<Edit> {
        if !is_sound || !self.is_sound {
            return Vec::new();
        }
        let part = digest.part;
        let is_adjacent = self.run_end == digest.span().start;
        // The heading goes, with the blank lines under it, and so does each paper that is known.
        let first = digest.papers().next().map_or(digest.span().end, |paper| paper.span().start);
        let heading = Edit::sealed(part.text, Span::new(digest.span().start, first), "");
        let mut edits = vec![heading.of(Target::new(digest.span(), Change::SharedDate(digest.date())))];
        let mut moved = String::new();
        for (paper, id) in papers(digest) {
            let removal = Edit::sealed(part.text, paper.span(), "");
            match self.known(id) {
                Some((known, _)) => edits.push(removal.of(Target::new(*known, Change::EqualPaper))),
                None if is_adjacent => {}
                None => {
                    moved.push_str(paper.as_str());
                    edits.push(removal);
                }
            }
        }
        if !is_adjacent {
            // A page can end within the last paper.
            if !moved.is_empty() && !moved.ends_with('\n') {
                moved.extend([part.missing_line_end(digest.span()), part.line_end()]);
            }
            let end = Span::new(self.run_end, self.run_end);
            edits.insert(0, Edit::sealed(part.text, end, moved).of(Target::new(end, Change::NewPaper)));
        }
        if is_adjacent {
            self.run_end = digest.span().end;
        }
        self.take(digest);
        edits
    }
}
