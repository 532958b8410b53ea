//! Tests that the committed schema is the one that the code makes.

use std::fs;
use std::path::Path;

use daily_papers::{ArxivId, Digest};
use schemars::generate::SchemaSettings;
use schemars::schema_for;
use serde_json::{Value, json};

/// Writes the file first if `DAILY_PAPERS_SCHEMA` is `write`.
#[test]
fn committed_schema_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/model/digest.schema.json");
    let schema = schema_for!(Digest);
    if std::env::var_os("DAILY_PAPERS_SCHEMA").is_some_and(|value| value == "write") {
        fs::write(&path, serde_json::to_string_pretty(&schema).unwrap() + "\n").unwrap();
    }
    let committed: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(committed, *schema.as_value());
}

#[test]
fn schema_names_its_parts() {
    let schema = schema_for!(Digest);
    let parts = schema.get("$defs").and_then(Value::as_object).unwrap();
    let names: Vec<_> = parts.keys().collect();
    assert_eq!(
        names,
        ["Author", "Date", "Item", "Label", "Link", "Media", "Paper", "Title", "VideoLink", "Votes"]
    );
    let of_another = SchemaSettings::draft07().into_generator().into_root_schema_for::<ArxivId>();
    assert_eq!(of_another.get("title"), Some(&json!("ArxivId")));
}
