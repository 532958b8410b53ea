//! Merges two digests of one date.

use alloc::vec;

use super::surely_same_papers;
use crate::model::{Date, Digest, Paper, Votes};

/// The rule for the votes of a paper that both digests have.
///
/// A number always wins over `Vote: -`, and `Vote: -` wins over a missing votes line.
///
/// ```
/// use daily_papers::diff::MergeVotes;
/// use daily_papers::{Digest, Votes};
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A Study](https://arxiv.org/abs/2404.14219)\n\nVote: 195\n\n";
/// let first: Digest = page.parse()?;
/// let second: Digest = page.replace("195", "180").parse()?;
/// for (policy, votes) in [(MergeVotes::First, 195), (MergeVotes::Second, 180), (MergeVotes::Highest, 195)] {
///     let merged = first.clone().merge(second.clone(), policy)?;
///     assert_eq!(merged.papers[0].votes, Some(Votes::Count(votes)));
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MergeVotes {
    /// The votes of the first digest.
    First,
    /// The votes of the second digest.
    Second,
    /// The higher number of votes.
    Highest,
}

impl MergeVotes {
    /// Returns the votes of a paper that has these votes in the two digests.
    fn choose(self, first: Option<Votes>, second: Option<Votes>) -> Option<Votes> {
        let preferred = match self {
            MergeVotes::First => first,
            MergeVotes::Second => second,
            MergeVotes::Highest => None,
        };
        match preferred {
            Some(Votes::Count(_)) => preferred,
            // The order of `Option<Votes>` is: no votes line, unknown votes, numbers.
            _ => first.max(second),
        }
    }
}

/// Error for digests of different dates, which cannot be merged.
///
/// ```
/// use daily_papers::diff::MergeVotes;
/// use daily_papers::{Date, Digest};
///
/// let first = Digest::new(Date::new(2024, 4, 23)?, vec![]);
/// let second = Digest::new(Date::new(2024, 4, 24)?, vec![]);
/// let error = first.merge(second, MergeVotes::Highest).unwrap_err();
/// assert_eq!(error.to_string(), "a digest of 2024-04-23 cannot be merged with one of 2024-04-24");
/// assert!(error.first() < error.second());
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[error("a digest of {first} cannot be merged with one of {second}")]
pub struct MergeError {
    first: Date,
    second: Date,
}

impl MergeError {
    /// Returns the date of the first digest.
    #[must_use]
    pub fn first(&self) -> Date {
        self.first
    }

    /// Returns the date of the second digest.
    #[must_use]
    pub fn second(&self) -> Date {
        self.second
    }
}

impl Digest {
    /// Merges `other`, a second digest of the same date, into this digest.
    ///
    /// Two papers are the same if they have the same [`arxiv_id`](Paper::arxiv_id), whatever its
    /// version. They are also the same if at most one of them has an arXiv identifier and their
    /// titles are equal.
    ///
    /// - A paper of both digests keeps its place, its title and its URL. Its thumbnail, its authors
    ///   and its summary come from `other` if this digest lacks them. `votes` decides its votes.
    /// - The papers that only `other` has are appended in their order.
    ///
    /// Merging a digest with itself changes nothing. If neither digest repeats an arXiv identifier,
    /// neither does the result. The same is true of titles among papers without an identifier.
    ///
    /// # Errors
    ///
    /// Returns an error if the dates differ.
    ///
    /// ```
    /// use daily_papers::diff::MergeVotes;
    /// use daily_papers::Digest;
    ///
    /// let first: Digest = concat!(
    ///     "## Daily Papers (2024-04-23)\n\n",
    ///     "### [A Study](https://arxiv.org/abs/2404.14219)\n\nVote: 180\n\n",
    /// )
    /// .parse()?;
    /// let second: Digest = concat!(
    ///     "## Daily Papers (2024-04-23)\n\n",
    ///     "### [Another](https://arxiv.org/abs/2404.14220)\n\nVote: 7\n\n",
    ///     "### [A Study](https://arxiv.org/abs/2404.14219)\n\nVote: 195\n\nAuthors: Ada Byron\n\n",
    /// )
    /// .parse()?;
    /// assert_eq!(
    ///     first.merge(second, MergeVotes::Highest)?.to_string(),
    ///     concat!(
    ///         "## Daily Papers (2024-04-23)\n\n",
    ///         "### [A Study](https://arxiv.org/abs/2404.14219)\n\nVote: 195\n\nAuthors: Ada Byron\n\n",
    ///         "### [Another](https://arxiv.org/abs/2404.14220)\n\nVote: 7\n\n",
    ///     ),
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn merge(mut self, other: Digest, votes: MergeVotes) -> Result<Digest, MergeError> {
        if self.date != other.date {
            return Err(MergeError { first: self.date, second: other.date });
        }
        let matching = surely_same_papers(&self.papers, &other.papers);
        let mut partners = vec![None; other.papers.len()];
        for pair in &matching.pairs {
            partners.get_mut(pair.after).into_iter().for_each(|partner| *partner = Some(pair.before));
        }
        for (partner, paper) in partners.into_iter().zip(other.papers) {
            match partner.and_then(|partner| self.papers.get_mut(partner)) {
                Some(first) => fill(first, paper, votes),
                None => self.papers.push(paper),
            }
        }
        Ok(self)
    }
}

/// Completes `first` with the fields of `second`.
fn fill(first: &mut Paper, second: Paper, votes: MergeVotes) {
    first.votes = votes.choose(first.votes, second.votes);
    if first.media.is_none() {
        first.media = second.media;
    }
    if first.authors.is_empty() {
        first.authors = second.authors;
    }
    if first.summary.is_empty() {
        first.summary = second.summary;
    }
}
