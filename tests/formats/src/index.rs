//! The index of an archive, written and read by the crate `csv`.

use daily_papers::archive::{self, IndexRow};
use daily_papers::proptest::digest;
use daily_papers::{Date, Digest, Link, Paper, Title};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::cases;

/// Returns the rows of the index, with the header.
fn rows(digests: &[Digest]) -> Vec<[String; 3]> {
    let header = ["date", "title", "url"].map(str::to_owned);
    let rows = digests.iter().flat_map(|digest| {
        let cells = |paper: &Paper| [digest.date.to_string(), paper.title.to_string(), paper.url.to_string()];
        digest.papers.iter().map(cells)
    });
    std::iter::once(header).chain(rows).collect()
}

/// Asserts that the crate `csv` writes the same bytes and reads the same rows.
fn assert_agreement(digests: &[Digest]) {
    let mut index = String::new();
    archive::write_index(&mut index, digests).unwrap();
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows(digests) {
        writer.write_record(row).unwrap();
    }
    assert_eq!(index, String::from_utf8(writer.into_inner().unwrap()).unwrap());

    let reader = csv::ReaderBuilder::new().has_headers(false).from_reader(index.as_bytes());
    let read: Vec<[String; 3]> =
        reader.into_records().map(|row| row.unwrap().deserialize(None).unwrap()).collect();
    assert_eq!(read, rows(digests));
}

#[test]
fn every_character_is_quoted_as_the_crate_csv_does() {
    let date = Date::new(2025, 5, 9).unwrap();
    let paper = |text: &str| Paper::new(Title::new(text).unwrap(), Link::new("https://example.org").unwrap());
    let characters = ('\0'..=char::MAX).filter(|c| *c != '\n');
    let papers = characters.map(|c| paper(c.encode_utf8(&mut [0; 4]))).collect();
    assert_agreement(&[Digest::new(date, papers)]);
    for title in ["", " ", "\"", "a,b", "\"a\"", "a\rb", "a\r", ",", "#a", "\\"] {
        assert_agreement(&[Digest::new(date, vec![paper(title)])]);
    }
}

#[test]
fn crate_csv_writes_and_reads_the_index() {
    proptest!(cases(10_000), |(digests in vec(digest(), 0..4))| assert_agreement(&digests));
}

/// The crate `csv` can quote every cell, and end lines in `\r\n`.
#[test]
fn index_of_the_crate_csv_is_read() {
    proptest!(cases(10_000), |(digests in vec(digest(), 0..4), is_quoted in any::<bool>(), is_crlf in any::<bool>())| {
        let style = if is_quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let end = if is_crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new().quote_style(style).terminator(end).from_writer(Vec::new());
        for row in rows(&digests) {
            writer.write_record(row).unwrap();
        }
        let index = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let read: Vec<IndexRow> = archive::read_index(&index).collect::<Result<_, _>>().unwrap();
        let read = read.into_iter().map(|row| [row.date.to_string(), row.title.to_string(), row.url.to_string()]);
        prop_assert!(read.eq(rows(&digests).into_iter().skip(1)));
    });
}
