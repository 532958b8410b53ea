#![allow(clippy::arithmetic_side_effects, reason = "no count overflows")]
//! Checks pages, and mends them: `cargo run --bin check -- --help`.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use daily_papers::{Code, Diagnostic, Document, Lints, Severity};
use serde::Serialize;

mod common;

/// Checks Daily Papers digests, and prints what is odd about them, then how often.
///
/// The exit status is 1 where a page had errors (with `--fix`, has them still) and 2 where arguments were unusable or a
/// file could not be read or written (the others are still done).
#[derive(Parser)]
#[command(name = "check")]
struct Arguments {
    /// Mend every file in place, as far as a mend is certain, and show what is left
    ///
    /// Standard error tells what was done. Standard input is printed mended; then all else goes to standard error.
    #[arg(long, requires = "paths")]
    fix: bool,
    /// Print every diagnostic as JSON, one a line
    #[arg(long)]
    json: bool,
    /// Leave out a warning or a note: neither show nor mend it
    #[arg(long, value_name = "CODE", value_parser = codes())]
    off: Vec<Code>,
    /// Take a warning or a note for an error
    #[arg(long, value_name = "CODE", value_parser = codes(), hide_possible_values = true)]
    error: Vec<Code>,
    /// Files, directories (every `.md` file below them, links followed) or `-` for standard input; without any, a page that ships
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// Reads the name of a warning or a note. Errors are always shown.
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

/// Checks every page, and gives the exit status. It fails only where the mended page or the report cannot be written.
fn run(arguments: &Arguments, mended: &mut impl Write, report: &mut impl Write) -> io::Result<u8> {
    let lints = arguments.off.iter().fold(Lints::new(), |lints, code| lints.without(*code));
    let lints = arguments.error.iter().fold(lints, |lints, code| lints.at(*code, Severity::Error));
    // Every page is mended before one is shown: whoever reads the report may have seen enough before its end.
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
            write!(mended, "{document}")?;
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

/// Reads a page and, if that is wanted, mends it.
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
        common::say(format_args!("{}: mended {}\n", common::shown(&path), counts(fixed.done())));
    }
    Ok((path, Document::parse(fixed.into_text())))
}

/// How often there was what.
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
