//! Prints an Atom feed of a page: `cargo run --example feed -- [PATH]`. Without a path it reads
//! standard input. An XML document cannot contain most control characters, so they become spaces.
use atom_syndication::{Entry, Feed, FixedDateTime, Link, Person, Text};
use daily_papers::{Date, Document, Paper, archive};
use std::{env, error::Error, fs, io};

fn main() -> Result<(), Box<dyn Error>> {
    let page = env::args().nth(1).map_or_else(|| io::read_to_string(io::stdin()), fs::read_to_string)?;
    let page = Document::parse(page);
    let mut feed = Feed { title: "Daily Papers".into(), id: "https://example.org".into(), ..Feed::default() };
    feed.authors.push(Person { name: "Daily Papers".into(), ..Person::default() });
    for digest in archive::dedupe(page.digests().map(|digest| digest.to_digest()), archive::Keep::First) {
        for paper in &digest.papers {
            feed.entries.push(entry(paper, digest.date, feed.entries.len())?);
        }
    }
    feed.updated = feed.entries.iter().map(|entry| entry.updated).max().unwrap_or_default();
    feed.write_to(io::stdout())?;
    Ok(())
}

fn entry(paper: &Paper, date: Date, number: usize) -> Result<Entry, Box<dyn Error>> {
    let id = paper.arxiv_id().map(|id| id.without_version().abs_url().to_string());
    let is_link = matches!(paper.url.scheme(), Some("http" | "https"));
    let summary: String = paper.summary.iter().map(|item| format!("{item}\n")).collect();
    let authors = paper.authors.iter().map(|name| Person { name: xml(name), ..Person::default() });
    Ok(Entry {
        title: Text::plain(xml(&paper.title)),
        id: id.unwrap_or_else(|| format!("tag:example.org,{date}:{number}")),
        updated: format!("{date}T00:00:00Z").parse::<FixedDateTime>()?,
        authors: authors.collect(),
        links: is_link.then(|| Link { href: xml(&paper.url), ..Link::default() }).into_iter().collect(),
        summary: Some(Text::plain(xml(&summary))),
        ..Entry::default()
    })
}

fn xml(text: &str) -> String {
    text.replace(|c: char| (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}'), " ")
}
