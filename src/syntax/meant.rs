//! Near misses: lines that resemble a heading, a field or an item of the grammar.

use alloc::string::String;
use core::fmt;
use core::ops::RangeInclusive;

use super::classify::is_field;
use super::fault::whole;
use super::heading::{DIGEST, PAPER, digest_heading, paper_heading};
use super::item::BULLET;

/// Probable meaning of a line. `Display` writes the line in the form that the grammar parses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meant<'a> {
    DigestHeading { year: &'a str, month: &'a str, day: &'a str },
    PaperHeading { title: &'a str, url: &'a str },
    Votes(String),
    Authors(&'a str),
    Item(&'a str),
}

impl fmt::Display for Meant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Meant::DigestHeading { year, month, day } => write!(f, "{DIGEST}{year}-{month:0>2}-{day:0>2})"),
            Meant::PaperHeading { title, url } => write!(f, "{PAPER}[{title}]({url})"),
            Meant::Votes(count) => write!(f, "Vote: {count}"),
            Meant::Authors(list) => write!(f, "Authors: {list}"),
            Meant::Item(text) => write!(f, "{BULLET}{text}"),
        }
    }
}

impl Meant<'_> {
    /// Returns whether `line`, which `Display` wrote, parses as what was meant.
    pub(crate) fn is_read(&self, line: &str) -> bool {
        match self {
            Meant::DigestHeading { .. } => whole(digest_heading, line).is_ok(),
            Meant::PaperHeading { .. } => whole(paper_heading::<false>, line).is_ok(),
            Meant::Votes(_) | Meant::Authors(_) => is_field(line),
            Meant::Item(_) => true,
        }
    }
}

/// Returns the probable meaning of a line.
///
/// Well-formed headings, fields and items are returned too, because they can be at a place where
/// they do not count.
pub(crate) fn meant(line: &str) -> Option<Meant<'_>> {
    match line.chars().next()? {
        '#' | ' ' if unindented(line).starts_with('#') => meant_heading(line),
        '-' | '*' | '+' | '•' => meant_item(line).map(Meant::Item),
        'v' | 'V' | 'a' | 'A' | ' ' | '\t' => meant_field(line),
        _ => None,
    }
}

/// Returns the digest heading or the paper heading that a line was probably meant to be.
pub(crate) fn meant_heading(line: &str) -> Option<Meant<'_>> {
    meant_digest_heading(line).or_else(|| meant_paper_heading(line))
}

/// Returns the date of a line that was meant to be a digest heading.
///
/// Its level, its case, its spacing and the separators of its date can differ from the grammar.
pub(crate) fn meant_digest_heading(line: &str) -> Option<Meant<'_>> {
    let rest = without_case(heading_text(line)?, "daily")?;
    let rest = without_case(rest.trim_start(), "papers")?.trim_start();
    let date = rest.strip_prefix(['(', '[', '（']).unwrap_or(rest).trim();
    let date = date.strip_suffix([')', ']', '）']).unwrap_or(date).trim_end();
    let mut parts = date.split(['-', '.', '/']);
    let mut part = |lengths: RangeInclusive<usize>| {
        let part = parts.next()?;
        (lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())).then_some(part)
    };
    let (year, month, day) = (part(4..=4)?, part(1..=2)?, part(1..=2)?);
    parts.next().is_none().then_some(Meant::DigestHeading { year, month, day })
}

/// Returns the title and the URL of a line that was meant to be a paper heading.
///
/// Such a line is a heading of any level whose text is a link.
pub(crate) fn meant_paper_heading(line: &str) -> Option<Meant<'_>> {
    let link = heading_text(line)?.trim_end().strip_prefix('[')?.strip_suffix(')')?;
    let (title, url) = link.rsplit_once("](")?;
    Some(Meant::PaperHeading { title, url })
}

/// Returns whether a line of an item was meant to be a paper heading with an absolute URL, or ends
/// in one.
pub(crate) fn holds_paper_heading(line: &str) -> bool {
    let is_meant =
        matches!(meant_paper_heading(line), Some(Meant::PaperHeading { url, .. }) if is_absolute(url));
    is_meant || glued_heading(line).is_some()
}

fn is_absolute(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Splits a line of an item that ends in a paper heading. Returns the text and the heading, which
/// starts with `### `.
///
/// White space around the heading belongs to neither.
pub(crate) fn glued_heading(line: &str) -> Option<(&str, &str)> {
    // Few lines end in `)`, so few are searched.
    let line = line.trim_end();
    let (text, heading) = line.split_at_checked(line.strip_suffix(')')?.rfind("### [")?)?;
    let (_, url) = heading.strip_suffix(')')?.rsplit_once("](")?;
    // With a `#` before it, it is a heading of another level.
    let is_glued = is_absolute(url) && !url.contains(char::is_whitespace) && !text.ends_with('#');
    let text = text.trim_end();
    (is_glued && !text.is_empty()).then_some((text, heading))
}

/// Returns the text of a line that was meant to be an item: it has another bullet, or no space
/// after its bullet.
fn meant_item(line: &str) -> Option<&str> {
    let mut chars = line.chars();
    let bullet = chars.next()?;
    let text = chars.as_str();
    match (bullet, text.chars().next()?) {
        ('*' | '+' | '•', ' ') => Some(text.trim_start()).filter(|text| !text.is_empty()),
        ('•', _) => Some(text),
        ('-', c) if c.is_alphabetic() || matches!(c, '*' | '[' | '"' | '\'' | '`') => Some(text),
        _ => None,
    }
}

/// Returns the field that a line was meant to be.
///
/// Its name can be in another case or number, its colon can be full-width, and its spaces can
/// differ from the grammar.
fn meant_field(line: &str) -> Option<Meant<'_>> {
    let (name, value) = line.split_once([':', '：'])?;
    let (name, value) = (name.trim(), value.trim());
    let is = |names: [&str; 2]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    if is(["vote", "votes"]) {
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let (first, thousands) =
            value.split_once(',').map_or((value, None), |(first, rest)| (first, Some(rest)));
        let mut groups = thousands.into_iter().flat_map(|groups| groups.split(','));
        let is_grouped = groups.all(|group| group.len() == 3 && is_digits(group));
        let is_count = value == "-" || !first.is_empty() && is_digits(first) && is_grouped;
        is_count.then(|| Meant::Votes(value.replace(',', "")))
    } else {
        (is(["author", "authors"]) && !value.is_empty()).then_some(Meant::Authors(value))
    }
}

/// Returns the text of a heading of level 1 to 6, without its spaces.
fn heading_text(line: &str) -> Option<&str> {
    let line = unindented(line);
    let text = line.strip_prefix('#')?.trim_start_matches('#');
    (line.len().saturating_sub(text.len()) <= 6).then(|| text.trim_start())
}

/// Returns a line without its indentation. Markdown allows up to three spaces before a heading.
fn unindented(line: &str) -> &str {
    let text = line.trim_start_matches(' ');
    if line.len().saturating_sub(text.len()) <= 3 { text } else { line }
}

/// Returns the text after `word`, compared without ASCII case.
fn without_case<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest)
}
