//! What a line can read as.

use super::authors::Authors;
use super::item::Emphasis;

/// What a line reads as, with its borrowed parts. No part holds the line's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u8)]
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

impl Kind<'_> {
    /// Returns the kind without its parts.
    #[inline]
    pub(crate) fn class(&self) -> Class {
        match self {
            Kind::Prose(_) => Class::Prose,
            Kind::DigestHeading { .. } => Class::DigestHeading,
            Kind::MalformedDigestHeading(_) => Class::MalformedDigestHeading,
            Kind::PaperHeading { .. } => Class::PaperHeading,
            Kind::MalformedPaperHeading(_) => Class::MalformedPaperHeading,
            Kind::Skipped(_) => Class::Skipped,
            Kind::Blank => Class::Blank,
            Kind::Image { .. } => Class::Image,
            Kind::VideoLink { .. } => Class::VideoLink,
            Kind::VideoPlayer { .. } => Class::VideoPlayer,
            Kind::Votes { .. } => Class::Votes,
            Kind::Authors(_) => Class::Authors,
            Kind::MalformedField(_) => Class::MalformedField,
            Kind::Item { .. } => Class::Item,
            Kind::Continuation(_) => Class::Continuation,
            Kind::Unknown(_) => Class::Unknown,
        }
    }
}

/// The kind of a line, without its parts. The fields of a paper are in the order of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Class {
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

impl Class {
    /// Whether a line of this kind stands outside every digest.
    pub(crate) fn is_outside(self) -> bool {
        matches!(self, Class::Prose | Class::MalformedDigestHeading)
    }

    /// Whether a line of this kind is a field of a paper, or a part of one.
    pub(crate) fn is_field(self) -> bool {
        (Class::Image..=Class::Authors).contains(&self)
    }

    /// Whether a line of this kind is the thumbnail of a paper, or a part of it.
    pub(crate) fn is_media(self) -> bool {
        (Class::Image..=Class::VideoPlayer).contains(&self)
    }

    /// Whether a line of this kind ends the paper before it.
    pub(crate) fn ends_paper(self) -> bool {
        self.is_outside()
            || matches!(self, Class::DigestHeading | Class::PaperHeading | Class::MalformedPaperHeading)
    }
}
