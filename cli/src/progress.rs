//! A progress bar on standard error, if that is a terminal and the work lasts over a second.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget};

/// How long work may last without a bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// The progress of work on pages.
#[derive(Debug)]
pub(crate) struct Progress {
    start: Instant,
    bar: ProgressBar,
}

impl Progress {
    /// Starts work on this many pages, if the number is known. The bar is hidden at first.
    pub(crate) fn start(pages: Option<usize>) -> Progress {
        let pages = pages.and_then(|pages| u64::try_from(pages).ok());
        let bar = ProgressBar::with_draw_target(pages, ProgressDrawTarget::hidden());
        Progress { start: Instant::now(), bar }
    }

    /// Calls a function that may print, without the bar on the terminal.
    pub(crate) fn without_bar<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    /// Adds pages that are done. Shows the bar once the work has lasted long enough.
    pub(crate) fn add(&self, pages: usize) {
        if self.bar.is_hidden() && self.start.elapsed() > PATIENCE {
            // Where standard error is not a terminal, this draws nothing.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(u64::try_from(pages).unwrap_or(0));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
