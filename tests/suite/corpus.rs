//! Tests on real pages, from the folder that `DAILY_PAPERS_CORPUS` names.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use daily_papers::{Code, Digest, Document, Lints, Paper, archive};
use proptest::prelude::*;

use crate::files;
use crate::generators::config;
use crate::invariants::{self, fixing, updates};
use crate::updates::properties::change;

/// Returns the pages in the order of their paths. Prints that it skips, and returns `None`, without
/// a corpus.
pub(crate) fn pages() -> Option<Vec<(PathBuf, String)>> {
    let Some(corpus) = corpus() else {
        eprintln!("SKIPPED: set DAILY_PAPERS_CORPUS to the folder of the corpus to test on real pages");
        return None;
    };
    let pages = files::pages(&corpus.join("pages"));
    assert!(!pages.is_empty(), "the corpus has no pages");
    Some(pages)
}

fn corpus() -> Option<PathBuf> {
    std::env::var_os("DAILY_PAPERS_CORPUS").map(|path| Path::new(&path).to_owned())
}

#[test]
fn real_pages_parse_as_an_independent_parser_parses_them() {
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

/// Asserts that each row is a line of the archive's index, byte for byte.
#[test]
fn index_of_real_pages_has_only_rows_of_the_archive_index() {
    let Some(pages) = pages() else { return };
    let archived = fs::read_to_string(corpus().unwrap().join("papers_list.csv")).unwrap();
    let lines: BTreeSet<&str> = archived.split_inclusive('\n').collect();
    let mut index = String::new();
    archive::write_index(&mut index, pages.iter().flat_map(|(_, text)| Digest::parse_recoverable(text).0))
        .unwrap();
    for row in index.split_inclusive('\n') {
        assert!(lines.contains(row), "{row:?}");
    }
    let rows: Vec<_> = archive::read_index(&archived).collect::<Result<_, _>>().unwrap();
    assert_eq!(
        rows.iter().fold("date,title,url\n".to_owned(), |text, row| text + &row.to_string()),
        archived
    );
}

#[test]
fn real_pages_keep_the_guarantees_with_any_line_endings() {
    for (_, text) in pages().unwrap_or_default() {
        let crlf = text.replace('\n', "\r\n");
        let no_last_line_ending = text.trim_end_matches('\n').to_owned();
        for text in [text.clone(), crlf, format!("\u{feff}{text}"), no_last_line_ending] {
            invariants::lossless(&text);
            invariants::reference(&text);
            invariants::format(&text);
        }
        invariants::independence(&text);
        invariants::total(&text);
    }
}

#[test]
fn real_pages_roundtrip_when_cut_anywhere() {
    for (_, text) in pages().unwrap_or_default() {
        // Each cut is parsed from the start, so later parts are cut only here and there.
        let cuts = (0..=text.len()).filter(|at| text.is_char_boundary(*at));
        for at in cuts.filter(|at| *at < 3000 || at % 101 == 0) {
            assert_eq!(Document::parse(&text[..at]).to_string(), text[..at]);
            if at % 7 == 0 {
                invariants::lossless(&text[..at]);
            }
        }
    }
}

/// Asserts that at least 176 of 184 pages of a day are canonical. The others differ in layout.
#[test]
fn most_real_pages_print_from_their_values_unchanged() {
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

    #[test]
    fn changes_of_real_pages_keep_the_rest(page in any::<prop::sample::Index>(), at in any::<usize>(), change in change()) {
        static PAGES: std::sync::LazyLock<Option<Vec<(PathBuf, String)>>> = std::sync::LazyLock::new(pages);
        if let Some(pages) = &*PAGES {
            updates::changed(&pages[page.index(pages.len())].1, &[(at, change)]);
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

/// Asserts that only three lints change values: white space at the end of a line, leaked lists, and
/// duplicate digests.
#[test]
fn real_pages_are_fixed_in_one_run_without_losing_papers() {
    let changes_values = [Code::TrailingWhiteSpace, Code::LeakedList, Code::DuplicateDigest];
    for (path, text) in pages().unwrap_or_default() {
        fixing::fixes(&text);
        fixing::parts(&text);
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
        assert_eq!(before, after, "a paper is lost: {}", path.display());
    }
}
