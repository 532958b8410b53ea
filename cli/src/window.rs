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
    let one = |path: Result<PathBuf, String>| match path {
        Ok(path) => {
            let result = files::read(&path).map(|page| work(&path, page));
            (path, result)
        }
        Err(problem) => (PathBuf::new(), Err(problem)),
    };
    ordered(Some(paths.len()), paths, one, |(path, result)| take(&path, result))
}

/// Calls `work` on each input, on all cores. Calls `take` with the results, in the order of the
/// inputs. `count` is the number of inputs, if it is known.
///
/// Returns the first error of `take`.
pub(crate) fn ordered<I: Send, T: Send>(
    count: Option<usize>,
    inputs: impl IntoIterator<Item = I>,
    work: impl Fn(I) -> T + Sync,
    mut take: impl FnMut(T) -> io::Result<()>,
) -> io::Result<()> {
    let progress = Progress::start(count);
    let mut inputs = inputs.into_iter();
    loop {
        let window: Vec<_> = inputs.by_ref().take(WINDOW).collect();
        let results: Vec<_> = window.into_par_iter().map(&work).collect();
        if results.is_empty() {
            return Ok(());
        }
        let done = results.len();
        progress.without_bar(|| results.into_iter().try_for_each(&mut take))?;
        progress.add(done);
    }
}
