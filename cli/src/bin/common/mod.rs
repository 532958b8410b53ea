//! Helpers of the programs: the pages that arguments name, reading, and writing.
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

/// Runs a program that writes to `out`, and returns its exit status. Only a failure to write is an
/// error.
pub(crate) fn finish<W: Write>(out: W, run: impl FnOnce(&mut BufWriter<W>) -> io::Result<u8>) -> ExitCode {
    let mut out = BufWriter::new(out);
    match run(&mut out).and_then(|status| out.flush().map(|()| status)) {
        Ok(status) => ExitCode::from(status),
        // The reader closed the output, which is not an error.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(format_args!("cannot write: {error}"));
            ExitCode::from(2)
        }
    }
}

/// Prints to standard error, and ignores that it may be closed.
pub(crate) fn say(text: impl fmt::Display) {
    let _ = write!(io::stderr(), "{text}");
}

/// Prints an error to standard error.
pub(crate) fn complain(problem: impl fmt::Display) {
    say(format_args!("error: {}\n", visible(&problem.to_string())));
}

/// Replaces control characters, characters that change the direction of text, and invisible
/// characters with spaces. Joiners of emoji stay.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(is_hidden) { text.replace(is_hidden, " ").into() } else { text.into() }
}

/// Returns a path with its hidden characters escaped, as diagnostics show it.
pub(crate) fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for c in path.to_string_lossy().chars() {
        if is_hidden(c) { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}

/// Returns whether a character controls a terminal, changes the direction of text, or is invisible.
pub(crate) fn is_hidden(c: char) -> bool {
    let turns =
        matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_blank =
        matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}');
    c.is_control() || turns || is_blank
}

/// Returns the path of an example page of the library.
pub(crate) fn shipped() -> PathBuf {
    all_shipped().join("2025-05-09.md")
}

/// Returns the folder of the example pages, with one page in each spelling of the format.
pub(crate) fn all_shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/pages")
}

/// Returns whether a path stands for standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Returns the files that the arguments name, or an error for each that cannot be found.
///
/// Symbolic links below a directory are followed. A link to nothing, or to a directory that
/// contains it, is an error.
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
                Err(error) => Some(Err(message_of(&error))),
            })
            .collect()
    };
    paths.iter().flat_map(below).collect()
}

/// Returns the message for a directory or a link that cannot be followed.
fn message_of(error: &walkdir::Error) -> String {
    let path = shown(error.path().unwrap_or(Path::new("")));
    match (error.loop_ancestor(), error.io_error()) {
        (Some(ancestor), _) => format!("{path}: the link leads back to {}", shown(ancestor)),
        (None, Some(error)) => format!("{path}: {error}"),
        (None, None) => error.to_string(),
    }
}

/// Reads the page in a file, or on standard input.
pub(crate) fn read(path: &Path) -> Result<Document<'static>, String> {
    let mut bytes = Vec::new();
    let read =
        if is_stdin(path) { io::stdin().read_to_end(&mut bytes).map(|_| bytes) } else { fs::read(path) };
    let bytes = read.map_err(|error| format!("{}: {error}", shown(path)))?;
    Document::from_utf8(bytes).map_err(|error| format!("{}: {error}", shown(path)))
}

/// Replaces the text of a file: all of it or, if that fails, nothing.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    replace(path, text).map_err(|error| format!("{}: cannot write: {error}", shown(path)))
}

/// Replaces a file with a new one that has its permissions. A symbolic link is kept.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = path.canonicalize()?;
    let old = path.metadata()?;
    // Renaming would replace a pipe or a read-only file too.
    if !old.is_file() || old.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let new = NamedTempFile::new_in(folder_of(&path))?;
    keep_owner(&old, new.as_file());
    new.as_file().set_permissions(old.permissions())?;
    put(new, &path, text)
}

/// Writes a file that may exist: all of it or, if that fails, nothing.
///
/// A device or a pipe cannot be replaced, so it is written in place.
pub(crate) fn create(path: &Path, text: &str) -> Result<(), String> {
    let create = || match path.metadata() {
        Ok(old) if old.is_file() => replace(path, text),
        Ok(_) => fs::write(path, text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => put(new_file(folder_of(path))?, path, text),
        Err(error) => Err(error),
    };
    create().map_err(|error| format!("{}: cannot write: {error}", shown(path)))
}

/// Writes a temporary file, and renames it to its path.
fn put(mut new: NamedTempFile, path: &Path, text: &str) -> io::Result<()> {
    new.write_all(text.as_bytes())?;
    new.as_file().sync_all()?;
    new.persist(path)?;
    Ok(())
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
