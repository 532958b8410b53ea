//! Which line reads as what where.

use super::authors::{AUTHORS, authors};
use super::fault::{Fault, whole};
use super::heading::{DIGEST, PAPER, digest_heading, is_section, paper_heading};
use super::item::{BULLET, is_text};
use super::kind::Tag;
use super::link::Link;
use super::media::{BARE_PLAYER, IMAGE, PLAYER, VIDEO_LINK, image, video_link, video_player};
use super::votes::{VOTES, votes};

/// Where a line stands, which is all that a line's reading depends on besides the line itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
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

/// Of a line that is neither a paper's heading nor an image. Theirs takes a search, and so is not sought twice.
const NO_LINK: Link<'_> = ("", "");

/// Reading a line is inlined where lines are gone through: a call, with what it saves and restores, takes a twentieth of it.
impl Place {
    /// What a line reads as that stands in this place, and the link in it.
    #[inline(always)]
    pub(super) fn line(self, line: &str) -> (Tag, Link<'_>) {
        match (self, line.as_bytes().first()) {
            (Place::Prose, None) => (Tag::Prose, NO_LINK),
            (_, None) => (Tag::Blank, NO_LINK),
            (_, Some(b'#')) => self.heading(line),
            _ => self.content(line),
        }
    }

    /// What a line reads as that opens like a heading, which here it may not be.
    fn heading(self, line: &str) -> (Tag, Link<'_>) {
        if line.starts_with(DIGEST) {
            let is_heading = whole(digest_heading, line).is_ok();
            (if is_heading { Tag::DigestHeading } else { Tag::MalformedDigestHeading }, NO_LINK)
        } else if is_section(line) {
            (Tag::Prose, NO_LINK)
        } else if line.starts_with(PAPER) && self != Place::Prose {
            match whole(paper_heading, line) {
                Ok(link) => (Tag::PaperHeading, link),
                Err(_) => (Tag::MalformedPaperHeading, NO_LINK),
            }
        } else {
            self.content(line)
        }
    }

    /// What a line reads as that is neither blank nor a heading.
    #[inline(always)]
    fn content(self, line: &str) -> (Tag, Link<'_>) {
        let tag = match self {
            Place::Prose => Tag::Prose,
            Place::Skipped => Tag::Skipped,
            Place::Fields | Place::Item | Place::Items if line.starts_with(BULLET) && is_text(line) => {
                Tag::Item
            }
            Place::Fields => {
                return match field(line) {
                    Some((field, Ok(link))) => (field, link),
                    Some((_, Err(_))) => (Tag::MalformedField, NO_LINK),
                    None => (Tag::Unknown, NO_LINK),
                };
            }
            Place::Item if is_text(line) => Tag::Continuation,
            Place::Item | Place::Items | Place::Digest => Tag::Unknown,
        };
        (tag, NO_LINK)
    }

    /// Where the line stands that follows one of this kind in this place.
    #[inline]
    pub(super) fn after(self, line: Tag) -> Place {
        match (line, self) {
            (Tag::Prose | Tag::MalformedDigestHeading, _) => Place::Prose,
            (Tag::DigestHeading, _) => Place::Digest,
            (Tag::PaperHeading, _) => Place::Fields,
            (Tag::MalformedPaperHeading, _) => Place::Skipped,
            (Tag::Item | Tag::Continuation, _) => Place::Item,
            (_, Place::Item) => Place::Items,
            _ => self,
        }
    }
}

/// `field = image | video-link | video-player | votes | authors`: the one that a line opens like, and whether it is one.
#[inline(always)]
fn field(line: &str) -> Option<(Tag, Result<Link<'_>, Fault<'_>>)> {
    let opens = |opening| line.starts_with(opening);
    match line.as_bytes().first()? {
        b'!' if opens(IMAGE) => Some((Tag::Image, whole(image, line))),
        b'V' if opens(VOTES) => Some((Tag::Votes, whole(votes, line).map(|_| NO_LINK))),
        b'A' if opens(AUTHORS) => Some((Tag::Authors, whole(authors, line).map(|_| NO_LINK))),
        b'[' if opens(VIDEO_LINK) => Some((Tag::VideoLink, whole(video_link, line).map(|_| NO_LINK))),
        b'<' if opens(PLAYER) || opens(BARE_PLAYER) => {
            Some((Tag::VideoPlayer, whole(video_player, line).map(|_| NO_LINK)))
        }
        _ => None,
    }
}

/// Whether a line reads as a field in the place of one.
pub(crate) fn is_field(line: &str) -> bool {
    field(line).is_some_and(|(_, field)| field.is_ok())
}

/// For a malformed line, the spot that keeps it from reading as what it opens like, and what should have stood there.
pub(crate) fn fault_of(line: &str) -> Option<Fault<'_>> {
    if line.starts_with(DIGEST) {
        whole(digest_heading, line).err()
    } else if line.starts_with(PAPER) {
        whole(paper_heading, line).err()
    } else {
        field(line)?.1.err()
    }
}
