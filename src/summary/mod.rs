//! Items of a summary, from the JSON that a language model wrote.
//!
//! A model is asked for an object of labels and texts. It often puts a fence or a sentence around
//! the object, asterisks around the labels, and lists in place of texts. Backslashes of LaTeX are
//! rarely escaped. [`from_json`] repairs all this, and says what it changed.
//!
//! # What is accepted
//!
//! - The first JSON object of the text that is not empty is used. Any text before and after it is
//!   passed over, so a list of several objects gives the items of the first one. A `{` starts an
//!   object if a string or `}` follows it.
//! - Labels keep their order, and a label can occur twice. A number is used as it was written, and
//!   `true` and `false` are texts. `null`, an empty text and an empty list give no item.
//! - Control characters in strings need no escape. A backslash that starts no escape of JSON
//!   stands for itself, and `\'` is an apostrophe. Half of a surrogate pair becomes U+FFFD.
//! - Lists and objects can be nested 127 deep. Trailing commas, comments and quotes other than `"`
//!   are errors.
//!
//! # What is changed
//!
//! - **LaTeX.** A backspace, a tab, a form feed, a line feed or a carriage return is replaced by
//!   its escape if it completes a LaTeX command with the letters after it: form feed and `rac` are
//!   `\frac`. A backspace before a letter is always replaced. A line feed and `u` are `\nu` only in
//!   a formula, between `$` or between `\(` and `\)`, because a line can start with `u`. The same
//!   holds for `\ne`, `\to`, `\tan` and other commands that end in a word.
//! - **Labels.** Asterisks, colons at the end, and white space around are removed. An item whose
//!   label is then empty has no label.
//! - **Lists and objects.** Each value of a list or an object becomes a nested bullet, `  - TEXT` or
//!   `  - KEY: TEXT`. A bullet at the start of a value of one line is removed. A further level is
//!   indented by two more spaces, up to eight levels. A text that is a Python or JSON list of
//!   strings is treated in the same way. Without a label, the values become items.
//! - **Lines.** Lines without text are removed. A further line is changed if it would be parsed as
//!   structure, or if a lint would report it. It is indented, becomes a nested bullet, or is escaped
//!   with a backslash. Runs of white space become one space.
//! - **Characters.** Control characters and hidden characters are removed.
//! - **Repeated labels.** The label is removed from the start of its text.
//!
//! No lint of this crate reports an item that [`from_json`] returns.

mod error;
mod items;
mod json;
mod label;
mod latex;
mod lines;
mod note;
mod object;
mod outline;
mod value;

use alloc::vec::Vec;

pub use error::{Error, ErrorKind};
pub use note::{Note, NoteKind};

use self::items::Items;
use crate::model::Item;

/// Returns the items of a summary that a language model wrote as JSON, and what was changed to make
/// them.
///
/// Time and memory are linear in the length of `answer`.
///
/// # Errors
///
/// Returns an error if `answer` has no JSON object. If it has none but has objects that are not
/// valid JSON, the error is about the first of them.
///
/// ```
/// use daily_papers::summary::{self, NoteKind};
///
/// let answer = r#"다음은 요약입니다.
/// ```json
/// {
///   "**What's New**": "오차를 $\frac{1}{2}$로 줄였습니다.",
///   "Experiments": ["두 데이터셋에서 평가했습니다.", "속도는 1.5배입니다."]
/// }
/// ```"#;
/// let (items, notes) = summary::from_json(answer)?;
/// assert_eq!(items[0].to_string(), r"***What's New***: 오차를 $\frac{1}{2}$로 줄였습니다.");
/// assert_eq!(items[1].label().unwrap(), "Experiments");
/// assert_eq!(items[1].text(), "\n  - 두 데이터셋에서 평가했습니다.\n  - 속도는 1.5배입니다.");
///
/// let kinds: Vec<_> = notes.iter().map(|note| (note.kind(), note.item())).collect();
/// assert_eq!(
///     kinds,
///     [
///         (NoteKind::TextBefore, None),
///         (NoteKind::TextAfter, None),
///         (NoteKind::Label, Some(0)),
///         (NoteKind::Latex, Some(0)),
///         (NoteKind::Nested, Some(1)),
///     ],
/// );
/// assert_eq!(notes[3].to_string(), r"item 1, `**What's New**`: a LaTeX command was restored: `\frac`");
/// # Ok::<(), summary::Error>(())
/// ```
pub fn from_json(answer: &str) -> Result<(Vec<Item>, Vec<Note>), Error> {
    let (entries, notes) = object::first(answer)?;
    let mut items = Items::new(notes);
    items.object(entries);
    Ok(items.into_parts())
}
