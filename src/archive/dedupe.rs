//! Removes repeated papers.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::{self, Vec};
use core::iter::FusedIterator;

use crate::model::{ArxivId, Digest, Paper, Votes};

/// Rule that decides which paper is kept if several have one arXiv identifier.
///
/// ```
/// use daily_papers::archive::{self, Keep};
/// use daily_papers::{Digest, Votes};
///
/// let page = "## Daily Papers (2025-05-08)\n\n### [A](https://arxiv.org/abs/2505.97401)\n\nVote: 9\n\n";
/// let first: Digest = page.parse()?;
/// let second: Digest = page.replace("05-08", "05-09").replace("Vote: 9", "Vote: 4").parse()?;
/// for (keep, counts) in [(Keep::First, [1, 0]), (Keep::Last, [0, 1]), (Keep::MostVotes, [1, 0])] {
///     let digests = archive::dedupe([first.clone(), second.clone()], keep);
///     assert!(digests.map(|digest| digest.papers.len()).eq(counts));
/// }
/// # Ok::<(), daily_papers::ParseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Keep {
    /// The first paper.
    First,
    /// The last paper.
    Last,
    /// The paper with the most votes, or the first one of several with as many.
    ///
    /// `Vote: -` is less than any number, and a missing votes line is less than `Vote: -`.
    MostVotes,
}

/// Returns an iterator over the digests without repeated papers, in the same order.
///
/// Papers are compared by [`arxiv_id`](Paper::arxiv_id) without its version, within a digest and
/// across digests. Papers without an identifier are kept. A digest is returned even if it has no
/// papers left.
///
/// [`Keep::First`] takes one digest at a time, and stores only the identifiers. The others need all
/// digests before they return the first one, so this function collects them.
///
/// It takes O(n log n) time for n papers.
///
/// ```
/// use daily_papers::archive::{self, Keep};
/// use daily_papers::Document;
///
/// let page = concat!(
///     "## Daily Papers (2025-05-08)\n\n",
///     "### [A](https://arxiv.org/abs/2505.97401)\n\n",
///     "## Daily Papers (2025-05-09)\n\n",
///     "### [A, revised](https://arxiv.org/abs/2505.97401v2)\n\n",
///     "### [B](https://arxiv.org/abs/2505.97408)\n\n",
/// );
/// let document = Document::parse(page);
/// let digests = archive::dedupe(document.digests().map(|digest| digest.to_digest()), Keep::First);
/// let titles = digests.flat_map(|digest| digest.papers).map(|paper| paper.title.to_string());
/// assert!(titles.eq(["A", "B"]));
/// ```
#[must_use]
pub fn dedupe<I>(digests: I, keep: Keep) -> Dedupe<I::IntoIter>
where
    I: IntoIterator<Item = Digest>,
{
    let digests = digests.into_iter();
    Dedupe(match keep {
        Keep::First => State::Streaming { digests, seen: BTreeSet::new() },
        Keep::Last => State::Collected(kept(digests.collect(), |_, _| true).into_iter()),
        Keep::MostVotes => State::Collected(kept(digests.collect(), |new, old| new > old).into_iter()),
    })
}

/// Removes the papers that are not kept. A later paper `replaces` an earlier one with the same
/// identifier depending on the votes of both.
fn kept(mut digests: Vec<Digest>, replaces: fn(Option<Votes>, Option<Votes>) -> bool) -> Vec<Digest> {
    let mut chosen: BTreeMap<ArxivId, (usize, Option<Votes>)> = BTreeMap::new();
    for (place, paper) in digests.iter().flat_map(|digest| &digest.papers).enumerate() {
        let Some(id) = identity(paper) else { continue };
        if chosen.get(&id).is_none_or(|(_, votes)| replaces(paper.votes, *votes)) {
            chosen.insert(id, (place, paper.votes));
        }
    }
    let mut places = 0_usize..;
    for digest in &mut digests {
        digest.papers.retain(|paper| {
            let place = places.next();
            identity(paper).is_none_or(|id| chosen.get(&id).map(|(kept, _)| *kept) == place)
        });
    }
    digests
}

/// Returns what repeated papers have in common.
fn identity(paper: &Paper) -> Option<ArxivId> {
    Some(paper.arxiv_id()?.without_version())
}

/// Iterator over digests without repeated papers, which [`dedupe`] returns.
#[derive(Debug, Clone)]
pub struct Dedupe<I>(State<I>);

#[derive(Debug, Clone)]
enum State<I> {
    Streaming { digests: I, seen: BTreeSet<ArxivId> },
    Collected(vec::IntoIter<Digest>),
}

impl<I: Iterator<Item = Digest>> Iterator for Dedupe<I> {
    type Item = Digest;

    fn next(&mut self) -> Option<Digest> {
        match &mut self.0 {
            State::Streaming { digests, seen } => {
                let mut digest = digests.next()?;
                digest.papers.retain(|paper| identity(paper).is_none_or(|id| seen.insert(id)));
                Some(digest)
            }
            State::Collected(digests) => digests.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.0 {
            State::Streaming { digests, .. } => digests.size_hint(),
            State::Collected(digests) => digests.size_hint(),
        }
    }
}

impl<I: FusedIterator<Item = Digest>> FusedIterator for Dedupe<I> {}
