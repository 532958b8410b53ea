//! Reports of findings, in the formats of `check --format`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;

use crate::escape::shown;
use crate::finding::{Finding, Place};
use crate::rules::Rule;

mod github;
mod sarif;

/// A format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Each finding, with its line and carets unless its rule compares files, and a summary at the end
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

/// A report that is written finding by finding.
#[derive(Debug)]
pub(crate) struct Report<W> {
    format: Format,
    has_summary: bool,
    out: W,
    pages: usize,
    counts: BTreeMap<Rule, usize>,
    results: Vec<sarif::Found>,
}

impl<W: Write> Report<W> {
    pub(crate) fn new(format: Format, has_summary: bool, out: W) -> Report<W> {
        Report { format, has_summary, out, pages: 0, counts: BTreeMap::new(), results: Vec::new() }
    }

    /// Adds the findings about a page.
    pub(crate) fn page(&mut self, findings: &[Finding]) -> io::Result<()> {
        self.pages = self.pages.saturating_add(1);
        for finding in findings {
            let count = self.counts.entry(finding.rule).or_default();
            *count = count.saturating_add(1);
            match self.format {
                Format::Human => self.out.write_all(finding.rendering.as_bytes())?,
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
        match self.format {
            Format::Human if self.has_summary => {
                writeln!(self.out, "pages: {}, found: {}", self.pages, counts(self.counts))?;
            }
            Format::Sarif => sarif::write(&mut self.out, &self.results, is_complete)?,
            Format::Human | Format::Short | Format::Json | Format::Github => {}
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
        severity: daily_papers::Severity,
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
