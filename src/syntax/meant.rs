//! Near misses: lines that resemble a heading, a field or an item of the grammar.

use alloc::string::String;
use core::fmt;
use core::ops::RangeInclusive;

use memchr::memchr;

use super::classify::is_field;
use super::fault::whole;
use super::heading::{DIGEST, PAPER, digest_heading, paper_heading};
use super::item::BULLET;

/// Byte-order mark.
const MARK: char = '\u{feff}';

/// Probable meaning of a line. `Display` writes the line in the form that the grammar parses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meant<'a> {
    DigestHeading { year: &'a str, month: &'a str, day: &'a str },
    PaperHeading { title: &'a str, url: &'a str },
    Votes(String),
    Authors(&'a str),
    Media(&'a str),
    Item(&'a str),
}

impl fmt::Display for Meant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Meant::DigestHeading { year, month, day } => write!(f, "{DIGEST}{year}-{month:0>2}-{day:0>2})"),
            Meant::PaperHeading { title, url } => write!(f, "{PAPER}[{title}]({url})"),
            Meant::Votes(count) => write!(f, "Vote: {count}"),
            Meant::Authors(list) => write!(f, "Authors: {list}"),
            Meant::Media(line) => f.write_str(line),
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
            // The line would parse, but a paper without authors has no such line.
            Meant::Authors("") => false,
            Meant::Votes(_) | Meant::Authors(_) | Meant::Media(_) => is_field(line),
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
        '#' | ' ' | MARK if unindented(line).starts_with('#') => meant_heading(line),
        '-' | '+' | '•' | '●' | '·' | '－' => meant_item(line).map(Meant::Item),
        '*' => meant_item(line).map(Meant::Item).or_else(|| meant_field(line)),
        'v' | 'V' | 'a' | 'A' | '!' | '[' | '<' | ' ' | '\t' => meant_field(line),
        _ => None,
    }
}

/// Returns the digest heading or the paper heading that a line was probably meant to be.
pub(crate) fn meant_heading(line: &str) -> Option<Meant<'_>> {
    meant_digest_heading(line).or_else(|| meant_paper_heading(line))
}

/// Returns the date of a line that was meant to be a digest heading.
///
/// Its level, its case and all between its words and its numbers can differ from the grammar.
pub(crate) fn meant_digest_heading(line: &str) -> Option<Meant<'_>> {
    let rest = without_case(heading_text(line)?.trim_start_matches('*'), "daily")?;
    let rest = without_case(rest.trim_start_matches([' ', '\t', '-', '_']), "paper")?;
    let date = rest.strip_prefix(['s', 'S']).unwrap_or(rest).trim_matches(|c: char| !c.is_alphanumeric());
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
/// Such a line is a heading of any level that begins with a link. The end of the link can be missing.
pub(crate) fn meant_paper_heading(line: &str) -> Option<Meant<'_>> {
    let link = heading_text(line)?.trim_end().strip_prefix('[')?;
    let (title, url) = match link.strip_suffix(')') {
        Some(link) => link.rsplit_once("](")?,
        None => {
            let (title, rest) = link.split_once("](")?;
            (title, rest.split_once(')').map_or(rest, |(url, _)| url))
        }
    };
    Some(Meant::PaperHeading { title, url })
}

/// Returns whether a line of a paper was meant to be the heading of another one with an absolute
/// URL, or ends in one.
pub(crate) fn holds_paper_heading(line: &str) -> bool {
    if let Some(link) = line.strip_prefix(PAPER) {
        return ends_in_paper_heading(link);
    }
    let is_meant =
        matches!(meant_paper_heading(line), Some(Meant::PaperHeading { url, .. }) if is_absolute(url));
    is_meant || ends_in_paper_heading(line)
}

/// Returns whether a line ends in a paper heading with an absolute URL.
pub(crate) fn ends_in_paper_heading(line: &str) -> bool {
    glued_heading(line).is_some_and(|(_, heading)| heading.starts_with(PAPER))
}

fn is_absolute(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Splits a text that ends in a paper heading with an absolute URL, or in a digest heading. Returns
/// the text before it, which can be empty, and the heading.
///
/// White space around the heading belongs to neither.
pub(crate) fn glued_heading(text: &str) -> Option<(&str, &str)> {
    // Few lines end in `)` and hold a `#`, so few are searched.
    let text = text.trim_end();
    let before = text.strip_suffix(')').filter(|before| memchr(b'#', before.as_bytes()).is_some())?;
    let is_paper = |at: &usize| {
        let link = before.get(*at..).and_then(|heading| heading.rsplit_once("]("));
        link.is_some_and(|(_, url)| is_absolute(url) && !url.contains(char::is_whitespace))
    };
    let is_digest =
        |at: &usize| text.get(*at..).is_some_and(|heading| whole(digest_heading, heading).is_ok());
    let at = before.rfind("### [").filter(is_paper).or_else(|| before.rfind(DIGEST).filter(is_digest))?;
    let (before, heading) = text.split_at_checked(at)?;
    // After a `#` it is a heading of another level, and after a backslash it is text.
    (!before.ends_with(['#', '\\'])).then(|| (before.trim_end(), heading))
}

/// Returns the text of a line that was meant to be an item: it has another bullet, or another
/// character than a space after its bullet.
fn meant_item(line: &str) -> Option<&str> {
    let mut chars = line.chars();
    let bullet = chars.next()?;
    let text = chars.as_str();
    let is_item = match (bullet, text.chars().next()?) {
        ('-', ' ') => false,
        ('•' | '●', _) => true,
        ('-', c) if c.is_alphabetic() || matches!(c, '*' | '[' | '"' | '\'' | '`') => true,
        (_, c) => c.is_whitespace(),
    };
    // A line such as `* * *` separates parts of a text.
    (is_item && text.contains(char::is_alphanumeric)).then(|| text.trim_start())
}

/// Returns the field that a line was meant to be.
///
/// Its name can be in another case or number, or between asterisks, its colon can be full-width, and
/// its spaces can differ from the grammar. A votes or an authors line can have any value.
fn meant_field(line: &str) -> Option<Meant<'_>> {
    let text = line.trim();
    if text.starts_with(['!', '[', '<']) {
        return is_field(text).then_some(Meant::Media(text));
    }
    let (name, value) = text.split_once([':', '：'])?;
    let (name, value) = (name.trim().trim_matches('*'), value.trim_start_matches('*').trim());
    let is = |names: [&str; 2]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    if is(["vote", "votes"]) {
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let (first, thousands) =
            value.split_once(',').map_or((value, None), |(first, rest)| (first, Some(rest)));
        let mut groups = thousands.into_iter().flat_map(|groups| groups.split(','));
        let is_grouped = groups.all(|group| group.len() == 3 && is_digits(group));
        let is_count = value == "-" || !first.is_empty() && is_digits(first) && is_grouped;
        (is_count || line.starts_with("Vote:")).then(|| Meant::Votes(value.replace(',', "")))
    } else {
        let is_list = !value.is_empty() || line.starts_with("Authors:");
        (is(["author", "authors"]) && is_list).then_some(Meant::Authors(value))
    }
}

/// Returns the text of a heading of level 1 to 6, without its spaces.
fn heading_text(line: &str) -> Option<&str> {
    let line = unindented(line);
    let text = line.strip_prefix('#')?.trim_start_matches('#');
    (line.len().saturating_sub(text.len()) <= 6).then(|| text.trim_start())
}

/// Returns a line without its indentation. Markdown allows up to three spaces before a heading, and a
/// byte-order mark stands where pages were joined.
fn unindented(line: &str) -> &str {
    let line = line.strip_prefix(MARK).unwrap_or(line);
    let text = line.trim_start_matches(' ');
    if line.len().saturating_sub(text.len()) <= 3 { text } else { line }
}

/// Returns the text after `word`, compared without ASCII case.
fn without_case<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest)
}
