//! Tests of the functions for an archive.

mod dedupe;
mod index;
mod pages;
