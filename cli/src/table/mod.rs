//! Pages as rows of a table, in the memory layout of Apache Arrow.
//!
//! A row is a paper, or a digest without papers. Rows are made straight from the views of a page.

mod columns;
mod convert;
mod frames;
mod ipc;
mod parquet;
mod row;
mod schema;
mod source;

pub(crate) use ipc::write_ipc;
pub(crate) use parquet::write_parquet;
pub(crate) use source::{Sources, framed, of_paths, on_lines};
