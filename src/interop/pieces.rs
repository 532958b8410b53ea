//! Pieces of generated texts.
#![allow(dead_code, reason = "each feature uses a part")]

use std::string::String;

/// Pieces of pages, and pieces that are likely to break a parser.
pub(crate) const PIECES: &[&str] = &[
    "## Daily Papers (",
    "2024-04-23",
    "2024-02-30",
    ")",
    "## Daily Papers (2024-04-23)\n",
    "# ",
    "## ",
    "### ",
    "#",
    "###",
    "#### ",
    "### [a](b)\n",
    "### [",
    "](",
    "[",
    "]",
    "(",
    "![](",
    "![a](b)\n",
    "![](c.png)\n",
    "[Watch Video]",
    "javascript:",
    "![](javascript:c)\n",
    "[Watch Video](javascript:c)\n",
    "<video src='javascript:c'></video>\n",
    "[Watch Video](v)\n",
    "[Watch Video]v\n",
    "<div><video controls src=\"",
    "\" muted=\"false\"></video></div>",
    "<div><video controls src=\"v\" muted=\"false\"></video></div>\n",
    "<div><video controls src=\"w\" muted=\"false\"></video></div>\n",
    "<video src='",
    "'></video>",
    "<video src='v'></video>\n",
    "Vote: ",
    "Vote: -\n",
    "Vote: 7\n",
    "Vote:",
    "0",
    "18446744073709551615",
    "18446744073709551616",
    "-",
    "Authors: ",
    "Authors: A, B\n",
    "Authors: ['A', \"B\"]\n",
    "Authors: [",
    "['",
    "']",
    "'",
    "\"",
    "\\",
    "\\'",
    "\\x41",
    "\\u00e9",
    "\\ud800",
    "\\N{DASH}",
    "\\101",
    "\\d",
    ", ",
    ",",
    "+",
    "- ",
    "- a\n",
    "- ***L***: t\n",
    "- **L**: t\n",
    "***",
    "**",
    "*",
    "***: ",
    "**: ",
    ": ",
    "  - b\n",
    "1) c\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\n\r",
    "\t",
    " ",
    "\0",
    "\u{c}",
    "\u{b}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{a0}",
    "\u{3000}",
    "\u{feff}",
    "\u{301}",
    "\u{200b}",
    "\u{202e}",
    "한국어",
    "가",
    "😀",
    "é",
    "`",
    "a",
    "b",
    "<",
    ">",
    "## Daily Papers (1900-02-29)\n",
];

/// A byte that ends a text.
const END: u8 = 0xff;
/// A byte after which three bytes encode one character.
const CHARACTER: u8 = 0xfe;

/// Decodes a text from bytes, up to `END` or to the last byte. ASCII stands for itself, so that the
/// words of a fuzzer's dictionary stay words of the text.
pub(crate) fn text(mut next: impl FnMut() -> Option<u8>) -> String {
    let mut text = String::new();
    while let Some(byte) = next() {
        match byte {
            END => break,
            CHARACTER => {
                let number = (0..3).fold(0, |number, _| number << 8 | u32::from(next().unwrap_or(0)));
                text.push(char::from_u32(number % 0x11_0000).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            byte @ 0x80.. => text.extend(PIECES.iter().copied().cycle().nth(usize::from(byte & 0x7f))),
            byte => text.push(char::from(byte)),
        }
    }
    text
}
