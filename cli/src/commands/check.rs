use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use daily_papers::{Code, Digest, Document, Severity};

use super::help;
use crate::across::{Archive, Contents};
use crate::config::Config;
use crate::diff;
use crate::escape;
use crate::files::write::Replaced;
use crate::files::{self, Pages};
use crate::finding::Finding;
use crate::output::{Status, Tolerant, say};
use crate::report::{Format, Report, counts};
use crate::rules::{Raised, Rule, Selection};
use crate::window;

/// Checks pages, one by one and against each other, and fixes them
///
/// The exit status is 1 if a page has errors; with `--fix`, if any are left. Warnings and notes are
/// shown, and `--error` makes errors of them.
#[derive(Args, Debug)]
#[command(after_help = help!(
    "  daily-papers check --error all --allow cut-authors,missing-votes archive
  daily-papers check --fix archive
  daily-papers check --diff 2024/04/23.md | patch -p0
  daily-papers check --format sarif archive > daily-papers.sarif
  daily-papers check --explain near-field"
))]
pub(crate) struct Check {
    /// Apply all fixes to the files, and show the findings that are left
    ///
    /// Standard error says which fixes were applied. With `-`, the fixed page goes to standard
    /// output, and everything else to standard error.
    #[arg(long, conflicts_with = "diff")]
    fix: bool,
    /// Print what `--fix` would change, as a unified diff, and write nothing
    ///
    /// The findings that would be left go to standard error. The exit status is also 1 if a file
    /// would change.
    #[arg(long, visible_alias = "dry-run")]
    diff: bool,
    /// Report only these warnings and notes; errors are always reported
    #[arg(long, value_name = "CODES", value_delimiter = ',', value_parser = lints(), hide_possible_values = true)]
    only: Vec<Rule>,
    /// Do not report or fix these warnings and notes
    #[arg(long, value_name = "CODES", value_delimiter = ',', value_parser = lints(), hide_possible_values = true)]
    allow: Vec<Rule>,
    /// Treat these warnings and notes, or `all` that are reported, as errors
    #[arg(long, value_name = "CODES", value_delimiter = ',', value_parser = raised(), hide_possible_values = true)]
    error: Vec<Raised>,
    /// Look only for errors, and show no summary
    #[arg(long)]
    quiet: bool,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Treat a page without a digest as an error
    #[arg(long)]
    require_digest: bool,
    /// Explain a code, with examples, and check nothing
    #[arg(long, value_name = "CODE", value_parser = rules(), exclusive = true, hide_possible_values = true)]
    explain: Option<Rule>,
    #[command(flatten)]
    pages: Pages,
}

/// Returns a parser of the names of all rules.
fn rules() -> impl TypedValueParser<Value = Rule> {
    PossibleValuesParser::new(Rule::all().map(Rule::name)).try_map(|name| name.parse())
}

/// Returns a parser of the names of warnings and notes. Errors cannot be turned off.
fn lints() -> impl TypedValueParser<Value = Rule> {
    PossibleValuesParser::new(lint_names()).try_map(|name| name.parse())
}

/// Returns a parser of the names of warnings and notes, and of `all`.
fn raised() -> impl TypedValueParser<Value = Raised> {
    PossibleValuesParser::new(std::iter::once("all").chain(lint_names())).try_map(|name| match &*name {
        "all" => Ok(Raised::All),
        name => name.parse().map(Raised::One),
    })
}

fn lint_names() -> impl Iterator<Item = &'static str> {
    Rule::all().filter(|rule| rule.severity() < Severity::Error).map(Rule::name)
}

/// A page that was checked.
struct Checked {
    path: Arc<PathBuf>,
    /// The text to write, if it differs from the page.
    fixed: Option<Change>,
    /// The page as it is after its fixes.
    page: Document<'static>,
    findings: Vec<Finding>,
    contents: Contents,
    /// The rules that are reported for the page.
    shown: Selection,
}

/// What the fixes of a page change.
struct Change {
    /// The number of fixes of each code.
    done: String,
    diff: String,
}

impl Check {
    /// Checks every page, and returns the exit status. Returns an error if the output cannot be
    /// written.
    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        if let Some(rule) = self.explain {
            out.write_all(rule.explain().as_bytes())?;
            return Ok(Status::Fine);
        }
        let pages = &self.pages;
        let stderr = Tolerant::new(io::stderr());
        // Every page is fixed, even if the reader of the output closes it early or a disk is full.
        match (self.fix, self.diff) {
            (true, _) if pages.has_stdin() => {
                let mut out = Tolerant::new(out);
                let status = self.check(pages, &mut out, stderr)?;
                out.flush().map(|()| status)
            }
            (true, _) => self.check(pages, &mut io::sink(), Tolerant::new(out)),
            (false, true) => self.check(pages, out, stderr),
            (false, false) => self.check(pages, &mut io::sink(), out),
        }
    }

    /// Writes fixed pages and diffs to `out`, and findings to `report`.
    fn check(&self, pages: &Pages, out: &mut impl Write, report: impl Write) -> io::Result<Status> {
        let rules = pages.rules();
        let mut report = Report::new(self.format, !self.quiet, report);
        let mut status = Status::Fine;
        let (mut replaced, mut archive) = (Replaced::default(), Archive::default());
        // A page whose settings cannot be read is not one of these.
        let work = |path: &Path, page| self.page(path, page, &rules.settings(path).unwrap_or_default());
        window::each(pages.all_by(&rules), work, |_, checked| {
            let mut checked = match checked {
                Ok(checked) => checked,
                Err(problem) => {
                    status.fail(problem);
                    return Ok(());
                }
            };
            match self.put(&checked, out, &mut replaced) {
                Ok(change) => status.raise(change),
                Err(Problem::File(problem)) => {
                    status.fail(problem);
                    return Ok(());
                }
                Err(Problem::Output(error)) => return Err(error),
            }
            checked.findings.extend(archive.add(&checked.contents, &checked.shown));
            if checked.findings.iter().any(|finding| finding.severity == Severity::Error) {
                status.raise(Status::Findings);
            }
            report.page(&checked.findings)
        })?;
        report.finish(status < Status::Failed)?;
        Ok(status)
    }

    /// Checks a page, after its fixes if they are asked for.
    fn page(&self, path: &Path, mut page: Document<'static>, config: &Config) -> Checked {
        let (allowed, raised) = ([&*self.allow, &config.allow], [&*self.error, &config.error]);
        let selection = Selection::new(&self.only, &allowed.concat(), &raised.concat());
        let path = Arc::new(path.to_owned());
        let mut fixed = None;
        if self.fix || self.diff {
            let result = page.fix(&selection.lints());
            if result.text() != page.as_str() {
                let done = counts(result.done().map(|(code, count)| (Rule::Page(code), count)));
                let diff = if self.diff {
                    diff::unified(&path, page.as_str(), result.text())
                } else {
                    String::new()
                };
                fixed = Some(Change { done, diff });
                page = Document::parse(result.into_text());
            }
        }
        let shown = if self.quiet { selection.at_least(Severity::Error) } else { selection };
        let text = page.as_str();
        let diagnostics = page.lint(&shown.lints());
        let mut findings: Vec<_> =
            diagnostics.iter().map(|found| Finding::of_page(&path, text, found)).collect();
        if self.require_digest && page.digests().next().is_none() {
            let missing = text.parse::<Digest>().err();
            let missing = missing.iter().flat_map(|error| error.diagnostics());
            let missing = missing.filter(|diagnostic| diagnostic.code() == Code::NoDigest);
            findings.extend(missing.map(|found| Finding::of_page(&path, text, found)));
        }
        let contents = Contents::of(&path, &page);
        Checked { path, fixed, page, findings, contents, shown }
    }

    /// Writes the fixes of a page, or shows them.
    fn put(
        &self,
        checked: &Checked,
        out: &mut impl Write,
        replaced: &mut Replaced,
    ) -> Result<Status, Problem> {
        let Checked { path, fixed, page, .. } = checked;
        if self.fix && files::is_stdin(path) {
            write!(out, "{page}")?;
        }
        let Some(Change { done, diff }) = fixed else { return Ok(Status::Fine) };
        if self.diff {
            out.write_all(diff.as_bytes())?;
            return Ok(Status::Findings);
        }
        if files::is_stdin(path) || replaced.write(path, page.as_str()).map_err(Problem::File)? {
            say(format_args!("{}: fixed {done}\n", escape::shown(path)));
        }
        Ok(Status::Fine)
    }
}

/// Why a page could not be written.
enum Problem {
    /// The file, whose message names it.
    File(String),
    /// Standard output.
    Output(io::Error),
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Problem {
        Problem::Output(error)
    }
}
