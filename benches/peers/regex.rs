//! regex: one expression, with a branch for each kind of line.

use std::sync::LazyLock;

use ::regex::{Match, Regex};
use daily_papers::Emphasis;

use super::{Item, Paper, Papers};

static LINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xm)^(?:
            \#\#\#\ \[(?<title>.*)\]\((?<url>\S*)\)
          | (?:!\[\]|\[Watch\ Video\])\((?<src>\S*)\)
          | Vote:\ (?<votes>\d+|-)
          | Authors:\ (?<authors>.*)
          | -\ (?:(?<marker>\*{2,3})(?<label>[^*]+)\*{2,3}:\ )?(?<text>.*)
        )$",
    )
    .unwrap()
});

/// Returns the papers of a page, in owned strings.
pub(crate) fn papers(page: &str) -> Papers<String> {
    let mut papers: Papers<String> = Vec::new();
    let owned = |found: Match<'_>| found.as_str().to_owned();
    for found in LINE.captures_iter(page) {
        if let (Some(title), Some(url)) = (found.name("title"), found.name("url")) {
            papers.push(Paper { title: owned(title), url: owned(url), ..Paper::default() });
            continue;
        }
        let Some(paper) = papers.last_mut() else { continue };
        if let Some(text) = found.name("text") {
            let label = found.name("marker").zip(found.name("label")).map(|(marker, label)| {
                let emphasis = if marker.len() == 3 { Emphasis::StrongEmphasis } else { Emphasis::Strong };
                (emphasis, owned(label))
            });
            paper.items.push(Item { label, text: owned(text) });
        } else if let Some(src) = found.name("src") {
            paper.media = Some(owned(src));
        } else if let Some(votes) = found.name("votes") {
            paper.votes = votes.as_str().parse().ok();
        } else if let Some(authors) = found.name("authors") {
            paper.authors = authors.as_str().split(", ").map(str::to_owned).collect();
        }
    }
    papers
}
