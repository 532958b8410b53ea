use alloc::format;
use alloc::string::String;

use super::near::perhaps;
use super::problem::{self, Place, Problem};
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::Part;
use crate::layout;
use crate::syntax::{self, Meant};

/// Reports the problems of a block, except for those that an earlier one covers.
///
/// A paper heading that was parsed as text, as a part of a field or as an unknown line is lost. The
/// first error that it causes covers the other lines, up to the next heading.
pub(super) fn report(block: Part<'_>, sink: &mut Sink) {
    let mut covers = false;
    let mut lost = LostHeading { found: None, from: 0 };
    problem::of_block(block, &mut |problem| {
        let Problem { code, line: index, .. } = problem;
        let line = block.content(index);
        let is_heading = code == Code::UnknownLine && syntax::meant_paper_heading(line).is_some();
        if covers && !is_heading {
            return;
        }
        let can_be_caused =
            matches!(code, Code::DoubledField | Code::FieldOrder | Code::MalformedField | Code::UnknownLine);
        let above = if can_be_caused && !is_heading { lost.above(block, index) } else { None };
        let holds_heading = || {
            matches!(code, Code::MalformedField | Code::UnknownLine | Code::ImageAlt)
                && syntax::ends_in_paper_heading(line)
        };
        // A field out of order is not an error, so it cannot cover errors.
        covers = is_heading || above.is_some() && code != Code::FieldOrder || holds_heading();
        sink.note(code);
        if sink.wants(code) {
            let diagnostic = block.diagnostic(code, index, problem.found, problem.expected);
            sink.report(match (code, above) {
                // The field can belong to the paper whose heading was lost.
                (Code::FieldOrder, None) if !super::has_errors(block) => {
                    diagnostic.with_fix(layout::ordered_fields(block))
                }
                (Code::FieldOrder, None) => diagnostic,
                (_, Some(count)) => diagnostic.with_help(Some(below(count))),
                (_, None) => diagnostic.with_help(help(&problem, line)),
            });
        }
    });
}

/// The search for a lost heading in a block.
struct LostHeading {
    /// The line that contains the heading, by index.
    found: Option<usize>,
    /// The first line that was not searched yet, by index.
    from: usize,
}

impl LostHeading {
    /// Searches the lines above the line at `index`. Returns the distance from the heading. No line
    /// is searched twice.
    fn above(&mut self, block: Part<'_>, index: usize) -> Option<usize> {
        let holds_heading = |index: &usize| syntax::holds_paper_heading(block.content(*index));
        self.found = self.found.or_else(|| (self.from..index).find(holds_heading));
        self.from = index;
        Some(index.saturating_sub(self.found?))
    }
}

/// Returns the help for the first error that a lost heading causes. The heading is `count` lines
/// above it.
fn below(count: usize) -> String {
    // The number of the line would be wrong in a part of a longer input.
    match count {
        1 => "the line above holds a paper heading, which is parsed as text".into(),
        count => format!("{count} lines above, a line holds a paper heading, which is parsed as text"),
    }
}

/// Returns the help for a line with this problem: what was probably meant.
fn help(problem: &Problem<'_>, line: &str) -> Option<String> {
    match problem.code {
        Code::UnknownLine => help_for_unknown(line, problem.place),
        Code::MalformedField | Code::ImageAlt if syntax::ends_in_paper_heading(line) => {
            Some("a paper heading stands on a line of its own".into())
        }
        Code::MalformedField => perhaps(&syntax::meant(line)?, line),
        Code::MalformedDigestHeading | Code::MalformedPaperHeading => {
            perhaps(&syntax::meant_heading(line)?, line)
        }
        _ => None,
    }
}

/// Returns the help for an unknown line.
fn help_for_unknown(line: &str, place: Place) -> Option<String> {
    let place_of_fields = match place {
        Place::Papers => "under a paper heading",
        Place::Fields | Place::Items => "before the first item of its paper",
    };
    if syntax::is_field(line) {
        return Some(format!("a field stands {place_of_fields}"));
    }
    if line.starts_with("- ") {
        return (place == Place::Papers).then(|| "an item stands under a paper heading".into());
    }
    let meant = syntax::meant(line)?;
    let help = perhaps(&meant, line)?;
    Some(match meant {
        Meant::DigestHeading { .. } | Meant::PaperHeading { .. } => help,
        Meant::Item(_) if place != Place::Papers => help,
        _ if place == Place::Fields => help,
        _ => format!("{help}, {place_of_fields}"),
    })
}
