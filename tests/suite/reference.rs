//! A second parser of the format, to compare the first one with: simple, slow, and only `std`.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses its part")]
#![allow(clippy::arithmetic_side_effects, clippy::expect_used, reason = "a panic fails a test")]
#![allow(clippy::indexing_slicing, clippy::string_slice, reason = "a panic fails a test")]

#[path = "reference_near.rs"]
mod near;
#[path = "reference_python.rs"]
mod python;

pub use near::ends_in_paper_heading;
pub use python::python_list;

use near::{holds_paper_heading, near_digest_heading, near_paper_heading};

/// The parsed form of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub lines: Vec<Line>,
    /// The digests, in the order of their headings.
    pub digests: Vec<Digest>,
    /// What keeps the text from being exactly one digest.
    pub errors: Vec<Problem>,
    /// What is reported but parsed nonetheless.
    pub warnings: Vec<Problem>,
}

/// One line of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The byte at which it starts.
    pub start: usize,
    /// The byte after it, including its line ending.
    pub end: usize,
    pub kind: &'static str,
}

/// One diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line number, from 1.
    pub line: usize,
    pub what: &'static str,
}

/// The digest of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    pub date: String,
    pub papers: Vec<Paper>,
}

/// One paper of a digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    pub title: String,
    pub url: String,
    pub media: Option<Media>,
    /// The votes: `None` without a line of votes, `Some(None)` for `Vote: -`.
    pub votes: Option<Option<u64>>,
    /// The authors, empty without a line of authors.
    pub authors: Vec<String>,
    pub summary: Vec<Item>,
}

/// The thumbnail of a paper, by its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Media {
    Image(String),
    Video(String),
}

/// One item of a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub label: Option<String>,
    /// Whether the label was between `**` and `**`; false without a label.
    pub strong: bool,
    /// The text after the label, its lines joined with line feeds.
    pub text: String,
}

/// The position of the parser: outside of digests, in a digest before its first paper, or in a paper
/// before its first item. After that: directly after an item or continuation, later, or after a
/// malformed heading.
#[derive(PartialEq, Eq)]
enum Place {
    Outside,
    Head,
    Fields,
    Item,
    AfterItem,
    Skipping,
}

/// A field, parsed from its line: alternative text and source, source, source, votes, names.
enum Field {
    Image(String, String),
    Link(String),
    Player(String),
    Votes(Option<u64>),
    Authors(Vec<String>),
}

/// Parses a text.
pub fn read(text: &str) -> Page {
    let (mut lines, mut digests, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    let mut place = Place::Outside;
    let mut seen = Vec::new();
    let mut before = "";
    let mut start = 0;
    // `glued`: a line of the current paper holds the next paper's heading. `covered`: an error
    // covers the lines that follow.
    let (mut glued, mut covered) = (false, false);
    // Whether a line that looks like a paper heading ended the last digest.
    let mut ended_by_paper = false;
    for (line, whole) in (1..).zip(text.split_inclusive('\n')) {
        let content = content_of(whole, line == 1);
        let mut found = Vec::new();
        let kind = if let Some(rest) = content.strip_prefix("## Daily Papers (") {
            if let Some(date) = date(rest) {
                if !digests.is_empty() {
                    found.push("several-digests");
                }
                digests.push(Digest { date, papers: Vec::new() });
                place = Place::Head;
                "digest-heading"
            } else {
                place = Place::Outside;
                "malformed-digest-heading"
            }
        } else if content.starts_with("# ") || content.starts_with("## ") {
            place = Place::Outside;
            "prose"
        } else if place == Place::Outside {
            "prose"
        } else if let Some(rest) = content.strip_prefix("### ") {
            if let Some((title, url)) = bracketed(rest, "[") {
                papers(&mut digests).push(Paper {
                    title,
                    url,
                    media: None,
                    votes: None,
                    authors: Vec::new(),
                    summary: Vec::new(),
                });
                seen.clear();
                place = Place::Fields;
                "paper-heading"
            } else {
                place = Place::Skipping;
                "malformed-paper-heading"
            }
        } else if content.is_empty() {
            if place == Place::Item {
                place = Place::AfterItem;
            }
            "blank"
        } else if place == Place::Skipping {
            "skipped"
        } else if place == Place::Head {
            "unknown"
        } else if content.ends_with('\r') {
            // A carriage return here would be ambiguous in the model: text, or part of the line
            // ending.
            place = if place == Place::Item { Place::AfterItem } else { place };
            "unknown"
        } else if let Some(rest) = content.strip_prefix("- ") {
            paper(&mut digests).summary.push(item(rest));
            place = Place::Item;
            "item"
        } else if place == Place::Item {
            let item = paper(&mut digests).summary.last_mut().expect("an item");
            item.text.push('\n');
            item.text.push_str(content);
            "continuation"
        } else if let (Place::Fields, Some(field)) = (&place, field(content)) {
            take(field, paper(&mut digests), &mut seen, &mut found)
        } else {
            "unknown"
        };
        match kind {
            "malformed-digest-heading" | "malformed-paper-heading" | "unknown" => found.push(kind),
            // Consecutive prose lines are reported once, and not after a malformed heading.
            "prose" if !matches!(before, "prose" | "malformed-digest-heading") => found.push(kind),
            _ => {}
        }
        match kind {
            "digest-heading"
            | "paper-heading"
            | "malformed-digest-heading"
            | "malformed-paper-heading"
            | "prose" => {
                (glued, covered) = (false, false);
            }
            "unknown" if near_paper_heading(content) => covered = true,
            _ if covered => found.clear(),
            "unknown" => covered = glued || ends_in_paper_heading(content),
            _ if found.contains(&"doubled") => covered = glued,
            _ => {}
        }
        covered |= found.contains(&"image-alt") && ends_in_paper_heading(content);
        glued |= holds_paper_heading(content);
        let in_digest = !matches!(before, "" | "prose" | "malformed-digest-heading");
        let is_section = content.starts_with("# ") || content.starts_with("## ");
        if kind == "prose" && near_digest_heading(content) {
            found.push("near-digest-heading");
            ended_by_paper &= !is_section;
        } else if kind == "prose"
            && (in_digest || ended_by_paper)
            && near_paper_heading(content)
            && !content.starts_with("### ")
        {
            found.push("near-paper-heading");
            ended_by_paper = true;
        } else if is_section {
            ended_by_paper = false;
        }
        problems.extend(found.into_iter().map(|what| Problem { line, what }));
        let end = start + whole.len();
        lines.push(Line { start, end, kind });
        start = end;
        before = kind;
    }
    if digests.is_empty() {
        problems.push(Problem { line: 1, what: "no-digest" });
    }
    problems.sort_by_key(|problem| (problem.line, problem.what));
    let warns = |problem: &Problem| {
        matches!(problem.what, "order" | "video-differs" | "near-digest-heading" | "near-paper-heading")
    };
    let (warnings, errors) = problems.into_iter().partition(warns);
    Page { lines, digests, errors, warnings }
}

/// Returns the papers of the current digest.
fn papers(digests: &mut [Digest]) -> &mut Vec<Paper> {
    &mut digests.last_mut().expect("a digest").papers
}

/// Returns the current paper.
fn paper(digests: &mut [Digest]) -> &mut Paper {
    papers(digests).last_mut().expect("a paper")
}

/// Strips the line ending and, on the first line, the byte-order mark.
fn content_of(whole: &str, first: bool) -> &str {
    let content = match whole.strip_suffix('\n') {
        Some(rest) => rest.strip_suffix('\r').unwrap_or(rest),
        None => whole,
    };
    let bare = content.strip_prefix('\u{FEFF}').filter(|_| first);
    bare.unwrap_or(content)
}

/// Parses `YYYY-MM-DD)`, a day of the calendar.
fn date(source: &str) -> Option<String> {
    let date = source.strip_suffix(')')?;
    let parts: Vec<&str> = date.split('-').collect();
    if parts.iter().map(|part| part.len()).ne([4, 2, 2]) {
        return None;
    }
    let (year, month, day) = (digits(parts[0])?, digits(parts[1])?, digits(parts[2])?);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => return None,
    };
    (1..=days).contains(&day).then(|| date.to_owned())
}

/// Parses ASCII digits, at least one.
fn digits(source: &str) -> Option<u64> {
    let only = source.chars().all(|c| c.is_ascii_digit());
    source.parse().ok().filter(|_| only)
}

/// Parses `OPEN NAME](TARGET)`. The name ends at the last `](`, and the target has no white space.
fn bracketed(source: &str, open: &str) -> Option<(String, String)> {
    let inner = source.strip_prefix(open)?.strip_suffix(')')?;
    let (name, target) = inner.rsplit_once("](")?;
    let good = !target.contains(char::is_whitespace);
    good.then(|| (name.to_owned(), target.to_owned()))
}

/// Parses the text of an item: an optional label, and the rest.
fn item(source: &str) -> Item {
    let found = labelled(source, "***").or_else(|| labelled(source, "**"));
    let (label, strong, text) = found.unwrap_or((None, false, source.to_owned()));
    Item { label, strong, text }
}

/// Parses a label between these asterisks, a colon and a space, and the rest.
fn labelled(source: &str, stars: &str) -> Option<(Option<String>, bool, String)> {
    let inner = source.strip_prefix(stars)?;
    let (label, rest) = inner.split_at(inner.find('*')?);
    let text = rest.strip_prefix(stars)?.strip_prefix(": ")?;
    (!label.is_empty()).then(|| (Some(label.to_owned()), stars == "**", text.to_owned()))
}

/// Parses the line of a field.
fn field(content: &str) -> Option<Field> {
    if let Some((alt, src)) = bracketed(content, "![") {
        Some(Field::Image(alt, src))
    } else if let Some(rest) = content.strip_prefix("[Watch Video](") {
        video_source(rest.strip_suffix(')')?).map(Field::Link)
    } else if let Some(rest) = content.strip_prefix("[Watch Video]") {
        let src = video_source(rest).filter(|src| !src.is_empty());
        src.map(Field::Link)
    } else if let Some(rest) = content.strip_prefix("<div><video controls src=\"") {
        let src = rest.strip_suffix("\" muted=\"false\"></video></div>")?;
        video_source(src).map(Field::Player)
    } else if let Some(rest) = content.strip_prefix("<video src='") {
        let src = video_source(rest.strip_suffix("'></video>")?);
        src.filter(|src| !src.contains('\'')).map(Field::Player)
    } else if content == "Vote: -" {
        Some(Field::Votes(None))
    } else if let Some(rest) = content.strip_prefix("Vote: ") {
        Some(Field::Votes(Some(digits(rest)?)))
    } else {
        let rest = content.strip_prefix("Authors: ")?;
        let authors = if rest.starts_with('[') {
            python_list(rest)?
        } else {
            rest.split(", ").map(str::to_owned).collect()
        };
        let good = authors.iter().all(|name| author(name));
        good.then_some(Field::Authors(authors))
    }
}

/// Returns the source of a video if it is valid.
fn video_source(src: &str) -> Option<String> {
    let bad = src.contains(char::is_whitespace) || src.contains("](") || src.contains('"');
    if bad { None } else { Some(src.to_owned()) }
}

/// Returns whether a name is valid for an author.
fn author(name: &str) -> bool {
    !name.contains(", ") && !name.contains('\n') && !name.starts_with('[') && !name.ends_with('\r')
}

/// Adds a field to its paper, and returns the kind of its line. `seen` holds the fields of the
/// paper.
fn take(
    field: Field,
    paper: &mut Paper,
    seen: &mut Vec<(&str, usize)>,
    found: &mut Vec<&str>,
) -> &'static str {
    // The kind, the rank, and the kinds that make it a doubled field.
    let (kind, rank, bars): (_, _, &[&str]) = match field {
        Field::Image(..) => ("image", 0, &["image", "video-link", "video-player"]),
        Field::Link(_) => ("video-link", 0, &["image", "video-link"]),
        Field::Player(_) => ("video-player", 1, &["image", "video-player"]),
        Field::Votes(_) => ("votes", 2, &["votes"]),
        Field::Authors(_) => ("authors", 3, &["authors"]),
    };
    if seen.iter().any(|(before, _)| bars.contains(before)) {
        found.push("doubled");
        return kind;
    }
    if seen.iter().any(|&(_, before)| before > rank) {
        found.push("order");
    }
    seen.push((kind, rank));
    match field {
        Field::Image(alt, src) => {
            if !alt.is_empty() {
                found.push("image-alt");
            }
            paper.media = Some(Media::Image(src));
        }
        Field::Link(src) | Field::Player(src) => {
            // The media that the paper has can only come from the other line of the pair.
            let this = Some(Media::Video(src));
            if paper.media.is_some() && paper.media != this {
                found.push("video-differs");
            }
            if paper.media.is_none() || kind == "video-link" {
                paper.media = this;
            }
        }
        Field::Votes(votes) => paper.votes = Some(votes),
        Field::Authors(authors) => paper.authors = authors,
    }
    kind
}
