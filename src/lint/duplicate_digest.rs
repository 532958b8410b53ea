//! A digest of a date that an earlier digest has.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::{DigestView, PaperView};
use crate::edit::Edit;
use crate::model::{ArxivId, Date, print};
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

/// Key by which papers are the same.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'d> {
    Id(ArxivId),
    /// A title, and whether the paper has an identifier besides.
    Title(&'d str, bool),
}

/// The digests of one date.
struct SameDate<'d> {
    /// Whether the first digest has no errors, so that other digests can be merged into it.
    is_sound: bool,
    /// The end of the last digest of those that follow the first one directly.
    run_end: usize,
    /// The first paper with each key, as it is printed. Papers are equal if their texts are.
    papers: BTreeMap<Key<'d>, Rc<str>>,
    /// The first digest, until there is a second one.
    first: Option<DigestView<'d>>,
}

impl<'d> SameDate<'d> {
    fn new(first: DigestView<'d>, is_sound: bool) -> SameDate<'d> {
        SameDate { is_sound, run_end: first.span().end, papers: BTreeMap::new(), first: Some(first) }
    }

    /// Returns the paper that `Digest::merge` takes for the same: the one with the same identifier,
    /// or with the same title if at most one has an identifier.
    fn known(&self, paper: &PaperView<'d>, id: Option<ArxivId>) -> Option<&Rc<str>> {
        let with_title = |has_id| self.papers.get(&Key::Title(paper.title(), has_id));
        match id {
            Some(id) => self.papers.get(&Key::Id(id)).or_else(|| with_title(false)),
            None => with_title(false).or_else(|| with_title(true)),
        }
    }

    /// Adds the papers of a digest that are new.
    fn add(&mut self, digest: &DigestView<'d>) {
        for (paper, id) in papers(digest) {
            if self.known(&paper, id).is_none() {
                let known = printed(&paper);
                self.papers.extend(id.map(|id| (Key::Id(id), known.clone())));
                self.papers.entry(Key::Title(paper.title(), id.is_some())).or_insert(known);
            }
        }
    }

    /// Returns the number of papers of a digest that differ from a known paper.
    fn differing(&self, digest: &DigestView<'d>) -> usize {
        let is_other = |(paper, id): &(PaperView<'d>, _)| {
            self.known(paper, *id).is_some_and(|known| *known != printed(paper))
        };
        papers(digest).filter(is_other).count()
    }

    /// Returns the edits that merge a digest into the first one, without the papers that are known.
    fn merged(&mut self, digest: &DigestView<'d>, is_sound: bool) -> Vec<Edit> {
        if !is_sound || !self.is_sound {
            return Vec::new();
        }
        let part = digest.part;
        let is_adjacent = self.run_end == digest.span().start;
        // The heading is removed with the blank lines after it, and so is each known paper.
        let first = digest.papers().next().map_or(digest.span().end, |paper| paper.span().start);
        let mut removed = vec![Span::new(digest.span().start, first)];
        let mut moved = String::new();
        for (paper, id) in papers(digest) {
            let is_known = self.known(&paper, id).is_some();
            if !is_known && is_adjacent {
                continue;
            }
            if !is_known {
                moved.push_str(paper.as_str());
            }
            match removed.last_mut() {
                Some(last) if last.end == paper.span().start => last.end = paper.span().end,
                _ => removed.push(paper.span()),
            }
        }
        if is_adjacent {
            self.run_end = digest.span().end;
        }
        // A page can end within the last paper.
        if !moved.is_empty() && !moved.ends_with('\n') {
            let end = if moved.ends_with('\r') { "\r\n" } else { part.line_end() };
            moved.extend([end, part.line_end()]);
        }
        let added = (!moved.is_empty()).then(|| Edit::new(Span::new(self.run_end, self.run_end), moved));
        let removed = removed.into_iter().map(|span| Edit::new(span, ""));
        let edits = added.into_iter().chain(removed).collect();
        self.add(digest);
        edits
    }
}

/// Returns the papers of a digest, each with its identifier.
fn papers<'d>(digest: &DigestView<'d>) -> impl Iterator<Item = (PaperView<'d>, Option<ArxivId>)> + use<'d> {
    digest.papers().map(|paper| (paper, paper.arxiv_id().map(ArxivId::without_version)))
}

fn printed(paper: &PaperView<'_>) -> Rc<str> {
    print::to_text(|out| print::paper(paper, out)).into()
}
