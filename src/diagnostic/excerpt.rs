//! Text from a page, made safe to show: short, and without a character that could fool a reader or a terminal.

use alloc::string::String;
use core::fmt::{self, Write};

/// How many characters of a text an excerpt shows.
const LONGEST: usize = 40;

/// The beginning of `text`, in a form that can be shown.
pub(crate) fn excerpt(text: &str) -> String {
    let mut excerpt = String::new();
    let mut chars = text.chars();
    for c in chars.by_ref().take(LONGEST) {
        // Writing to a string does not fail.
        let _ = write!(excerpt, "{}", Visible(c));
    }
    if chars.next().is_some() {
        excerpt.push('…');
    }
    excerpt
}

/// A character as it can be shown: itself, or its escape, `\u{…}`.
pub(super) struct Visible(pub(super) char);

impl fmt::Display for Visible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            '\t' => f.write_str("\\t"),
            '\n' => f.write_str("\\n"),
            '\r' => f.write_str("\\r"),
            c if is_hidden(c) => write!(f, "{}", c.escape_unicode()),
            c => f.write_char(c),
        }
    }
}

/// A whole text as it can be shown; as `Debug`, between quotes.
pub(crate) struct Shown<'a>(pub(crate) &'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| write!(f, "{}", Visible(c)))
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        self.0.chars().try_for_each(|c| match c {
            '"' | '\\' => write!(f, "\\{c}"),
            c => write!(f, "{}", Visible(c)),
        })?;
        f.write_char('"')
    }
}

/// Whether a character controls a terminal, changes the direction of the text around it, or cannot be seen.
///
/// Sources: the Unicode Character Database, `White_Space` other than the space, `Cc`, `Cf`, `Zl`, `Zp`,
/// `Default_Ignorable_Code_Point`, private use and noncharacters; and four that are drawn as nothing: the braille blank, the
/// object replacement character, the Khitan filler and the null notehead.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || (c.is_whitespace() && c != ' ')
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}'
            | '\u{8e2}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffc}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}' | '\u{16fe4}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
            | '\u{f0000}'..='\u{10ffff}')
        || matches!(u32::from(c) & 0xfffe, 0xfffe)
}

/// Returns how many columns a visible character takes on a terminal.
pub(super) fn width(c: char) -> usize {
    unicode_width::UnicodeWidthChar::width(c).unwrap_or(0)
}
