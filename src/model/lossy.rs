//! How a text that a value cannot hold is changed until it can.

use alloc::string::String;
use alloc::vec::Vec;
use core::{fmt, iter};

use crate::escape::is_hidden_after;
use crate::syntax::{is_continuation, is_heading};

/// Change that a function such as [`Title::from_lossy`](crate::Title::from_lossy) made to a text.
///
/// ```
/// use daily_papers::{Loss, Title};
///
/// let (title, losses) = Title::from_lossy("A Study of Large Language\n  Models");
/// assert_eq!(title, "A Study of Large Language Models");
/// assert_eq!(losses, [Loss::WhiteSpace]);
/// assert_eq!(losses[0].to_string(), "white space was collapsed");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Loss {
    /// A run of white space became one space, or white space was removed at an end of the text or of
    /// a line.
    WhiteSpace,
    /// Characters that are invisible, or that control a terminal or the direction of text, were
    /// removed.
    HiddenCharacter,
    /// Characters that would be parsed as structure were removed or escaped.
    Structure,
    /// An empty label became U+FFFD.
    Empty,
}

/// Writes what was changed, without a capital letter or a full stop.
impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Loss::WhiteSpace => "white space was collapsed",
            Loss::HiddenCharacter => "hidden characters were removed",
            Loss::Structure => "structure was removed or escaped",
            Loss::Empty => "an empty label was replaced",
        })
    }
}

/// The losses of a text, each once.
#[derive(Debug, Default)]
pub(crate) struct Losses(Vec<Loss>);

impl Losses {
    fn add(&mut self, loss: Loss) {
        if !self.0.contains(&loss) {
            self.0.push(loss);
        }
    }

    #[cfg(feature = "huggingface")]
    pub(crate) fn contains(&self, loss: Loss) -> bool {
        self.0.contains(&loss)
    }

    /// Returns the losses, in the order in which they occurred.
    #[cfg(feature = "serde_json")]
    pub(crate) fn into_vec(self) -> Vec<Loss> {
        self.0
    }

    /// Returns `value` without losses or, if it is an error, what `repair` makes with its losses.
    pub(super) fn unless<T, E>(value: Result<T, E>, repair: impl FnOnce(&mut Losses) -> T) -> (T, Vec<Loss>) {
        let mut losses = Losses::default();
        let value = value.unwrap_or_else(|_| repair(&mut losses));
        (value, losses.0)
    }
}

/// Returns a text as one line: each run of white space is one space, none is at an end, and no
/// character is hidden.
pub(crate) fn one_line(text: &str, losses: &mut Losses) -> String {
    let mut before = ' ';
    let mut is_visible = |c: char| {
        let is_visible = c.is_whitespace() || !c.is_control() && !is_hidden_after(before, c);
        if is_visible {
            before = if c.is_whitespace() { ' ' } else { c };
        }
        is_visible
    };
    let visible: String = text.chars().filter(|c| is_visible(*c)).collect();
    let line = joined(visible.split_whitespace());
    if visible.len() != text.len() {
        losses.add(Loss::HiddenCharacter);
    }
    if line != visible {
        losses.add(Loss::WhiteSpace);
    }
    line
}

/// Returns words with one space between them.
pub(crate) fn joined<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// Returns a text that can be the text of an item. Lines without text are removed.
///
/// A further line keeps its indentation. One that would start an item is indented, and one that
/// would be a heading is escaped.
pub(crate) fn lines(text: &str, losses: &mut Losses) -> String {
    let mut lines = String::with_capacity(text.len());
    for line in text.split('\n') {
        let content = one_line(line.trim_start_matches(' '), losses);
        let indentation = line.chars().take_while(|c| *c == ' ').count();
        if content.is_empty() || lines.is_empty() && indentation > 0 {
            losses.add(Loss::WhiteSpace);
        }
        if content.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push('\n');
            lines.extend(iter::repeat_n(' ', indentation));
            if indentation == 0 && !is_continuation(&content) {
                losses.add(Loss::Structure);
                lines.push_str(if is_heading(&content) { "\\" } else { "  " });
            }
        }
        lines.push_str(&content);
    }
    lines
}

/// Returns the text of a label, without asterisks.
pub(super) fn label(text: &str, losses: &mut Losses) -> String {
    let without = text.replace('*', "");
    if without.len() != text.len() {
        losses.add(Loss::Structure);
    }
    let mut label = one_line(&without, losses);
    if label.is_empty() {
        losses.add(Loss::Empty);
        label.push(char::REPLACEMENT_CHARACTER);
    }
    label
}

/// Returns the name of an author, without commas before a space and without brackets at the start.
pub(super) fn author(text: &str, losses: &mut Losses) -> String {
    let line = one_line(text, losses);
    let (words, last) = line.rsplit_once(' ').unwrap_or(("", &line));
    let words = words.split(' ').map(|word| word.trim_end_matches(','));
    let name = joined(words.chain([last]).filter(|word| !word.is_empty()));
    let name = name.trim_start_matches(['[', ' ']);
    if name != line {
        losses.add(Loss::Structure);
    }
    name.into()
}
