//! A Python list of strings, as `repr` writes it.
//!
//! Source: the Python language reference,
//! [section 2.5](https://docs.python.org/3/reference/lexical_analysis.html#strings).

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::iter;

use memchr::{memchr2, memchr3};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{take_while, take_while_m_n};
use nom::character::complete::anychar;
use nom::combinator::{map_opt, opt, recognize};
use nom::sequence::preceded;

use super::author::author;
use super::fault::{Parsed, expected, fault, whole};
use super::tag::tag;

/// Parses `python-list = "[" blanks [element *("," blanks element) ["," blanks]] "]"`. Returns the
/// list as written.
///
/// Each element must be an author.
pub(super) fn list(input: &str) -> Parsed<'_, &str> {
    recognize(list_of(element)).parse(input)
}

/// Returns the strings of a Python list. Returns `None` if `text` is not a Python list of strings.
pub(crate) fn python_strings(text: &str) -> Option<Vec<String>> {
    let any_literal = |input| {
        let (rest, _) = literal(input)?;
        blanks(rest)
    };
    let list = text.strip_prefix('[').map(|_| whole(list_of(any_literal), text));
    list?.ok().map(|()| elements(text).map(Cow::into_owned).collect())
}

/// Parses `"[" blanks [element *("," blanks element) ["," blanks]] "]"`.
///
/// It uses a loop, because a list can be as long as the page and recursion would use the stack.
fn list_of<'a>(element: impl Fn(&'a str) -> Parsed<'a, &'a str>) -> impl FnMut(&'a str) -> Parsed<'a, ()> {
    move |input| {
        let (mut input, _) = (tag("["), blanks).parse(input)?;
        while !input.starts_with(']') {
            let (rest, _) = element(input)?;
            let (rest, comma) = opt((tag(","), blanks)).parse(rest)?;
            input = rest;
            if comma.is_none() {
                break;
            }
        }
        expected("`,` or `]` after an author of the Python list", tag("]")).map(|_| ()).parse(input)
    }
}

/// Parses `element = literal blanks`, whose literal stands for an author.
fn element(input: &str) -> Parsed<'_, &str> {
    let (rest, body) = literal(input)?;
    // Only these bytes can make a literal an invalid author, and they are rare.
    if body.starts_with('[') || memchr3(b'\\', b',', b'\r', body.as_bytes()).is_some() {
        author(body, characters(body)).map_err(nom::Err::Error)?;
    }
    let (rest, _) = blanks(rest)?;
    Ok((rest, body))
}

/// Parses `literal = "'" *(escape | char - "'") "'" | '"' *(escape | char - '"') '"'`. Returns the
/// text between the quotes, as written.
fn literal(input: &str) -> Parsed<'_, &str> {
    let (body, quote) = expected("an author in quotes", alt((tag("'"), tag("\"")))).parse(input)?;
    let quote = if quote == "'" { b'\'' } else { b'"' };
    let mut rest = body;
    while let Some((_, from)) =
        memchr2(quote, b'\\', rest.as_bytes()).and_then(|at| rest.split_at_checked(at))
    {
        if from.starts_with('\\') {
            (rest, _) = escape(from)?;
        } else {
            let (body, from) =
                body.split_at_checked(body.len().saturating_sub(from.len())).unwrap_or((body, ""));
            let (rest, _) = anychar(from)?;
            return Ok((rest, body));
        }
    }
    fault(input, "an author with a quote at its end")
}

/// Parses `character = escape | char`.
fn character(input: &str) -> Parsed<'_, char> {
    if input.starts_with('\\') { escape(input) } else { anychar(input) }
}

/// Parses an escape. A backslash before any other character stands for itself.
///
/// ```text
/// escape = "\" ("\" | "'" | '"' | "a" | "b" | "f" | "n" | "r" | "t" | "v"
///        | 1*3OCTAL | "x" 2HEX | "u" 4HEX | "U" 8HEX)
/// ```
///
/// Returns an error for `\N{...}`, which needs the names of all characters, and for surrogates,
/// which are not characters.
fn escape(input: &str) -> Parsed<'_, char> {
    let (rest, _) = tag("\\")(input)?;
    let hex = |digits: usize| {
        expected(
            "the hexadecimal digits of a character",
            map_opt(take_while_m_n(digits, digits, |c: char| c.is_ascii_hexdigit()), |digits: &str| {
                u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
            }),
        )
    };
    let mut octal = map_opt(take_while_m_n(1, 3, |c: char| matches!(c, '0'..='7')), |digits: &str| {
        u32::from_str_radix(digits, 8).ok().and_then(char::from_u32)
    });
    match rest.chars().next() {
        Some('x') => preceded(tag("x"), hex(2)).parse(rest),
        Some('u') => preceded(tag("u"), hex(4)).parse(rest),
        Some('U') => preceded(tag("U"), hex(8)).parse(rest),
        Some('N') => fault(rest, "no `\\N{...}` in a Python string"),
        Some('0'..='7') => octal.parse(rest),
        _ => one_letter(rest).or(Ok((rest, '\\'))),
    }
}

/// Parses `one-letter = "\" | "'" | '"' | "a" | "b" | "f" | "n" | "r" | "t" | "v"`.
fn one_letter(input: &str) -> Parsed<'_, char> {
    map_opt(anychar, |letter| match letter {
        '\\' | '\'' | '"' => Some(letter),
        'a' => Some('\u{7}'),
        'b' => Some('\u{8}'),
        'f' => Some('\u{c}'),
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        'v' => Some('\u{b}'),
        _ => None,
    })
    .parse(input)
}

fn blanks(input: &str) -> Parsed<'_, &str> {
    take_while(|c| matches!(c, ' ' | '\t' | '\u{c}')).parse(input)
}

/// Returns the characters that the body of a literal stands for, each with its offset in `body`.
fn characters(body: &str) -> impl Iterator<Item = (usize, char)> {
    let mut rest = body;
    iter::from_fn(move || {
        let at = body.len().saturating_sub(rest.len());
        let (after, c) = character(rest).ok()?;
        rest = after;
        Some((at, c))
    })
}

/// Returns the elements of a list that [`list`] has parsed.
pub(super) fn elements(list: &str) -> Elements<'_> {
    Elements { rest: list }
}

#[derive(Debug, Clone)]
pub(super) struct Elements<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Elements<'a> {
    type Item = Cow<'a, str>;

    fn next(&mut self) -> Option<Cow<'a, str>> {
        let before = self.rest.find(['\'', '"'])?;
        let (rest, body) = literal(self.rest.get(before..)?).ok()?;
        self.rest = rest;
        Some(if body.contains('\\') {
            Cow::Owned(characters(body).map(|(_, c)| c).collect())
        } else {
            Cow::Borrowed(body)
        })
    }
}
