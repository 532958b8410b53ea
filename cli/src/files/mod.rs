//! The files of an archive: finding, reading and writing them.

mod globs;
mod links;
mod nearest;
mod read;
mod skip;
mod walk;
pub(crate) mod write;

pub(crate) use globs::Globs;
pub(crate) use read::{is_stdin, open, read, read_file, read_text};
#[cfg(feature = "table")]
pub(crate) use skip::{Rules, Skip};
#[cfg(feature = "table")]
pub(crate) use walk::{Found, of_days_below};
pub(crate) use walk::{Pages, is_readme, refuse_page};
