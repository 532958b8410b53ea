//! A digest whose date an earlier one has.

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

/// Reports each digest of a page whose date an earlier one has. Each digest comes with whether it has no errors.
pub(super) fn lint(digests: &[(DigestView<'_>, bool)], sink: &mut Sink) {
    let mut dates = BTreeMap::<Date, SameDate<'_>>::new();
    for (digest, is_sound) in digests {
        let Some(earlier) = dates.get_mut(&digest.date()) else {
            dates.insert(digest.date(), SameDate::new(*digest, *is_sound));
            continue;
        };
        if let Some(first) = earlier.first.take() {
            earlier.take(&first);
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
    /// Whether the first of them has no errors, so that others can become a part of it.
    is_sound: bool,
    /// The span of the last of them that follows the one before it directly.
    last: Span,
    /// The first paper with each identifier, as it is printed: papers are equal if their texts are.
    papers: BTreeMap<ArxivId, Box<str>>,
    /// The first digest, until a second one asks for its papers.
    first: Option<DigestView<'d>>,
}

impl<'d> SameDate<'d> {
    fn new(first: DigestView<'d>, is_sound: bool) -> SameDate<'d> {
        SameDate { is_sound, last: first.span(), papers: BTreeMap::new(), first: Some(first) }
    }

    fn has(&self, id: Option<ArxivId>) -> bool {
        id.is_some_and(|id| self.papers.contains_key(&id))
    }

    /// Takes the papers of a digest that are new.
    fn take(&mut self, digest: &DigestView<'_>) {
        for (paper, id) in papers(digest) {
            if let Some(id) = id {
                self.papers.entry(id).or_insert_with(|| paper.to_paper().to_string().into());
            }
        }
    }

    /// How many papers of a further digest are there already with another value, which would be lost without them.
    fn differing(&self, digest: &DigestView<'_>) -> usize {
        let known = |id: Option<ArxivId>| id.and_then(|id| self.papers.get(&id));
        papers(digest)
            .filter(|(paper, id)| known(*id).is_some_and(|known| **known != *paper.to_paper().to_string()))
            .count()
    }

    /// The edits that make a further digest a part of the first one, without the papers that that has already.
    fn merged(&mut self, digest: &DigestView<'_>, is_sound: bool) -> Vec<Edit> {
        if !is_sound || !self.is_sound {
            return Vec::new();
        }
        let part = digest.part;
        let is_adjacent = self.last.end == digest.span().start;
        let shared = Target::new(self.last, Change::SharedDate);
        let edits = if is_adjacent {
            // The heading goes, with the blank lines under it, and so does each paper that is known.
            let first = digest.papers().next().map_or(digest.span().end, |paper| paper.span().start);
            let heading = Edit::new(part.text, Span::new(digest.span().start, first), "").of(shared);
            let known = papers(digest).filter(|(_, id)| self.has(*id));
            let known = known.map(|(paper, _)| Edit::new(part.text, paper.span(), ""));
            [heading].into_iter().chain(known).collect()
        } else {
            let new = papers(digest).filter(|(_, id)| !self.has(*id));
            let mut text: String = new.map(|(paper, _)| paper.as_str()).collect();
            // A page can end within the last paper.
            if !text.is_empty() && !text.ends_with('\n') {
                text.extend([part.missing_line_end(digest.span()), part.line_end()]);
            }
            let end = Span::new(self.last.end, self.last.end);
            let moved = Edit::new(part.text, end, text).of(Target::new(end, Change::NewPaper));
            vec![moved, Edit::new(part.text, digest.span(), "").of(shared)]
        };
        if is_adjacent {
            self.last = digest.span();
        }
        self.take(digest);
        edits
    }
}

/// Returns the papers of a digest, each with its identifier.
fn papers<'d>(digest: &DigestView<'d>) -> impl Iterator<Item = (PaperView<'d>, Option<ArxivId>)> + use<'d> {
    digest.papers().map(|paper| (paper, paper.arxiv_id().map(ArxivId::without_version)))
}
