//! The tests: rules, values, laws, real pages.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]

mod corpus;
mod generators;
mod laws;
mod properties;
mod reference;
mod small_scope;
