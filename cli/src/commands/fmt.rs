use std::io::{self, Write};
use std::path::Path;

use clap::Args;
use daily_papers::{Document, Severity};

use super::help;
use crate::diff;
use crate::escape::shown;
use crate::files::write::Replaced;
use crate::files::{self, Pages};
use crate::output::{Status, Tolerant, say};
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
    /// The new text, if it differs from the page.
    text: Option<String>,
    page: Document<'static>,
    /// The errors of the page, with their lines.
    errors: String,
}

impl Fmt {
    pub(crate) fn has_styles(&self) -> bool {
        self.diff
    }

    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        // Every page is read, even if the reader of the output closes it early.
        let out = &mut Tolerant::new(out);
        let mut status = Status::Fine;
        let mut replaced = Replaced::default();
        window::each(self.pages.all(), format, |path, formatted| {
            let formatted = match formatted {
                Ok(formatted) => formatted,
                Err(problem) => {
                    status.fail(problem);
                    return Ok(());
                }
            };
            if !formatted.errors.is_empty() {
                say(&formatted.errors);
                status.raise(Status::Findings);
            }
            let old = formatted.page.as_str();
            let new = formatted.text.as_deref();
            if self.check || self.diff {
                let Some(new) = new else { return Ok(()) };
                status.raise(Status::Findings);
                if self.diff {
                    return out.write_all(diff::unified(path, old, new).as_bytes());
                }
                return writeln!(out, "{}", shown(path));
            }
            if files::is_stdin(path) {
                return out.write_all(new.unwrap_or(old).as_bytes());
            }
            if let Some(Err(problem)) = new.map(|new| replaced.write(path, new)) {
                status.fail(problem);
            }
            Ok(())
        })?;
        out.flush()?;
        Ok(status)
    }
}

fn format(path: &Path, page: Document<'static>) -> Formatted {
    let text = Some(page.format()).filter(|text| text != page.as_str());
    let diagnostics = page.diagnostics();
    let errors = diagnostics.iter().filter(|found| found.severity() == Severity::Error);
    let name = path.to_string_lossy();
    let errors = errors.map(|found| found.render(page.as_str()).with_path(&name).to_string()).collect();
    Formatted { text, page, errors }
}
