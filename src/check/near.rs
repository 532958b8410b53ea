use alloc::format;
use alloc::string::{String, ToString};

use crate::code::Code;
use crate::escape::excerpt;
use crate::syntax::Meant;

/// The expected text for a digest heading.
pub(crate) const DIGEST_HEADING: &str = "a digest heading, `## Daily Papers (YYYY-MM-DD)`";

/// Returns what a line should be that was meant to be something else: the code of its diagnostic, and what
/// is expected.
pub(crate) fn near(meant: &Meant<'_>) -> (Code, &'static str) {
    match meant {
        Meant::DigestHeading { .. } => (Code::NearDigestHeading, DIGEST_HEADING),
        Meant::PaperHeading { .. } => (Code::NearPaperHeading, "a paper heading, `### [TITLE](URL)`"),
        Meant::Votes(_) | Meant::Authors(_) | Meant::Media(_) => {
            (Code::NearField, "a field before the first item of its paper")
        }
        Meant::Item(_) => (Code::NearItem, "an item, `- TEXT`"),
    }
}

/// Returns the help that suggests `meant` for the line `found`. Returns `None` if the suggestion
/// could not be parsed either, or is the line itself, which stands at the wrong place.
pub(crate) fn perhaps(meant: &Meant<'_>, found: &str) -> Option<String> {
    let line = meant.to_string();
    (line != found && meant.is_read(&line)).then(|| format!("perhaps `{}`", excerpt(&line)))
}
