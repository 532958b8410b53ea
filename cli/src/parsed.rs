//! Pages whose contents are printed, with the errors that were found on the way.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use daily_papers::{Diagnostic, Digest, Document};

use crate::escape::shown;
use crate::output::{Status, say};
use crate::window;

/// Reads each page, and calls `print` on it, on all cores. Calls `take` with what `print` returned, in
/// the order of the paths.
///
/// The diagnostics of a page go to standard error after it. A page with errors is a finding; what
/// could be parsed is still printed. `out` is flushed before a diagnostic, because both may be on
/// one terminal.
pub(crate) fn each<T: Send, W: Write>(
    paths: Vec<Result<PathBuf, String>>,
    print: impl Fn(&Document<'_>) -> T + Sync,
    out: &mut W,
    mut take: impl FnMut(&Path, T, &mut W) -> io::Result<()>,
) -> io::Result<Status> {
    let mut status = Status::Fine;
    let work = |path: &Path, page: Document<'static>| (print(&page), Diagnosed::of(path, &page));
    window::each(paths, work, |path, page| {
        match page {
            Ok((printed, diagnosed)) => {
                status.raise(diagnosed.status);
                take(path, printed, out)?;
                if !diagnosed.text.is_empty() {
                    out.flush()?;
                    say(diagnosed.text);
                }
            }
            Err(problem) => status.fail(problem),
        }
        Ok(())
    })?;
    Ok(status)
}

/// Returns a page with changed values. An error names the file.
pub(crate) fn updated(
    path: &Path,
    page: &Document<'_>,
    change: impl FnOnce(&mut Vec<Digest>),
) -> Result<String, String> {
    match page.update(change) {
        Ok(page) => Ok(page.into_text().into_owned()),
        Err(error) => Err(format!("{}: {error}", shown(path))),
    }
}

/// Returns the diagnostics of a page without a digest, with their lines. A heading of the wrong level
/// is why a command finds nothing to do.
pub(crate) fn unread(path: &Path, page: &Document<'_>) -> String {
    if page.digests().next().is_some() { String::new() } else { Diagnosed::of(path, page).text }
}

/// The diagnostics of a page, without its lints.
pub(crate) struct Diagnosed {
    /// The diagnostics with their lines.
    pub(crate) text: String,
    pub(crate) status: Status,
}

impl Diagnosed {
    pub(crate) fn of(path: &Path, page: &Document<'_>) -> Diagnosed {
        let diagnostics = page.diagnostics();
        let name = path.to_string_lossy();
        let show = |found: &Diagnostic| found.render(page.as_str()).with_path(&name).to_string();
        let has_errors = diagnostics.iter().any(Diagnostic::is_error);
        Diagnosed {
            text: diagnostics.iter().map(show).collect(),
            status: if has_errors { Status::Findings } else { Status::Fine },
        }
    }
}
