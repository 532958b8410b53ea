//! The rows of a page.

use std::iter;

use daily_papers::Document;
use daily_papers::document::{DigestView, PaperView};

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

/// Returns the message for a paper whose votes are over the maximum of the column.
pub(super) fn refusal(page: &Document<'_>) -> Option<String> {
    rows(page).find_map(|row| {
        let (paper, view) = row.paper?;
        let votes = view.votes()?.count().filter(|count| i64::try_from(*count).is_err())?;
        let Row { position, .. } = row;
        Some(format!("digest {position}, paper {paper}: expected at most {} votes, found {votes}", i64::MAX))
    })
}
