//! The files that arguments name.

use std::collections::BTreeSet;
use std::iter;
use std::path::{Path, PathBuf};

use clap::Args;
use walkdir::WalkDir;

use super::read::is_stdin;
use crate::escape::shown;

/// Files that are found while they are read, or an error for each that cannot be found.
pub(crate) type Paths = Box<dyn Iterator<Item = Result<PathBuf, String>>>;

/// The pages that a command reads.
#[derive(Args, Debug)]
pub(crate) struct Pages {
    /// Files, directories (each `.md` file below them, links followed) or `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
}

impl Pages {
    /// Returns whether standard input is one of the pages.
    pub(crate) fn has_stdin(&self) -> bool {
        self.paths.iter().any(|path| is_stdin(path))
    }

    /// Returns the files, or an error for each that cannot be found.
    ///
    /// Symbolic links below a directory are followed, and a page that several of them lead to is
    /// found once. A link to nothing, or to a directory that contains it, is an error.
    pub(crate) fn all(&self) -> Vec<Result<PathBuf, String>> {
        self.paths.iter().flat_map(|path| below(path, |_| true)).collect()
    }

    /// Returns the files, without the README pages in directories. Such a page repeats the newest
    /// digest of its archive.
    pub(crate) fn of_days(&self) -> Vec<Result<PathBuf, String>> {
        self.paths.iter().flat_map(|path| of_days_below(path)).collect()
    }
}

/// Returns a file, or the pages below a directory without the README pages.
pub(crate) fn of_days_below(path: &Path) -> Paths {
    below(path, |path| !is_readme(path))
}

/// Returns a file, or the pages below a directory that `is_wanted` accepts.
fn below(path: &Path, is_wanted: fn(&Path) -> bool) -> Paths {
    if !path.is_dir() {
        return Box::new(iter::once(Ok(path.to_owned())));
    }
    let is_wanted = move |path: &Path| is_page(path) && is_wanted(path);
    let mut links = Links::below(path);
    let entries = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    let entries = entries.filter_entry(move |entry| {
        entry.depth() == 0 || !entry.path_is_symlink() || links.is_new(entry.path(), is_wanted)
    });
    let pages = entries.filter_map(move |entry| match entry {
        Ok(entry) if entry.file_type().is_dir() || !is_wanted(entry.path()) => None,
        Ok(entry) if entry.file_type().is_file() => Some(Ok(entry.into_path())),
        Ok(entry) => Some(Err(format!("{}: expected a file or a directory", shown(entry.path())))),
        Err(error) => Some(Err(message_of(&error))),
    });
    Box::new(pages)
}

/// The symbolic links below a directory that were followed.
struct Links {
    /// The directory, or nothing if its path cannot be resolved.
    root: Option<PathBuf>,
    targets: BTreeSet<PathBuf>,
}

impl Links {
    fn below(root: &Path) -> Links {
        Links { root: root.canonicalize().ok(), targets: BTreeSet::new() }
    }

    /// Returns whether the target of a link is found neither without it nor by an earlier link.
    fn is_new(&mut self, link: &Path, is_wanted: impl Fn(&Path) -> bool) -> bool {
        let Ok(target) = link.canonicalize() else { return true };
        let is_found = target.is_dir() || is_wanted(&target);
        let is_known = |directory: &PathBuf| target.starts_with(directory);
        let mut known = self.root.iter().chain(&self.targets);
        !(is_found && known.any(is_known)) && self.targets.insert(target)
    }
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

/// Returns whether a path is named as a page.
fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "md")
}

/// Returns whether a path is the README page of an archive.
pub(crate) fn is_readme(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "README.md")
}
