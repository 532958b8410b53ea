//! Real pages, where `DAILY_PAPERS_CORPUS` says where they are.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use daily_papers::{Code, Digest, Document, Lints, Paper};
use proptest::prelude::*;

use crate::edits::together::change;
use crate::files;
use crate::generators::config;
use crate::invariants::{self, edits, fixing};

/// The pages in the order of their paths; `None`, said aloud, where there are none.
pub(crate) fn pages() -> Option<Vec<(PathBuf, String)>> {
    let Some(corpus) = corpus() else {
        eprintln!("SKIPPED: set DAILY_PAPERS_CORPUS to the folder of the corpus to test on real pages");
        return None;
    };
    let pages = files::pages(&corpus.join("pages"));
    assert!(!pages.is_empty(), "a corpus without pages");
    Some(pages)
}

fn corpus() -> Option<PathBuf> {
    std::env::var_os("DAILY_PAPERS_CORPUS").map(|path| Path::new(&path).to_owned())
}

#[test]
fn real_pages_read_as_an_independent_reader_reads_them() {
    let Some(pages) = pages() else { return };
    let expected = fs::read_to_string(corpus().unwrap().join("expected.jsonl")).unwrap();
    let mut expected = expected.lines();
    for (path, text) in &pages {
        let (digests, diagnostics) = Digest::parse_recoverable(text);
        assert_eq!(diagnostics, [], "{}", path.display());
        for digest in digests {
            let expected: serde_json::Value = serde_json::from_str(expected.next().unwrap()).unwrap();
            assert_eq!(serde_json::to_value(&digest).unwrap(), expected, "{}", path.display());
            assert_eq!(serde_json::from_value::<Digest>(expected).unwrap(), digest);
        }
    }
    assert_eq!(expected.next(), None);
}

#[test]
fn real_papers_are_rows_of_the_archive_index() {
    let Some(pages) = pages() else { return };
    let index = fs::read_to_string(corpus().unwrap().join("papers_list.csv")).unwrap();
    let rows: BTreeSet<Vec<String>> = index.lines().map(csv_row).collect();
    for digest in pages.iter().flat_map(|(_, text)| Digest::parse_recoverable(text).0) {
        for paper in digest.papers {
            let row = vec![digest.date.to_string(), paper.title.to_string(), paper.url.to_string()];
            assert!(rows.contains(&row), "{row:?}");
        }
    }
}

/// The cells of a row, which may stand in quotes, in which a quote is doubled.
fn csv_row(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut in_quotes = false;
    let mut chars = row.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if in_quotes && chars.next_if_eq(&'"').is_some() => cells.last_mut().unwrap().push('"'),
            '"' => in_quotes = !in_quotes,
            ',' if !in_quotes => cells.push(String::new()),
            c => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}

#[test]
fn real_pages_keep_the_laws_in_every_disguise() {
    for (_, text) in pages().unwrap_or_default() {
        let crlf = text.replace('\n', "\r\n");
        let no_last_line_end = text.trim_end_matches('\n').to_owned();
        for text in [text.clone(), crlf, format!("\u{feff}{text}"), no_last_line_end] {
            invariants::lossless(&text);
            invariants::reference(&text);
            invariants::format(&text);
        }
        invariants::independence(&text);
        invariants::total(&text);
    }
}

#[test]
fn real_pages_cut_off_anywhere_are_kept() {
    for (_, text) in pages().unwrap_or_default() {
        // Each cut is read anew, so the pages' beginnings and every place in their later parts by turns are enough.
        let cuts = (0..=text.len()).filter(|at| text.is_char_boundary(*at));
        for at in cuts.filter(|at| *at < 3000 || at % 101 == 0) {
            assert_eq!(Document::parse(&text[..at]).to_string(), text[..at]);
            if at % 7 == 0 {
                invariants::lossless(&text[..at]);
            }
        }
    }
}

/// Of 184 day pages 176 come out of the typed model as they are; the others differ in layout.
#[test]
fn real_pages_print_back_from_the_model_alone() {
    let Some(pages) = pages() else { return };
    let days = pages.iter().filter(|(path, _)| !path.ends_with("README.md"));
    let (same, other): (Vec<_>, Vec<_>) = days.partition(|(_, text)| {
        let digests = Digest::parse_recoverable(text).0;
        digests.iter().map(ToString::to_string).collect::<String>() == *text
    });
    let names: Vec<_> = other.iter().map(|(path, _)| path.display().to_string()).collect();
    assert!(same.len() >= 176, "{} of {}; not {names:#?}", same.len(), pages.len());
}

proptest! {
    #![proptest_config(config())]

    /// P6 on real pages: any change of any paper is that change, and no other byte moves.
    #[test]
    fn real_pages_change_only_in_the_span_of_an_edit(page in any::<prop::sample::Index>(), at in any::<usize>(), change in change()) {
        static PAGES: std::sync::LazyLock<Option<Vec<(PathBuf, String)>>> = std::sync::LazyLock::new(pages);
        if let Some(pages) = &*PAGES {
            edits::together(&pages[page.index(pages.len())].1, &[(at, change)]);
        }
    }
}

#[test]
fn real_pages_are_formatted_as_they_are_printed() {
    for (_, text) in pages().unwrap_or_default() {
        fixing::format(&text);
        fixing::format(&text.replace('\n', "\r\n"));
    }
}

/// Mending changes no value but where it says so: white space at the end of a line, leaked lists, two digests of one date.
#[test]
fn real_pages_are_mended_once_and_for_all() {
    let changes_values = [Code::TrailingWhiteSpace, Code::LeakedList, Code::DuplicateDigest];
    for (path, text) in pages().unwrap_or_default() {
        fixing::fixes(&text);
        let lints = changes_values.into_iter().fold(Lints::new(), Lints::without);
        let fixed = Document::parse(&*text).fix(&lints);
        let read = |text: &str| Digest::parse_recoverable(text);
        assert_eq!(read(fixed.text()), read(&text), "{}", path.display());

        let all = Document::parse(&*text).fix(&Lints::new());
        let papers = |text: &str| -> Vec<Paper> {
            read(text).0.into_iter().flat_map(|digest| digest.papers).collect()
        };
        let titles =
            |text: &str| -> BTreeSet<_> { papers(text).into_iter().map(|paper| paper.title).collect() };
        let (before, after) = (titles(&text), titles(all.text()));
        assert_eq!(before, after, "no paper is lost: {}", path.display());
    }
}
