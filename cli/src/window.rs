//! Pages that are read on all cores and arrive in order.

use std::io;
use std::iter;
use std::mem;
use std::path::{Path, PathBuf};

use daily_papers::Document;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use crate::files;
use crate::output::unless_closed;
use crate::progress::Progress;

/// The number of pages that are in memory at a time for each core.
const PAGES: usize = 16;

/// The number of pages that are replaced at the same time. Each waits for the disk, which makes many
/// files durable in about the time of one.
const REPLACED: usize = 64;

/// Reads each page and calls `work` on it, on all cores. Calls `take` with the results, in the order
/// of the paths, or with the error of a page that cannot be read.
///
/// Ends early when the reader closed the output, and returns any other error of `take`.
pub(crate) fn each<T: Send>(
    paths: Vec<Result<PathBuf, String>>,
    work: impl Fn(&Path, Document<'static>) -> T + Sync,
    mut take: impl FnMut(&Path, Result<T, String>) -> io::Result<()>,
) -> io::Result<()> {
    let read = |path: &Path| files::read(path).map(|page| work(path, page));
    let inputs = Inputs { count: Some(paths.len()), each: Box::new(paths.into_iter()) };
    let work = |group: Vec<_>| group.into_iter().map(|path| on_path(path, read)).collect::<Vec<_>>();
    let take_all =
        |group: Vec<_>| group.into_iter().try_for_each(|(path, result): (PathBuf, _)| take(&path, result));
    unless_closed(in_groups(inputs, 1, work, take_all), ())
}

/// Calls `work`, which may replace the file, on each path. Calls `take` as [`each`] does.
///
/// Returns the first error of `take`.
pub(crate) fn each_replaced<T: Send>(
    paths: Vec<Result<PathBuf, String>>,
    work: impl Fn(&Path) -> Result<T, String> + Sync,
    mut take: impl FnMut(&Path, Result<T, String>) -> io::Result<()>,
) -> io::Result<()> {
    let progress = Progress::start(Some(paths.len()));
    let pool = ThreadPoolBuilder::new().num_threads(REPLACED.min(paths.len())).build();
    let pool = pool.map_err(io::Error::other)?;
    let mut paths = paths.into_iter();
    loop {
        let group: Vec<_> = paths.by_ref().take(REPLACED).collect();
        if group.is_empty() {
            return Ok(());
        }
        let count = group.len();
        let results: Vec<_> =
            pool.install(|| group.into_par_iter().map(|path| on_path(path, &work)).collect());
        progress.without_bar(|| results.into_iter().try_for_each(|(path, result)| take(&path, result)))?;
        progress.add(count);
    }
}

/// Returns a path with the result of `work`, or with the error of a path that cannot be found.
fn on_path<T>(
    path: Result<PathBuf, String>,
    work: impl Fn(&Path) -> Result<T, String>,
) -> (PathBuf, Result<T, String>) {
    match path {
        Ok(path) => {
            let result = work(&path);
            (path, result)
        }
        Err(problem) => (PathBuf::new(), Err(problem)),
    }
}

/// Inputs, and their number if it is known.
pub(crate) struct Inputs<I> {
    pub(crate) count: Option<usize>,
    pub(crate) each: Box<dyn Iterator<Item = I>>,
}

/// Calls `work` on groups of `size` inputs, on all cores. Calls `take` with the results, in the order
/// of the inputs, while the cores work on the inputs that follow.
///
/// Returns the first error of `take`.
pub(crate) fn in_groups<I: Send, T: Send>(
    inputs: Inputs<I>,
    size: usize,
    work: impl Fn(Vec<I>) -> T + Sync,
    mut take: impl FnMut(T) -> io::Result<()>,
) -> io::Result<()> {
    let progress = Progress::start(inputs.count);
    let window = rayon::current_num_threads().saturating_mul(PAGES);
    let mut each = inputs.each.fuse();
    let mut next_groups = || -> Vec<Vec<I>> {
        let groups = iter::repeat_with(|| each.by_ref().take(size).collect());
        groups.take_while(|group: &Vec<_>| !group.is_empty()).take(window.div_ceil(size)).collect()
    };
    let mut groups = next_groups();
    let mut results = Vec::new();
    while !groups.is_empty() || !results.is_empty() {
        let count = groups.iter().map(Vec::len).sum();
        let before = mem::take(&mut results);
        groups = rayon::in_place_scope(|scope| {
            scope.spawn(|_| results = groups.into_par_iter().map(&work).collect());
            progress.without_bar(|| before.into_iter().try_for_each(&mut take))?;
            Ok::<_, io::Error>(next_groups())
        })?;
        progress.add(count);
    }
    Ok(())
}
