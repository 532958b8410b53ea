//! Reports for people.

use std::io::{self, Write};

use daily_papers::Severity;

use super::{Counts, Extent};
use crate::finding::Finding;

/// The most warnings or notes of one code that [`Extent::First`] shows.
const MOST: usize = 5;

/// Writes a finding if the extent of the report includes it.
pub(super) fn finding(
    out: &mut impl Write,
    finding: &Finding,
    counts: &Counts,
    extent: Extent,
) -> io::Result<()> {
    let is_shown = match extent {
        Extent::First => finding.severity == Severity::Error || counts.of(finding.rule) <= MOST,
        Extent::All => true,
        Extent::Counts => false,
    };
    if is_shown { out.write_all(finding.rendering.as_bytes()) } else { Ok(()) }
}

/// Writes what follows the findings: the number of those that are not shown.
pub(super) fn end(out: &mut impl Write, counts: &Counts, extent: Extent) -> io::Result<()> {
    match extent {
        Extent::First => others(out, counts),
        Extent::All => Ok(()),
        Extent::Counts => table(out, counts),
    }
}

/// Writes a line for each code with more findings than are shown.
fn others(out: &mut impl Write, counts: &Counts) -> io::Result<()> {
    for (rule, severity, count) in counts.by_rule() {
        let others = count.saturating_sub(MOST);
        if severity < Severity::Error && others > 0 {
            writeln!(out, "{severity}[{rule}]: {others} more; --all shows them")?;
        }
    }
    Ok(())
}

/// Writes a table of the codes and the number of their findings.
fn table(out: &mut impl Write, counts: &Counts) -> io::Result<()> {
    let rows = counts.by_frequency();
    let Some((.., most)) = rows.first() else { return Ok(()) };
    let heading = "count";
    let width = most.to_string().len().max(heading.len());
    writeln!(out, "{heading:>width$}  severity  code")?;
    for (rule, severity, count) in rows {
        writeln!(out, "{count:>width$}  {severity:8}  {rule}")?;
    }
    Ok(())
}
