//! A digest of a date that an earlier digest has.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::{DigestView, PaperView};
use crate::edit::{Change, Edit, Target};
use crate::model::{ArxivId, Date};
use crate::span::Span;

/// Reports each digest of a page of a date that an earlier digest has. The flag of a digest says
/// that it has no errors.
pub(super) fn lint(digests: &[(DigestView<'_>, bool)], sink: &mut Sink) {
    let mut dates = BTreeMap::<Date, SameDate<'_>>::new();
    for (digest, is_sound) in digests {
        let Some(earlier) = dates.get_mut(&digest.date()) else {
            dates.insert(digest.date(), SameDate::new(*digest, *is_sound));
            continue;
        };
        if let Some(first) = earlier.first.take() {
            earlier.add(&first);
        }
        let heading = Line::whole(digest.part, 0);
        let diagnostic = heading.diagnostic(Code::DuplicateDigest, heading.text, "one digest of each date");
        sink.report(match earlier.differing(digest) {
            0 => diagnostic.with_fix(earlier.merged(digest, *is_sound)),
            count => {
                let differ = if count == 1 { "paper differs" } else { "papers differ" };
                diagnostic.with_help(Some(format!(
                    "{count} {differ} from the same paper of an earlier digest of the date; `Digest::merge` makes one of both"
                )))
            }
        });
    }
}

/// The digests of one date.
struct SameDate<'d> {
    /// Whether the first digest has no errors, so that other digests can be merged into it.
    is_sound: bool,
    /// The end of the last digest of those that follow the first one directly.
    run_end: usize,
    /// The first paper with each identifier: its span, and the paper as it is printed. Papers are
    /// equal if their texts are.
    papers: BTreeMap<ArxivId, (Span, Box<str>)>,
    /// The first digest, until there is a second one.
    first: Option<DigestView<'d>>,
}

impl<'d> SameDate<'d> {
    fn new(first: DigestView<'d>, is_sound: bool) -> SameDate<'d> {
        SameDate { is_sound, run_end: first.span().end, papers: BTreeMap::new(), first: Some(first) }
    }

    fn known(&self, id: Option<ArxivId>) -> Option<&(Span, Box<str>)> {
        id.and_then(|id| self.papers.get(&id))
    }

    /// Adds the papers of a digest that are new.
    fn add(&mut self, digest: &DigestView<'_>) {
        for (paper, id) in papers(digest) {
            if let Some(id) = id {
                let entry = self.papers.entry(id);
                entry.or_insert_with(|| (paper.span(), paper.to_paper().to_string().into()));
            }
        }
    }

    /// Returns the number of papers of a digest that differ from a known paper.
    fn differing(&self, digest: &DigestView<'_>) -> usize {
        let is_other = |(paper, id): &(PaperView<'_>, _)| {
            self.known(*id).is_some_and(|(_, known)| **known != *paper.to_paper().to_string())
        };
        papers(digest).filter(is_other).count()
    }

    /// Returns the edits that merge a digest into the first one, without the papers that are known.
    fn merged(&mut self, digest: &DigestView<'_>, is_sound: bool) -> Vec<Edit> {
        if !is_sound || !self.is_sound {
            return Vec::new();
        }
        let part = digest.part;
        let is_adjacent = self.run_end == digest.span().start;
        // The heading is removed with the blank lines after it, and so is each known paper.
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
        if is_adjacent {
            self.run_end = digest.span().end;
        } else {
            // A page can end within the last paper.
            if !moved.is_empty() && !moved.ends_with('\n') {
                moved.extend([part.missing_line_end(digest.span()), part.line_end()]);
            }
            let end = Span::new(self.run_end, self.run_end);
            edits.insert(0, Edit::sealed(part.text, end, moved).of(Target::new(end, Change::NewPaper)));
        }
        self.add(digest);
        edits
    }
}

/// Returns the papers of a digest, each with its identifier.
fn papers<'d>(digest: &DigestView<'d>) -> impl Iterator<Item = (PaperView<'d>, Option<ArxivId>)> + use<'d> {
    digest.papers().map(|paper| (paper, paper.arxiv_id().map(ArxivId::without_version)))
}
