//! Reports for people.

use std::io::{self, Write};
use std::iter;

use anstyle::{AnsiColor, Style};
use daily_papers::Severity;

use super::{Counts, Extent, Form};
use crate::finding::Finding;
use crate::terminal::Terminal;

/// The most warnings or notes of one code that [`Extent::First`] shows.
const MOST: usize = 5;

/// Writes a finding if the extent of the report includes it.
pub(super) fn finding(
    out: &mut impl Write,
    finding: &Finding,
    counts: &Counts,
    form: Form,
) -> io::Result<()> {
    let is_shown = match form.extent {
        Extent::First => finding.severity == Severity::Error || counts.of(finding) <= MOST,
        Extent::All => true,
        Extent::Counts => false,
    };
    if !is_shown {
        return Ok(());
    }
    if form.terminal.is_plain() {
        return out.write_all(finding.rendering.as_bytes());
    }
    out.write_all(coloured(finding, form.terminal).as_bytes())
}

/// Returns the rendering of a finding with colours, and with hidden characters escaped.
///
/// The rendering is a heading, the place, an empty line of the margin, the line of the page, the
/// carets and the help. Findings across files end after the place.
fn coloured(finding: &Finding, terminal: Terminal) -> String {
    let plain = Style::new();
    let bold = terminal.style(plain.bold());
    let margin = terminal.style(AnsiColor::Blue.on_default().bold());
    let place = terminal.style(AnsiColor::Cyan.on_default());
    let severity = terminal.style(style_of(finding.severity));
    // The end of the first part of each line, and the styles of both parts.
    let parts = [
        ("]", severity, bold),
        ("-->", margin, place),
        ("|", margin, plain),
        ("|", margin, plain),
        ("|", margin, severity),
        (":", margin, plain),
    ];
    let parts = parts.into_iter().chain(iter::repeat(("", plain, plain)));
    let text = terminal.text(&finding.rendering);
    let line = |(line, (end, first, second)): (&str, (&str, Style, Style))| {
        let at = line.find(end).map_or(0, |at| at.saturating_add(end.len()));
        let (before, after) = line.split_at(at);
        format!("{first}{before}{first:#}{second}{after}{second:#}\n")
    };
    text.lines().zip(parts).map(line).collect()
}

fn style_of(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        _ => AnsiColor::Green,
    };
    colour.on_default().bold()
}

/// Writes what follows the findings: the number of those that are not shown.
pub(super) fn end(out: &mut impl Write, counts: &Counts, form: Form) -> io::Result<()> {
    match form.extent {
        Extent::First => others(out, counts, form.terminal),
        Extent::All => Ok(()),
        Extent::Counts => table(out, counts, form.terminal),
    }
}

/// Writes a line for each code with more findings than are shown.
fn others(out: &mut impl Write, counts: &Counts, terminal: Terminal) -> io::Result<()> {
    for (rule, severity, count) in counts.by_rule() {
        let others = count.saturating_sub(MOST);
        if severity < Severity::Error && others > 0 {
            let style = terminal.style(style_of(severity));
            writeln!(out, "{style}{severity}[{rule}]{style:#}: {others} more; --all shows them")?;
        }
    }
    Ok(())
}

/// Writes a table of the codes and the number of their findings.
fn table(out: &mut impl Write, counts: &Counts, terminal: Terminal) -> io::Result<()> {
    let rows = counts.by_frequency();
    let Some((.., most)) = rows.first() else { return Ok(()) };
    let heading = "count";
    let width = most.to_string().len().max(heading.len());
    let bold = terminal.style(Style::new().bold());
    writeln!(out, "{bold}{heading:>width$}  severity  code{bold:#}")?;
    for (rule, severity, count) in rows {
        let style = terminal.style(style_of(severity));
        writeln!(out, "{count:>width$}  {style}{severity:8}{style:#}  {rule}")?;
    }
    Ok(())
}
