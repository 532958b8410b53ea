//! Files that get their names when they are complete.

use std::fs::{self, File};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};

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
    /// allowed, its owner.
    pub(super) fn beside(old: &Locked) -> io::Result<Unfinished> {
        let metadata = old.file().metadata()?;
        // A read-only file could be renamed over too.
        if metadata.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        remove_leftover(old);
        let new = Unfinished::at(temporary(old))?;
        system::keep_owner(&metadata, &new.file);
        new.file.set_permissions(metadata.permissions())?;
        Ok(new)
    }

    /// Creates a file for a path that leads to nothing.
    pub(super) fn new(path: &Path) -> io::Result<Unfinished> {
        // No lock keeps other runs from the path, so the name must not be theirs.
        let random = RandomState::new().build_hasher().finish();
        Unfinished::at(folder_of(path).join(name(random)))
    }

    fn at(temporary: PathBuf) -> io::Result<Unfinished> {
        if let Some(file) = system::unnamed(folder_of(&temporary)) {
            return Ok(Unfinished { file, temporary, is_named: false });
        }
        let file =
            cleanup::create(&temporary, |name| File::options().write(true).create_new(true).open(name))?;
        Ok(Unfinished { file, temporary, is_named: true })
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
        // Nothing is between the comparison and the rename, because a program that takes no lock
        // can write in between.
        let is_replaced = is_unchanged()? && {
            cleanup::finish(&self.temporary, |name| fs::rename(name, old.path()))?;
            self.is_named = false;
            true
        };
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

/// Removes the temporary file of a run that was killed directly before it replaced this file.
pub(super) fn remove_leftover(locked: &Locked) {
    // Only the run with the lock uses the name.
    let _ = fs::remove_file(temporary(locked));
}

/// Returns the temporary name for the replacement of a locked file. It is short, whatever the name of
/// the file.
fn temporary(locked: &Locked) -> PathBuf {
    // FNV-1a
    let name_of = locked.path().file_name().unwrap_or_default().as_encoded_bytes();
    let hash = name_of.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    folder_of(locked.path()).join(name(hash))
}

fn name(number: u64) -> String {
    format!(".daily-papers-{number:016x}")
}
