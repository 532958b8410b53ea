//! pulldown-cmark: its events alone, and papers extracted from them.

use std::mem::take;

use daily_papers::Emphasis;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::{Item, Paper, Papers};

/// Iterates over the events.
pub(crate) fn events(page: &str) {
    Parser::new(page).for_each(|event| {
        std::hint::black_box(&event);
    });
}

/// Returns the papers of a page, in owned strings.
pub(crate) fn papers(page: &str) -> Papers<String> {
    let mut papers: Papers<String> = Vec::new();
    let mut text = String::new();
    let mut url = String::new();
    let mut label = None;
    let mut emphasis = Emphasis::Strong;
    let mut is_label = false;
    for event in Parser::new(page) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak => text.push('\n'),
            Event::Start(Tag::Heading { .. } | Tag::Paragraph) => text.clear(),
            Event::Start(Tag::Item) => {
                text.clear();
                (label, emphasis) = (None, Emphasis::Strong);
            }
            // Only emphasis at the start of an item is a label.
            Event::Start(Tag::Emphasis) if text.is_empty() => emphasis = Emphasis::StrongEmphasis,
            Event::Start(Tag::Strong) => is_label = text.is_empty() && label.is_none(),
            Event::End(TagEnd::Strong) if is_label => label = Some((emphasis, take(&mut text))),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                url = dest_url.into_string();
            }
            Event::End(TagEnd::Heading(HeadingLevel::H3)) => {
                papers.push(Paper { title: take(&mut text), url: take(&mut url), ..Paper::default() });
            }
            Event::End(TagEnd::Paragraph) => {
                let Some(paper) = papers.last_mut() else { continue };
                if let Some(votes) = text.strip_prefix("Vote: ") {
                    paper.votes = votes.parse().ok();
                } else if let Some(authors) = text.strip_prefix("Authors: ") {
                    paper.authors = authors.split(", ").map(str::to_owned).collect();
                } else if !url.is_empty() {
                    paper.media = Some(take(&mut url));
                }
            }
            Event::End(TagEnd::Item) => {
                if label.is_some() && text.starts_with(": ") {
                    text.drain(..": ".len());
                }
                let item = Item { label: label.take(), text: take(&mut text) };
                if let Some(paper) = papers.last_mut() {
                    paper.items.push(item);
                }
            }
            _ => {}
        }
    }
    papers
}
