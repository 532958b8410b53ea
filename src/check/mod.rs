//! Finds the errors of a page, line by line.

use alloc::vec::Vec;
use core::iter;

mod lost;
mod near;
mod problem;

pub(crate) use self::near::{DIGEST_HEADING, near, perhaps};
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Lints, Sink};
use crate::document::{Document, Part};
use crate::syntax::{self, Class, PAPER};

impl Document<'_> {
    /// Returns the errors of the digests and the warnings about their fields and headings, in the
    /// order of the page.
    ///
    /// It lists at most 1,000 diagnostics, or as many as
    /// [`Limits::max_diagnostics`](crate::Limits::max_diagnostics) allows. If there are more, a
    /// last one counts them.
    ///
    /// Prose and more digests are errors of strict parsing only. A line of prose that looks like
    /// a digest heading or a paper heading is a warning. If a paper heading is broken, or parsed as a
    /// part of another line, the first error that it causes covers the later ones, up to the next
    /// heading.
    ///
    /// ```
    /// use daily_papers::{Code, Document};
    ///
    /// let found = Document::parse("# Daily Papers (2024-04-23)\n").diagnostics();
    /// assert_eq!(found[0].code(), Code::NearDigestHeading);
    /// assert_eq!(found[0].help(), Some("perhaps `## Daily Papers (2024-04-23)`"));
    /// ```
    #[must_use]
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut sink = Sink::new(&Lints::default(), self.most_diagnostics);
        page(self.whole(), false, &mut sink);
        sink.into_diagnostics()
    }
}

/// Reports the errors of the digests of a page, and the lines of prose that look like headings.
///
/// If `only_one_digest` is set, it also reports everything outside the first digest.
pub(crate) fn page(page: Part<'_>, only_one_digest: bool, sink: &mut Sink) {
    const ONE_DIGEST: &str = "one digest and nothing else";
    let mut has_digest = false;
    let mut before = None;
    let mut ended_by_paper = false;
    for block in blocks(page) {
        let mut whole = |code, expected| {
            sink.note(code);
            let line = block.content(0);
            let help = syntax::meant_digest_heading(line).filter(|_| code == Code::Prose);
            let help = help.and_then(|meant| perhaps(&meant, line));
            sink.report(block.diagnostic(code, 0, line, expected).with_help(help));
        };
        match block.records.first().map(|record| record.class) {
            // A run of prose is one error. The error of a malformed heading covers the prose after
            // it.
            Some(Class::Prose) => {
                if only_one_digest && !before.is_some_and(Class::is_outside) {
                    whole(Code::Prose, ONE_DIGEST);
                }
                let ends_digest = before.is_some_and(|before: Class| !before.is_outside());
                ended_by_paper = near_heading(block, ends_digest, ended_by_paper, sink);
            }
            Some(Class::DigestHeading) => {
                if only_one_digest && has_digest {
                    whole(Code::SeveralDigests, ONE_DIGEST);
                }
                (has_digest, ended_by_paper) = (true, false);
            }
            Some(Class::MalformedDigestHeading) => ended_by_paper = false,
            _ => {}
        }
        lost::report(block, sink);
        before = block.records.last().map(|record| record.class);
    }
}

/// Reports a line of prose that was meant to be a heading of a digest or of a paper.
///
/// A paper heading is reported only if it ends a digest, or if another such heading ended it.
/// Returns whether such a heading ended the digest.
fn near_heading(block: Part<'_>, ends_digest: bool, ended_by_paper: bool, sink: &mut Sink) -> bool {
    let line = block.content(0);
    let is_of_paper = ended_by_paper || ends_digest;
    let paper = || syntax::meant_paper_heading(line).filter(|_| is_of_paper && !line.starts_with(PAPER));
    let Some(meant) = syntax::meant_digest_heading(line).or_else(paper) else {
        return ended_by_paper && !syntax::is_section(line);
    };
    let (code, expected) = near(&meant);
    sink.note(code);
    sink.report(block.diagnostic(code, 0, line, expected).with_help(perhaps(&meant, line)));
    code == Code::NearPaperHeading || ended_by_paper && !syntax::is_section(line)
}

/// Splits the lines of a page before each heading and each line of prose.
fn blocks<'d>(page: Part<'d>) -> impl Iterator<Item = Part<'d>> {
    let mut rest = page;
    iter::from_fn(move || {
        let (block, others) = rest.split(0, Class::ends_paper);
        rest = others;
        (!block.records.is_empty()).then_some(block)
    })
}

/// Returns `true` if a part of a page contains something that the typed model would lose.
pub(crate) fn has_errors(part: Part<'_>) -> bool {
    !errors(part).is_empty()
}

/// Returns the starts of the lines with something that the typed model would lose, in bytes.
pub(crate) fn errors(part: Part<'_>) -> Vec<usize> {
    let mut errors = Vec::new();
    for block in blocks(part) {
        problem::of_block(block, &mut |problem| {
            if problem.code.is_loss() {
                errors.push(block.line_span(problem.line).start);
            }
        });
    }
    errors
}
