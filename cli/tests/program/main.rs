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

mod across;
mod check;
mod closed;
mod complete;
mod concurrent;
mod config;
mod extent;
mod feed;
mod fmt;
mod formats;
mod import;
mod index;
#[cfg(unix)]
mod interrupted;
mod json;
mod outputs;
mod paths;
mod readme;
mod run;
mod shell;
mod show;
mod skip;
mod stats;
#[cfg(feature = "table")]
mod table;
#[cfg(unix)]
mod terminal;
mod votes;
mod writing;
