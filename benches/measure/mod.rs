//! Measurements for the table.

pub(crate) mod allocations;
pub(crate) mod callgrind;
pub(crate) mod counts;
pub(crate) mod growth;
pub(crate) mod instructions;
pub(crate) mod ratios;
pub(crate) mod report;
pub(crate) mod times;
