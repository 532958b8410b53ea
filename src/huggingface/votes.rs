use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::DailyPaper;
use crate::document::Document;
use crate::edit::Edit;
use crate::model::{ArxivId, Votes};

/// Returns an edit for each paper of a page whose votes differ from those of an answer.
///
/// Papers are matched by arXiv identifier, without its version. A paper without a votes line gets
/// one. So does a paper with a malformed votes line, which stays. A paper that the answer does not
/// have, or has without votes, is not changed. If the answer has a paper twice, the first one with
/// votes counts. A page can have a paper twice, and then both are changed.
///
/// [`Document::apply`] accepts the edits together. It takes O(n log n) time.
///
/// ```
/// use daily_papers::Document;
/// use daily_papers::huggingface::{DailyPaper, update_votes};
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.00001v2)\n\n- 요약\n";
/// let document = Document::parse(page);
/// let mut paper = DailyPaper::new("2404.00001", "A");
/// paper.upvotes = Some(5);
/// let edited = document.apply(update_votes(&document, [&paper]))?;
/// assert_eq!(edited, page.replace("- 요약", "Vote: 5\n\n- 요약"));
/// # Ok::<(), daily_papers::EditError>(())
/// ```
#[must_use]
pub fn update_votes<'p>(
    document: &Document<'_>,
    papers: impl IntoIterator<Item = &'p DailyPaper>,
) -> Vec<Edit> {
    let mut votes = BTreeMap::new();
    for paper in papers {
        if let (Ok(id), Some(upvotes)) = (paper.id.parse::<ArxivId>(), paper.upvotes) {
            votes.entry(id.without_version()).or_insert(Votes::Count(upvotes));
        }
    }
    let edits = document.papers().filter_map(|paper| {
        let new = *votes.get(&paper.arxiv_id()?.without_version())?;
        (paper.votes() != Some(new)).then(|| paper.set_votes(new))
    });
    edits.collect()
}
