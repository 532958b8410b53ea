//! Files that get their names when they are complete.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::lock::Locked;
use super::{cleanup, folder_of, system};

/// A file that is written beside the place that it is for.
///
/// Where the system allows it, the file has no name, so it is gone if the run is killed. Otherwise,
/// it has a temporary name.
#[derive(Debug)]
pub(super) struct Unfinished {
    file: File,
    temporary: PathBuf,
    is_named: bool,
}

impl Unfinished {
    /// Creates a file that will replace a locked one. It gets its permissions and, if that is
    /// allowed, its owner and group.
    pub(super) fn beside(old: &Locked) -> io::Result<Unfinished> {
        let metadata = old.file().metadata()?;
        // A page that the user may not write could be renamed over too.
        if metadata.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        File::options().write(true).open(old.path())?;
        let new = Unfinished::new(folder_of(old.path()))?;
        system::keep_owner(&metadata, &new.file);
        new.file.set_permissions(metadata.permissions())?;
        Ok(new)
    }

    /// Creates a file in a folder, and locks it. The lock tells it from a file that a killed run left.
    pub(super) fn new(folder: &Path) -> io::Result<Unfinished> {
        cleanup::watch();
        remove_leftovers(folder);
        let random = RandomState::new().build_hasher().finish();
        let temporary = folder.join(format!("{PREFIX}{random:016x}"));
        let (file, is_named) = match system::unnamed(folder) {
            Some(file) => (file, false),
            None => {
                let create = |name: &Path| File::options().write(true).create_new(true).open(name);
                (cleanup::create(&temporary, create)?, true)
            }
        };
        let new = Unfinished { file, temporary, is_named };
        match new.file.lock() {
            Err(error) if error.kind() != io::ErrorKind::Unsupported => Err(error),
            _ => Ok(new),
        }
    }

    /// Writes the file, and waits until it is on disk.
    pub(super) fn write(&mut self, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
        write(&mut self.file)?;
        self.file.sync_all()
    }

    /// Replaces a locked file, if `is_unchanged` returns `true`. Returns whether it did.
    pub(super) fn replace(
        mut self,
        old: &Locked,
        is_unchanged: impl FnOnce() -> io::Result<bool>,
    ) -> io::Result<bool> {
        if !self.is_named {
            cleanup::create(&self.temporary, |name| system::link(&self.file, name))?;
            self.is_named = true;
        }
        let mut is_replaced = false;
        cleanup::finish(&self.temporary, |name| {
            // Nothing is between the comparison and the rename, because a program that takes no
            // lock can write in between.
            is_replaced = is_unchanged()? && fs::rename(name, old.path()).map(|()| true)?;
            Ok(())
        })?;
        self.is_named = !is_replaced;
        Ok(is_replaced)
    }

    /// Gives the file a name that no other file may have.
    pub(super) fn keep(&mut self, path: &Path) -> io::Result<()> {
        if self.is_named {
            cleanup::finish(&self.temporary, |name| system::rename_new(name, path))?;
            self.is_named = false;
            Ok(())
        } else {
            system::link(&self.file, path)
        }
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if self.is_named {
            cleanup::remove(&self.temporary);
        }
    }
}

/// What temporary names start with.
const PREFIX: &str = ".daily-papers-";

/// Removes the temporary files that killed runs left in a folder. A run looks at a folder once.
pub(super) fn remove_leftovers(folder: &Path) {
    static SEEN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    if !SEEN.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned()) {
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_temporary = entry.file_name().to_string_lossy().starts_with(PREFIX);
        // A run that is not killed has the lock.
        let is_left = || File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
        if is_temporary && is_left() {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;

    use tempfile::TempDir;

    use super::Unfinished;

    #[test]
    fn file_gets_its_name_when_it_is_complete() {
        let folder = TempDir::new().expect("a folder");
        let count = || fs::read_dir(folder.path()).map_or(0, Iterator::count);
        let mut file = Unfinished::new(folder.path()).expect("a file");
        file.write(|file| file.write_all(b"text")).expect("space on the disk");
        // Other systems have no files without names.
        assert_eq!(count(), usize::from(!cfg!(target_os = "linux")));
        file.keep(&folder.path().join("a.md")).expect("a name");
        assert_eq!(fs::read(folder.path().join("a.md")).ok().as_deref(), Some(&b"text"[..]));
        assert_eq!(count(), 1);
    }
}
