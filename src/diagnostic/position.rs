use core::ops::Range;

use super::Diagnostic;
use crate::edit::Edit;
use crate::span::Span;
use crate::syntax::without_mark;

/// A place in a page: a line and a column, both from 1.
///
/// The Language Server Protocol counts both from 0, as [`zero_based`](Position::zero_based) does.
///
/// ```
/// use daily_papers::diagnostic::Position;
///
/// assert!(Position { line: 3, column: 11 } < Position { line: 4, column: 1 });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in the units of an [`Encoding`].
    pub column: usize,
}

/// The unit of columns, named after the encoding whose code units it counts.
///
/// ```
/// use daily_papers::Document;
/// use daily_papers::diagnostic::Encoding;
///
/// let page = "## Daily Papers (2024-04-23)\n### [😀](a b)\n";
/// let found = &Document::parse(page).diagnostics()[0];
/// let columns = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32]
///     .map(|encoding| found.range(page, encoding).map(|range| range.start.column));
/// assert_eq!(columns, [Some(13), Some(11), Some(10)]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// Code units of UTF-16, the default of the Language Server Protocol.
    Utf16,
    /// Unicode scalar values, which [`Diagnostic::column`] counts.
    Utf32,
}

impl Encoding {
    fn len(self, text: &str) -> usize {
        match self {
            Encoding::Utf8 => text.len(),
            Encoding::Utf16 => text.chars().map(char::len_utf16).fold(0, usize::saturating_add),
            Encoding::Utf32 => text.chars().count(),
        }
    }
}

impl Position {
    /// Returns the line and the column, both counted from 0, as the Language Server Protocol counts
    /// them.
    ///
    /// ```
    /// use daily_papers::diagnostic::Position;
    ///
    /// assert_eq!(Position { line: 3, column: 11 }.zero_based(), (2, 10));
    /// ```
    #[must_use]
    pub const fn zero_based(self) -> (usize, usize) {
        (self.line.saturating_sub(1), self.column.saturating_sub(1))
    }
}

impl Diagnostic {
    /// Returns the positions of the start and the end of the span, with columns in code units of
    /// `encoding`. The end is exclusive. A byte-order mark at the start of the page is not counted.
    ///
    /// Returns `None` if the span is outside `page` or not on its character boundaries.
    ///
    /// ```
    /// use daily_papers::diagnostic::{Encoding, Position};
    /// use daily_papers::Document;
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [😀](a b)\n";
    /// let found = &Document::parse(page).diagnostics()[0];
    /// let range = found.range(page, Encoding::Utf16).ok_or("another page")?;
    /// assert_eq!(range, Position { line: 3, column: 11 }..Position { line: 3, column: 12 });
    /// assert_eq!((found.column(), found.end_column()), (10, 11));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn range(&self, page: &str, encoding: Encoding) -> Option<Range<Position>> {
        range(self.span(), page, encoding)
    }
}

impl Edit {
    /// Returns the positions of the start and the end of the span, as
    /// [`Diagnostic::range`](Diagnostic::range) does.
    ///
    /// ```
    /// use daily_papers::diagnostic::Encoding;
    /// use daily_papers::{Edit, Span};
    ///
    /// let page = "# 모음\n\nprose\n";
    /// let edit = Edit::new(Span::new(10, 15), "text");
    /// let range = edit.range(page, Encoding::Utf16).ok_or("another page")?;
    /// assert_eq!((range.start.zero_based(), range.end.zero_based()), ((2, 0), (2, 5)));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn range(&self, page: &str, encoding: Encoding) -> Option<Range<Position>> {
        range(self.span(), page, encoding)
    }
}

fn range(span: Span, page: &str, encoding: Encoding) -> Option<Range<Position>> {
    let position = |offset: usize| {
        let before = page.get(..offset)?;
        let start = before.rfind('\n').map_or(0, |at| at.saturating_add(1));
        let line = before.matches('\n').count().saturating_add(1);
        let column = encoding.len(without_mark(start, before.get(start..)?)).saturating_add(1);
        Some(Position { line, column })
    };
    Some(position(span.start)?..position(span.end)?)
}
