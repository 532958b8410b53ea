//! The files of an archive: finding, reading and writing them.

mod read;
mod walk;
pub(crate) mod write;

pub(crate) use read::{is_stdin, open, read, read_file, read_text};
pub(crate) use walk::{Pages, is_readme, of_days_below, refuse_page};
