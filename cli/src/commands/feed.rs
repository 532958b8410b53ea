use std::collections::BTreeMap;
use std::io::{self, Write};

use atom_syndication::{Content, Entry, Feed as Atom, FixedDateTime, Link, Person, Text};
use clap::Args;
use daily_papers::archive::{self, Keep};
use daily_papers::{Date, Digest, Link as Url, Paper};

use super::help;
use crate::files::Pages;
use crate::output::{Status, Tolerant};
use crate::parsed;

/// Prints an Atom feed with an entry for each paper
///
/// A paper of arXiv that occurs twice has one entry. A `README.md` in a directory is not read,
/// because it repeats a digest. Errors of pages are shown on standard error. The exit status is 1 if
/// a page has errors; what could be parsed is still part of the feed.
#[derive(Args, Debug)]
#[command(after_help = help!(
    "  daily-papers feed --id https://example.org/papers archive > feed.xml
  daily-papers feed --id https://example.org/papers 2024/05/*.md > feed.xml"
))]
pub(crate) struct Feed {
    /// The identifier of the feed, a URL that never changes
    #[arg(long, value_name = "URL", value_parser = url)]
    id: String,
    /// The title of the feed
    #[arg(long, default_value = "Daily Papers")]
    title: String,
    #[command(flatten)]
    pages: Pages,
}

/// Parses a URL. Atom requires a scheme.
fn url(text: &str) -> Result<String, String> {
    let url = text.parse::<Url>().map_err(|error| format!("expected a URL: {error}"))?;
    url.scheme().map(|_| text.to_owned()).ok_or_else(|| "expected a URL with a scheme".to_owned())
}

impl Feed {
    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        let out = &mut Tolerant::new(out);
        let mut digests: Vec<Digest> = Vec::new();
        let status = parsed::each(
            self.pages.of_days(),
            |page| page.digests().map(|digest| digest.to_digest()).collect::<Vec<_>>(),
            out,
            |_, page, _| {
                digests.extend(page);
                Ok(())
            },
        )?;
        let atom = self.atom(digests);
        // The feed is written to memory first, because its writer hides why an output fails.
        let xml = atom.write_to(Vec::new()).map_err(io::Error::other)?;
        out.write_all(&xml)?;
        out.flush()?;
        Ok(status)
    }

    fn atom(&self, digests: Vec<Digest>) -> Atom {
        let mut feed = Atom { title: xml(&self.title).into(), id: xml(&self.id), ..Atom::default() };
        feed.authors.push(Person { name: xml(&self.title), ..Person::default() });
        // The number of entries of each day.
        let mut days: BTreeMap<Date, usize> = BTreeMap::new();
        for digest in archive::dedupe(digests, Keep::First) {
            let number = days.entry(digest.date).or_default();
            for paper in &digest.papers {
                feed.entries.push(self.entry(paper, digest.date, *number));
                *number = number.saturating_add(1);
            }
        }
        feed.updated = feed.entries.iter().map(|entry| entry.updated).max().unwrap_or_default();
        feed
    }

    /// Returns the entry of a paper, which is the one with this number of its day.
    fn entry(&self, paper: &Paper, date: Date, number: usize) -> Entry {
        let id = paper.arxiv_id().map(|id| id.without_version().abs_url().to_string());
        let is_link = matches!(paper.url.scheme(), Some("http" | "https"));
        let summary: String = paper.summary.iter().map(|item| format!("{item}\n")).collect();
        let summary = xml(&summary);
        // Atom requires a link or a content.
        let (summary, content) =
            if is_link { (Some(Text::plain(summary)), None) } else { (None, Some(text_of(summary))) };
        let authors = paper.authors.iter().map(|name| Person { name: xml(name), ..Person::default() });
        Entry {
            title: Text::plain(xml(&paper.title)),
            id: id.unwrap_or_else(|| format!("{}#{date}-{number}", xml(&self.id))),
            // Each date is a day of the calendar, so the time is valid.
            updated: format!("{date}T00:00:00Z").parse::<FixedDateTime>().unwrap_or_default(),
            authors: authors.collect(),
            links: is_link.then(|| Link { href: xml(&paper.url), ..Link::default() }).into_iter().collect(),
            summary,
            content,
            ..Entry::default()
        }
    }
}

/// Returns a text as the content of an entry.
fn text_of(text: String) -> Content {
    Content { value: Some(text), content_type: Some("text".to_owned()), ..Content::default() }
}

/// Replaces the control characters that an XML document cannot contain with spaces.
fn xml(text: &str) -> String {
    text.replace(|c: char| (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}'), " ")
}
