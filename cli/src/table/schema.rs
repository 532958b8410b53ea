//! The columns of the table.

use std::sync::Arc;

use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};

/// Returns the schema. Columns are only ever added, so that a query keeps its meaning.
pub(super) fn schema() -> SchemaRef {
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
        Field::new("authors", DataType::List(author()), true),
        Field::new("summary", DataType::List(item()), true),
        Field::new("span_start", DataType::Int64, false),
        Field::new("span_end", DataType::Int64, false),
    ]))
}

/// Returns the field of an author in its list.
pub(super) fn author() -> Arc<Field> {
    Arc::new(Field::new_list_field(DataType::Utf8, false))
}

/// Returns the field of an item in its list.
pub(super) fn item() -> Arc<Field> {
    Arc::new(Field::new_list_field(DataType::Struct(item_fields()), false))
}

/// Returns the fields of an item of a summary.
pub(super) fn item_fields() -> Fields {
    Fields::from(vec![
        Field::new("label", DataType::Utf8, true),
        Field::new("emphasis", DataType::Utf8, true),
        Field::new("text", DataType::Utf8, false),
    ])
}
