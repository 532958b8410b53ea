//! comrak: its tree, and papers extracted from it.

use ::comrak::nodes::{Node, NodeValue};
use ::comrak::{Arena, Options, parse_document};
use daily_papers::Emphasis;

use super::{Item, Paper, Papers};

/// Returns the papers of a page, in owned strings.
pub(crate) fn papers(page: &str) -> Papers<String> {
    let arena = Arena::new();
    let mut papers: Papers<String> = Vec::new();
    for block in parse_document(&arena, page, &Options::default()).children() {
        match &block.data().value {
            NodeValue::Heading(heading) if heading.level == 3 => {
                let (title, url) = (block.collect_text(), link(block).unwrap_or_default());
                papers.push(Paper { title, url, ..Paper::default() });
            }
            NodeValue::Paragraph => {
                let Some(paper) = papers.last_mut() else { continue };
                if let Some(src) = link(block) {
                    paper.media = Some(src);
                    continue;
                }
                let text = block.collect_text();
                if let Some(votes) = text.strip_prefix("Vote: ") {
                    paper.votes = votes.parse().ok();
                } else if let Some(authors) = text.strip_prefix("Authors: ") {
                    paper.authors = authors.split(", ").map(str::to_owned).collect();
                }
            }
            NodeValue::List(_) => {
                if let Some(paper) = papers.last_mut() {
                    paper.items.extend(block.children().map(item));
                }
            }
            _ => {}
        }
    }
    papers
}

/// Returns the target of the first link or image in a block.
fn link(block: Node<'_>) -> Option<String> {
    block.children().find_map(|node| match &node.data().value {
        NodeValue::Link(link) | NodeValue::Image(link) => Some(link.url.clone()),
        _ => None,
    })
}

fn item(item: Node<'_>) -> Item<String> {
    let mut label = None;
    let mut text = String::new();
    for node in item.children().flat_map(|paragraph| paragraph.children()) {
        match &node.data().value {
            NodeValue::Strong if text.is_empty() => label = Some((Emphasis::Strong, node.collect_text())),
            NodeValue::Emph if text.is_empty() => {
                label = Some((Emphasis::StrongEmphasis, node.collect_text()));
            }
            _ => node.collect_text_append(&mut text),
        }
    }
    if label.is_some() && text.starts_with(": ") {
        text.drain(..": ".len());
    }
    Item { label, text }
}
