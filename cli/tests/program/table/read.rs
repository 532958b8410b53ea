//! Reads what `table` writes, back into digests.

use std::fs::File;
use std::io::Write;
use std::process::Output;
use std::thread;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Int32Type, Int64Type};
use arrow_array::{Array, RecordBatch, StructArray};
use arrow_ipc::reader::StreamReader;
use arrow_schema::ArrowError;
use chrono::NaiveDate;
use daily_papers::{
    Author, Date, Digest, Emphasis, Item, Label, Link, Media, Paper, Span, Title, VideoLink, Votes,
};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::run::{Folder, program};

/// Runs `table` with these bytes on its standard input.
pub(super) fn table(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = program(&[&["table"], arguments].concat()).spawn().unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_owned());
    // The program writes before it has read everything. It may also end early.
    let writer = thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

/// Returns the batches of a stream.
pub(super) fn of_ipc(stream: &[u8]) -> Result<Vec<RecordBatch>, ArrowError> {
    StreamReader::try_new(stream, None)?.collect()
}

/// Runs `table` with `--parquet`, and returns the outcome and the batches of the file.
pub(super) fn parquet(arguments: &[&str], input: &[u8]) -> (Output, Vec<RecordBatch>) {
    let folder = Folder::new();
    let path = folder.path("papers.parquet");
    let output = table(&[&["--parquet", &path], arguments].concat(), input);
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(&path).unwrap()).unwrap();
    (output, reader.build().unwrap().map(Result::unwrap).collect())
}

/// The digests of a source, with the span of each row.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Read {
    pub(super) source: String,
    pub(super) digests: Vec<Digest>,
    pub(super) spans: Vec<Span>,
}

/// Returns the digests of each source, in the order of the rows. Asserts that no column contradicts
/// another one.
pub(super) fn digests(batches: &[RecordBatch]) -> Vec<Read> {
    let mut all: Vec<Read> = Vec::new();
    for row in batches.iter().flat_map(|batch| (0..batch.num_rows()).map(move |row| Row(batch, row))) {
        let source = row.text("source").unwrap();
        if all.last().is_none_or(|last| last.source != source) {
            all.push(Read { source, ..Read::default() });
        }
        let last = all.last_mut().unwrap();
        let position = usize::try_from(row.position("digest").unwrap()).unwrap();
        if position == last.digests.len() {
            last.digests.push(Digest::new(row.date(), Vec::new()));
        }
        assert_eq!(position + 1, last.digests.len());
        let digest = last.digests.last_mut().unwrap();
        assert_eq!(digest.date, row.date());
        match row.position("paper") {
            Some(position) => {
                assert_eq!(usize::try_from(position).unwrap(), digest.papers.len());
                digest.papers.push(row.paper());
            }
            None => row.assert_without_a_paper(),
        }
        let span = ["span_start", "span_end"].map(|name| usize::try_from(row.number(name).unwrap()).unwrap());
        last.spans.push(Span::new(span[0], span[1]));
    }
    all
}

/// A row of a batch.
struct Row<'b>(&'b RecordBatch, usize);

impl Row<'_> {
    fn column(&self, name: &str) -> Option<&dyn Array> {
        let column = self.0.column_by_name(name).unwrap();
        column.is_valid(self.1).then_some(&**column)
    }

    fn text(&self, name: &str) -> Option<String> {
        self.column(name).map(|column| column.as_string::<i32>().value(self.1).to_owned())
    }

    fn position(&self, name: &str) -> Option<i32> {
        self.column(name).map(|column| column.as_primitive::<Int32Type>().value(self.1))
    }

    fn number(&self, name: &str) -> Option<i64> {
        self.column(name).map(|column| column.as_primitive::<Int64Type>().value(self.1))
    }

    fn date(&self) -> Date {
        let days = self.column("date").unwrap().as_primitive::<Date32Type>().value(self.1);
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
        (epoch + chrono::TimeDelta::days(days.into())).try_into().unwrap()
    }

    /// Returns the values of a list.
    fn list(&self, name: &str) -> Option<arrow_array::ArrayRef> {
        self.column(name).map(|column| column.as_list::<i32>().value(self.1))
    }

    fn paper(&self) -> Paper {
        let text = |name| self.text(name).unwrap();
        let mut paper = Paper::new(Title::new(text("title")).unwrap(), Link::new(text("url")).unwrap());
        paper.media = match (self.text("image"), self.text("video")) {
            (Some(image), None) => Some(Media::Image(Link::new(image).unwrap())),
            (None, Some(video)) => Some(Media::Video(VideoLink::new(video).unwrap())),
            (None, None) => None,
            (Some(_), Some(_)) => panic!("an image and a video"),
        };
        let is_known = self.column("votes_known").map(|column| column.as_boolean().value(self.1));
        paper.votes = match (is_known, self.number("votes")) {
            (None, None) => None,
            (Some(false), None) => Some(Votes::Unknown),
            (Some(true), Some(votes)) => Some(Votes::Count(votes.try_into().unwrap())),
            contradiction => panic!("{contradiction:?}"),
        };
        let authors = self.list("authors").unwrap();
        paper.authors =
            authors.as_string::<i32>().iter().map(|name| Author::new(name.unwrap()).unwrap()).collect();
        let items = self.list("summary").unwrap();
        paper.summary = (0..items.len()).map(|index| item(items.as_struct(), index)).collect();
        let id = paper.arxiv_id();
        assert_eq!(self.text("arxiv_id"), id.map(|id| id.without_version().to_string()));
        assert_eq!(self.number("arxiv_version"), id.and_then(|id| id.version()).map(i64::from));
        paper
    }

    fn assert_without_a_paper(&self) {
        let columns = self.0.schema_ref().fields().iter().filter(|field| field.is_nullable());
        for field in columns {
            assert!(self.column(field.name()).is_none(), "{}", field.name());
        }
    }
}

fn item(items: &StructArray, index: usize) -> Item {
    let part = |name| {
        let part = items.column_by_name(name).unwrap().as_string::<i32>();
        part.is_valid(index).then(|| part.value(index))
    };
    let text = part("text").unwrap();
    let emphasis = match part("emphasis") {
        None => return Item::new(text).unwrap(),
        Some("strong_emphasis") => Emphasis::StrongEmphasis,
        Some("strong") => Emphasis::Strong,
        Some(other) => panic!("{other}"),
    };
    Item::labelled(Label::new(part("label").unwrap()).unwrap().with_emphasis(emphasis), text).unwrap()
}
