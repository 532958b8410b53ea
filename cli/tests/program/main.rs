//! Tests that run the programs.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]

mod check;

mod across;
mod complete;
mod config;
mod feed;
mod fmt;
mod formats;
mod import;
mod index;
mod json;
mod paths;
mod readme;
mod run;
mod shell;
mod show;
mod skip;
mod stats;
#[cfg(feature = "table")]
mod table;
mod votes;
mod writing;
