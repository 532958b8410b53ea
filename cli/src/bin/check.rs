#![allow(clippy::arithmetic_side_effects, reason = "no count overflows")]
//! Checks pages, and fixes them: `cargo run --bin check -- --help`.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use daily_papers::{Code, Diagnostic, Document, Lints, Severity};
use serde::Serialize;

mod common;

/// Checks Daily Papers digests, and prints their diagnostics and how many of each code there are.
///
/// The exit status is 1 if a page has errors (with `--fix`, if any are left). It is 2 if the
/// arguments are invalid, or a file cannot be read or written; the other files are still processed.
#[derive(Parser)]
#[command(name = "check")]
struct Arguments {
    /// Apply all fixes to the files, and show the remaining diagnostics
    ///
    /// Standard error says which fixes were applied. With `-`, the fixed page goes to standard
    /// output, and everything else to standard error.
    #[arg(long, requires = "paths")]
    fix: bool,
    /// Print each diagnostic as JSON, one per line
    #[arg(long)]
    json: bool,
    /// Turn a warning or a note off, so that it is neither shown nor fixed
    #[arg(long, value_name = "CODE", value_parser = codes())]
    off: Vec<Code>,
    /// Treat a warning or a note as an error
    #[arg(long, value_name = "CODE", value_parser = codes(), hide_possible_values = true)]
    error: Vec<Code>,
    /// Files, directories (each `.md` file below them, links followed) or `-` for standard input;
    /// by default, an example page
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// Returns a parser of the names of warnings and notes. Errors cannot be turned off.
fn codes() -> impl TypedValueParser<Value = Code> {
    let codes = Code::ALL.iter().filter(|code| code.severity() < Severity::Error);
    PossibleValuesParser::new(codes.map(|code| code.name())).try_map(|name| name.parse())
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    common::finish(io::stdout().lock(), |out| {
        if arguments.fix && arguments.paths.iter().any(|path| common::is_stdin(path)) {
            run(&arguments, out, &mut io::stderr())
        } else {
            run(&arguments, &mut io::sink(), out)
        }
    })
}

/// Checks every page, and returns the exit status. Returns an error if the fixed page or the report
/// cannot be written.
fn run(arguments: &Arguments, fixed_page: &mut impl Write, report: &mut impl Write) -> io::Result<u8> {
    let lints = arguments.off.iter().fold(Lints::new(), |lints, code| lints.without(*code));
    let lints = arguments.error.iter().fold(lints, |lints, code| lints.at(*code, Severity::Error));
    // Every page is fixed before any is shown, because the reader of the report may close it early.
    let pages = common::pages(&arguments.paths).into_iter().map(|path| page(path?, arguments.fix, &lints));
    let pages: Vec<_> = pages.collect();

    let mut status = 0;
    let mut found = BTreeMap::new();
    for page in &pages {
        let (path, document) = match page {
            Ok(page) => page,
            Err(problem) => {
                common::complain(problem);
                status = 2;
                continue;
            }
        };
        if arguments.fix && common::is_stdin(path) {
            write!(fixed_page, "{document}")?;
        }
        let path = path.to_string_lossy();
        for diagnostic in document.lint(&lints) {
            if arguments.json {
                writeln!(report, "{}", json(&path, &diagnostic)?)?;
            } else {
                write!(report, "{}", diagnostic.render(document.as_str()).with_path(&path))?;
            }
            *found.entry(diagnostic.code()).or_default() += 1;
            if diagnostic.is_error() {
                status = status.max(1);
            }
        }
    }
    if !arguments.json {
        let read = pages.iter().flatten().count();
        writeln!(report, "pages: {read}, found: {}", counts(found))?;
    }
    Ok(status)
}

/// Reads a page, and fixes it if `fix` is set.
fn page(path: PathBuf, fix: bool, lints: &Lints) -> Result<(PathBuf, Document<'static>), String> {
    let document = common::read(&path)?;
    if !fix {
        return Ok((path, document));
    }
    let fixed = document.fix(lints);
    if fixed.text() != document.as_str() {
        if !common::is_stdin(&path) {
            common::write(&path, fixed.text())?;
        }
        common::say(format_args!("{}: fixed {}\n", common::shown(&path), counts(fixed.done())));
    }
    Ok((path, Document::parse(fixed.into_text())))
}

/// Formats the number of diagnostics of each code.
fn counts(codes: impl IntoIterator<Item = (Code, usize)>) -> String {
    let counts: Vec<_> = codes.into_iter().map(|(code, count)| format!("{count} {code}")).collect();
    if counts.is_empty() { "nothing".to_owned() } else { counts.join(", ") }
}

fn json(path: &str, diagnostic: &Diagnostic) -> io::Result<String> {
    #[derive(Serialize)]
    struct Line<'a> {
        path: &'a str,
        #[serde(flatten)]
        diagnostic: &'a Diagnostic,
    }
    Ok(serde_json::to_string(&Line { path, diagnostic })?)
}
