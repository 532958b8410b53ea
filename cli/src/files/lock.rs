//! Files that no other run of the program can replace.

use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use same_file::Handle;

use crate::escape::shown;
use crate::output::say;

/// A file that is locked until this value is dropped.
///
/// The lock is advisory: other runs of the program wait for it, and other programs do not.
#[derive(Debug)]
pub(super) struct Locked {
    file: Handle,
    /// The path without symbolic links, so that a link to the file is kept when it is replaced.
    path: PathBuf,
}

impl Locked {
    /// Opens and locks the file at a path. Waits for other runs that hold the lock.
    pub(super) fn open(path: &Path) -> io::Result<Locked> {
        let path = path.canonicalize()?;
        loop {
            let locked = Locked { file: Handle::from_file(open_and_lock(&path)?)?, path: path.clone() };
            // A run that had the lock may have replaced the file, and then others lock the new one.
            if locked.has_its_path()? {
                return Ok(locked);
            }
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn file(&self) -> &File {
        self.file.as_file()
    }

    /// Reads the file from its start.
    pub(super) fn read(&self) -> io::Result<Vec<u8>> {
        let mut file = self.file();
        file.rewind()?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Returns whether the path still leads to this file.
    pub(super) fn has_its_path(&self) -> io::Result<bool> {
        Ok(Handle::from_path(&self.path)? == self.file)
    }
}

fn open_and_lock(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    match lock(path, &file) {
        Ok(()) => return Ok(file),
        // The file system has no locks. What was read is compared all the same.
        Err(error) if error.kind() == io::ErrorKind::Unsupported => return Ok(file),
        Err(_) => {}
    }
    // NFS locks only files that can be written.
    let file = File::options().read(true).write(true).open(path)?;
    lock(path, &file).map(|()| file)
}

/// Locks a file. Says so if another program has the lock for longer than a run needs.
fn lock(path: &Path, file: &File) -> io::Result<()> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(1)),
            Err(TryLockError::Error(error)) => return Err(error),
            Ok(()) => return Ok(()),
        }
    }
    say(format_args!("note: {}: waiting for a program that has locked the file\n", shown(path)));
    file.lock()
}

/// How long another run may have a lock until that is said.
const PATIENCE: Duration = Duration::from_secs(2);
