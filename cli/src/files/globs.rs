//! Globs of what is left out.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// A glob, which is a line of a `.gitignore` file.
#[derive(Debug, Clone)]
pub(crate) struct Glob(Gitignore);

impl FromStr for Glob {
    type Err = String;

    fn from_str(line: &str) -> Result<Glob, String> {
        // The paths are relative already, and nothing is stripped for this folder.
        let mut builder = GitignoreBuilder::new(".");
        builder.allow_unclosed_class(false);
        let line = line.strip_prefix("./").map_or_else(|| line.to_owned(), |path| format!("/{path}"));
        let glob = builder.add_line(None, &line).and_then(|builder| builder.build());
        match glob {
            Ok(glob) if glob.is_empty() => {
                Err("expected a glob, found an empty line or a comment".to_owned())
            }
            Ok(glob) => Ok(Glob(glob)),
            Err(error) => Err(error.to_string()),
        }
    }
}

/// Globs that are relative to a folder.
#[derive(Debug, Default)]
pub(crate) struct Globs {
    folder: PathBuf,
    globs: Vec<Glob>,
}

impl Globs {
    pub(crate) fn new(folder: PathBuf, globs: Vec<Glob>) -> Globs {
        Globs { folder, globs }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.globs.is_empty()
    }

    /// Returns whether the last glob that matches an absolute path leaves it out. A glob that opens
    /// with `!` keeps it.
    pub(crate) fn leave_out(&self, path: &Path, is_dir: bool) -> bool {
        let path = path.strip_prefix(&self.folder).unwrap_or(path);
        let matches = self.globs.iter().rev().map(|Glob(glob)| glob.matched(path, is_dir));
        let last = matches.into_iter().find(|matched| !matched.is_none());
        matches!(last, Some(Match::Ignore(_)))
    }
}
