use std::io::{self, Write};
use std::path::Path;

use clap::Args;
use daily_papers::Document;

use super::help;
use crate::diff;
use crate::escape::shown;
use crate::files::{self, Pages};
use crate::output::{Status, Tolerant, say};
use crate::parsed;
use crate::window;

/// Writes every digest in its canonical form
///
/// Prose is kept. A digest with errors is kept too, and its errors are shown on standard error. The
/// exit status is then 1. With `-`, the formatted page goes to standard output.
#[derive(Args, Debug)]
#[command(after_help = help!(
    "  daily-papers fmt archive
  daily-papers fmt --check archive
  daily-papers fmt --diff archive | patch -p0
  daily-papers fmt - < 2024/04/23.md"
))]
pub(crate) struct Fmt {
    /// Print the names of the files that would change, and write nothing
    ///
    /// The exit status is 1 if a file would change.
    #[arg(long)]
    check: bool,
    /// Print what would change, as a unified diff, and write nothing
    ///
    /// The exit status is 1 if a file would change.
    #[arg(long, conflicts_with = "check")]
    diff: bool,
    #[command(flatten)]
    pages: Pages,
}

/// A page that was formatted.
struct Formatted {
    /// The text to print.
    printed: Option<String>,
    /// Whether the page differs from its canonical form.
    differs: bool,
    /// The errors of the page, with their lines.
    errors: String,
    /// Why the page has no digest.
    unread: String,
}

impl Fmt {
    pub(crate) fn has_styles(&self) -> bool {
        self.diff
    }

    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        // Every file is read or written, even if the reader of the output closes it early.
        let out = &mut Tolerant::new(out);
        let mut status = Status::Fine;
        let is_dry = self.check || self.diff;
        let take = |_: &Path, formatted: Result<Formatted, String>| {
            let Formatted { printed, differs, errors, unread } = match formatted {
                Ok(formatted) => formatted,
                Err(problem) => {
                    status.fail(problem);
                    return Ok(());
                }
            };
            say(unread);
            if !errors.is_empty() {
                say(&errors);
                status.raise(Status::Findings);
            }
            if is_dry && differs {
                status.raise(Status::Findings);
            }
            printed.map_or(Ok(()), |printed| out.write_all(printed.as_bytes()))
        };
        if is_dry {
            window::each(self.pages.all(), |path, page| self.page(path, &page).1, take)?;
        } else {
            let work = |path: &Path| files::update(path, |page| Ok(self.page(path, page)));
            window::each_replaced(self.pages.all(), work, take)?;
        }
        out.flush()?;
        Ok(status)
    }

    /// Returns the canonical form of a page, unless it is the page, and what to say of it.
    fn page(&self, path: &Path, page: &Document<'_>) -> (Option<String>, Formatted) {
        let old = page.as_str();
        let new = Some(page.format()).filter(|text| text != old);
        let printed = match &new {
            Some(new) if self.diff => Some(diff::unified(path, old, new)),
            Some(_) if self.check => Some(format!("{}\n", shown(path))),
            _ if self.check || self.diff || !files::is_stdin(path) => None,
            new => Some(new.as_deref().unwrap_or(old).to_owned()),
        };
        let diagnostics = page.diagnostics();
        let errors = diagnostics.iter().filter(|found| found.is_error());
        let name = path.to_string_lossy();
        let errors = errors.map(|found| found.render(old).with_path(&name).to_string()).collect();
        let unread = parsed::unread(path, page);
        let formatted = Formatted { printed, differs: new.is_some(), errors, unread };
        (new, formatted)
    }
}
