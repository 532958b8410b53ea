//! Pages that are read on all cores and arrive in order.

use std::io;
use std::iter;
use std::mem;
use std::path::{Path, PathBuf};

use daily_papers::Document;
use rayon::prelude::*;

use crate::files;
use crate::output::unless_closed;
use crate::progress::Progress;

/// The number of pages that are in memory at a time for each core.
const PAGES: usize = 16;

/// Reads each page and calls `work` on it, on all cores. Calls `take` with the results, in the order
/// of the paths, or with the error of a page that cannot be read.
///
/// Ends early when the reader closed the output, and returns any other error of `take`.
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
    let inputs = Inputs { count: Some(paths.len()), each: Box::new(paths.into_iter()) };
    let work = |group: Vec<_>| group.into_iter().map(one).collect::<Vec<_>>();
    let take_all =
        |group: Vec<_>| group.into_iter().try_for_each(|(path, result): (PathBuf, _)| take(&path, result));
    unless_closed(in_groups(inputs, 1, work, take_all), ())
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
