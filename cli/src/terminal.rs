//! What a stream shows: its colours, its width, and untrusted text.

use std::borrow::Cow;
use std::env;
use std::io::{self, Write};
use std::mem;
use std::str;

use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};
use anstyle::Style;
use terminal_size::{Width, terminal_size_of};

use crate::escape;

/// How a stream shows text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terminal {
    is_terminal: bool,
    has_colours: bool,
}

impl Terminal {
    pub(crate) fn stdout() -> Terminal {
        Terminal::of(&io::stdout())
    }

    pub(crate) fn stderr() -> Terminal {
        Terminal::of(&io::stderr())
    }

    /// Colours depend on `NO_COLOR`, `CLICOLOR_FORCE` and `CLICOLOR`, as in clap's help.
    fn of<S: RawStream>(stream: &S) -> Terminal {
        Terminal {
            is_terminal: stream.is_terminal(),
            has_colours: AutoStream::choice(stream) != ColorChoice::Never,
        }
    }

    /// Returns whether text is shown byte for byte.
    pub(crate) fn is_plain(self) -> bool {
        !self.is_terminal && !self.has_colours
    }

    /// Returns the style, or none if the stream has no colours.
    pub(crate) fn style(self, style: Style) -> Style {
        if self.has_colours { style } else { Style::new() }
    }

    /// Returns a text as the stream shows it. Text that is not trusted needs this before it gets
    /// styles.
    pub(crate) fn text(self, text: &str) -> Cow<'_, str> {
        if self.is_plain() { text.into() } else { escape::lines(text) }
    }

    /// Returns the writer of the stream. `has_styles` says whether the output has styles, and no
    /// text that is not trusted.
    pub(crate) fn writer<S>(self, stream: S, has_styles: bool) -> Box<dyn Write>
    where
        S: RawStream + AsLockedWrite + 'static,
    {
        match (has_styles, self.is_terminal) {
            (true, _) => Box::new(AutoStream::always(stream)),
            (false, true) => Box::new(Escaping { out: stream, cut: Vec::new() }),
            (false, false) => Box::new(stream),
        }
    }
}

/// Returns the columns of standard output: `COLUMNS`, or else the width of the terminal. Returns
/// `None` if it is not a terminal.
pub(crate) fn columns() -> Option<usize> {
    if !Terminal::stdout().is_terminal {
        return None;
    }
    let set = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let set = set.filter(|columns| *columns > 0);
    set.or_else(|| terminal_size_of(io::stdout()).map(|(Width(columns), _)| columns.into()))
}

/// A writer to a terminal that escapes hidden characters of text.
struct Escaping<W> {
    out: W,
    /// The start of a character whose other bytes follow.
    cut: Vec<u8>,
}

impl<W: Write> Write for Escaping<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut text = mem::take(&mut self.cut);
        text.extend_from_slice(bytes);
        let mut shown = String::new();
        let mut chunks = text.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            shown.push_str(&escape::lines(chunk.valid()));
            let invalid = chunk.invalid();
            let is_last = chunks.peek().is_none();
            let may_go_on = || str::from_utf8(invalid).is_err_and(|error| error.error_len().is_none());
            if is_last && may_go_on() {
                self.cut = invalid.to_owned();
            } else {
                shown += &escape::bytes(invalid);
            }
        }
        self.out.write_all(shown.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let cut = mem::take(&mut self.cut);
        self.out.write_all(escape::bytes(&cut).as_bytes())?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::Escaping;

    /// Writes the parts one after another, and returns what the terminal gets.
    fn shown(parts: &[&[u8]]) -> String {
        let mut out = Escaping { out: Vec::new(), cut: Vec::new() };
        for part in parts {
            assert_eq!(out.write(part).ok(), Some(part.len()));
        }
        assert!(out.flush().is_ok());
        String::from_utf8_lossy(&out.out).into_owned()
    }

    #[test]
    fn hidden_characters_are_escaped_and_others_stay() {
        let text = "a\tb\n한 \u{1b}[2J\u{9b}\r\u{202e}\u{200b}é";
        assert_eq!(shown(&[text.as_bytes()]), "a\tb\n한 \\u{1b}[2J\\u{9b}\\u{d}\\u{202e}\\u{200b}é");
    }

    #[test]
    fn character_may_be_cut_anywhere() {
        let text = "é한\u{202e}😀\u{1b}".as_bytes();
        let expected = "é한\\u{202e}😀\\u{1b}";
        for at in 0..=text.len() {
            let (before, after) = text.split_at(at);
            assert_eq!(shown(&[before, after]), expected, "{at}");
        }
        let each: Vec<_> = text.chunks(1).collect();
        assert_eq!(shown(&each), expected);
    }

    /// A terminal may take the byte 0x9b for the start of an escape.
    #[test]
    fn bytes_that_are_not_text_are_escaped() {
        assert_eq!(shown(&[b"a\x9b2J\xff", "한".as_bytes(), b"\xe2\x80"]), "a\\x9b2J\\xff한\\xe2\\x80");
        assert_eq!(shown(&[b"\xe2\x80", b"a"]), "\\xe2\\x80a");
    }
}
