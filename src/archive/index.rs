//! The index of an archive: a CSV file with a row for each paper.

use alloc::borrow::Cow;
use alloc::string::String;
use core::borrow::Borrow;
use core::fmt::{self, Write};
use core::iter::{Enumerate, FusedIterator};
use core::str::Lines;

use crate::escape::excerpt;
use crate::model::{Date, Digest, Link, Title};

/// The first row.
const HEADER: &str = "date,title,url";

/// Writes the index of digests: the header `date,title,url`, and a row for each paper.
///
/// The rows have the order of the digests and of their papers, and end in `\n`. A cell is quoted
/// only if it contains a comma, a quote or a carriage return, as the crate `csv` does. It is the
/// CSV of [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180), except for the line endings.
///
/// # Errors
///
/// Returns an error if `out` returns one. A `String` never does.
///
/// ```
/// use daily_papers::{Digest, archive};
///
/// let page = "## Daily Papers (2025-05-09)\n\n### [Boats, \"Paper\"](https://arxiv.org/abs/2505.97408)\n\n";
/// let digest: Digest = page.parse()?;
/// let mut index = String::new();
/// archive::write_index(&mut index, [&digest])?;
/// assert_eq!(
///     index,
///     "date,title,url\n2025-05-09,\"Boats, \"\"Paper\"\"\",https://arxiv.org/abs/2505.97408\n",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_index<I>(out: &mut impl Write, digests: I) -> fmt::Result
where
    I: IntoIterator<Item: Borrow<Digest>>,
{
    out.write_str(HEADER)?;
    out.write_str("\n")?;
    for digest in digests {
        let digest = digest.borrow();
        for paper in &digest.papers {
            write_row(out, digest.date, &paper.title, &paper.url)?;
        }
    }
    Ok(())
}

/// Writes a row, with its line ending. A date needs no quotes.
fn write_row(out: &mut impl Write, date: Date, title: &Title, url: &Link) -> fmt::Result {
    write!(out, "{date},")?;
    write_cell(out, title.as_str())?;
    out.write_str(",")?;
    write_cell(out, url.as_str())?;
    out.write_str("\n")
}

fn write_cell(out: &mut impl Write, cell: &str) -> fmt::Result {
    if cell.contains([',', '"', '\r', '\n']) {
        write!(out, "\"{}\"", cell.replace('"', "\"\""))
    } else {
        out.write_str(cell)
    }
}

/// Row of the index of an archive.
///
/// `Display` writes it as in the index, with its line ending. This adds a row to an index:
///
/// ```
/// use daily_papers::archive::IndexRow;
/// use daily_papers::{Date, Link, Title};
///
/// let mut index = String::from("date,title,url\n");
/// let url = Link::new("https://arxiv.org/abs/2505.97408")?;
/// index += &IndexRow::new(Date::new(2025, 5, 9)?, Title::new("Paper Boats")?, url).to_string();
/// assert_eq!(index, "date,title,url\n2025-05-09,Paper Boats,https://arxiv.org/abs/2505.97408\n");
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct IndexRow {
    /// Day of the digest.
    pub date: Date,
    /// Title of the paper.
    pub title: Title,
    /// URL of the paper.
    pub url: Link,
}

impl IndexRow {
    /// Returns a row with these cells.
    #[must_use]
    pub fn new(date: Date, title: Title, url: Link) -> IndexRow {
        IndexRow { date, title, url }
    }
}

impl fmt::Display for IndexRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_row(f, self.date, &self.title, &self.url)
    }
}

/// Parses an index, and returns an iterator over its rows. A damaged line is an error, and the lines
/// after it are still parsed.
///
/// The first line must be the header `date,title,url`. Each line is a row, because no cell can hold
/// a line break. Cells can have quotes that they do not need. Lines can end in `\r\n`. Empty lines
/// and a byte-order mark are skipped.
///
/// ```
/// use daily_papers::archive;
///
/// let index = "date,title,url\n2025-05-09,\"Boats, Paper\",https://arxiv.org/abs/2505.97408\n2025-05-09,A\n";
/// let mut rows = archive::read_index(index);
/// let row = rows.next().ok_or("no row")??;
/// assert_eq!((row.date.day(), row.title.as_str()), (9, "Boats, Paper"));
/// let error = rows.next().ok_or("no row")?.unwrap_err();
/// assert_eq!(error.line(), 3);
/// assert_eq!(error.to_string(), "line 3: expected three cells, found `2025-05-09,A`");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn read_index(index: &str) -> IndexRows<'_> {
    let lines = index.strip_prefix('\u{feff}').unwrap_or(index).lines().enumerate();
    IndexRows { lines, has_header: false }
}

/// Iterator over the rows of an index, which [`read_index`] returns.
#[derive(Debug, Clone)]
pub struct IndexRows<'a> {
    lines: Enumerate<Lines<'a>>,
    has_header: bool,
}

impl Iterator for IndexRows<'_> {
    type Item = Result<IndexRow, IndexError>;

    fn next(&mut self) -> Option<Result<IndexRow, IndexError>> {
        loop {
            let (line, text) = self.lines.find(|(_, text)| !text.is_empty())?;
            let row = if self.has_header { row(text).map(Some) } else { header(text).map(|()| None) };
            self.has_header = true;
            match row {
                Ok(Some(row)) => return Some(Ok(row)),
                Ok(None) => {}
                Err(Fault { expected, found }) => {
                    let found = excerpt(&found);
                    return Some(Err(IndexError { line: line.saturating_add(1), expected, found }));
                }
            }
        }
    }
}

impl FusedIterator for IndexRows<'_> {}

/// Error for a line of an index that is not a row.
///
/// ```
/// use daily_papers::archive;
///
/// let index = "date,title,url\n2025-02-30,A,https://arxiv.org/abs/2505.97408\n";
/// let error = archive::read_index(index).next().unwrap().unwrap_err();
/// assert_eq!(error.to_string(), "line 2: expected a day of the calendar as YYYY-MM-DD, found `2025-02-30`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[error("line {line}: expected {expected}, found `{found}`")]
pub struct IndexError {
    line: usize,
    expected: &'static str,
    found: String,
}

impl IndexError {
    /// Returns the line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }
}

/// What a line should have instead of a text.
struct Fault<'a> {
    expected: &'static str,
    found: Cow<'a, str>,
}

impl<'a> Fault<'a> {
    fn new(expected: &'static str, found: impl Into<Cow<'a, str>>) -> Fault<'a> {
        Fault { expected, found: found.into() }
    }
}

/// Parses the header.
fn header(line: &str) -> Result<(), Fault<'_>> {
    let is_header = cells(line).is_ok_and(|cells| HEADER.split(',').eq(cells));
    if is_header { Ok(()) } else { Err(Fault::new("the header `date,title,url`", line)) }
}

/// Parses a row.
fn row(line: &str) -> Result<IndexRow, Fault<'_>> {
    let [date, title, url] = cells(line)?;
    let Ok(date) = date.parse() else {
        return Err(Fault::new("a day of the calendar as YYYY-MM-DD", date));
    };
    let Ok(title) = Title::new(&*title) else {
        return Err(Fault::new("a title of one line", title));
    };
    match Link::new(&*url) {
        Ok(url) => Ok(IndexRow::new(date, title, url)),
        Err(_) => Err(Fault::new("a URL without white space and without `](`", url)),
    }
}

/// Splits a line into its three cells.
fn cells(line: &str) -> Result<[Cow<'_, str>; 3], Fault<'_>> {
    let not_three = || Fault::new("three cells", line);
    let (date, rest) = cell(line)?;
    let (title, rest) = cell(rest.ok_or_else(not_three)?)?;
    let (url, rest) = cell(rest.ok_or_else(not_three)?)?;
    if rest.is_some() { Err(not_three()) } else { Ok([date, title, url]) }
}

/// Parses the first cell of a text. Returns it, and the text after the comma if there is one.
fn cell(text: &str) -> Result<(Cow<'_, str>, Option<&str>), Fault<'_>> {
    let Some(mut rest) = text.strip_prefix('"') else {
        return Ok(match text.split_once(',') {
            Some((cell, rest)) => (cell.into(), Some(rest)),
            None => (text.into(), None),
        });
    };
    let mut cell = String::new();
    while let Some((part, after)) = rest.split_once('"') {
        cell.push_str(part);
        if after.is_empty() {
            return Ok((cell.into(), None));
        } else if let Some(after) = after.strip_prefix(',') {
            return Ok((cell.into(), Some(after)));
        } else if let Some(after) = after.strip_prefix('"') {
            cell.push('"');
            rest = after;
        } else {
            return Err(Fault::new("a comma after the closing quote", after));
        }
    }
    Err(Fault::new("a closing quote", text))
}
