//! The authors of a paper: a plain list, or a Python list that leaked through.

use alloc::borrow::Cow;

use memchr::{memchr_iter, memchr2};
use nom::Parser;
use nom::combinator::rest;

use super::author::{SEPARATOR, author};
use super::fault::{Parsed, expected};
use super::python;
use super::swar::find_near;
use super::tag::tag;

/// What an authors line opens with, well-formed or not.
pub(super) const AUTHORS: &str = "Authors:";

/// The authors of a paper, as an `Authors: ` line lists them.
///
/// ```
/// use daily_papers::syntax::Kind;
///
/// let page = "## Daily Papers (2024-10-08)\n### [A](b)\nAuthors: ['Ada \"A.\" Byron', \"Miles O'Brien\"]\n";
/// let Some(Kind::Authors(authors)) = daily_papers::lines(page).map(|line| line.kind).last() else { panic!() };
/// assert!(authors.is_python_list());
/// assert_eq!(authors.iter().collect::<Vec<_>>(), ["Ada \"A.\" Byron", "Miles O'Brien"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Authors<'a> {
    list: &'a str,
}

impl<'a> Authors<'a> {
    /// What follows `Authors: `, as it stands in the text.
    #[must_use]
    pub fn as_str(self) -> &'a str {
        self.list
    }

    /// Whether the line holds a Python list, as six pages of October 2024 do.
    #[must_use]
    pub fn is_python_list(self) -> bool {
        self.list.starts_with('[')
    }

    /// Returns how many names there can be.
    pub(crate) fn at_most(self) -> usize {
        // Each name but the last takes two bytes at least: the comma, and a space or a quotation mark.
        self.commas().min(self.list.len().wrapping_div(2)).saturating_add(1)
    }

    /// Returns how many commas there are, in names and between them.
    pub(crate) fn commas(self) -> usize {
        memchr_iter(b',', self.list.as_bytes()).count()
    }

    /// The names in their order: borrowed, but for those in which a Python escape stood.
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

/// The names of [`Authors`], in their order.
#[derive(Debug, Clone)]
pub struct Names<'a>(Form<'a>);

#[derive(Debug, Clone)]
enum Form<'a> {
    /// What is left of the list.
    Plain(Option<&'a str>),
    Python(python::Elements<'a>),
}

impl Names<'_> {
    /// No name at all.
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

    // Which form it is, is asked once.
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

/// The first name of a plain list, and the list of the others.
fn first_name(list: &str) -> (&str, Option<&str>) {
    match find_separator(list.as_bytes()).and_then(|end| list.split_at_checked(end)) {
        Some((name, rest)) => (name, rest.strip_prefix(SEPARATOR)),
        None => (list, None),
    }
}

/// Where the first separator of a list stands.
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

/// `authors = "Authors: " (python-list | plain-list)`.
#[inline]
pub(crate) fn authors<const KNOWN: bool>(input: &str) -> Parsed<'_, Authors<'_>> {
    let (input, _) = tag(AUTHORS)(input)?;
    let (input, _) = expected("a space after `Authors:`", tag(" "))(input)?;
    list::<KNOWN>(input)
}

/// `list = python-list | plain-list`; a list that opens with `[` is a Python list or nothing.
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

/// `plain-list = author *(", " author)`.
#[inline]
fn plain_list(input: &str) -> Parsed<'_, &str> {
    // Only these two bytes can make an author of a plain list wrong, and hardly any list has them.
    if memchr2(b'[', b'\r', input.as_bytes()).is_some() {
        for name in input.split(SEPARATOR) {
            author(name, name.char_indices()).map_err(nom::Err::Error)?;
        }
    }
    rest.parse(input)
}
