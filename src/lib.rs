//! Daily Papers digests.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod check;
mod diagnostic;
mod document;
mod model;
mod print;
mod read;
mod span;
pub mod syntax;

pub use diagnostic::{Code, Diagnostic, ParseError, Rendering, Severity};
pub use document::{DigestView, Digests, Document, ItemView, Items, MediaView, PaperView, Papers};
pub use model::{
    ArxivId, Author, Date, Digest, Item, Label, Link, Media, Paper, Title, ValueError, ValueErrorKind,
    VideoLink, Votes,
};
pub use span::Span;
pub use syntax::{Emphasis, lines};
