//! The files of an archive: finding, reading and writing them.

use std::path::Path;

mod cleanup;
mod create;
mod globs;
mod links;
mod lock;
mod nearest;
mod read;
mod replace;
mod skip;
mod system;
mod unfinished;
mod walk;

pub(crate) use create::{Form, create_output, create_page};
pub(crate) use globs::Globs;
pub(crate) use read::{is_stdin, open, read, read_text};
pub(crate) use replace::{update, update_file};
#[cfg(feature = "table")]
pub(crate) use skip::{Rules, Skip};
#[cfg(feature = "table")]
pub(crate) use walk::{Found, of_days_below};
pub(crate) use walk::{Pages, is_readme};

/// Returns the folder of a file, which is the current one if the path has no folder.
fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}
