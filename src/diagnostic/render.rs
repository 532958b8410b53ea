use alloc::string::{String, ToString};
use core::fmt::{self, Write};

use super::Diagnostic;
use crate::escape::{Escaped, Visible, is_hidden};
use crate::syntax::without_mark;

/// The number of columns of a line that are shown before the span, and from its start on.
const BEFORE: usize = 60;
const FROM: usize = 60;
/// The number of characters that are shown on either side. Combining marks take no column, so
/// columns alone would not bound the output.
const CHARS: usize = 240;
/// The number of columns of a tab.
const TAB: usize = 4;

/// Diagnostics for people: each with its line and carets under its span, separated by blank lines.
///
/// [`Diagnostic::render`] and [`ParseError::render`](crate::ParseError::render) return it.
///
/// ```
/// let page = "## Daily Papers (2024-04-23)\nstray\n";
/// let diagnostics = daily_papers::Document::parse(page).diagnostics();
/// let rendering = diagnostics[0].render(page).with_path("23.md");
/// assert!(rendering.to_string().ends_with(" --> 23.md:2:1\n  |\n2 | stray\n  | ^^^^^\n"));
/// ```
#[derive(Clone, Copy)]
pub struct Rendering<'a> {
    diagnostics: &'a [Diagnostic],
    text: &'a str,
    path: Option<&'a str>,
    first_line: u64,
}

impl<'a> Rendering<'a> {
    pub(crate) fn new(diagnostics: &'a [Diagnostic], text: &'a str) -> Rendering<'a> {
        Rendering { diagnostics, text, path: None, first_line: 1 }
    }

    /// Sets the name of the page, so that a place is written as `PATH:LINE:COLUMN`.
    #[must_use]
    pub fn with_path(self, path: &'a str) -> Rendering<'a> {
        Rendering { path: Some(path), ..self }
    }

    /// Sets the number of the first line of the page, which is 1 if it is not set. It is another
    /// number for a page that is part of a file.
    ///
    /// ```
    /// let page = "## Daily Papers (2024-04-23)\nstray\n";
    /// let diagnostics = daily_papers::Document::parse(page).diagnostics();
    /// let rendering = diagnostics[0].render(page).with_first_line(1200);
    /// assert!(rendering.to_string().contains(" --> line 1201, column 1\n"));
    /// ```
    #[must_use]
    pub fn with_first_line(self, first_line: u64) -> Rendering<'a> {
        Rendering { first_line, ..self }
    }

    fn one(&self, diagnostic: &Diagnostic, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic { code, severity, span, line, column, .. } = diagnostic;
        write!(f, "{severity}[{code}]: {}", diagnostic.message())?;
        let before = u64::try_from(line.saturating_sub(1)).unwrap_or(u64::MAX);
        let line = self.first_line.saturating_add(before);
        let number = line.to_string();
        let margin = number.len();
        match self.path {
            Some(path) => writeln!(f, "\n{:margin$}--> {}:{line}:{column}", "", Escaped(path))?,
            None => writeln!(f, "\n{:margin$}--> line {line}, column {column}", "")?,
        }
        let start = self.text.get(..span.start).and_then(|before| before.rfind('\n'));
        let start = start.map_or(0, |at| at.saturating_add(1));
        let before = self.text.get(start..span.start).unwrap_or_default();
        let from = self.text.get(span.start..).unwrap_or_default();
        let from = from.split_once('\n').map_or(from, |(line, _)| line.strip_suffix('\r').unwrap_or(line));
        let spot = from.get(..span.len()).unwrap_or(from);
        let after = from.get(spot.len()..).unwrap_or_default();

        let mut shown = ShownLine::default();
        shown.tail(without_mark(start, before));
        let indent = shown.columns;
        let limit = indent.saturating_add(FROM);
        shown.head(spot, limit);
        let carets = shown.columns.saturating_sub(indent).max(1);
        shown.head(after, limit);
        writeln!(f, "{:margin$} |\n{number} | {}", "", shown.line.trim_end())?;
        writeln!(f, "{:margin$} | {:indent$}{:^<carets$}", "", "", "")?;
        match diagnostic.help() {
            Some(help) => writeln!(f, "{:margin$} = help: {help}", ""),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Rendering<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.diagnostics.iter().enumerate().try_for_each(|(number, diagnostic)| {
            if number > 0 {
                f.write_str("\n")?;
            }
            self.one(diagnostic, f)
        })
    }
}

impl fmt::Debug for Rendering<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rendering")
            .field("diagnostics", &self.diagnostics)
            .field("text", &Escaped(self.text))
            .field("path", &self.path.map(Escaped))
            .field("first_line", &self.first_line)
            .finish()
    }
}

/// The part of a line that is shown, and its width in columns.
#[derive(Default)]
struct ShownLine {
    line: String,
    columns: usize,
    is_cut: bool,
}

impl ShownLine {
    /// Appends the end of `text`, at most `BEFORE` columns.
    fn tail(&mut self, text: &str) {
        let mut columns = 0_usize;
        let mut from = text.len();
        for (number, (at, c)) in text.char_indices().rev().enumerate() {
            columns = columns.saturating_add(columns_of(c));
            if columns > BEFORE || number == CHARS {
                self.line.push('…');
                self.columns = 1;
                break;
            }
            from = at;
        }
        self.head(text.get(from..).unwrap_or_default(), usize::MAX);
    }

    /// Appends the beginning of `text`, up to column `limit`.
    fn head(&mut self, text: &str, limit: usize) {
        for (number, c) in text.chars().enumerate() {
            if self.is_cut {
                return;
            }
            let columns = columns_of(c);
            if self.columns.saturating_add(columns) > limit || number == CHARS {
                self.line.push('…');
                self.columns = self.columns.saturating_add(1);
                self.is_cut = true;
            } else {
                // Writing to a string does not fail.
                let _ = match c {
                    '\t' => write!(self.line, "{:TAB$}", ""),
                    c => write!(self.line, "{}", Visible(c)),
                };
                self.columns = self.columns.saturating_add(columns);
            }
        }
    }
}

fn columns_of(c: char) -> usize {
    match c {
        '\t' => TAB,
        '\r' => 2,
        c if is_hidden(c) => c.escape_unicode().count(),
        c => width(c),
    }
}

/// Returns the number of columns of a visible character on a terminal.
fn width(c: char) -> usize {
    unicode_width::UnicodeWidthChar::width(c).unwrap_or(0)
}
