//! Memory and stack of hostile pages. The benchmark `hostile` counts their instructions.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]

mod families;
#[path = "../suite/files.rs"]
mod files;
#[path = "../../benches/generator/mod.rs"]
mod generator;
mod memory;
mod operations;
mod reader;
mod stack;
mod usual;
