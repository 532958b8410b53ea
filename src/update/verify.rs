use super::UpdateError;
use super::output::Kept;
use crate::check;
use crate::document::{Document, Papers, Part};
use crate::model::{Digest, Paper};
use crate::syntax::Class;

/// Checks that a changed page has these digests, and that each kept line has its meaning. `part` is
/// the page before the change, or a digest of it.
pub(super) fn page(
    part: Part<'_>,
    kept: &[Kept],
    changed: &Document<'_>,
    digests: &[Digest],
) -> Result<(), UpdateError> {
    let check = Check::of(part, kept, changed.whole())?;
    let mut views = changed.digests();
    for digest in digests {
        match views.next() {
            Some(view) if view.date() == digest.date => check.papers(view.papers(), &digest.papers)?,
            view => return Err(check.error(view.map_or(0, |view| view.span().start))),
        }
    }
    views.next().map_or(Ok(()), |view| Err(check.error(view.span().start)))
}

/// Checks a changed paper, as [`page`] does.
pub(super) fn paper(
    part: Part<'_>,
    kept: &[Kept],
    changed: &Document<'_>,
    paper: &Paper,
) -> Result<(), UpdateError> {
    let check = Check::of(part, kept, changed.whole())?;
    check.papers(changed.papers(), core::slice::from_ref(paper))
}

struct Check<'c, 'd> {
    part: Part<'d>,
    kept: &'c [Kept],
    changed: Part<'c>,
}

impl<'c, 'd> Check<'c, 'd> {
    /// Checks the lines and the errors of a changed page.
    fn of(part: Part<'d>, kept: &'c [Kept], changed: Part<'c>) -> Result<Check<'c, 'd>, UpdateError> {
        let check = Check { part, kept, changed };
        check.lines()?;
        check.errors()?;
        Ok(check)
    }

    /// Checks that each kept line is a line of the same class, and that no line of prose is lost.
    fn lines(&self) -> Result<(), UpdateError> {
        for kept in self.kept {
            let before = lines_in(self.part, kept.span.start, kept.span.len());
            let mut after = lines_in(self.changed, kept.start, kept.span.len());
            for (index, class) in before {
                if after.next().is_none_or(|(_, other)| other != class) {
                    return Err(UpdateError::new(self.part, index));
                }
            }
        }
        let prose = |part: Part<'_>| {
            let lines = part.records.iter().enumerate().filter(|(_, record)| record.class.is_outside());
            lines.filter(|(line, _)| !part.content(*line).is_empty()).count()
        };
        if prose(self.part) == prose(self.changed) { Ok(()) } else { Err(self.error(0)) }
    }

    /// Checks that there are no more errors than before, with those that an earlier one covers.
    fn errors(&self) -> Result<(), UpdateError> {
        let errors = check::errors(self.changed);
        if errors.is_empty() {
            return Ok(());
        }
        let before = check::errors(self.part).len();
        errors.get(before).map_or(Ok(()), |start| Err(self.error(*start)))
    }

    fn papers(&self, mut views: Papers<'_>, papers: &[Paper]) -> Result<(), UpdateError> {
        for paper in papers {
            let Some(view) = views.next() else { return Err(self.error(0)) };
            if let Some(line) = view.first_difference(paper) {
                return Err(self.error(view.part.line_span(line).start));
            }
        }
        views.next().map_or(Ok(()), |view| Err(self.error(view.span().start)))
    }

    /// Returns an error about the line at byte `start` of the changed page. The line before the
    /// change is found by the text that was kept.
    fn error(&self, start: usize) -> UpdateError {
        let count = self.kept.partition_point(|kept| kept.start <= start);
        let kept = count.checked_sub(1).and_then(|last| self.kept.get(last));
        let before = kept.map_or(0, |kept| {
            let offset = start.saturating_sub(kept.start).min(kept.span.len().saturating_sub(1));
            kept.span.start.saturating_add(offset)
        });
        let count = self.part.records.partition_point(|record| record.start() <= before);
        UpdateError::new(self.part, count.saturating_sub(1))
    }
}

/// Returns the index and the class of each line that starts in the `len` bytes from byte `start` on.
fn lines_in(part: Part<'_>, start: usize, len: usize) -> impl Iterator<Item = (usize, Class)> {
    // The first line starts after a byte-order mark.
    let first = part.text_start();
    let before = |end| part.records.partition_point(|record| record.start().max(first) < end);
    let (from, to) = (before(start), before(start.saturating_add(len)));
    let lines = part.records.get(from..to).unwrap_or_default().iter().map(|record| record.class);
    (from..).zip(lines)
}
