//! The authors of a paper: a plain list, or a Python list.

use alloc::borrow::Cow;
use core::iter::FusedIterator;

use memchr::{memchr_iter, memchr2};
use nom::Parser;
use nom::combinator::rest;

use super::author::{SEPARATOR, author};
use super::fault::{Parsed, expected};
use super::python;
use super::swar::find_near;
use super::tag::tag;

/// Opening of an authors line, well-formed or malformed.
pub(super) const AUTHORS: &str = "Authors:";

/// List of authors in an authors line.
///
/// ```
/// use daily_papers::syntax::Kind;
///
/// let page = "## Daily Papers (2024-10-08)\n### [A](b)\nAuthors: ['Ada Byron', \"M. O'Brien\"]\n";
/// let last = daily_papers::lines(page).last().unwrap();
/// let Kind::Authors(authors) = last.kind else { panic!("not an authors line") };
/// assert!(authors.is_python_list());
/// assert_eq!(authors.iter().collect::<Vec<_>>(), ["Ada Byron", "M. O'Brien"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Authors<'a> {
    list: &'a str,
}

impl<'a> Authors<'a> {
    /// Returns the text after `Authors: `, as written.
    #[must_use]
    pub fn as_str(self) -> &'a str {
        self.list
    }

    /// Returns whether the list is a Python list, as in six pages of October 2024.
    #[must_use]
    pub fn is_python_list(self) -> bool {
        self.list.starts_with('[')
    }

    /// Returns an upper bound of the number of names, given the number of commas.
    pub(crate) fn at_most(self, commas: usize) -> usize {
        // Each name except the last takes at least two bytes: a comma, and a space or a quotation
        // mark.
        commas.min(self.list.len().wrapping_div(2)).saturating_add(1)
    }

    /// Returns the number of commas, in names and between them.
    pub(crate) fn commas(self) -> usize {
        memchr_iter(b',', self.list.as_bytes()).count()
    }

    /// Returns the names in the order of the list. A name is owned if it contains a Python escape,
    /// and borrowed otherwise.
    ///
    /// ```
    /// use daily_papers::Document;
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\nAuthors: C, D\n";
    /// let document = Document::parse(page);
    /// let paper = document.papers().next().unwrap();
    /// assert!(paper.author_list().unwrap().iter().eq(["C", "D"]));
    /// ```
    #[must_use]
    pub fn iter(self) -> Names<'a> {
        Names(if self.is_python_list() {
            Form::Python(python::elements(self.list))
        } else {
            Form::Plain(Some(self.list))
        })
    }
}

impl<'a> IntoIterator for Authors<'a> {
    type Item = Cow<'a, str>;
    type IntoIter = Names<'a>;

    fn into_iter(self) -> Names<'a> {
        self.iter()
    }
}

/// Iterator over the names of [`Authors`], in the order of the list.
#[derive(Debug, Clone)]
pub struct Names<'a>(Form<'a>);

#[derive(Debug, Clone)]
enum Form<'a> {
    /// The rest of the list.
    Plain(Option<&'a str>),
    Python(python::Elements<'a>),
}

impl Names<'_> {
    /// Iterator over no names.
    pub(crate) const NONE: Self = Names(Form::Plain(None));
}

impl<'a> Iterator for Names<'a> {
    type Item = Cow<'a, str>;

    fn next(&mut self) -> Option<Cow<'a, str>> {
        match &mut self.0 {
            Form::Plain(rest) => {
                let (name, others) = first_name((*rest)?);
                *rest = others;
                Some(Cow::Borrowed(name))
            }
            Form::Python(names) => names.next(),
        }
    }

    // The form of the list is then checked once instead of once a name.
    fn fold<B, F: FnMut(B, Cow<'a, str>) -> B>(self, init: B, mut f: F) -> B {
        match self.0 {
            Form::Plain(mut rest) => {
                let mut all = init;
                while let Some((name, others)) = rest.map(first_name) {
                    (all, rest) = (f(all, Cow::Borrowed(name)), others);
                }
                all
            }
            Form::Python(names) => names.fold(init, f),
        }
    }
}

impl FusedIterator for Names<'_> {}

/// Splits a plain list into its first name and the rest of the list.
fn first_name(list: &str) -> (&str, Option<&str>) {
    match find_separator(list.as_bytes()).and_then(|end| list.split_at_checked(end)) {
        Some((name, rest)) => (name, rest.strip_prefix(SEPARATOR)),
        None => (list, None),
    }
}

/// Returns the offset of the first separator of a list.
fn find_separator(list: &[u8]) -> Option<usize> {
    let mut start = 0_usize;
    loop {
        let comma = start.saturating_add(find_near(b',', list.get(start..)?)?);
        start = comma.saturating_add(1);
        if list.get(start) == Some(&b' ') {
            return Some(comma);
        }
    }
}

/// Parses `authors = "Authors: " (python-list | plain-list)`.
#[inline]
pub(crate) fn authors<const KNOWN: bool>(input: &str) -> Parsed<'_, Authors<'_>> {
    let (input, _) = tag(AUTHORS)(input)?;
    let (input, _) = expected("a space after `Authors:`", tag(" "))(input)?;
    list::<KNOWN>(input)
}

/// Parses `list = python-list | plain-list`. A list that opens with `[` must be a Python list.
#[inline]
fn list<const KNOWN: bool>(input: &str) -> Parsed<'_, Authors<'_>> {
    let (rest, list) = if KNOWN {
        rest(input)?
    } else if input.starts_with('[') {
        python::list.parse(input)?
    } else {
        plain_list.parse(input)?
    };
    Ok((rest, Authors { list }))
}

/// Parses `plain-list = author *(", " author)`.
#[inline]
fn plain_list(input: &str) -> Parsed<'_, &str> {
    // Only these two bytes can make a name an invalid author, and they are rare.
    if memchr2(b'[', b'\r', input.as_bytes()).is_some() {
        for name in input.split(SEPARATOR) {
            author(name, name.char_indices()).map_err(nom::Err::Error)?;
        }
    }
    rest.parse(input)
}
