//! Replacing pages without losing what other runs and other programs write.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use daily_papers::Document;

use super::folder_of;
use super::lock::Locked;
use super::read::{cannot_read, is_stdin, parse, read};
use super::unfinished::{Unfinished, remove_leftovers};
use crate::escape::shown;

/// How often a page is changed again because another program wrote it in the meantime.
const ATTEMPTS: usize = 5;

/// Changes a page as [`update_file`] does. A page from standard input is not written.
pub(crate) fn update<T>(
    path: &Path,
    change: impl Fn(&Document<'static>) -> Result<(Option<String>, T), String>,
) -> Result<T, String> {
    if is_stdin(path) {
        return read(path).and_then(|page| change(&page)).map(|(_, result)| result);
    }
    update_file(path, change)
}

/// Calls `change` with the page at a path, and replaces the page with the text that it returns.
///
/// Returns the other value that `change` returned. Without a text, nothing is written. If another
/// program writes the page in the meantime, `change` is called again with the new page.
///
/// # Errors
///
/// Returns the error of `change`. Returns an error that names the file if it cannot be read or
/// replaced, or if it changed too often.
pub(crate) fn update_file<T>(
    path: &Path,
    change: impl Fn(&Document<'static>) -> Result<(Option<String>, T), String>,
) -> Result<T, String> {
    if path.metadata().is_ok_and(|metadata| !metadata.is_file()) {
        // A device cannot be replaced, and opening a pipe twice would wait for a second writer.
        let (text, result) = change(&parse(path, fs::read(path))?)?;
        return match text {
            None => Ok(result),
            Some(_) => Err(format!("{}: cannot write: it is not a regular file", shown(path))),
        };
    }
    for _ in 0..ATTEMPTS {
        let locked = Locked::open(path).map_err(|error| cannot_read(path, &error))?;
        remove_leftovers(folder_of(locked.path()));
        let page = parse(path, locked.read())?;
        let (text, result) = change(&page)?;
        let Some(text) = text else { return Ok(result) };
        if replace(&locked, page.as_str(), &text).map_err(|error| cannot_write(path, &error))? {
            return Ok(result);
        }
    }
    Err(format!("{}: cannot write: another program keeps changing the file", shown(path)))
}

/// Replaces a text by another one. Returns whether the file had the old text until then.
fn replace(locked: &Locked, old: &str, text: &str) -> io::Result<bool> {
    let mut new = Unfinished::beside(locked)?;
    new.write(|file| file.write_all(text.as_bytes()))?;
    new.replace(locked, || Ok(locked.has_its_path()? && locked.read()? == old.as_bytes()))
}

/// Returns the message for a file that cannot be written.
pub(super) fn cannot_write(path: &Path, error: &io::Error) -> String {
    format!("{}: cannot write: {error}", shown(path))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::fs;

    use tempfile::TempDir;

    use super::{ATTEMPTS, update_file};

    const PAGE: &str = "## Daily Papers (2024-10-08)\n";

    /// Appends a line to a page, and lets `meanwhile` write the page before it is replaced. Returns
    /// the result, the page, the number of calls and the other files.
    fn updated(meanwhile: impl Fn(&std::path::Path, usize)) -> (Result<(), String>, String, usize, usize) {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("a.md");
        fs::write(&path, PAGE).expect("a page");
        let calls = Cell::new(0_usize);
        let result = update_file(&path, |page| {
            calls.set(calls.get().saturating_add(1));
            meanwhile(&path, calls.get());
            Ok((Some(page.to_string() + "added\n"), ()))
        });
        let others = fs::read_dir(folder.path()).map_or(0, Iterator::count).saturating_sub(1);
        (result, fs::read_to_string(&path).unwrap_or_default(), calls.get(), others)
    }

    #[test]
    fn unchanged_page_is_replaced_once() {
        assert_eq!(updated(|_, _| {}), (Ok(()), PAGE.to_owned() + "added\n", 1, 0));
    }

    #[test]
    fn page_that_an_editor_writes_is_changed_again() {
        let write = |path: &std::path::Path, call| {
            if call == 1 {
                fs::write(path, PAGE.to_owned() + "edited\n").expect("a page");
            }
        };
        assert_eq!(updated(write), (Ok(()), PAGE.to_owned() + "edited\nadded\n", 2, 0));
    }

    #[test]
    fn page_that_an_editor_replaces_is_changed_again() {
        let replace = |path: &std::path::Path, call| {
            if call == 1 {
                let other = path.with_extension("new");
                fs::write(&other, PAGE.to_owned() + "edited\n").expect("a page");
                fs::rename(other, path).expect("a page");
            }
        };
        assert_eq!(updated(replace), (Ok(()), PAGE.to_owned() + "edited\nadded\n", 2, 0));
    }

    #[test]
    fn page_that_changes_again_and_again_is_an_error() {
        let write = |path: &std::path::Path, call: usize| fs::write(path, call.to_string()).expect("a page");
        let (result, page, calls, others) = updated(write);
        assert!(result.is_err_and(|error| error.ends_with("another program keeps changing the file")));
        assert_eq!((page, calls, others), (ATTEMPTS.to_string(), ATTEMPTS, 0));
    }
}
