//! A short loop over `str::lines`.

use daily_papers::Emphasis;

use super::{Item, Paper, Papers};

/// Returns the papers of a page, in owned or borrowed strings.
pub(crate) fn papers<'a, S: From<&'a str> + Default>(page: &'a str) -> Papers<S> {
    let mut papers = Vec::new();
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("### [") {
            if let Some((title, url)) =
                heading.strip_suffix(')').and_then(|heading| heading.rsplit_once("]("))
            {
                papers.push(Paper { title: title.into(), url: url.into(), ..Paper::default() });
            }
            continue;
        }
        let Some(paper) = papers.last_mut() else { continue };
        if let Some(text) = line.strip_prefix("- ") {
            paper.items.push(item(text));
        } else if let Some(src) = line
            .strip_prefix("![](")
            .or_else(|| line.strip_prefix("[Watch Video]("))
            .and_then(|src| src.strip_suffix(')'))
        {
            paper.media = Some(src.into());
        } else if let Some(votes) = line.strip_prefix("Vote: ") {
            paper.votes = votes.parse().ok();
        } else if let Some(authors) = line.strip_prefix("Authors: ") {
            paper.authors = authors.split(", ").map(S::from).collect();
        }
    }
    papers
}

fn item<'a, S: From<&'a str>>(text: &'a str) -> Item<S> {
    for (marker, close, emphasis) in
        [("***", "***: ", Emphasis::StrongEmphasis), ("**", "**: ", Emphasis::Strong)]
    {
        if let Some((label, text)) = text.strip_prefix(marker).and_then(|text| text.split_once(close)) {
            return Item { label: Some((emphasis, label.into())), text: text.into() };
        }
    }
    Item { label: None, text: text.into() }
}
