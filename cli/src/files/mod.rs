//! The files of an archive: finding, reading and writing them.

use std::path::Path;

mod cleanup;
mod create;
mod lock;
mod read;
mod replace;
mod system;
mod unfinished;
mod walk;

pub(crate) use create::{Form, create_output, create_page};
pub(crate) use read::{is_stdin, open, read, read_text};
pub(crate) use replace::{update, update_file};
pub(crate) use walk::{Pages, is_readme, of_days_below};

/// Returns the folder of a file, which is the current one if the path has no folder.
fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}
