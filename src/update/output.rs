use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

use memchr::memrchr;

use crate::document::Part;
use crate::edit::Edit;
use crate::span::Span;

/// The new text of a part of a page: text that is kept, and text that is new.
///
/// Text that is kept in the order of the page becomes no edit. All other text is part of an edit.
pub(super) struct Output<'d> {
    page: &'d str,
    /// Start of the part, after a byte-order mark, in bytes.
    start: usize,
    /// Place in the page up to which the text was kept or left out, in bytes.
    at: usize,
    /// Whether kept text moves, so that it becomes part of an edit.
    is_moved: bool,
    /// Whether the new text ends in a block that moved or is new.
    is_block_end: bool,
    /// End of the last text that was kept in its place, in bytes.
    end: usize,
    /// New text, with a byte-order mark.
    text: String,
    /// Length of the new text up to the end of the text that was kept in its place.
    settled: usize,
    edits: Vec<Edit>,
    kept: Vec<Kept>,
    /// Line ending of the first line of the part, or of the line before it.
    line_end: &'static str,
}

/// Text of the page that was kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept {
    pub(super) span: Span,
    /// Offset of the text in the new text of the part, in bytes.
    pub(super) start: usize,
}

/// New text of a part.
pub(super) struct Written {
    pub(super) text: String,
    pub(super) edits: Vec<Edit>,
    /// Text that was kept, in the order of the new text.
    pub(super) kept: Vec<Kept>,
}

impl<'d> Output<'d> {
    /// Starts the text of a part. A byte-order mark stays.
    pub(super) fn new(part: Part<'d>) -> Output<'d> {
        let start = part.text_start();
        let mut text = String::with_capacity(part.span().len());
        text.push_str(Span::new(part.span().start, start).slice(part.text));
        Output {
            page: part.text,
            start,
            at: start,
            is_moved: false,
            is_block_end: false,
            end: start,
            settled: text.len(),
            text,
            edits: Vec::new(),
            kept: Vec::new(),
            line_end: part.line_end(),
        }
    }

    /// Keeps the text of the page at `span`.
    pub(super) fn keep(&mut self, span: Span) {
        self.skip_to(span.start);
        self.keep_to(span.end);
    }

    /// Keeps the text of the page up to byte `end`.
    pub(super) fn keep_to(&mut self, end: usize) {
        let span = Span::new(self.at, end);
        self.at = end;
        if span.is_empty() {
            return;
        }
        self.start_text();
        let is_moved = self.is_moved || span.start < self.end;
        if !is_moved {
            self.settle(span.start);
        }
        let start = self.text.len();
        match self.kept.last_mut() {
            Some(last)
                if last.span.end == span.start && last.start.saturating_add(last.span.len()) == start =>
            {
                last.span.end = end;
            }
            _ => self.kept.push(Kept { span, start }),
        }
        self.text.push_str(span.slice(self.page));
        if !is_moved {
            (self.end, self.settled) = (end, self.text.len());
        }
    }

    /// Leaves out the text of the page up to byte `end`, but not a byte-order mark.
    pub(super) fn skip_to(&mut self, end: usize) {
        self.at = end.max(self.start);
    }

    /// Replaces `old`, a part of the page after the text that was kept, by `new`.
    pub(super) fn replace(&mut self, old: Span, new: &str) {
        if old.slice(self.page) != new {
            self.keep_to(old.start);
            self.print(new);
            self.skip_to(old.end);
        }
    }

    /// Adds new text, whose lines end in `\n`. They get the line ending of the line before.
    pub(super) fn print(&mut self, text: &str) {
        self.start_text();
        let line_end = match memrchr(b'\n', self.text.as_bytes()).and_then(|end| self.text.get(..end)) {
            Some(line) if line.ends_with('\r') => "\r\n",
            Some(_) => "\n",
            None => self.line_end,
        };
        for line in text.split_inclusive('\n') {
            let content = line.strip_suffix('\n');
            self.text.push_str(content.unwrap_or(line));
            self.text.push_str(content.map_or("", |_| line_end));
        }
    }

    /// Ends the last line.
    pub(super) fn end_line(&mut self) {
        if self.written().ends_with('\r') {
            // `\n` alone would make the carriage return part of the line ending.
            self.text.push_str("\r\n");
        } else if !self.written().is_empty() && !self.written().ends_with('\n') {
            self.print("\n");
        }
    }

    /// Ends the last line, and adds a blank line after it unless there is one.
    pub(super) fn separate(&mut self) {
        self.is_block_end = false;
        self.end_line();
        if !self.is_separated() {
            self.print("\n");
        }
    }

    /// Returns whether the last line is blank, or the first line is still to come.
    pub(super) fn is_separated(&self) -> bool {
        let Some(line) = self.written().strip_suffix('\n') else { return self.written().is_empty() };
        let content = line.strip_suffix('\r').unwrap_or(line);
        content.is_empty() || content.ends_with('\n')
    }

    /// Runs `write`. The text that it keeps moves.
    pub(super) fn moved(&mut self, write: impl FnOnce(&mut Output<'d>)) {
        let before = mem::replace(&mut self.is_moved, true);
        write(self);
        self.is_moved = before;
    }

    /// Writes a block that moves or is new. Text after it follows a blank line.
    pub(super) fn block(&mut self, write: impl FnOnce(&mut Output<'d>)) {
        // The last line of a page often lacks the blank line that others have.
        if self.end == self.page.len() || !self.written().ends_with('\n') {
            self.separate();
        }
        self.moved(write);
        self.is_block_end = true;
    }

    /// Adds a blank line after a block that moved, before more text.
    fn start_text(&mut self) {
        if mem::take(&mut self.is_block_end) {
            self.separate();
        }
    }

    /// Returns the place in the page up to which the text was kept or left out, in bytes.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Returns the new text of `part`.
    pub(super) fn finish(mut self, part: Part<'_>) -> Written {
        self.settle(part.end);
        Written { text: self.text, edits: self.edits, kept: self.kept }
    }

    /// Returns the new text without a byte-order mark.
    fn written(&self) -> &str {
        self.text.strip_prefix('\u{feff}').unwrap_or(&self.text)
    }

    /// Makes an edit of the new text, if it differs from the text of the page up to byte `end`.
    fn settle(&mut self, end: usize) {
        let span = Span::new(self.end, end);
        let new = self.text.get(self.settled..).unwrap_or_default();
        if span.slice(self.page) != new {
            self.edits.push(Edit::new(span, new));
        }
    }
}
