//! Pages that are read on all cores and arrive in order.

use std::io;
use std::path::{Path, PathBuf};

use daily_papers::Document;
use rayon::prelude::*;

use crate::files;
use crate::progress::Progress;

/// The number of pages that are in memory at a time.
const WINDOW: usize = 64;

/// Reads each page and calls `work` on it, on all cores. Calls `take` with the results, in the order
/// of the paths, or with the error of a page that cannot be read.
///
/// Returns the first error of `take`.
pub(crate) fn each<T: Send>(
    paths: Vec<Result<PathBuf, String>>,
    work: impl Fn(&Path, Document<'static>) -> T + Sync,
    mut take: impl FnMut(&Path, Result<T, String>) -> io::Result<()>,
) -> io::Result<()> {
    let progress = Progress::start(paths.len());
    for window in paths.chunks(WINDOW) {
        let one = |path: &Result<PathBuf, String>| {
            let path = path.as_ref().map_err(String::clone)?;
            files::read(path).map(|page| work(path, page))
        };
        let results: Vec<_> = window.par_iter().map(one).collect();
        progress.without_bar(|| {
            let mut results = window.iter().zip(results);
            results.try_for_each(|(path, result)| take(path.as_deref().unwrap_or(Path::new("")), result))
        })?;
        progress.add(window.len());
    }
    Ok(())
}
