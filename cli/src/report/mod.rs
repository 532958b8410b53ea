//! Reports of findings, in the formats of `check --format`.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use clap::ValueEnum;
use daily_papers::Severity;
use serde::Serialize;

use crate::escape::shown;
use crate::finding::{Finding, Place};
use crate::rules::Rule;
use crate::terminal::Terminal;

mod github;
mod human;
mod sarif;

/// A format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Findings with their lines and carets, unless their rule compares files, and a summary at the end
    Human,
    /// One line a finding: `PATH:LINE:COLUMN: SEVERITY[CODE]: MESSAGE`
    Short,
    /// One JSON object a finding, one per line
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// One SARIF 2.1.0 log, for code scanning
    Sarif,
}

/// Which findings a report shows. Only [`Format::Human`] leaves findings out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All errors, and the first warnings and notes of each rule.
    First,
    /// All findings.
    All,
    /// The number of findings of each rule, and no finding.
    Counts,
}

/// How a report is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form {
    pub(crate) format: Format,
    pub(crate) extent: Extent,
    pub(crate) has_summary: bool,
    pub(crate) terminal: Terminal,
}

/// The number of findings of each rule and severity. A file `daily-papers.toml` raises the severity of
/// a rule for some pages only.
#[derive(Debug, Default)]
struct Counts(BTreeMap<(Rule, Severity), usize>);

impl Counts {
    fn add(&mut self, finding: &Finding) {
        let count = self.0.entry((finding.rule, finding.severity)).or_default();
        *count = count.saturating_add(1);
    }

    /// Returns the number of findings with the rule and the severity of this one.
    fn of(&self, finding: &Finding) -> usize {
        self.0.get(&(finding.rule, finding.severity)).copied().unwrap_or(0)
    }

    fn by_rule(&self) -> impl Iterator<Item = (Rule, Severity, usize)> {
        self.0.iter().map(|((rule, severity), count)| (*rule, *severity, *count))
    }

    /// Returns the rules with the most findings first.
    fn by_frequency(&self) -> Vec<(Rule, Severity, usize)> {
        let mut counts: Vec<_> = self.by_rule().collect();
        counts.sort_by_key(|(.., count)| Reverse(*count));
        counts
    }

    /// Returns the number of findings of each rule, whatever their severity.
    fn of_rules(&self) -> BTreeMap<Rule, usize> {
        let mut counts: BTreeMap<Rule, usize> = BTreeMap::new();
        for (rule, _, count) in self.by_rule() {
            let sum = counts.entry(rule).or_default();
            *sum = sum.saturating_add(count);
        }
        counts
    }
}

/// A report that is written finding by finding.
#[derive(Debug)]
pub(crate) struct Report<W> {
    form: Form,
    out: W,
    pages: usize,
    counts: Counts,
    results: Vec<sarif::Found>,
}

impl<W: Write> Report<W> {
    pub(crate) fn new(form: Form, out: W) -> Report<W> {
        Report { form, out, pages: 0, counts: Counts::default(), results: Vec::new() }
    }

    /// Adds the findings about a page.
    pub(crate) fn page(&mut self, findings: &[Finding]) -> io::Result<()> {
        self.pages = self.pages.saturating_add(1);
        let form = self.form;
        for finding in findings {
            self.counts.add(finding);
            match form.format {
                Format::Human => human::finding(&mut self.out, finding, &self.counts, form)?,
                _ if form.extent == Extent::Counts => {}
                Format::Short => writeln!(self.out, "{}", short(finding))?,
                Format::Json => writeln!(self.out, "{}", json(finding)?)?,
                Format::Github => writeln!(self.out, "{}", github::annotation(finding))?,
                Format::Sarif => self.results.push(sarif::Found::of(finding)),
            }
        }
        Ok(())
    }

    /// Ends the report. `is_complete` says whether every page could be read and written.
    pub(crate) fn finish(mut self, is_complete: bool) -> io::Result<()> {
        match self.form.format {
            Format::Human => {
                human::end(&mut self.out, &self.counts, self.form)?;
                if self.form.has_summary {
                    let counts = counts(self.counts.of_rules());
                    writeln!(self.out, "pages: {}, found: {counts}", self.pages)?;
                }
            }
            Format::Json if self.form.extent == Extent::Counts => {
                for (rule, severity, count) in self.counts.by_frequency() {
                    writeln!(self.out, "{}", json_count(rule, severity, count)?)?;
                }
            }
            Format::Sarif => sarif::write(&mut self.out, &self.results, is_complete)?,
            Format::Short | Format::Json | Format::Github => {}
        }
        self.out.flush()
    }
}

/// Formats the number of findings of each rule.
pub(crate) fn counts(rules: impl IntoIterator<Item = (Rule, usize)>) -> String {
    let counts: Vec<_> = rules.into_iter().map(|(rule, count)| format!("{count} {rule}")).collect();
    if counts.is_empty() { "nothing".to_owned() } else { counts.join(", ") }
}

fn short(finding: &Finding) -> String {
    let Finding { severity, rule, message, place, .. } = finding;
    format!("{}:{}:{}: {severity}[{rule}]: {message}", shown(finding.path()), place.line, place.column)
}

/// Writes the object that the library writes for a diagnostic, with the path before it.
fn json(finding: &Finding) -> io::Result<String> {
    #[derive(Serialize)]
    struct Line<'a> {
        path: &'a str,
        code: &'a str,
        severity: Severity,
        #[serde(flatten)]
        place: Place,
        message: &'a str,
        help: Option<&'a str>,
        fix: &'a [daily_papers::Edit],
    }
    Ok(serde_json::to_string(&Line {
        path: &finding.path().to_string_lossy(),
        code: finding.rule.name(),
        severity: finding.severity,
        place: finding.place,
        message: &finding.message,
        help: finding.help.as_deref(),
        fix: &finding.fix,
    })?)
}

fn json_count(rule: Rule, severity: Severity, count: usize) -> io::Result<String> {
    #[derive(Serialize)]
    struct Line {
        code: &'static str,
        severity: Severity,
        count: usize,
    }
    Ok(serde_json::to_string(&Line { code: rule.name(), severity, count })?)
}
