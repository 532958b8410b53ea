//! Answers the queries of `queries.sql` by a loop over the pages of two crawls, without an engine:
//! `queries NEWEST_FOLDER OLDER_FOLDER`.
#![allow(clippy::expect_used, clippy::arithmetic_side_effects, reason = "the pages are generated")]

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

use daily_papers::{Date, Document, Paper, Votes};
use walkdir::WalkDir;

/// A paper, with the date of its digest.
struct Row {
    date: Date,
    paper: Paper,
}

impl Row {
    fn month(&self) -> String {
        month(self.date)
    }

    fn votes(&self) -> Option<u64> {
        self.paper.votes.and_then(Votes::count)
    }

    /// Returns the identifier without a version, as a text, or nothing.
    fn id(&self) -> Option<String> {
        self.paper.arxiv_id().map(|id| id.without_version().to_string())
    }
}

fn main() {
    let mut folders = std::env::args().skip(1);
    let mut next = || rows(Path::new(&folders.next().expect("two folders")));
    let (papers, older) = (next(), next());
    top(&papers);
    authors(&papers);
    twice(&papers);
    items(&papers);
    changes(&papers, &older);
    unknown(&papers);
}

/// Returns the papers of the pages below a folder, in the order of their paths.
fn rows(folder: &Path) -> Vec<Row> {
    let mut rows = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.expect("a folder");
        // A README page repeats a digest.
        if entry.file_type().is_dir() || entry.file_name() == "README.md" {
            continue;
        }
        let page = Document::parse(std::fs::read_to_string(entry.path()).expect("a page"));
        for digest in page.digests() {
            let papers = digest.to_digest().papers.into_iter();
            rows.extend(papers.map(|paper| Row { date: digest.date(), paper }));
        }
    }
    rows
}

fn month(date: Date) -> String {
    format!("{:04}-{:02}", date.year(), date.month())
}

/// Returns a text in quotation marks.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

fn quoted_id(row: &Row) -> String {
    row.id().map(|id| quoted(&id)).unwrap_or_default()
}

fn top(papers: &[Row]) {
    println!("# top");
    let mut months: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
    for row in papers.iter().filter(|row| row.votes().is_some()) {
        months.entry(row.month()).or_default().push(row);
    }
    for (month, mut rows) in months {
        rows.sort_by_key(|row| Reverse(row.votes()));
        for (place, row) in (1..=3).zip(rows) {
            let votes = row.votes().unwrap_or_default();
            println!(
                "{},{place},{votes},{},{}",
                quoted(&month),
                quoted_id(row),
                quoted(row.paper.title.as_str())
            );
        }
    }
}

fn authors(papers: &[Row]) {
    println!("# authors");
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for author in papers.iter().flat_map(|row| &row.paper.authors).filter(|author| !author.is_cut()) {
        *counts.entry(author.as_str()).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    for (author, count) in counts.into_iter().take(20) {
        println!("{},{count}", quoted(author));
    }
}

fn twice(papers: &[Row]) {
    println!("# twice");
    let mut days: BTreeMap<String, Vec<Date>> = BTreeMap::new();
    for row in papers {
        if let Some(id) = row.id() {
            days.entry(id).or_default().push(row.date);
        }
    }
    for (id, days) in days.into_iter().filter(|(_, days)| days.len() > 1) {
        let (first, last) = (days.iter().min().expect("a day"), days.iter().max().expect("a day"));
        println!("{},{},{first},{last}", quoted(&id), days.len());
    }
}

fn items(papers: &[Row]) {
    println!("# items");
    for row in papers {
        let mut items: Vec<_> =
            row.paper.summary.iter().filter(|item| item.text().contains("로봇")).collect();
        items.retain(|item| item.label().is_some());
        items.sort_by_key(|item| {
            (item.label().map(|label| label.as_str().to_owned()), item.text().to_owned())
        });
        for item in items {
            let label = item.label().map(|label| quoted(label.as_str())).unwrap_or_default();
            println!("{},{},{label},{}", row.date, quoted_id(row), quoted(item.text()));
        }
    }
}

fn changes(papers: &[Row], older: &[Row]) {
    println!("# changes");
    let older = greatest_votes(older);
    let mut months: BTreeMap<String, (i128, i128)> = BTreeMap::new();
    for (key, after) in greatest_votes(papers) {
        let Some(before) = older.get(&key) else { continue };
        let (gained, lost) = months.entry(month(key.0)).or_default();
        if let (Some(before), Some(after)) = (*before, after) {
            let change = i128::from(after) - i128::from(before);
            *if change > 0 { gained } else { lost } += change;
        }
    }
    for (month, (gained, lost)) in months {
        println!("{},{gained},{lost}", quoted(&month));
    }
}

/// Returns the greatest votes of each paper by its date and its identifier, or its URL if it has none.
fn greatest_votes(papers: &[Row]) -> BTreeMap<(Date, String), Option<u64>> {
    let mut greatest = BTreeMap::new();
    for row in papers {
        let id = row.id().unwrap_or_else(|| row.paper.url.to_string());
        let votes = greatest.entry((row.date, id)).or_default();
        *votes = row.votes().max(*votes);
    }
    greatest
}

fn unknown(papers: &[Row]) {
    println!("# unknown");
    let mut months: BTreeMap<String, [u64; 3]> = BTreeMap::new();
    for row in papers {
        let [without, unknown, known] = months.entry(row.month()).or_default();
        *match row.paper.votes {
            None => without,
            Some(Votes::Unknown) => unknown,
            Some(Votes::Count(_)) => known,
        } += 1;
    }
    for (month, [without, unknown, known]) in months {
        println!("{},{without},{unknown},{known}", quoted(&month));
    }
}
