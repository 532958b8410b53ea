//! Tests of the items that JSON of a language model becomes.

mod answers;
mod cases;
mod labels;
mod properties;
