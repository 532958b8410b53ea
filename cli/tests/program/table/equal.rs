//! Tests that the digests of the rows are those of the pages.

use std::env;
use std::fs;
use std::iter;
use std::path::Path;
use std::process::Output;

use arbitrary::{Arbitrary, Unstructured};
use arrow_array::RecordBatch;
use daily_papers::{Digest, Document, Paper, Votes};

use super::read::{Read, digests, of_ipc, parquet, table};
use crate::run::{FOLDER, page};

/// A page with its name.
type Page = (String, String);

/// Returns pages in frames.
pub(super) fn framed(pages: &[Page]) -> Vec<u8> {
    let mut frames = Vec::new();
    for (name, page) in pages {
        for length in [name.len(), page.len()] {
            frames.extend(u32::try_from(length).unwrap().to_le_bytes());
        }
        frames.extend([name.as_bytes(), page.as_bytes()].concat());
    }
    frames.extend([0; 8]);
    frames
}

/// Returns what the rows of a page should be. A page without a digest has no row.
fn expected((name, page): &Page) -> Option<Read> {
    let document = Document::parse(&**page);
    let spans = document.digests().flat_map(|digest| {
        let mut spans: Vec<_> = digest.papers().map(|paper| paper.span()).collect();
        if spans.is_empty() {
            spans.push(digest.span());
        }
        spans
    });
    let read = Read {
        source: name.clone(),
        digests: document.digests().map(|digest| digest.to_digest()).collect(),
        spans: spans.collect(),
    };
    (!read.digests.is_empty()).then_some(read)
}

/// Converts pages to a stream and to a file, and asserts that both have the same rows. Returns them.
fn both_ways(pages: &[Page]) -> (Output, Vec<RecordBatch>) {
    let frames = framed(pages);
    let stream = table(&["--framed", "--ipc"], &frames);
    let batches = of_ipc(&stream.stdout).unwrap();
    let (file, in_file) = parquet(&["--framed"], &frames);
    assert_eq!((file.status, &file.stderr, file.stdout.len()), (stream.status, &stream.stderr, 0));
    assert_eq!(digests(&in_file), digests(&batches));
    (stream, batches)
}

/// Asserts that the rows of pages, with any line endings, are their digests.
#[track_caller]
fn assert_equal(pages: &[Page]) {
    let crlf: Vec<_> = pages.iter().map(|(name, page)| (name.clone(), page.replace('\n', "\r\n"))).collect();
    for pages in [pages, &crlf] {
        let (_, batches) = both_ways(pages);
        assert_eq!(digests(&batches), pages.iter().filter_map(expected).collect::<Vec<_>>());
    }
}

/// Returns the Markdown files below a directory of the repository.
fn files(folder: impl AsRef<Path>) -> Vec<Page> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(Path::new(FOLDER).join(folder)).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|extension| extension == "md") {
            files.push((path.to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap()));
        }
    }
    assert!(!files.is_empty());
    files
}

#[test]
fn rows_of_fixtures_are_their_digests() {
    assert_equal(&files("tests/fixtures"));
    assert_equal(&files("examples/pages"));
}

#[test]
fn rows_of_real_pages_are_their_digests() {
    let Some(corpus) = env::var_os("DAILY_PAPERS_CORPUS") else {
        eprintln!("SKIPPED: set DAILY_PAPERS_CORPUS to the folder of the corpus to test on real pages");
        return;
    };
    assert_equal(&files(corpus));
}

/// Pages of more rows than a batch has, and pages that share a batch.
#[test]
fn rows_of_large_pages_are_their_digests() {
    let large = page("A").repeat(9000) + "## Daily Papers (2024-04-24)\n\n";
    let papers = page("B") + &"### [C](d)\n\n- ***E***: f\n".repeat(30_000);
    let pages = [("a.md", &large), ("b.md", &papers), ("c.md", &page("D")), ("d.md", &papers)];
    assert_equal(&pages.map(|(name, page)| (name.to_owned(), page.clone())));
}

/// Returns digests of pseudo-random bytes, by xorshift.
fn generated() -> impl Iterator<Item = Digest> {
    let mut state = 0x2024_0423_u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    iter::repeat_with(move || {
        // Small bytes and 0xff have a meaning.
        let byte = || match next() % 3 {
            0 => next() % 4,
            1 => 0xff,
            _ => next(),
        };
        let bytes: Vec<_> = iter::repeat_with(byte).take(400).collect();
        Digest::arbitrary(&mut Unstructured::new(&bytes)).unwrap()
    })
}

/// Returns whether a table can hold the votes of a paper.
fn fits(paper: &Paper) -> bool {
    paper.votes.and_then(Votes::count).is_none_or(|votes| i64::try_from(votes).is_ok())
}

#[test]
fn rows_of_generated_digests_are_equal_to_them() {
    let all: Vec<_> = generated().take(10_000).collect();
    let pages: Vec<_> =
        all.chunks(3).enumerate().map(|(number, some)| (number.to_string(), text_of(some))).collect();
    let (output, batches) = both_ways(&pages);
    let fitting = all
        .chunks(3)
        .enumerate()
        .filter(|(_, some)| some.iter().all(|digest| digest.papers.iter().all(fits)));
    let expected: Vec<_> = fitting.map(|(number, some)| (number.to_string(), some.to_vec())).collect();
    let read: Vec<_> = digests(&batches).into_iter().map(|read| (read.source, read.digests)).collect();
    assert!(read == expected);
    // Each other page is refused.
    let refused = pages.len() - read.len();
    assert!(refused > 10 && read.len() > 1000, "{refused}");
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(err.matches(": expected at most 9223372036854775807 votes, found ").count(), refused);
}

fn text_of(digests: &[Digest]) -> String {
    digests.iter().map(Digest::to_string).collect()
}
