//! Files and folders that a run has not finished. A signal that ends the run removes them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use super::system;

/// The files and folders, each after the folder that contains it.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Starts to watch for signals. It is called before the run writes.
pub(super) fn watch() {
    static WATCH: Once = Once::new();
    WATCH.call_once(|| system::on_signal(remove_all));
}

/// Creates a file or a folder that is not finished. A signal waits until `create` returns.
pub(super) fn create<T>(path: &Path, create: impl FnOnce(&Path) -> io::Result<T>) -> io::Result<T> {
    watch();
    let mut unfinished = unfinished();
    let created = create(path)?;
    unfinished.push(path.to_owned());
    Ok(created)
}

/// Finishes a file or a folder. A signal waits until `finish` returns.
pub(super) fn finish(path: &Path, finish: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let mut unfinished = unfinished();
    finish(path)?;
    unfinished.retain(|other| other != path);
    Ok(())
}

/// Removes a file or an empty folder.
pub(super) fn remove(path: &Path) {
    let mut unfinished = unfinished();
    delete(path);
    unfinished.retain(|other| other != path);
}

/// Removes everything, and keeps the run from creating or finishing anything else.
fn remove_all() -> impl Sized {
    let unfinished = unfinished();
    unfinished.iter().rev().for_each(|path| delete(path));
    unfinished
}

fn delete(path: &Path) {
    let _ = fs::remove_file(path).or_else(|_| fs::remove_dir(path));
}
