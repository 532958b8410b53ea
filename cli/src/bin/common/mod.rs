//! What the programs share: which pages are meant, and how they are read and written.
#![allow(dead_code, reason = "no program needs all of it")]

use std::borrow::Cow;
use std::fmt;
use std::fs;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use daily_papers::Document;
use tempfile::NamedTempFile;
use walkdir::WalkDir;

/// Prints what a run gives to `out`, and makes its status the exit status. A run fails only where it cannot print.
pub(crate) fn finish<W: Write>(out: W, run: impl FnOnce(&mut BufWriter<W>) -> io::Result<u8>) -> ExitCode {
    let mut out = BufWriter::new(out);
    match run(&mut out).and_then(|status| out.flush().map(|()| status)) {
        Ok(status) => ExitCode::from(status),
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(format_args!("cannot write: {error}"));
            ExitCode::from(2)
        }
    }
}

/// Prints to standard error, if anybody reads it.
pub(crate) fn say(text: impl fmt::Display) {
    let _ = write!(io::stderr(), "{text}");
}

/// Tells on standard error what went wrong.
pub(crate) fn complain(problem: impl fmt::Display) {
    say(format_args!("error: {}\n", visible(&problem.to_string())));
}

/// The text without the characters that a terminal would obey, that turn the direction of the text around them, or that cannot
/// be seen; but for the joiners of emoji.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(is_hidden) { text.replace(is_hidden, " ").into() } else { text.into() }
}

/// Returns a path with an escape in place of each character that [`visible`] takes out, as diagnostics show it.
pub(crate) fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for c in path.to_string_lossy().chars() {
        if is_hidden(c) { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}

/// Returns whether a terminal would obey a character, turn the direction of the text around it, or not show it.
pub(crate) fn is_hidden(c: char) -> bool {
    let turns =
        matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_blank =
        matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}');
    c.is_control() || turns || is_blank
}

/// A page that ships with the examples of the library.
pub(crate) fn shipped() -> PathBuf {
    all_shipped().join("2025-05-09.md")
}

/// The folder of those that ship, one of each generation of the format.
pub(crate) fn all_shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/pages")
}

/// Whether a path stands for standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Returns the files that the arguments name, or why one of them cannot be found.
///
/// Symbolic links below a directory are followed. One that leads nowhere, or back to a directory that it is in, is an error.
pub(crate) fn pages(paths: &[PathBuf]) -> Vec<Result<PathBuf, String>> {
    if paths.is_empty() {
        return vec![Ok(shipped())];
    }
    let below = |path: &PathBuf| -> Vec<Result<PathBuf, String>> {
        if !path.is_dir() {
            return vec![Ok(path.clone())];
        }
        let entries = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
        let is_page = |path: &Path| path.extension().is_some_and(|extension| extension == "md");
        entries
            .filter_map(|entry| match entry {
                Ok(entry) => {
                    (entry.file_type().is_file() && is_page(entry.path())).then(|| Ok(entry.into_path()))
                }
                Err(error) => Some(Err(problem_of(&error))),
            })
            .collect()
    };
    paths.iter().flat_map(below).collect()
}

/// Returns why a directory or a link cannot be followed.
fn problem_of(error: &walkdir::Error) -> String {
    let path = shown(error.path().unwrap_or(Path::new("")));
    match (error.loop_ancestor(), error.io_error()) {
        (Some(ancestor), _) => format!("{path}: the link leads back to {}", shown(ancestor)),
        (None, Some(error)) => format!("{path}: {error}"),
        (None, None) => error.to_string(),
    }
}

/// The page that a file holds, or standard input.
pub(crate) fn read(path: &Path) -> Result<Document<'static>, String> {
    let mut bytes = Vec::new();
    let read =
        if is_stdin(path) { io::stdin().read_to_end(&mut bytes).map(|_| bytes) } else { fs::read(path) };
    let bytes = read.map_err(|error| format!("{}: {error}", shown(path)))?;
    Document::from_utf8(bytes).map_err(|error| format!("{}: {error}", shown(path)))
}

/// Gives a file another text: all of it or, where something fails, none.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    replace(path, text).map_err(|error| format!("{}: cannot write: {error}", shown(path)))
}

/// Puts a new file in the place of another, with its permissions. A symbolic link leads to the new one.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = path.canonicalize()?;
    let old = path.metadata()?;
    // The place of a pipe, or of a file that must not be written, could be taken as well.
    if !old.is_file() || old.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let new = NamedTempFile::new_in(folder_of(&path))?;
    keep_owner(&old, new.as_file());
    new.as_file().set_permissions(old.permissions())?;
    put(new, &path, text)
}

/// Writes a file that may be there already: all of it or, if something fails, nothing.
///
/// A device or a pipe cannot be replaced, so it is written to.
pub(crate) fn create(path: &Path, text: &str) -> Result<(), String> {
    let create = || match path.metadata() {
        Ok(old) if old.is_file() => replace(path, text),
        Ok(_) => fs::write(path, text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => put(new_file(folder_of(path))?, path, text),
        Err(error) => Err(error),
    };
    create().map_err(|error| format!("{}: cannot write: {error}", shown(path)))
}

/// Completes a temporary file, and then moves it to its place.
fn put(mut new: NamedTempFile, path: &Path, text: &str) -> io::Result<()> {
    new.write_all(text.as_bytes())?;
    new.as_file().sync_all()?;
    new.persist(path)?;
    Ok(())
}

/// The folder of a file, which is the current one if the path names none.
fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Creates a temporary file with the permissions that any other new file has.
#[cfg(unix)]
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;

    tempfile::Builder::new().permissions(fs::Permissions::from_mode(0o666)).tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder)
}

/// Gives the new file to the owner and the group of the old one, where that is allowed.
#[cfg(unix)]
fn keep_owner(old: &fs::Metadata, new: &fs::File) {
    use std::os::unix::fs::{MetadataExt, fchown};

    let _ = fchown(new, Some(old.uid()), Some(old.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &fs::Metadata, _: &fs::File) {}
