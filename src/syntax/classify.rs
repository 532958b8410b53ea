//! Classifies and parses a line by its text and position.

use super::authors::{AUTHORS, authors};
use super::fault::{Fault, whole};
use super::heading::{DIGEST, PAPER, digest_heading, is_section, paper_heading};
use super::item::{BULLET, is_text, labelled_text};
use super::kind::{Class, Kind};
use super::media::{BARE_PLAYER, IMAGE, PLAYER, VIDEO_LINK, image, video_link, video_player};
use super::votes::{VOTES, votes};

/// Place of a line. The place and the text of a line decide its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Outside every digest.
    Prose,
    /// In a digest, before its first paper.
    Digest,
    /// In a paper, before its first item.
    Fields,
    /// In a paper, directly after an item or a continuation.
    Item,
    /// In a paper, elsewhere after its first item.
    Items,
    /// After a malformed paper heading.
    Skipped,
}

impl Place {
    /// Parses a line at this place. Labels do not affect the class of an item, and are parsed only
    /// with `LABELS`.
    #[inline(always)]
    pub(super) fn parse<const LABELS: bool>(self, line: &str) -> Kind<'_> {
        match (self, line.as_bytes().first()) {
            (Place::Prose, None) => Kind::Prose(line),
            (_, None) => Kind::Blank,
            (Place::Prose, Some(b'#')) if !is_section(line) => Kind::Prose(line),
            (_, Some(b'#')) => heading(line).unwrap_or_else(|| self.content::<LABELS>(line)),
            _ => self.content::<LABELS>(line),
        }
    }

    /// Parses a line that is neither blank nor a heading.
    #[inline(always)]
    fn content<const LABELS: bool>(self, line: &str) -> Kind<'_> {
        match self {
            Place::Prose => Kind::Prose(line),
            Place::Skipped => Kind::Skipped(line),
            Place::Fields | Place::Item | Place::Items if is_item(line) => {
                let (label, text) = if LABELS { labelled_text(line) } else { (None, line) };
                Kind::Item { label, text }
            }
            Place::Fields => match field(line) {
                Some(Ok(field)) => field,
                Some(Err(_)) => Kind::MalformedField(line),
                None => Kind::Unknown(line),
            },
            Place::Item if is_text(line) => Kind::Continuation(line),
            Place::Item | Place::Items | Place::Digest => Kind::Unknown(line),
        }
    }

    /// Returns the place of the line after a line of this class.
    #[inline]
    pub(super) fn after(self, line: Class) -> Place {
        match (line, self) {
            (Class::Prose | Class::MalformedDigestHeading, _) => Place::Prose,
            (Class::DigestHeading, _) => Place::Digest,
            (Class::PaperHeading, _) => Place::Fields,
            (Class::MalformedPaperHeading, _) => Place::Skipped,
            (Class::Item | Class::Continuation, _) => Place::Item,
            (_, Place::Item) => Place::Items,
            _ => self,
        }
    }
}

/// Parses a heading of a digest, a paper or a section. Returns `None` for any other line.
#[inline]
fn heading(line: &str) -> Option<Kind<'_>> {
    if line.starts_with(DIGEST) {
        Some(match whole(digest_heading, line) {
            Ok(date) => Kind::DigestHeading { date },
            Err(_) => Kind::MalformedDigestHeading(line),
        })
    } else if is_section(line) {
        Some(Kind::Prose(line))
    } else if line.starts_with(PAPER) {
        Some(match whole(paper_heading::<false>, line) {
            Ok((title, url)) => Kind::PaperHeading { title, url },
            Err(_) => Kind::MalformedPaperHeading(line),
        })
    } else {
        None
    }
}

/// Parses `field = image | video-link | video-player | votes | authors`.
///
/// The opening of a line decides which of them is parsed. Returns `None` if the line has none of
/// their openings.
#[inline(always)]
pub(crate) fn field(line: &str) -> Option<Result<Kind<'_>, Fault<'_>>> {
    let opens = |opening| line.starts_with(opening);
    Some(match line.as_bytes().first()? {
        b'!' if opens(IMAGE) => whole(image::<false>, line).map(|(alt, src)| Kind::Image { alt, src }),
        b'V' if opens(VOTES) => whole(votes, line).map(|count| Kind::Votes { count }),
        b'A' if opens(AUTHORS) => whole(authors::<false>, line).map(Kind::Authors),
        b'[' if opens(VIDEO_LINK) => whole(video_link, line).map(|(src, bare)| Kind::VideoLink { src, bare }),
        b'<' if opens(PLAYER) || opens(BARE_PLAYER) => {
            whole(video_player, line).map(|src| Kind::VideoPlayer { src })
        }
        _ => return None,
    })
}

fn is_item(line: &str) -> bool {
    line.starts_with(BULLET) && is_text(line)
}

/// Returns whether a line is a well-formed field.
pub(crate) fn is_field(line: &str) -> bool {
    field(line).is_some_and(|field| field.is_ok())
}

/// Returns the parse error of a malformed line. Returns `None` if the line is not malformed.
pub(crate) fn fault_of(line: &str) -> Option<Fault<'_>> {
    if line.starts_with(DIGEST) {
        whole(digest_heading, line).err()
    } else if line.starts_with(PAPER) {
        whole(paper_heading::<false>, line).err()
    } else {
        field(line)?.err()
    }
}
