//! The columns of the table.

use std::sync::{Arc, LazyLock};

use arrow_schema::{DataType, Field, FieldRef, Fields, Schema, SchemaRef};

/// The schema. Columns are only ever added, so that a query keeps its meaning.
pub(super) static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
    Arc::new(Schema::new(vec![
        Field::new("source", DataType::Utf8, false),
        Field::new("digest", DataType::Int32, false),
        Field::new("date", DataType::Date32, false),
        Field::new("paper", DataType::Int32, true),
        Field::new("title", DataType::Utf8, true),
        Field::new("url", DataType::Utf8, true),
        Field::new("arxiv_id", DataType::Utf8, true),
        Field::new("arxiv_version", DataType::Int64, true),
        Field::new("image", DataType::Utf8, true),
        Field::new("video", DataType::Utf8, true),
        Field::new("votes", DataType::Int64, true),
        Field::new("votes_known", DataType::Boolean, true),
        Field::new("authors", DataType::List(AUTHOR.clone()), true),
        Field::new("summary", DataType::List(ITEM.clone()), true),
        Field::new("span_start", DataType::Int64, false),
        Field::new("span_end", DataType::Int64, false),
    ]))
});

/// The field of an author in its list.
pub(super) static AUTHOR: LazyLock<FieldRef> =
    LazyLock::new(|| Arc::new(Field::new_list_field(DataType::Utf8, false)));

/// The field of an item in its list.
pub(super) static ITEM: LazyLock<FieldRef> =
    LazyLock::new(|| Arc::new(Field::new_list_field(DataType::Struct(PARTS.clone()), false)));

/// The fields of an item.
pub(super) static PARTS: LazyLock<Fields> = LazyLock::new(|| {
    Fields::from(vec![
        Field::new("label", DataType::Utf8, true),
        Field::new("emphasis", DataType::Utf8, true),
        Field::new("text", DataType::Utf8, false),
    ])
});
