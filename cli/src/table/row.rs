//! The rows of a page.

use std::iter;

use daily_papers::Document;
use daily_papers::document::{DigestView, PaperView};

/// The bytes of a row without its texts.
const FIXED: usize = 128;

/// A paper with its position in the digest, or a digest without papers.
pub(super) struct Row<'d> {
    /// The position of the digest in the page.
    pub(super) position: usize,
    pub(super) digest: DigestView<'d>,
    pub(super) paper: Option<(usize, PaperView<'d>)>,
}

/// Returns the rows of a page, in its order.
pub(super) fn rows<'d>(page: &'d Document<'_>) -> impl Iterator<Item = Row<'d>> {
    page.digests().enumerate().flat_map(|(position, digest)| {
        let mut papers = digest.papers().enumerate();
        let first = papers.next();
        iter::once(first).chain(papers.map(Some)).map(move |paper| Row { position, digest, paper })
    })
}

impl Row<'_> {
    /// Returns an error if the votes are over the maximum of their column.
    pub(super) fn check(&self) -> Result<(), String> {
        let Some((paper, view)) = self.paper else { return Ok(()) };
        match view.votes().and_then(|votes| votes.count()) {
            Some(votes) if i64::try_from(votes).is_err() => Err(format!(
                "digest {}, paper {paper}: expected at most {} votes, found {votes}",
                self.position,
                i64::MAX
            )),
            _ => Ok(()),
        }
    }

    /// Returns an estimate of the bytes that the row takes in the columns.
    pub(super) fn bytes(&self, source: &str) -> usize {
        let text = self.paper.map_or(0, |(_, paper)| paper.as_str().len());
        text.saturating_add(source.len()).saturating_add(FIXED)
    }
}
