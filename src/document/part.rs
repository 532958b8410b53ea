use alloc::string::String;

use super::record::Record;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::syntax::{self, Class, Kind, Parsed, content, offset, whole, without_mark};

/// Some adjacent lines of a text: what every view is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part<'d> {
    pub(crate) text: &'d str,
    pub(crate) records: &'d [Record],
    /// Where the last of the lines ends.
    pub(crate) end: usize,
    /// The number of the first of the lines, from 1.
    pub(crate) number: usize,
}

impl<'d> Part<'d> {
    /// The bytes from the start of the first line to the end of the last one.
    pub(crate) fn span(&self) -> Span {
        Span::new(self.records.first().map_or(self.end, |record| record.start()), self.end)
    }

    /// The lines from the one at `from` on, up to the next one that `ends`, and the lines from that one on.
    pub(crate) fn split(&self, from: usize, ends: impl Fn(Class) -> bool) -> (Part<'d>, Part<'d>) {
        let records = self.records.get(from..).unwrap_or_default();
        let count = records.iter().skip(1).position(|record| ends(record.class));
        let count = count.map_or(records.len(), |count| count.saturating_add(1));
        let (records, rest) = records.split_at_checked(count).unwrap_or((records, &[]));
        let end = rest.first().map_or(self.end, |record| record.start());
        let number = self.number.saturating_add(from);
        let part = Part { records, end, number, ..*self };
        (part, Part { records: rest, number: number.saturating_add(count), ..*self })
    }

    /// The line at `index`, with its end.
    pub(crate) fn line_span(&self, index: usize) -> Span {
        let start = self.records.get(index).map_or(self.end, |record| record.start());
        let end = self.records.get(index.saturating_add(1)).map_or(self.end, |record| record.start());
        Span::new(start, end)
    }

    /// The line at `index` without its end and without a byte-order mark.
    #[inline]
    pub(crate) fn content(&self, index: usize) -> &'d str {
        let span = self.line_span(index);
        without_mark(span.start, content(span.slice(self.text)))
    }

    /// Returns the lines before the first item: where the fields of a paper stand. Each line is its index and its class.
    pub(crate) fn before_items(&self) -> impl Iterator<Item = (usize, Class)> + Clone + use<'d> {
        let lines = self.records.iter().map(|record| record.class).enumerate();
        lines.take_while(|(_, class)| *class != Class::Item)
    }

    /// Parses the line at `index`, which is of the class of `rule`.
    #[inline]
    pub(crate) fn parse<T>(&self, index: usize, rule: impl FnMut(&'d str) -> Parsed<'d, T>) -> Option<T> {
        let parsed = whole(rule, self.content(index));
        debug_assert!(parsed.is_ok(), "a line has another class than its rule");
        parsed.ok()
    }

    /// Parses the line at `index`, which is a part of a thumbnail.
    pub(crate) fn media(&self, index: usize) -> Option<Kind<'d>> {
        syntax::field(self.content(index))?.ok()
    }

    /// A diagnostic about `found`, a part of the line at `index`.
    pub(crate) fn diagnostic(
        &self,
        code: Code,
        index: usize,
        found: &str,
        expected: &'static str,
    ) -> Diagnostic {
        let start = offset(self.text, self.content(index));
        let number = self.number.saturating_add(index);
        Diagnostic::new(self.text, code, number, start, self.span_of(found), expected)
    }

    /// Returns the span of `found`, a part of the text.
    pub(crate) fn span_of(&self, found: &str) -> Span {
        Span::new(0, 0).part(offset(self.text, found), found.len())
    }

    /// How its first line ends: `\n`, or `\r\n`; where it ends the page, how the line before it does.
    pub(crate) fn line_end(&self) -> &'static str {
        let line = self.line_span(0);
        let ended = match line.text(self.text) {
            Some(text) if text.ends_with('\n') => text,
            _ => self.text.get(..line.start).unwrap_or_default(),
        };
        if ended.ends_with("\r\n") { "\r\n" } else { "\n" }
    }

    /// What the lines at `span` lack to be ended: nothing, but at the end of the page.
    pub(crate) fn missing_line_end(&self, span: Span) -> &'static str {
        match span.slice(self.text) {
            lines if lines.ends_with('\n') => "",
            // A carriage return at the very end is content, and must not become a part of the line's end.
            lines if lines.ends_with('\r') => "\r\n",
            _ => self.line_end(),
        }
    }

    /// `text` with what has to stand before it so that a blank line separates it from these lines.
    pub(crate) fn separated(&self, text: String) -> String {
        let last = self.line_span(self.records.len().saturating_sub(1));
        let is_blank = content(last.slice(self.text)).is_empty();
        if is_blank { text } else { [self.missing_line_end(last), self.line_end(), &text].concat() }
    }
}
