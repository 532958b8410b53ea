use super::record::Record;
use super::{Digests, Papers};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::syntax::{self, Class, Field, Kind, Parsed, content, offset, whole, without_mark};

/// Adjacent lines of a text. Every view is made of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part<'d> {
    pub(crate) text: &'d str,
    pub(crate) records: &'d [Record],
    /// End of the last line, in bytes.
    pub(crate) end: usize,
    /// Number of the first line, from 1.
    pub(crate) number: usize,
}

impl<'d> Part<'d> {
    /// Returns the span from the start of the first line to the end of the last one.
    pub(crate) fn span(&self) -> Span {
        Span::new(self.records.first().map_or(self.end, |record| record.start()), self.end)
    }

    /// Returns the start of the first line, after a byte-order mark, in bytes.
    pub(crate) fn text_start(&self) -> usize {
        offset(self.text, self.content(0))
    }

    /// Returns an iterator over the papers.
    pub(crate) fn papers(self) -> Papers<'d> {
        Papers { rest: self }
    }

    /// Returns an iterator over the digests.
    pub(crate) fn digests(self) -> Digests<'d> {
        Digests { rest: self }
    }

    /// Splits off the lines from index `from` up to the next line that `ends`. Returns them and the
    /// rest.
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

    /// Returns the span of the line at `index`, with its line ending.
    pub(crate) fn line_span(&self, index: usize) -> Span {
        let start = self.records.get(index).map_or(self.end, |record| record.start());
        let end = self.records.get(index.saturating_add(1)).map_or(self.end, |record| record.start());
        Span::new(start, end)
    }

    /// Returns the span of the lines from index `from` up to, but not including, index `to`.
    pub(crate) fn lines_span(&self, from: usize, to: usize) -> Span {
        Span::new(self.line_span(from).start, self.line_span(to).start)
    }

    /// Returns the line at `index`, without its line ending and without a byte-order mark.
    #[inline]
    pub(crate) fn content(&self, index: usize) -> &'d str {
        let span = self.line_span(index);
        without_mark(span.start, content(span.slice(self.text)))
    }

    /// Returns the number of papers.
    pub(crate) fn paper_count(&self) -> usize {
        self.records.iter().filter(|record| record.class == Class::PaperHeading).count()
    }

    /// Returns the index and the class of each line before the first item. Fields are only there.
    pub(crate) fn before_items(&self) -> impl Iterator<Item = (usize, Class)> + Clone + use<'d> {
        let lines = self.records.iter().map(|record| record.class).enumerate();
        lines.take_while(|(_, class)| *class != Class::Item)
    }

    /// Returns the index of the first line before the items whose class satisfies `is`. Only the
    /// first line of a field counts.
    pub(crate) fn field_line(&self, is: impl Fn(Class) -> bool) -> Option<usize> {
        self.before_items().find(|(_, class)| is(*class)).map(|(line, _)| line)
    }

    /// Returns the indices of the lines of the thumbnail: the line that its value is parsed from, and
    /// the other line of a video.
    pub(crate) fn media_lines(&self) -> (Option<usize>, Option<usize>) {
        let Some(first) = self.field_line(|class| class.field() == Some(Field::Media)) else {
            return (None, None);
        };
        if self.records.get(first).is_some_and(|record| record.class == Class::Image) {
            return (Some(first), None);
        }
        let [link, player] =
            [Class::VideoLink, Class::VideoPlayer].map(|part| self.field_line(|class| class == part));
        (link.or(player), link.and(player))
    }

    /// Parses the line at `index`. `rule` must be the rule of its class.
    #[inline]
    pub(crate) fn parse<T>(&self, index: usize, rule: impl FnMut(&'d str) -> Parsed<'d, T>) -> Option<T> {
        let parsed = whole(rule, self.content(index));
        debug_assert!(parsed.is_ok(), "a line does not match the rule of its class");
        parsed.ok()
    }

    /// Parses the line at `index`, which is part of a thumbnail.
    pub(crate) fn media(&self, index: usize) -> Option<Kind<'d>> {
        syntax::field(self.content(index))?.ok()
    }

    /// Returns a diagnostic for `found`, a part of the line at `index`.
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

    /// Returns the line ending of the first line, `\n` or `\r\n`. If the first line has none,
    /// returns the line ending of the line before it.
    pub(crate) fn line_end(&self) -> &'static str {
        let line = self.line_span(0);
        let ended = match line.text(self.text) {
            Some(text) if text.ends_with('\n') => text,
            _ => Span::new(0, line.start).slice(self.text),
        };
        if ended.ends_with("\r\n") { "\r\n" } else { "\n" }
    }
}
