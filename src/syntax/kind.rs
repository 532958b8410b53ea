//! The kinds of lines.

use super::authors::Authors;
use super::item::Emphasis;

/// Kind of a line, with its borrowed parts. No part contains the line ending.
///
/// ```
/// use daily_papers::syntax::Kind;
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n- ***L***: text\n";
/// let last = daily_papers::lines(page).last().unwrap();
/// assert!(matches!(last.kind, Kind::Item { label: Some((_, "L")), text: "text" }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum Kind<'a> {
    /// Line outside every digest.
    Prose(&'a str),
    /// `## Daily Papers (DATE)`, which starts a digest.
    DigestHeading {
        /// Date as written, a day of the calendar as `YYYY-MM-DD`.
        date: &'a str,
    },
    /// Line that starts with `## Daily Papers (`, without a date and `)` after it. It is an error,
    /// and ends the digest before it.
    MalformedDigestHeading(&'a str),
    /// `### [TITLE](URL)`, which starts a paper.
    PaperHeading {
        /// Title as written.
        title: &'a str,
        /// URL as written.
        url: &'a str,
    },
    /// Line that starts with `### `, without `[TITLE](URL)` after it. It is an error, and ends the
    /// paper before it.
    MalformedPaperHeading(&'a str),
    /// Line after a malformed paper heading, up to the next heading. It belongs to no paper.
    Skipped(&'a str),
    /// Empty line in a digest.
    Blank,
    /// `![ALT](SRC)`.
    Image {
        /// Alternative text, which is empty in every real page.
        alt: &'a str,
        /// Source as written.
        src: &'a str,
    },
    /// `[Watch Video](SRC)`, or `[Watch Video]SRC`.
    VideoLink {
        /// Source as written.
        src: &'a str,
        /// Whether the source has no parentheses around it.
        bare: bool,
    },
    /// `<div><video controls src="SRC" muted="false"></video></div>`, or
    /// `<video src='SRC'></video>`.
    VideoPlayer {
        /// Source as written.
        src: &'a str,
    },
    /// `Vote: N`, or `Vote: -`.
    Votes {
        /// Number of votes, or `None` if it is unknown.
        count: Option<u64>,
    },
    /// `Authors: A, B, C`, or `Authors: ['A', "B", 'C']`.
    Authors(Authors<'a>),
    /// Line that opens like a field and is not one, before the first item of a paper. It is an
    /// error.
    MalformedField(&'a str),
    /// `- TEXT`, or `- ***LABEL***: TEXT`.
    Item {
        /// Label, or `None` if the item has none.
        label: Option<(Emphasis, &'a str)>,
        /// Text after the label.
        text: &'a str,
    },
    /// Further line of an item's text, directly after the item or a continuation.
    Continuation(&'a str),
    /// Any other line in a digest. It is an error.
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

/// Kind of a line, without its parts. The fields of a paper are in the order of a page.
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

/// Field of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Media,
    Votes,
    Authors,
}

impl Field {
    /// The fields in the order of a page.
    pub(crate) const ORDER: [Field; 3] = [Field::Media, Field::Votes, Field::Authors];
}

/// The order of the lines of the fields, in words.
pub(crate) const FIELD_ORDER: &str = "the fields in the order image or video link, player, votes, authors";

impl Class {
    /// Returns the field that the line is, or is part of.
    #[inline]
    pub(crate) fn field(self) -> Option<Field> {
        match self {
            Class::Image | Class::VideoLink | Class::VideoPlayer => Some(Field::Media),
            Class::Votes => Some(Field::Votes),
            Class::Authors => Some(Field::Authors),
            _ => None,
        }
    }

    /// Returns whether the line is outside every digest.
    pub(crate) fn is_outside(self) -> bool {
        matches!(self, Class::Prose | Class::MalformedDigestHeading)
    }

    /// Returns whether the line ends the paper before it.
    pub(crate) fn ends_paper(self) -> bool {
        self.is_outside()
            || matches!(self, Class::DigestHeading | Class::PaperHeading | Class::MalformedPaperHeading)
    }
}
