//! Implementations of the traits of other crates.

#[cfg(feature = "arbitrary")]
mod arbitrary;
#[cfg(feature = "miette")]
mod miette;
#[cfg(any(feature = "arbitrary", feature = "proptest"))]
mod pieces;
#[cfg(feature = "proptest")]
pub mod proptest;
