//! Escapes text of a page for messages: control characters and invisible characters become visible.

use alloc::string::String;
use core::fmt::{self, Write};

/// The maximum number of characters of a text in an excerpt.
const LONGEST: usize = 40;

/// Returns the beginning of `text`, escaped. An ellipsis ends it if more follows.
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

/// A character that `Display` writes as itself or as an escape, `\u{…}`.
pub(crate) struct Visible(pub(crate) char);

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

/// A text that `Display` writes escaped. `Debug` also writes quotes around it.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| write!(f, "{}", Visible(c)))
    }
}

impl fmt::Debug for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        self.0.chars().try_for_each(|c| match c {
            '"' | '\\' => write!(f, "\\{c}"),
            c => write!(f, "{}", Visible(c)),
        })?;
        f.write_char('"')
    }
}

/// Returns `true` if a character is invisible, controls a terminal, or changes the direction of
/// text.
///
/// The source is the Unicode Character Database: `White_Space` other than the space, `Cc`, `Cf`,
/// `Zl`, `Zp`, `Default_Ignorable_Code_Point`, private use and noncharacters. Four characters are
/// added that fonts draw as nothing: the braille blank, the object replacement character, the
/// Khitan filler and the null notehead.
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

/// Returns `true` if a character after `before` is hidden and has no use in a text.
///
/// Returns `false` for white space, control characters and the selectors of emoji. A joiner is not
/// hidden after a visible character, because emoji and some scripts need it.
pub(crate) fn is_hidden_after(before: char, c: char) -> bool {
    let is_joiner = matches!(c, '\u{200c}' | '\u{200d}') && !before.is_ascii() && !is_invisible(before);
    is_invisible(c) && !is_joiner
}

fn is_invisible(c: char) -> bool {
    // Nearly all characters are of these, and need no search.
    if matches!(c, ' '..='~' | '가'..='힣') {
        return false;
    }
    let is_separator = matches!(c, '\u{2028}' | '\u{2029}');
    let is_usual = c.is_control() || c.is_whitespace() || matches!(c, '\u{fe00}'..='\u{fe0f}');
    is_separator || !is_usual && is_hidden(c)
}
