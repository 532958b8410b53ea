use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use daily_papers::{Code, Digest, Document, Limits, Severity};

use super::help;
use crate::across::{Archive, Contents};
use crate::config::Config;
use crate::diff;
use crate::escape;
use crate::files::{self, Pages};
use crate::finding::Finding;
use crate::output::{Status, Tolerant, complain, say};
use crate::report::{Extent, Form, Format, Report, counts};
use crate::rules::{Raised, Rule, Selection};
use crate::terminal::Terminal;
use crate::window;

/// Checks pages, one by one and against each other, and fixes them
///
/// The exit status is 1 if a page has errors; with `--fix`, if any are left. All errors are shown. Of
/// the warnings and notes, the first five of each code are shown; `--error` makes errors of them.
#[derive(Args, Debug)]
#[command(after_help = help!(
    "  daily-papers check --error all --allow cut-authors,missing-votes archive
  daily-papers check --statistics archive
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
    /// Show all warnings and notes
    ///
    /// Without it, the format `human` shows the first five of each code, and the number of the
    /// others. The other formats always have all findings.
    #[arg(long)]
    all: bool,
    /// Show the number of findings of each code instead of the findings
    ///
    /// The format `json` has one object per code. The formats `short`, `github` and `sarif` are
    /// refused.
    #[arg(long, conflicts_with = "all")]
    statistics: bool,
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
    /// The number of fixes of each code, if the fixes change the page.
    fixed: Option<String>,
    /// The text for standard output: a diff, or the fixed page from standard input.
    printed: Option<String>,
    findings: Vec<Finding>,
    contents: Contents,
    /// The rules that are reported for the page.
    shown: Selection,
}

impl Check {
    /// Returns whether standard output has styles: a diff, or a report for people.
    pub(crate) fn has_styles(&self) -> bool {
        self.diff || !self.prints_page() && self.format == Format::Human
    }

    /// Returns whether standard output is the fixed page, and the report is on standard error.
    fn prints_page(&self) -> bool {
        self.fix && self.pages.has_stdin()
    }

    /// Checks every page, and returns the exit status. Returns an error if the output cannot be
    /// written.
    pub(crate) fn run(&self, out: &mut impl Write) -> io::Result<Status> {
        if let Some(rule) = self.explain {
            out.write_all(rule.explain().as_bytes())?;
            return Ok(Status::Fine);
        }
        if self.statistics && !matches!(self.format, Format::Human | Format::Json) {
            complain("`--statistics` needs the format `human` or `json`");
            return Ok(Status::Failed);
        }
        // Every page is checked and fixed, even if the reader of the output closes it early or a
        // disk is full.
        let mut out = Tolerant::new(out);
        if self.diff || self.prints_page() {
            let stderr = Terminal::stderr();
            let form = self.form(stderr);
            let stderr = stderr.writer(io::stderr(), self.format == Format::Human);
            let status = self.check(&mut out, Report::new(form, Tolerant::new(stderr)))?;
            return out.flush().map(|()| status);
        }
        self.check(&mut io::sink(), Report::new(self.form(Terminal::stdout()), out))
    }

    /// Writes fixed pages and diffs to `out`, and findings to `report`.
    fn check(&self, out: &mut impl Write, mut report: Report<impl Write>) -> io::Result<Status> {
        let rules = self.pages.rules();
        let paths = self.pages.all_by(&rules);
        let mut status = Status::Fine;
        let mut archive = Archive::default();
        // A page whose settings cannot be read is not one of these.
        let work = |path: &Path, page: &_| self.page(path, page, &rules.settings(path).unwrap_or_default());
        let take = |_: &Path, checked| {
            let mut checked: Checked = match checked {
                Ok(checked) => checked,
                Err(problem) => {
                    status.fail(problem);
                    return Ok(());
                }
            };
            status.raise(self.put(&checked, out)?);
            checked.findings.extend(archive.add(&checked.contents, &checked.shown));
            if checked.findings.iter().any(|finding| finding.severity == Severity::Error) {
                status.raise(Status::Findings);
            }
            report.page(&checked.findings)
        };
        if self.fix {
            let work = |path: &Path| files::update(path, |page| Ok(work(path, page)));
            window::each_replaced(paths, work, take)?;
        } else {
            window::each(paths, |path, page| work(path, &page).1, take)?;
        }
        report.finish(status < Status::Failed)?;
        Ok(status)
    }

    /// Returns how the report is written to a stream.
    fn form(&self, terminal: Terminal) -> Form {
        let extent = match (self.all, self.statistics) {
            (_, true) => Extent::Counts,
            (true, false) => Extent::All,
            (false, false) => Extent::First,
        };
        Form { format: self.format, extent, has_summary: !self.quiet, terminal }
    }

    /// Checks a page, after its fixes if they are asked for. Returns the fixed page too, if it
    /// differs.
    fn page(&self, path: &Path, page: &Document<'static>, config: &Config) -> (Option<String>, Checked) {
        let (allowed, raised) = ([&*self.allow, &config.allow], [&*self.error, &config.error]);
        let selection = Selection::new(&self.only, &allowed.concat(), &raised.concat());
        let path = Arc::new(path.to_owned());
        let fix = (self.fix || self.diff).then(|| page.fix(&selection.lints()));
        let fix = fix.filter(|fix| fix.text() != page.as_str());
        let fixed = fix.as_ref().map(|fix| counts(fix.done().map(|(code, count)| (Rule::Page(code), count))));
        let fix = fix.map(|fix| fix.into_text());
        let printed = match &fix {
            Some(text) if self.diff => Some(diff::unified(&path, page.as_str(), text)),
            _ if !self.fix || !files::is_stdin(&path) => None,
            fix => Some(fix.as_deref().unwrap_or(page.as_str()).to_owned()),
        };
        let after = fix.as_deref().map(Document::parse);
        let page: &Document<'_> = after.as_ref().unwrap_or(page);
        let shown = if self.quiet { selection.at_least(Severity::Error) } else { selection };
        let text = page.as_str();
        let mut diagnostics = page.lint(&shown.lints());
        if diagnostics.last().is_some_and(|last| last.code() == Code::TooMany) {
            // The library lists 1,000 diagnostics, and a report has all.
            let all = Limits::new().max_diagnostics(usize::MAX);
            if let Ok(page) = Document::parse_with_limits(text, &all) {
                diagnostics = page.lint(&shown.lints());
            }
        }
        let mut findings: Vec<_> =
            diagnostics.iter().map(|found| Finding::of_page(&path, text, found)).collect();
        if self.require_digest && page.digests().next().is_none() {
            let missing = text.parse::<Digest>().err();
            let missing = missing.iter().flat_map(|error| error.diagnostics());
            let missing = missing.filter(|diagnostic| diagnostic.code() == Code::NoDigest);
            findings.extend(missing.map(|found| Finding::of_page(&path, text, found)));
        }
        let contents = Contents::of(&path, page);
        (fix, Checked { path, fixed, printed, findings, contents, shown })
    }

    /// Writes the text for standard output, and says what was fixed.
    fn put(&self, checked: &Checked, out: &mut impl Write) -> io::Result<Status> {
        let Checked { path, fixed, printed, .. } = checked;
        if let Some(printed) = printed {
            out.write_all(printed.as_bytes())?;
        }
        let Some(done) = fixed else { return Ok(Status::Fine) };
        if self.diff {
            return Ok(Status::Findings);
        }
        say(format_args!("{}: fixed {done}\n", escape::shown(path)));
        Ok(Status::Fine)
    }
}
