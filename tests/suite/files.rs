//! Lists the files in a folder and its subfolders.

use std::fs;
use std::path::{Path, PathBuf};

/// Returns every file below the folder, in the order of paths.
pub(crate) fn below(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

/// Returns every `.md` file below the folder, with its text.
pub(crate) fn pages(folder: &Path) -> Vec<(PathBuf, String)> {
    let is_page = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md");
    let pages = below(folder).into_iter().filter(is_page);
    pages.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}
