//! The tests of the library: rules, values, properties and real pages.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]

mod archive;
mod bytes;
mod codes;
mod corpus;
mod damaged;
mod diagnostic_forms;
mod diagnostics;
mod diff;

mod examples;
mod exports;
mod files;
mod findings;
mod fixing;
mod fixtures;
mod generators;
mod hostile;
mod huggingface;
mod invariants;
mod json;
mod limits;
mod lines;
mod lints;
mod lost_headings;
mod markup;
mod merge;
mod messages;
mod near_misses;
#[path = "../../src/interop/pieces.rs"]
mod pieces;
mod properties;
mod reader;
mod reference;
mod renderings;
mod rules;
mod seeds;
mod small_scope;
mod strategies;
mod summary;
mod targets;
mod updates;
mod usual;
mod utf8;
mod values;
