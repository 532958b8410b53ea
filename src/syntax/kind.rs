//! What a line can read as.

use super::authors::{Authors, read_authors};
use super::fault::whole;
use super::heading::digest_heading;
use super::item::{Emphasis, labelled_text};
use super::link::Link;
use super::media::{video_link, video_player};
use super::votes::read_votes;

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

impl<'a> Kind<'a> {
    /// The parts of a line that reads as `tag` says, and is `link` where it is one.
    #[inline(always)]
    pub(super) fn new(tag: Tag, link: Link<'a>, line: &'a str) -> Kind<'a> {
        match tag {
            Tag::Prose => Kind::Prose(line),
            Tag::DigestHeading => {
                Kind::DigestHeading { date: whole(digest_heading, line).unwrap_or_default() }
            }
            Tag::MalformedDigestHeading => Kind::MalformedDigestHeading(line),
            Tag::PaperHeading => {
                let (title, url) = link;
                Kind::PaperHeading { title, url }
            }
            Tag::MalformedPaperHeading => Kind::MalformedPaperHeading(line),
            Tag::Skipped => Kind::Skipped(line),
            Tag::Blank => Kind::Blank,
            Tag::Image => {
                let (alt, src) = link;
                Kind::Image { alt, src }
            }
            Tag::VideoLink => {
                let (src, bare) = whole(video_link, line).unwrap_or_default();
                Kind::VideoLink { src, bare }
            }
            Tag::VideoPlayer => Kind::VideoPlayer { src: whole(video_player, line).unwrap_or_default() },
            Tag::Votes => Kind::Votes { count: read_votes(line) },
            Tag::Authors => Kind::Authors(read_authors(line)),
            Tag::MalformedField => Kind::MalformedField(line),
            Tag::Item => {
                let (label, text) = labelled_text(line);
                Kind::Item { label, text }
            }
            Tag::Continuation => Kind::Continuation(line),
            Tag::Unknown => Kind::Unknown(line),
        }
    }
}

/// The kind of a line, without its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    Prose,
    DigestHeading,
    MalformedDigestHeading,
    PaperHeading,
    MalformedPaperHeading,
    Skipped,
    Blank,
    Image,
    VideoLink,
    VideoPlayer,
    Votes,
    Authors,
    MalformedField,
    Item,
    Continuation,
    Unknown,
}

impl Tag {
    /// Whether a line of this kind stands outside every digest.
    pub(crate) fn is_outside(self) -> bool {
        matches!(self, Tag::Prose | Tag::MalformedDigestHeading)
    }

    /// Whether a line of this kind ends the paper before it.
    pub(crate) fn ends_paper(self) -> bool {
        self.is_outside()
            || matches!(self, Tag::DigestHeading | Tag::PaperHeading | Tag::MalformedPaperHeading)
    }
}
