//! The lines of a page, and the rule of which line reads as what where.

use core::iter::FusedIterator;

use memchr::memchr;

use super::authors::{AUTHORS, Authors, authors};
use super::fault::{Fault, whole};
use super::heading::{DIGEST, PAPER, digest_heading, is_section, paper_heading};
use super::item::{BULLET, Emphasis, is_text, labelled_text};
use super::media::{BARE_PLAYER, IMAGE, PLAYER, VIDEO_LINK, image, video_link, video_player};
use super::votes::{VOTES, votes};
use crate::Span;

/// A line of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Line<'a> {
    /// What it reads as, with its parts.
    pub kind: Kind<'a>,
    /// Where it stands, its line end included (and, for the first line, a byte-order mark).
    pub span: Span,
}

/// What a line reads as, with its borrowed parts. No part holds the line's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind<'a> {
    /// Outside every digest: the line.
    Prose(&'a str),
    /// `## Daily Papers (DATE)`: starts a digest.
    DigestHeading {
        /// The date as written, a day of the calendar as `YYYY-MM-DD`.
        date: &'a str,
    },
    /// `## Daily Papers (` and then not a date and `)`: an error, which ends the digest before it. Holds the line.
    MalformedDigestHeading(&'a str),
    /// `### [TITLE](URL)`: starts a paper.
    PaperHeading {
        /// The title as written.
        title: &'a str,
        /// The URL as written.
        url: &'a str,
    },
    /// `### ` and then not `[TITLE](URL)`: an error, which ends the paper before it. Holds the line.
    MalformedPaperHeading(&'a str),
    /// After a malformed paper heading, up to the next heading: a line that belongs to no paper.
    Skipped(&'a str),
    /// In a digest: no byte at all.
    Blank,
    /// `![ALT](SRC)`.
    Image {
        /// The alternative text; empty in every real page.
        alt: &'a str,
        /// The source as written.
        src: &'a str,
    },
    /// `[Watch Video](SRC)`, or `[Watch Video]SRC`.
    VideoLink {
        /// The source as written.
        src: &'a str,
        /// Whether it stood without parentheses.
        bare: bool,
    },
    /// `<div><video controls src="SRC" muted="false"></video></div>`, or `<video src='SRC'></video>`.
    VideoPlayer {
        /// The source as written.
        src: &'a str,
    },
    /// `Vote: N`, or `Vote: -`.
    Votes {
        /// How many; `None` where they are not known.
        count: Option<u64>,
    },
    /// `Authors: A, B, C`, or `Authors: ['A', "B", 'C']`.
    Authors(Authors<'a>),
    /// In a paper before its first item, a line that opens like a field and does not read as one: an error. Holds
    /// the line.
    MalformedField(&'a str),
    /// `- TEXT`, or `- ***LABEL***: TEXT`.
    Item {
        /// The label, if it has one.
        label: Option<(Emphasis, &'a str)>,
        /// The text after the label, or the whole of it.
        text: &'a str,
    },
    /// Straight after an item or a continuation: a further line of the item's text, whole.
    Continuation(&'a str),
    /// In a digest, anything else: an error. Holds the line.
    Unknown(&'a str),
}

/// The lines of `text`, each with its kind and span. It allocates nothing and never fails.
///
/// The spans tile the text: the first starts at 0, each starts where the one before it ends, and the last one ends
/// where the text does.
///
/// ```
/// use daily_papers::syntax::Kind;
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [Title](https://arxiv.org/abs/2404.14219)\n\nVote: 180\n";
/// let votes = daily_papers::lines(page).find_map(|line| match line.kind {
///     Kind::Votes { count } => count,
///     _ => None,
/// });
/// assert_eq!(votes, Some(180));
/// ```
#[must_use]
pub fn lines(text: &str) -> Lines<'_> {
    Lines {
        rest: text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text),
        start: 0,
        end: text.len(),
        place: Place::Prose,
    }
}

/// What may open a text and is no part of its first line.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';

/// The iterator that [`lines`] gives.
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    rest: &'a str,
    start: usize,
    end: usize,
    place: Place,
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    #[inline]
    fn next(&mut self) -> Option<Line<'a>> {
        if self.start == self.end {
            return None;
        }
        // Two lines of a real page in five are blank, and need no search.
        let end = match self.rest.as_bytes() {
            [b'\n', ..] => 1,
            bytes => memchr(b'\n', bytes).map_or(bytes.len(), |at| at.saturating_add(1)),
        };
        let (line, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        let span = Span::new(self.start, self.end.saturating_sub(rest.len()));
        (self.rest, self.start) = (rest, span.end);
        let line = Line { kind: self.place.line(content(line)), span };
        self.place = self.place.after(&line.kind);
        Some(line)
    }
}

impl FusedIterator for Lines<'_> {}

/// `line-end = LF | CR LF`: the line without it.
#[inline]
pub(crate) fn content(line: &str) -> &str {
    line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line))
}

/// Where a line stands, which is all that a line's reading depends on besides the line itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Outside every digest.
    Prose,
    /// In a digest, before its first paper.
    Digest,
    /// In a paper, before its first item.
    Fields,
    /// In a paper, straight after an item or a continuation.
    Item,
    /// In a paper, somewhere else after its first item.
    Items,
    /// After a malformed paper heading.
    Skipped,
}

impl Place {
    /// Reads a line that stands in this place.
    #[inline]
    fn line(self, line: &str) -> Kind<'_> {
        match (self, line.as_bytes().first()) {
            (Place::Prose, None) => Kind::Prose(line),
            (_, None) => Kind::Blank,
            (_, Some(b'#')) => self.heading(line),
            _ => self.content(line),
        }
    }

    /// Reads a line that opens like a heading, which here it may not be.
    fn heading(self, line: &str) -> Kind<'_> {
        if line.starts_with(DIGEST) {
            whole(digest_heading, line)
                .map_or(Kind::MalformedDigestHeading(line), |date| Kind::DigestHeading { date })
        } else if is_section(line) {
            Kind::Prose(line)
        } else if line.starts_with(PAPER) && self != Place::Prose {
            whole(paper_heading, line)
                .map_or(Kind::MalformedPaperHeading(line), |(title, url)| Kind::PaperHeading { title, url })
        } else {
            self.content(line)
        }
    }

    /// Reads a line that is neither blank nor a heading.
    #[inline]
    fn content(self, line: &str) -> Kind<'_> {
        match self {
            Place::Prose => Kind::Prose(line),
            Place::Skipped => Kind::Skipped(line),
            Place::Fields | Place::Item | Place::Items if line.starts_with(BULLET) && is_text(line) => {
                let (label, text) = labelled_text(line);
                Kind::Item { label, text }
            }
            Place::Fields => field(line),
            Place::Item if is_text(line) => Kind::Continuation(line),
            Place::Item | Place::Items | Place::Digest => Kind::Unknown(line),
        }
    }

    /// Where the line stands that follows one of this kind in this place.
    #[inline]
    fn after(self, kind: &Kind<'_>) -> Place {
        match (kind, self) {
            (Kind::Prose(_) | Kind::MalformedDigestHeading(_), _) => Place::Prose,
            (Kind::DigestHeading { .. }, _) => Place::Digest,
            (Kind::PaperHeading { .. }, _) => Place::Fields,
            (Kind::MalformedPaperHeading(_), _) => Place::Skipped,
            (Kind::Item { .. } | Kind::Continuation(_), _) => Place::Item,
            (_, Place::Item) => Place::Items,
            _ => self,
        }
    }
}

/// `field = image | video-link | video-player | votes | authors`.
fn field(line: &str) -> Kind<'_> {
    match Field::of(line).map(|field| field.read(line)) {
        Some(Ok(kind)) => kind,
        Some(Err(_)) => Kind::MalformedField(line),
        None => Kind::Unknown(line),
    }
}

/// The fields of a paper, as the openings of their lines tell them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Image,
    VideoLink,
    VideoPlayer,
    Votes,
    Authors,
}

impl Field {
    fn of(line: &str) -> Option<Field> {
        let opens = |opening| line.starts_with(opening);
        match line.as_bytes().first()? {
            b'!' if opens(IMAGE) => Some(Field::Image),
            b'V' if opens(VOTES) => Some(Field::Votes),
            b'A' if opens(AUTHORS) => Some(Field::Authors),
            b'[' if opens(VIDEO_LINK) => Some(Field::VideoLink),
            b'<' if opens(PLAYER) || opens(BARE_PLAYER) => Some(Field::VideoPlayer),
            _ => None,
        }
    }

    fn read(self, line: &str) -> Result<Kind<'_>, Fault<'_>> {
        match self {
            Field::Image => whole(image, line).map(|(alt, src)| Kind::Image { alt, src }),
            Field::VideoLink => whole(video_link, line).map(|(src, bare)| Kind::VideoLink { src, bare }),
            Field::VideoPlayer => whole(video_player, line).map(|src| Kind::VideoPlayer { src }),
            Field::Votes => whole(votes, line).map(|count| Kind::Votes { count }),
            Field::Authors => whole(authors, line).map(Kind::Authors),
        }
    }
}

/// For a malformed line, the spot that keeps it from reading as what it opens like, and what should have stood there.
pub(crate) fn fault_of(line: &str) -> Option<Fault<'_>> {
    if line.starts_with(DIGEST) {
        whole(digest_heading, line).err()
    } else if line.starts_with(PAPER) {
        whole(paper_heading, line).err()
    } else {
        Field::of(line)?.read(line).err()
    }
}
