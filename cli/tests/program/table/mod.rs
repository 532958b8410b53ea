//! Tests of `table`.

mod equal;
mod frames;
mod inputs;
mod outputs;
mod read;
mod schema;
