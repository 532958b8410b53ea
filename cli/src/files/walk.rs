//! The files that arguments name.

use std::error::Error;
use std::iter;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use clap::Args;
use ignore::{DirEntry, Walk};

use super::links::Links;
use super::read::is_stdin;
use super::skip::{self, Rules, Skip, locked};
use crate::escape::shown;
use crate::output::warn;

/// What is found while it is read.
pub(crate) type Paths = Box<dyn Iterator<Item = Found>>;

/// What an argument leads to.
pub(crate) enum Found {
    Page(PathBuf),
    /// Why a page cannot be found.
    Problem(String),
    /// Why there may be fewer pages than expected.
    Warning(String),
}

impl Found {
    /// Returns the page, or the error. Prints a warning.
    pub(crate) fn page(self) -> Option<Result<PathBuf, String>> {
        match self {
            Found::Page(path) => Some(Ok(path)),
            Found::Problem(problem) => Some(Err(problem)),
            Found::Warning(warning) => {
                warn(warning);
                None
            }
        }
    }
}

/// The pages that a command reads.
#[derive(Args, Debug)]
pub(crate) struct Pages {
    /// Files, directories (each `.md` file below them, links followed) or `-` for standard input
    ///
    /// Below a directory, hidden files and directories are skipped, and so is what `.gitignore`,
    /// `.ignore` and `--exclude` name. A PATH itself is read, unless `--force-exclude` is given.
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    skip: Skip,
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
        self.all_by(&self.rules())
    }

    /// Returns the rules about what is skipped, which have the settings of each page.
    pub(crate) fn rules(&self) -> Arc<Rules> {
        self.skip.rules()
    }

    /// Returns the files by these rules.
    pub(crate) fn all_by(&self, rules: &Arc<Rules>) -> Vec<Result<PathBuf, String>> {
        self.found(|path, rules| below(path, is_page, rules), rules)
    }

    /// Returns the files, without the README pages in directories. Such a page repeats the newest
    /// digest of its archive.
    pub(crate) fn of_days(&self) -> Vec<Result<PathBuf, String>> {
        self.found(of_days_below, &self.rules())
    }

    fn found(
        &self,
        below: fn(&Path, &Arc<Rules>) -> Paths,
        rules: &Arc<Rules>,
    ) -> Vec<Result<PathBuf, String>> {
        self.paths.iter().flat_map(|path| below(path, rules)).filter_map(Found::page).collect()
    }
}

/// Returns a file, or the pages below a directory without the README pages.
pub(crate) fn of_days_below(path: &Path, rules: &Arc<Rules>) -> Paths {
    below(path, is_page_of_day, rules)
}

/// Returns a file, or the pages below a directory that `is_wanted` accepts.
fn below(path: &Path, is_wanted: fn(&Path) -> bool, rules: &Arc<Rules>) -> Paths {
    let is_dir = !is_stdin(path) && path.is_dir();
    let settings = if is_dir { rules.settings_in(path) } else { rules.settings(path) };
    if let Err(problem) = settings {
        Box::new(problem_once(&problem, rules).into_iter())
    } else if !is_stdin(path) && rules.skip_named(path) {
        Box::new(iter::empty())
    } else if is_dir {
        Box::new(Below::new(path, is_wanted, rules))
    } else {
        Box::new(iter::once(Found::Page(path.to_owned())))
    }
}

/// Returns a problem of a file `daily-papers.toml`, unless it was returned before. What the file is for
/// is not read.
fn problem_once(problem: &Arc<str>, rules: &Rules) -> Option<Found> {
    rules.is_new(problem).then(|| Found::Problem(problem.to_string()))
}

/// The pages below a directory.
struct Below {
    walk: Walk,
    links: Arc<Mutex<Links>>,
    rules: Arc<Rules>,
    is_wanted: fn(&Path) -> bool,
    root: PathBuf,
    /// Whether nothing was found yet.
    is_empty: bool,
    /// The first file such as `20.MD`.
    nearly: Option<PathBuf>,
}

impl Below {
    fn new(root: &Path, is_wanted: fn(&Path) -> bool, rules: &Arc<Rules>) -> Below {
        let links = Arc::new(Mutex::new(Links::below(root, is_wanted, rules)));
        let (filtered, filter) = (Arc::clone(&links), Arc::clone(rules));
        let mut walk = skip::walk(root);
        walk.filter_entry(move |entry| {
            let (path, is_dir) = (entry.path(), entry.file_type().is_some_and(|kind| kind.is_dir()));
            let is_followed = is_dir || is_wanted(path);
            (is_followed || is_nearly_page(path))
                && filter.exclude(path, is_dir) == Ok(false)
                && (!entry.path_is_symlink() || !is_followed || locked(&filtered).is_new(path))
        });
        Below {
            walk: walk.build(),
            links,
            rules: Arc::clone(rules),
            is_wanted,
            root: root.to_owned(),
            is_empty: true,
            nearly: None,
        }
    }

    /// Returns what is wrong with the settings of a directory, or with its globs.
    fn enter(&self, directory: &DirEntry) -> Option<Found> {
        match self.rules.settings_in(directory.path()) {
            Ok(_) => directory.error().and_then(|error| self.unfollowed(error)),
            Err(problem) => problem_once(&problem, &self.rules),
        }
    }

    /// Passes a page that the command does not want, or a file that is nearly a page.
    fn pass(&mut self, path: &Path) {
        if is_page(path) {
            self.is_empty = false;
        } else {
            self.nearly.get_or_insert_with(|| path.to_owned());
        }
    }

    /// Returns what to say at the end.
    fn end(&mut self) -> Option<Found> {
        if !mem::take(&mut self.is_empty) {
            return None;
        }
        let root = shown(&self.root);
        let nearly = self.nearly.as_ref().map(|path| format!(", which {} does not", shown(path)));
        let nearly = nearly.unwrap_or_default();
        Some(Found::Warning(format!("{root}: no pages; a page is a file that ends in .md{nearly}")))
    }

    /// Returns what to say about a link or a directory that cannot be followed, unless it is skipped, or
    /// about an invalid glob in a `.gitignore` file.
    fn unfollowed(&self, error: &ignore::Error) -> Option<Found> {
        match reason(error, Path::new("")) {
            Some((path, _)) if locked(&self.links).skip(path) => None,
            Some((path, reason)) => Some(Found::Problem(format!("{}: {reason}", shown(path)))),
            None => Some(Found::Warning(error.to_string().replace('\n', "; "))),
        }
    }
}

impl Iterator for Below {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            let Some(entry) = self.walk.next() else { return self.end() };
            let found = match entry {
                Err(error) => self.unfollowed(&error),
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_dir()) => self.enter(&entry),
                Ok(entry) if !(self.is_wanted)(entry.path()) => {
                    self.pass(entry.path());
                    None
                }
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                    Some(Found::Page(entry.into_path()))
                }
                Ok(entry) => {
                    let path = shown(entry.path());
                    Some(Found::Problem(format!("{path}: expected a file or a directory")))
                }
            };
            if let Some(found) = found {
                self.is_empty &= matches!(found, Found::Warning(_));
                return Some(found);
            }
        }
    }
}

/// Returns why a path cannot be followed. Other errors are about globs.
fn reason<'a>(error: &'a ignore::Error, path: &'a Path) -> Option<(&'a Path, String)> {
    match error {
        ignore::Error::WithDepth { err, .. } => reason(err, path),
        ignore::Error::WithPath { path, err } => reason(err, path),
        ignore::Error::Loop { ancestor, child } => {
            Some((child, format!("the link leads back to {}", shown(ancestor))))
        }
        // The error of walkdir repeats the path, and its source does not.
        ignore::Error::Io(error) => {
            Some((path, error.source().map_or_else(|| error.to_string(), ToString::to_string)))
        }
        _ => None,
    }
}

/// Returns whether a path is named as a page.
fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "md")
}

/// Returns whether a path is named as a page, or as `20.MD`.
fn is_nearly_page(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
}

/// Returns whether a path is named as a page that is not a README page.
fn is_page_of_day(path: &Path) -> bool {
    is_page(path) && !is_readme(path)
}

/// Returns whether a path is the README page of an archive.
pub(crate) fn is_readme(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "README.md")
}
