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
    "fallingdotseq", "fbox", "fcolorbox", "flat", "flushleft", "flushright", "fontsize", "footnote",
    "footnotemark", "footnotesize", "footnotetext", "forall", "frac", "frak", "framebox", "frown",
    "nabla", "natural", "ncong", "nearrow", "neq", "newcommand", "newline", "newtheorem", "ngeq", "ngtr",
    "nicefrac", "nleftarrow", "nleq", "nless", "nolimits", "nonumber", "normalsize", "not", "notin",
    "nprec", "nrightarrow", "nsubseteq", "nsupseteq", "nvdash", "nwarrow",
    "raggedright", "raisebox", "rangle", "rank", "rbrace", "rbrack", "rceil", "real", "ref", "relax",
    "renewcommand", "resizebox", "rfloor", "rho", "right", "rightarrow", "rightharpoondown",
    "rightharpoonup", "rightleftarrows", "rightleftharpoons", "rightrightarrows", "rightsquigarrow",
    "risingdotseq", "rm", "root", "rotatebox", "rrbracket", "rtimes", "rule", "rVert", "rvert",
    "tag", "tanh", "tau", "tbinom", "text", "textasciitilde", "textbackslash", "textbf", "textbullet",
    "textcolor", "textdegree", "textgreater", "textit", "textless", "textmd", "textnormal", "textrm",
    "textsc", "textsf", "textsl", "textstyle", "textsubscript", "textsuperscript", "texttt", "textup",
    "tfrac", "therefore", "theta", "thickapprox", "thicksim", "thinspace", "tilde", "times", "tiny",
    "toprule", "triangle", "triangleleft", "trianglelefteq", "triangleq", "triangleright",
    "trianglerighteq", "twoheadrightarrow",
];

/// Commands whose end is a word, or a letter that a line or a cell can start with.
#[rustfmt::skip]
const AMBIGUOUS: &[&str] = &[
    "ne", "neg", "nexists", "ni", "nmid", "norm", "nparallel", "nsim", "nsucc", "nu", "tan", "to", "top", "tt",
];

/// Returns a text in which each control character that starts a LaTeX command is an escape again.
///
/// An ambiguous command is only restored in a formula that has an end. A formula is between `$`,
/// `$$`, `\(` and `\)`, or `\[` and `\]`. An ambiguous command is not restored directly after `$$`,
/// `\[` or `\\`, where a line often ends.
pub(super) fn restored<'a>(text: &'a str, changes: &mut Changes) -> Cow<'a, str> {
    let (mut new, mut copied) = (String::new(), 0);
    let end = ["$", "\\)", "\\]"].iter().filter_map(|end| text.rfind(end)).max().unwrap_or(0);
    let mut is_formula = false;
    let is_found = |c| matches!(c, '$' | '(' | ')' | '[' | ']') || letter(c).is_some();
    for (at, found) in text.match_indices(is_found) {
        let (before, from) = text.split_at_checked(at).unwrap_or((text, ""));
        let Some(letter) = found.chars().next().and_then(letter) else {
            match found {
                "$" => is_formula ^= !before.ends_with(['$', '\\']),
                "(" | "[" => is_formula |= before.ends_with('\\'),
                _ => is_formula &= !before.ends_with('\\'),
            }
            continue;
        };
        let after = from.get(found.len()..).unwrap_or_default();
        let is_line_end = ["$$", "\\[", "\\\\"].iter().any(|end| before.ends_with(end));
        if let Some(command) = command(letter, after, is_formula && at < end && !is_line_end) {
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
///
/// No text has a backspace, so it starts a command before any letter. An unknown one is only `b`,
/// which bounds the number of notes.
fn command(letter: &str, after: &str, is_formula: bool) -> Option<&'static str> {
    let end = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
    let word = after.get(..end).filter(|word| !word.is_empty())?;
    let is_meant = |command: &&&str| command.strip_prefix(letter) == Some(word);
    let ambiguous = AMBIGUOUS.iter().filter(|_| is_formula);
    let unknown = (letter == "b").then_some("b");
    COMMANDS.iter().chain(ambiguous).find(is_meant).copied().or(unknown)
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
