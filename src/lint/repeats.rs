use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::report;
use super::seen::Seen;
use crate::diagnostic::{Code, Sink};
use crate::document::{DigestView, PaperView};
use crate::edit::Edit;
use crate::{ArxivId, Date, Span};

/// Reports digests of one date, and papers that stand in a page again. Each digest comes with whether it has no errors; `ids` are
/// what tells their papers from others.
pub(super) fn lint(digests: &[(DigestView<'_>, bool)], ids: &[Option<ArxivId>], sink: &mut Sink) {
    let mut seen = Seen::default();
    seen.clear(ids.len());
    let mut ids_of_papers = ids.iter();
    if digests.len() <= 1 && ids.iter().flatten().all(|id| seen.insert(id.key())) {
        return;
    }
    let mut repeats = Repeats::default();
    for (digest, is_sound) in digests {
        let papers: Vec<_> = digest.papers().zip(ids_of_papers.by_ref().copied()).collect();
        repeats.digest(digest, &papers, *is_sound, sink);
    }
}

/// A paper, and what tells it from others.
type Named<'d> = (PaperView<'d>, Option<ArxivId>);

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
    /// Where the last of them ends, as far as they stand one behind the other.
    run_end: usize,
    /// The first paper with each identifier.
    papers: BTreeMap<ArxivId, PaperView<'d>>,
    /// The first digest, until a second one asks for its papers.
    first: Option<DigestView<'d>>,
}

impl<'d> Repeats<'d> {
    /// Takes a further digest with its papers, each with what tells it from others, and reports what was there before.
    fn digest(&mut self, digest: &DigestView<'d>, papers: &[Named<'d>], is_sound: bool, sink: &mut Sink) {
        for (paper, id) in papers {
            let is_new = id.is_none_or(|id| self.papers.insert(id));
            if !is_new {
                report(paper, Code::DuplicatePaper, paper.url(), "each paper once in a page", sink);
            }
        }
        match self.digests.get_mut(&digest.date()) {
            Some(first) => {
                if let Some(digest) = first.first.take() {
                    let id = |paper: &PaperView<'_>| paper.arxiv_id().map(ArxivId::without_version);
                    first.take(&digest.papers().map(|paper| (paper, id(&paper))).collect::<Vec<_>>());
                }
                let heading = digest.part.content(0);
                let diagnostic =
                    digest.part.diagnostic(Code::DuplicateDigest, 0, heading, "one digest of each date");
                sink.report(match first.differing(papers) {
                    0 => diagnostic.with_fix(first.merged(digest, papers, is_sound)),
                    count => {
                        let what = if count == 1 { "1 paper differs".into() } else { format!("{count} papers differ") };
                        diagnostic.with_help(format!(
                            "{what} from the same paper of an earlier digest of the date; `Digest::merge` makes one of both"
                        ))
                    }
                });
            }
            None => {
                let (run_end, papers) = (digest.span().end, BTreeMap::new());
                self.digests
                    .insert(digest.date(), Digests { is_sound, run_end, papers, first: Some(*digest) });
            }
        }
    }
}

impl<'d> Digests<'d> {
    fn has(&self, id: Option<ArxivId>) -> bool {
        id.is_some_and(|id| self.papers.contains_key(&id))
    }

    /// Takes the papers of a further digest that are new.
    fn take(&mut self, papers: &[Named<'d>]) {
        for (paper, id) in papers {
            if let Some(id) = id {
                self.papers.entry(*id).or_insert(*paper);
            }
        }
    }

    /// How many papers of a further digest are there already with another value, which would be lost without them.
    fn differing(&self, papers: &[Named<'d>]) -> usize {
        let known = |id: &Option<ArxivId>| id.and_then(|id| self.papers.get(&id));
        let differs =
            |(paper, id): &&Named<'d>| known(id).is_some_and(|known| known.to_paper() != paper.to_paper());
        papers.iter().filter(differs).count()
    }

    /// The edits that make a further digest a part of the first one, without the papers that that has already.
    fn merged(&mut self, digest: &DigestView<'d>, papers: &[Named<'d>], is_sound: bool) -> Vec<Edit> {
        if !is_sound || !self.is_sound {
            return Vec::new();
        }
        let part = digest.part;
        let (known, new): (Vec<_>, Vec<_>) = papers.iter().partition(|(_, id)| self.has(*id));
        let is_adjacent = self.run_end == digest.span().start;
        let edits = if is_adjacent {
            // The heading goes, with the blank lines under it, and so does each paper that is known.
            let first = papers.first().map_or(digest.span().end, |(paper, _)| paper.span().start);
            let heading = Edit::new(part.text, Span::new(digest.span().start, first), "");
            let known = known.iter().map(|(paper, _)| Edit::new(part.text, paper.span(), ""));
            [heading].into_iter().chain(known).collect()
        } else {
            let text: String = new.iter().map(|(paper, _)| paper.as_str()).collect();
            let out = Edit::new(part.text, digest.span(), "");
            // A page that ends within the digest would leave its last paper without a line's end.
            if !text.is_empty() && !text.ends_with('\n') {
                return Vec::new();
            }
            vec![Edit::new(part.text, Span::new(self.run_end, self.run_end), text), out]
        };
        if is_adjacent {
            self.run_end = digest.span().end;
        }
        self.take(papers);
        edits
    }
}
