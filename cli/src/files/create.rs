//! New pages, and output files.

use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::lock::Locked;
use super::replace::cannot_write;
use super::unfinished::Unfinished;
use super::{cleanup, folder_of};
use crate::escape::shown;

/// Writes a page that must not exist, and creates its folders. Returns whether it did not exist.
///
/// If the page cannot be written, the new folders are removed.
pub(crate) fn create_page(path: &Path, text: &str) -> Result<bool, String> {
    // A link to nothing is not followed either.
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    let cannot_write = |error: io::Error| cannot_write(path, &error);
    // The page is written before its folders are made, so that a run that is killed leaves none.
    let folder = folder_of(path);
    let existing = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    let mut page = Unfinished::new(existing).map_err(cannot_write)?;
    page.write(|file| file.write_all(text.as_bytes())).map_err(cannot_write)?;
    let folders = Folders::create(folder).map_err(cannot_write)?;
    match page.keep(path) {
        Ok(()) => {
            folders.keep();
            Ok(true)
        }
        // Another run created it.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(cannot_write(error)),
    }
}

/// Folders that were created for a page. They are removed when this value is dropped, except for
/// those that are not empty.
struct Folders(Vec<PathBuf>);

impl Folders {
    /// Creates the folders of a path that do not exist.
    fn create(path: &Path) -> io::Result<Folders> {
        let missing =
            path.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.is_dir());
        let mut missing: Vec<_> = missing.collect();
        missing.reverse();
        let mut folders = Folders(Vec::new());
        for folder in missing {
            match cleanup::create(folder, |folder| fs::create_dir(folder)) {
                Ok(()) => folders.0.push(folder.to_owned()),
                // Another run created it.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(folders)
    }

    fn keep(mut self) {
        for folder in self.0.drain(..) {
            let _ = cleanup::finish(&folder, |_| Ok(()));
        }
    }
}

impl Drop for Folders {
    fn drop(&mut self) {
        self.0.iter().rev().for_each(|folder| cleanup::remove(folder));
    }
}

/// The form of an output file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form {
    /// What such a file is.
    pub(crate) name: &'static str,
    /// What every such file starts with.
    pub(crate) start: &'static [u8],
}

impl Form {
    /// Returns an error if an output file of this form cannot be written at a path: if it is a folder,
    /// a link to nothing, or a file of another form. A file that is empty can be replaced.
    pub(crate) fn check(self, path: &Path) -> Result<(), String> {
        match path.metadata() {
            Ok(old) if old.is_dir() => Err(format!("{}: expected a file, found a folder", shown(path))),
            Ok(old) if old.is_file() => {
                let file = File::open(path).map_err(|error| cannot_write(path, &error))?;
                self.check_file(path, &file)
            }
            Ok(_) => Ok(()),
            Err(_) if path.is_symlink() => Err(format!("{}: the link leads to nothing", shown(path))),
            Err(_) => Ok(()),
        }
    }

    fn check_file(self, path: &Path, mut file: &File) -> Result<(), String> {
        let mut start = Vec::new();
        let length = u64::try_from(self.start.len()).unwrap_or(u64::MAX);
        let read = file.rewind().and_then(|()| file.take(length).read_to_end(&mut start));
        read.map_err(|error| cannot_write(path, &error))?;
        if start.is_empty() || start == self.start {
            return Ok(());
        }
        Err(format!("{}: the file is not {}, so it is not replaced", shown(path), self.name))
    }
}

/// Writes an output file with `write`.
///
/// A file that exists is replaced only if it is empty or starts as its form does. A link is followed.
/// A device or a pipe cannot be replaced, so it is written in place.
pub(crate) fn create_output(
    path: &Path,
    form: Form,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<(), String> {
    form.check(path)?;
    let cannot_write = |error: io::Error| cannot_write(path, &error);
    let lock = || {
        let locked = Locked::open(path).map_err(cannot_write)?;
        form.check_file(path, locked.file()).map(|()| locked)
    };
    match path.metadata() {
        Ok(old) if old.is_file() => {
            let locked = lock()?;
            let mut new = Unfinished::beside(&locked).map_err(cannot_write)?;
            new.write(write).map_err(cannot_write)?;
            replace(new, &locked, form).map_err(cannot_write)
        }
        Ok(_) => {
            let file = File::options().write(true).open(path);
            file.and_then(|mut file| write(&mut file)).map_err(cannot_write)
        }
        Err(_) => {
            let mut new = Unfinished::new(folder_of(path)).map_err(cannot_write)?;
            new.write(write).map_err(cannot_write)?;
            match new.keep(path) {
                // Another run created it.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    replace(new, &lock()?, form).map_err(cannot_write)
                }
                result => result.map_err(cannot_write),
            }
        }
    }
}

fn replace(new: Unfinished, old: &Locked, form: Form) -> io::Result<()> {
    let is_unchanged = || Ok(old.has_its_path()? && form.check_file(old.path(), old.file()).is_ok());
    if new.replace(old, is_unchanged)? {
        return Ok(());
    }
    Err(io::Error::other("another program wrote the file"))
}
