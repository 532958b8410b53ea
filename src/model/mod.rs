//! The typed values of a digest. Every value that can be built can be printed and parsed back.

mod arxiv_id;
mod author;
#[cfg(any(feature = "chrono", feature = "jiff"))]
mod calendars;
mod date;
mod digest;
mod error;
mod item;
mod label;
mod link;
pub(crate) mod lossy;
mod media;
mod paper;
pub(crate) mod print;
#[cfg(feature = "schemars")]
mod schema;
mod scheme;
#[cfg(feature = "serde")]
pub(crate) mod serde;
mod text;
mod title;
#[cfg(feature = "url")]
mod url;
mod votes;

pub use arxiv_id::ArxivId;
pub use author::Author;
pub use date::Date;
pub use digest::Digest;
pub use error::{ValueError, ValueErrorKind};
pub use item::Item;
pub use label::Label;
pub use link::Link;
pub use lossy::Loss;
pub use media::{Media, MediaView, VideoLink};
pub use paper::Paper;
pub(crate) use scheme::{can_run_script, scheme_of};
pub use title::Title;
#[cfg(feature = "url")]
pub use url::UrlError;
pub use votes::Votes;
