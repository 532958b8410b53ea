//! Pages that are read on all cores and arrive in order.

use std::io;
use std::iter;
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
/// of the inputs.
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
    loop {
        let groups = iter::repeat_with(|| each.by_ref().take(size).collect());
        let groups: Vec<Vec<_>> =
            groups.take_while(|group: &Vec<_>| !group.is_empty()).take(window.div_ceil(size)).collect();
        if groups.is_empty() {
            return Ok(());
        }
        let done = groups.iter().map(Vec::len).sum();
        let results: Vec<_> = groups.into_par_iter().map(&work).collect();
        progress.without_bar(|| results.into_iter().try_for_each(&mut take))?;
        progress.add(done);
    }
}
