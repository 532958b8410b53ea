//! The columns of some rows, while they are filled.

use std::fmt::Write;
use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Int32Builder, Int64Builder, ListBuilder, StringBuilder,
};
use arrow_array::types::Date32Type;
use arrow_array::{ArrayRef, ListArray, RecordBatch, StructArray};
use arrow_buffer::{NullBufferBuilder, OffsetBufferBuilder};
use arrow_schema::ArrowError;
use daily_papers::Emphasis;
use daily_papers::document::{ItemView, MediaView, PaperView};

use super::row::Row;
use super::schema::{AUTHOR, ITEM, PARTS, SCHEMA};

/// The number of rows that need no second allocation. Most batches have fewer.
const ROWS: usize = 256;

/// The bytes of summaries that need no second allocation.
const TEXT: usize = 1 << 18;

/// The columns of some rows.
pub(super) struct Columns {
    /// An estimate of the bytes of all columns.
    bytes: usize,
    source: StringBuilder,
    digest: Int32Builder,
    date: Date32Builder,
    paper: Int32Builder,
    title: StringBuilder,
    url: StringBuilder,
    arxiv_id: StringBuilder,
    arxiv_version: Int64Builder,
    image: StringBuilder,
    video: StringBuilder,
    votes: Int64Builder,
    votes_known: BooleanBuilder,
    authors: ListBuilder<StringBuilder>,
    summary: Summaries,
    span_start: Int64Builder,
    span_end: Int64Builder,
}

impl Columns {
    pub(super) fn new() -> Columns {
        let text = |bytes_a_row: usize| StringBuilder::with_capacity(ROWS, ROWS.saturating_mul(bytes_a_row));
        let number = || Int64Builder::with_capacity(ROWS);
        let position = || Int32Builder::with_capacity(ROWS);
        Columns {
            bytes: 0,
            source: text(24),
            digest: position(),
            date: Date32Builder::with_capacity(ROWS),
            paper: position(),
            title: text(96),
            url: text(48),
            arxiv_id: text(12),
            arxiv_version: number(),
            image: text(96),
            video: text(0),
            votes: number(),
            votes_known: BooleanBuilder::with_capacity(ROWS),
            authors: ListBuilder::with_capacity(text(96), ROWS).with_field(AUTHOR.clone()),
            summary: Summaries::new(),
            span_start: number(),
            span_end: number(),
        }
    }

    /// Returns an estimate of the bytes of the rows.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Adds a row.
    pub(super) fn push(&mut self, source: &str, row: &Row<'_>) {
        self.bytes = self.bytes.saturating_add(row.bytes(source));
        self.source.append_value(source);
        self.digest.append_option(i32::try_from(row.position).ok());
        self.date.append_value(Date32Type::from_naive_date(row.digest.date().into()));
        let (position, paper) = row.paper.unzip();
        self.paper.append_option(position.and_then(|position| i32::try_from(position).ok()));
        let span = paper.map_or_else(|| row.digest.span(), |paper| paper.span());
        self.span_start.append_option(i64::try_from(span.start).ok());
        self.span_end.append_option(i64::try_from(span.end).ok());
        self.push_texts(paper);
        match paper {
            Some(paper) => {
                paper.authors().for_each(|name| self.authors.values().append_value(name));
                self.authors.append(true);
                self.summary.push(paper.summary());
            }
            None => {
                self.authors.append(false);
                self.summary.push_null();
            }
        }
    }

    /// Adds the columns that are not lists.
    fn push_texts(&mut self, paper: Option<PaperView<'_>>) {
        self.title.append_option(paper.map(|paper| paper.title()));
        self.url.append_option(paper.map(|paper| paper.url()));
        let id = paper.and_then(|paper| paper.arxiv_id());
        match id {
            // Writing to a builder does not fail.
            Some(id) => {
                let _ = write!(self.arxiv_id, "{}", id.without_version());
                self.arxiv_id.append_value("");
            }
            None => self.arxiv_id.append_null(),
        }
        self.arxiv_version.append_option(id.and_then(|id| id.version()).map(i64::from));
        let media = paper.and_then(|paper| paper.media());
        let is_video = matches!(media, Some(MediaView::Video(_)));
        let src = media.map(|media| media.src());
        self.image.append_option(src.filter(|_| !is_video));
        self.video.append_option(src.filter(|_| is_video));
        let votes = paper.and_then(|paper| paper.votes());
        let count = votes.and_then(|votes| votes.count());
        self.votes.append_option(count.and_then(|count| i64::try_from(count).ok()));
        self.votes_known.append_option(votes.map(|_| count.is_some()));
    }

    /// Returns the rows.
    pub(super) fn finish(mut self) -> Result<RecordBatch, ArrowError> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.source.finish()),
            Arc::new(self.digest.finish()),
            Arc::new(self.date.finish()),
            Arc::new(self.paper.finish()),
            Arc::new(self.title.finish()),
            Arc::new(self.url.finish()),
            Arc::new(self.arxiv_id.finish()),
            Arc::new(self.arxiv_version.finish()),
            Arc::new(self.image.finish()),
            Arc::new(self.video.finish()),
            Arc::new(self.votes.finish()),
            Arc::new(self.votes_known.finish()),
            Arc::new(self.authors.finish()),
            Arc::new(self.summary.finish()?),
            Arc::new(self.span_start.finish()),
            Arc::new(self.span_end.finish()),
        ];
        RecordBatch::try_new(SCHEMA.clone(), columns)
    }
}

/// The column of the summaries.
struct Summaries {
    /// The number of items of each row.
    lengths: OffsetBufferBuilder<i32>,
    present: NullBufferBuilder,
    label: StringBuilder,
    emphasis: StringBuilder,
    text: StringBuilder,
}

impl Summaries {
    fn new() -> Summaries {
        let text = |bytes| StringBuilder::with_capacity(ROWS, bytes);
        Summaries {
            lengths: OffsetBufferBuilder::new(ROWS),
            present: NullBufferBuilder::new(ROWS),
            label: text(0),
            emphasis: text(0),
            text: text(TEXT),
        }
    }

    fn push<'d>(&mut self, items: impl Iterator<Item = ItemView<'d>>) {
        let mut count = 0_usize;
        for item in items {
            count = count.saturating_add(1);
            self.label.append_option(item.label());
            self.emphasis.append_option(item.emphasis().map(name_of));
            self.text.append_value(item.text());
        }
        self.lengths.push_length(count);
        self.present.append_non_null();
    }

    fn push_null(&mut self) {
        self.lengths.push_length(0);
        self.present.append_null();
    }

    fn finish(mut self) -> Result<ListArray, ArrowError> {
        let parts: Vec<ArrayRef> = vec![
            Arc::new(self.label.finish()),
            Arc::new(self.emphasis.finish()),
            Arc::new(self.text.finish()),
        ];
        let items = StructArray::try_new(PARTS.clone(), parts, None)?;
        ListArray::try_new(ITEM.clone(), self.lengths.finish(), Arc::new(items), self.present.finish())
    }
}

/// Returns the name of an emphasis. The data form uses the same name for `strong`.
fn name_of(emphasis: Emphasis) -> &'static str {
    match emphasis {
        Emphasis::StrongEmphasis => "strong_emphasis",
        Emphasis::Strong => "strong",
    }
}
