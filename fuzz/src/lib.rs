//! Functions of the fuzz targets, shared with the tests of the library.
#![allow(dead_code, reason = "the tests use more of them")]

#[path = "../../tests/suite/bytes.rs"]
mod bytes;
#[path = "../../tests/suite/invariants/mod.rs"]
mod invariants;
#[path = "../../tests/suite/lines.rs"]
mod lines;
#[path = "../../src/interop/pieces.rs"]
mod pieces;
#[path = "../../tests/suite/reference.rs"]
mod reference;
#[path = "../../tests/suite/targets.rs"]
pub mod targets;
