use alloc::vec::Vec;
use core::ops::Range;

use crate::document::{DigestView, PaperView, Part};
use crate::matching::{Key, Matching, Pair};
use crate::model::{ArxivId, Digest, Paper, print};

/// The digests of a part of a page, and their papers.
pub(super) struct Before<'d> {
    pub(super) digests: Vec<DigestView<'d>>,
    pub(super) papers: Vec<PaperView<'d>>,
    /// The digest of each paper, by index.
    owners: Vec<usize>,
}

impl<'d> Before<'d> {
    pub(super) fn of(part: Part<'d>) -> Before<'d> {
        let mut before = Before { digests: Vec::new(), papers: Vec::new(), owners: Vec::new() };
        for digest in part.digests() {
            before.papers.extend(digest.papers());
            before.owners.resize(before.papers.len(), before.digests.len());
            before.digests.push(digest);
        }
        before
    }

    /// Returns the indices of the papers of a digest.
    pub(super) fn papers_of(&self, digest: usize) -> Range<usize> {
        let start = |digest| self.owners.partition_point(|owner| *owner < digest);
        start(digest)..start(digest.saturating_add(1))
    }
}

/// The old digests and papers whose text the new ones keep.
pub(super) struct Partners {
    /// The old digest of each new one, by index.
    pub(super) digests: Vec<Option<usize>>,
    /// The old paper of each new one, by index among the papers of all digests.
    pub(super) papers: Vec<Option<usize>>,
}

impl Partners {
    /// Finds the partners.
    ///
    /// Digests: equal ones, then those of one date, then the others, each in order. Papers: equal
    /// ones in partners, then equal ones anywhere, then those with the same URL, identifier or title
    /// in partners. It takes O(n log n) time.
    pub(super) fn of(before: &Before<'_>, after: &[Digest]) -> Partners {
        let digests = same_digests(&before.digests, after);
        let owners = after.iter().zip(&digests);
        let papers: Vec<(&Paper, Option<usize>)> = owners
            .flat_map(|(digest, owner)| digest.papers.iter().map(move |paper| (paper, *owner)))
            .collect();
        let papers = same_papers(before, &papers, after.len());
        Partners { digests, papers }
    }
}

fn same_digests(before: &[DigestView<'_>], after: &[Digest]) -> Vec<Option<usize>> {
    let mut matching = Matching::new(before.len(), after.len());
    let old_date = |at: usize| before.get(at).map(|digest| Key::Date(digest.date()));
    let new_date = |at: usize| after.get(at).map(|digest| Key::Date(digest.date));
    let old_text =
        |at: usize| print::to_text(|out| before.get(at).map_or(Ok(()), |digest| digest.print(out)));
    let new_text =
        |at: usize| print::to_text(|out| after.get(at).map_or(Ok(()), |digest| print::digest(digest, out)));
    // A digest that is alone with its date has its partner, equal or not.
    matching.pair_equal([&old_date, &new_date], &|_| true, [&old_text, &new_text]);
    matching.pair(&old_date, &new_date);
    matching.pair_rest();
    matching.sources()
}

/// What identifies a paper.
struct Name<'a> {
    /// The old digest of its digest.
    owner: Option<usize>,
    url: &'a str,
    title: &'a str,
    id: Option<ArxivId>,
}

impl<'a> Name<'a> {
    /// Returns the key of equal papers. An identifier is faster to compare than a URL.
    fn key(&self, owner: usize) -> Key<'a> {
        self.id.map_or(Key::Text(owner, self.url), |id| Key::Id(owner, id))
    }
}

/// Returns the old paper of each new one, which is given with the old digest of its digest.
fn same_papers(before: &Before<'_>, after: &[(&Paper, Option<usize>)], digests: usize) -> Vec<Option<usize>> {
    let old = before.papers.iter().zip(&before.owners).map(|(paper, owner)| Name {
        owner: Some(*owner),
        url: paper.url(),
        title: paper.title(),
        id: paper.arxiv_id(),
    });
    let new = after.iter().map(|(paper, owner)| Name {
        owner: *owner,
        url: &paper.url,
        title: &paper.title,
        id: paper.arxiv_id(),
    });
    let (old, new) = (&*old.collect::<Vec<_>>(), &*new.collect::<Vec<_>>());
    let old_text = |at: usize| {
        print::to_text(|out| before.papers.get(at).map_or(Ok(()), |paper| print::paper(paper, out)))
    };
    let new_text = |at: usize| {
        print::to_text(|out| after.get(at).map_or(Ok(()), |(paper, _)| print::paper(*paper, out)))
    };

    let is_equal = |pair: Pair| {
        let old = before.papers.get(pair.before);
        old.zip(after.get(pair.after)).is_some_and(|(old, (new, _))| old.first_difference(new).is_none())
    };
    let by = |key: for<'a> fn(&Name<'a>) -> Option<Key<'a>>| {
        (move |at: usize| old.get(at).and_then(key), move |at: usize| new.get(at).and_then(key))
    };
    let mut matching = Matching::new(old.len(), new.len());
    // Equal papers have equal identifiers and URLs.
    let (one, other) = by(|name| Some(name.key(name.owner?)));
    matching.pair_equal([&one, &other], &is_equal, [&old_text, &new_text]);
    if before.digests.len().max(digests) > 1 {
        let (one, other) = by(|name| Some(name.key(0)));
        matching.pair_equal([&one, &other], &is_equal, [&old_text, &new_text]);
    }
    let (one, other) = by(|name| Some(Key::Text(name.owner?, name.url)));
    matching.pair(&one, &other);
    let (one, other) = by(|name| Some(Key::Id(name.owner?, name.id?.without_version())));
    matching.pair(&one, &other);
    let (one, other) = by(|name| Some(Key::Text(name.owner?, name.title)));
    matching.pair(&one, &other);
    matching.sources()
}
