use alloc::collections::BTreeMap;

use super::DailyPaper;
use crate::model::{ArxivId, Digest, Votes};

/// Sets the votes of the papers in `digests` to those of an answer. Returns how many papers changed.
///
/// Papers are matched by arXiv identifier, without its version. A paper that the answer does not
/// have, or has without votes, is not changed. If the answer has a paper twice, the first one with
/// votes counts. If the digests have a paper twice, both are changed.
///
/// It takes O(n log n) time.
///
/// ```
/// use daily_papers::Document;
/// use daily_papers::huggingface::{DailyPaper, update_votes};
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.00001v2)\n\n- 요약\n";
/// let mut paper = DailyPaper::new("2404.00001", "A");
/// paper.upvotes = Some(5);
/// let document = Document::parse(page).update(|digests| {
///     assert_eq!(update_votes(digests, [&paper]), 1);
/// })?;
/// assert_eq!(document.as_str(), page.replace("- 요약", "Vote: 5\n\n- 요약"));
/// # Ok::<(), daily_papers::UpdateError>(())
/// ```
pub fn update_votes<'p>(digests: &mut [Digest], papers: impl IntoIterator<Item = &'p DailyPaper>) -> usize {
    let mut votes = BTreeMap::new();
    for paper in papers {
        if let (Ok(id), Some(upvotes)) = (paper.id.parse::<ArxivId>(), paper.upvotes) {
            votes.entry(id.without_version()).or_insert(Votes::Count(upvotes));
        }
    }
    let mut changed = 0_usize;
    for paper in digests.iter_mut().flat_map(|digest| &mut digest.papers) {
        let new = paper.arxiv_id().and_then(|id| votes.get(&id.without_version()));
        if let Some(new) = new.filter(|new| paper.votes != Some(**new)) {
            paper.votes = Some(*new);
            changed = changed.saturating_add(1);
        }
    }
    changed
}
