//! Tests of the columns.

use std::sync::Arc;

use arrow_ipc::reader::StreamReader;
use arrow_schema::DataType::{Boolean, Date32, Int32, Int64, List, Struct, Utf8};
use arrow_schema::Field;

use super::read::{parquet, table};

/// Columns are only ever added. A query depends on the others.
#[test]
fn schema_is_pinned() {
    let item = Struct(
        vec![
            Field::new("label", Utf8, true),
            Field::new("emphasis", Utf8, true),
            Field::new("text", Utf8, false),
        ]
        .into(),
    );
    let list = |item| List(Arc::new(Field::new("item", item, false)));
    let expected = [
        ("source", Utf8, false),
        ("digest", Int32, false),
        ("date", Date32, false),
        ("paper", Int32, true),
        ("title", Utf8, true),
        ("url", Utf8, true),
        ("arxiv_id", Utf8, true),
        ("arxiv_version", Int64, true),
        ("image", Utf8, true),
        ("video", Utf8, true),
        ("votes", Int64, true),
        ("votes_known", Boolean, true),
        ("authors", list(Utf8), true),
        ("summary", list(item), true),
        ("span_start", Int64, false),
        ("span_end", Int64, false),
    ]
    .map(|(name, data_type, is_nullable)| Field::new(name, data_type, is_nullable));
    let stream = table(&["--ipc", "examples/pages"], b"").stdout;
    let schema = StreamReader::try_new(&*stream, None).unwrap().schema();
    assert_eq!(schema.fields().iter().map(|field| (**field).clone()).collect::<Vec<_>>(), expected);
    let (_, batches) = parquet(&["examples/pages"], b"");
    assert_eq!(batches[0].schema().fields(), schema.fields());
}
