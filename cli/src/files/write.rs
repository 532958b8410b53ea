//! Writing files: all of a text or, if that fails, nothing.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::escape::shown;

/// The files that a run replaced, by their resolved paths.
#[derive(Debug, Default)]
pub(crate) struct Replaced(BTreeSet<PathBuf>);

impl Replaced {
    /// Replaces the text of a file. Returns whether it was written: a file with several names is
    /// written once in a run.
    pub(crate) fn write(&mut self, path: &Path, text: &str) -> Result<bool, String> {
        let mut write = || {
            let path = path.canonicalize()?;
            if self.0.contains(&path) {
                return Ok(false);
            }
            replace(&path, all_of(text))?;
            Ok(self.0.insert(path))
        };
        named(path, write())
    }
}

/// Writes a file that may exist.
///
/// A device or a pipe cannot be replaced, so it is written in place.
pub(crate) fn create(path: &Path, text: &str) -> Result<(), String> {
    create_with(path, all_of(text))
}

/// Calls `write` with a file that becomes the one at the path, which may exist.
///
/// A device or a pipe cannot be replaced, so it is written in place.
pub(crate) fn create_with(
    path: &Path,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<(), String> {
    let create = || match path.metadata() {
        Ok(old) if old.is_file() => replace(&path.canonicalize()?, write),
        Ok(_) => write(&mut File::create(path)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let new = written(new_file(folder_of(path))?, write)?;
            new.persist(path)?;
            Ok(())
        }
        Err(error) => Err(error),
    };
    named(path, create())
}

/// Writes a file that must not exist, and creates its folders.
pub(crate) fn create_new(path: &Path, text: &str) -> Result<(), String> {
    let create = || {
        let folder = folder_of(path);
        fs::create_dir_all(folder)?;
        // Neither a file nor a link to nothing is overwritten, even if it is new.
        written(new_file(folder)?, all_of(text))?.persist_noclobber(path)?;
        Ok(())
    };
    named(path, create())
}

fn named<T>(path: &Path, result: io::Result<T>) -> Result<T, String> {
    result.map_err(|error| format!("{}: cannot write: {error}", shown(path)))
}

/// Replaces a file with a new one that has its permissions. The path is resolved, so a symbolic
/// link to the file is kept.
fn replace(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let old = path.metadata()?;
    // Renaming would replace a pipe or a read-only file too.
    if !old.is_file() || old.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let new = NamedTempFile::new_in(folder_of(path))?;
    keep_owner(&old, new.as_file());
    new.as_file().set_permissions(old.permissions())?;
    written(new, write)?.persist(path)?;
    Ok(())
}

/// Returns a function that writes a text.
fn all_of(text: &str) -> impl FnOnce(&mut File) -> io::Result<()> {
    move |file| file.write_all(text.as_bytes())
}

/// Writes a temporary file, and waits until it is on disk.
fn written(
    mut new: NamedTempFile,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<NamedTempFile> {
    write(new.as_file_mut())?;
    new.as_file().sync_all()?;
    Ok(new)
}

/// Returns the folder of a file, which is the current one if the path has no folder.
fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Creates a temporary file with the default permissions of new files.
#[cfg(unix)]
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;

    tempfile::Builder::new().permissions(fs::Permissions::from_mode(0o666)).tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder)
}

/// Sets the owner and group of the new file to those of the old one, if that is allowed.
#[cfg(unix)]
fn keep_owner(old: &fs::Metadata, new: &fs::File) {
    use std::os::unix::fs::{MetadataExt, fchown};

    let _ = fchown(new, Some(old.uid()), Some(old.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &fs::Metadata, _: &fs::File) {}
