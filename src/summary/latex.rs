//! LaTeX commands whose backslash was taken for the start of an escape.
//!
//! Source of the commands: the LaTeX reference manual, <https://latexref.xyz>, and the user's guide
//! of amsmath.

use alloc::borrow::Cow;
use alloc::string::String;

use super::note::{Changes, NoteKind};

/// Commands whose end, without the first letter, is not a word.
#[rustfmt::skip]
const COMMANDS: &[&str] = &[
    "backslash", "bar", "because", "begin", "beta", "beth", "between", "bf", "big", "bigcap", "bigcirc",
    "bigcup", "bigg", "biggl", "biggr", "bigl", "bigoplus", "bigotimes", "bigr", "bigsqcup", "bigstar",
    "bigvee", "bigwedge", "binom", "bm", "bmod", "boldmath", "boldsymbol", "bot", "bowtie", "boxed",
    "breve", "bullet",
    "fbox", "flat", "fontsize", "footnote", "footnotesize", "forall", "frac", "frown",
    "nabla", "natural", "ncong", "nearrow", "neq", "newcommand", "newline", "ngeq", "ngtr", "nleq", "nless",
    "nolimits", "nonumber", "normalsize", "not", "notin", "nprec", "nrightarrow", "nsubseteq", "nsupseteq",
    "nwarrow",
    "rangle", "rbrace", "rbrack", "rceil", "real", "ref", "renewcommand", "rfloor", "rho", "right",
    "rightarrow", "rightharpoonup", "rightleftharpoons", "rm", "root", "rtimes", "rule", "rvert",
    "tag", "tanh", "tau", "tbinom", "text", "textbf", "textcolor", "textit", "textrm", "textsc", "textsf",
    "textstyle", "textsubscript", "textsuperscript", "texttt", "textup", "tfrac", "therefore", "theta",
    "tilde", "times", "tiny", "to", "top", "triangle", "triangleleft", "triangleq", "triangleright", "tt",
    "twoheadrightarrow",
];

/// Commands whose end is a word, or a letter that a line can start with.
const AMBIGUOUS: &[&str] = &["ne", "neg", "nexists", "ni", "nmid", "nparallel", "nsim", "nu", "tan"];

/// Returns a text in which each control character that starts a LaTeX command is an escape again.
///
/// An ambiguous command is only restored after an uneven number of `$` or `$$`, which is inside a
/// formula, and not directly after `$$`, where a line often ends.
pub(super) fn restored<'a>(text: &'a str, changes: &mut Changes) -> Cow<'a, str> {
    let (mut new, mut copied) = (String::new(), 0);
    let mut is_formula = false;
    for (at, found) in text.match_indices(|c| c == '$' || letter(c).is_some()) {
        let (before, from) = text.split_at_checked(at).unwrap_or((text, ""));
        let Some(letter) = found.chars().next().and_then(letter) else {
            is_formula ^= !before.ends_with(['$', '\\']);
            continue;
        };
        let after = from.get(found.len()..).unwrap_or_default();
        if let Some(command) = command(letter, after, is_formula && !before.ends_with("$$")) {
            new.extend([text.get(copied..at).unwrap_or_default(), "\\", letter]);
            copied = at.saturating_add(found.len());
            changes.add_found(NoteKind::Latex, &["\\", command].concat());
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    new.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(new)
}

/// Returns the command that a letter and the letters at the start of `after` make.
fn command(letter: &str, after: &str, is_formula: bool) -> Option<&'static str> {
    let end = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
    let word = after.get(..end).filter(|word| !word.is_empty())?;
    let is_meant = |command: &&&str| command.strip_prefix(letter) == Some(word);
    let ambiguous = AMBIGUOUS.iter().filter(|_| is_formula);
    COMMANDS.iter().chain(ambiguous).find(is_meant).copied()
}

/// Returns the letter whose JSON escape is this character.
fn letter(c: char) -> Option<&'static str> {
    match c {
        '\u{8}' => Some("b"),
        '\t' => Some("t"),
        '\n' => Some("n"),
        '\u{c}' => Some("f"),
        '\r' => Some("r"),
        _ => None,
    }
}
