//! What is skipped below a folder, and with `--force-exclude` also on the command line.

use std::collections::BTreeMap;
use std::env;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use clap::Args;
use ignore::{IncrementalIgnore, WalkBuilder};

use super::globs::{Glob, Globs};
use super::nearest::{Nearest, Settings};

/// The arguments about what is skipped.
#[derive(Args, Debug)]
pub(crate) struct Skip {
    /// Skip what matches this glob, which is a line of `.gitignore` for the current directory
    ///
    /// `drafts` matches a name everywhere, `/drafts` and `2024/drafts` match one path, and `drafts/`
    /// matches directories only. The option can be repeated. The last glob that matches counts, and
    /// `!2024/drafts` does not skip a path.
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<Glob>,
    /// Skip a PATH too if it would be skipped below a directory
    #[arg(long)]
    force_exclude: bool,
    /// Do not read files named `daily-papers.toml`
    #[arg(long)]
    no_config: bool,
}

impl Skip {
    pub(crate) fn rules(&self) -> Arc<Rules> {
        // Without a current directory, no relative path can be read.
        let current = env::current_dir().unwrap_or_default();
        Arc::new(Rules {
            excluded: Globs::new(current.clone(), self.exclude.clone()),
            current,
            is_forced: self.force_exclude,
            has_files: !self.no_config,
            nearest: Mutex::default(),
            trees: Mutex::default(),
        })
    }
}

/// The rules of a run about what is skipped.
#[derive(Debug)]
pub(crate) struct Rules {
    current: PathBuf,
    excluded: Globs,
    is_forced: bool,
    /// Whether files named `daily-papers.toml` are read.
    has_files: bool,
    nearest: Mutex<Nearest>,
    /// The folders that a path on the command line is below.
    trees: Mutex<BTreeMap<PathBuf, Option<Tree>>>,
}

impl Rules {
    /// Returns whether a path on the command line is skipped. A walk of the nearest folder that
    /// contains it and the current directory would skip it.
    pub(crate) fn skip_named(&self, path: &Path) -> bool {
        if !self.is_forced {
            return false;
        }
        let path = self.absolute(path);
        let mut ancestors = self.current.ancestors();
        let nearest = ancestors.find_map(|root| Some((root, path.strip_prefix(root).ok()?)));
        let Some((root, below)) = nearest else { return false };
        let mut trees = locked(&self.trees);
        let tree = trees.entry(root.to_owned()).or_insert_with(|| Tree::new(root));
        tree.as_mut().is_some_and(|tree| tree.skips(below, path.is_dir(), self))
    }

    /// Returns whether a glob leaves out a path. The folders that contain it are not looked at.
    pub(crate) fn exclude(&self, path: &Path, is_dir: bool) -> Result<bool, Arc<str>> {
        let config = self.settings(path)?;
        if self.excluded.is_empty() && config.exclude.is_empty() {
            return Ok(false);
        }
        let path = self.absolute(path);
        Ok(self.excluded.leave_out(&path, is_dir) || config.exclude.leave_out(&path, is_dir))
    }

    /// Returns the settings for a page. Those for standard input are of the current directory.
    pub(crate) fn settings(&self, page: &Path) -> Settings {
        self.settings_in(page.parent().unwrap_or(page))
    }

    /// Returns the settings for the pages in a folder.
    pub(crate) fn settings_in(&self, folder: &Path) -> Settings {
        if !self.has_files {
            return Ok(Arc::default());
        }
        let mut nearest = locked(&self.nearest);
        match nearest.known(folder) {
            Some(settings) => settings,
            None => nearest.find(folder, &self.absolute(folder), &self.current),
        }
    }

    /// Returns whether a problem of a file `daily-papers.toml` was not reported before.
    pub(crate) fn is_new(&self, problem: &Arc<str>) -> bool {
        locked(&self.nearest).is_new(problem)
    }

    /// Returns a path from the root without `.` and `..`. Links are not followed, because the names on
    /// the command line count.
    fn absolute(&self, path: &Path) -> PathBuf {
        let mut absolute = PathBuf::new();
        for component in self.current.join(path).components() {
            match component {
                Component::CurDir => {}
                Component::ParentDir => {
                    absolute.pop();
                }
                component => absolute.push(component),
            }
        }
        absolute
    }
}

/// A folder, and which paths below it a walk skips.
#[derive(Debug)]
pub(crate) struct Tree {
    root: PathBuf,
    ignored: IncrementalIgnore,
}

impl Tree {
    pub(crate) fn new(root: &Path) -> Option<Tree> {
        let ignored = walk(root).build_matchers().into_iter().next()?;
        Some(Tree { root: root.to_owned(), ignored })
    }

    /// Returns whether a walk skips a path, which is relative to the folder, or a folder that contains
    /// it.
    pub(crate) fn skips(&mut self, below: &Path, is_dir: bool, rules: &Rules) -> bool {
        let is_excluded = |path: &Path| {
            let is_dir = is_dir || path != below;
            path != Path::new("") && rules.exclude(&self.root.join(path), is_dir) == Ok(true)
        };
        below.ancestors().any(is_excluded) || self.ignored.matched(below, is_dir).is_ignore()
    }
}

/// Returns a walk that skips hidden files and what `.gitignore` and `.ignore` name.
///
/// The files of a user or of one clone, such as `.git/info/exclude`, do not count: a walk has the same
/// result for everybody.
pub(crate) fn walk(root: &Path) -> WalkBuilder {
    let mut walk = WalkBuilder::new(root);
    walk.git_global(false).git_exclude(false).require_git(is_in_repository(root));
    walk.follow_links(true).sort_by_file_name(Ord::cmp);
    walk
}

/// Returns whether a folder is in a repository of git. A `.gitignore` above the repository does not
/// count for it. Outside of a repository each one counts.
fn is_in_repository(folder: &Path) -> bool {
    let folder = folder.canonicalize().unwrap_or_default();
    folder.ancestors().any(|folder| folder.join(".git").exists())
}

/// Locks a value, which is valid even if another thread stopped.
pub(super) fn locked<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}
