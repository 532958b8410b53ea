use crate::Span;
use crate::syntax::Kind;

/// What a [`Document`](super::Document) keeps of a line: where it starts, and its kind without the parts, which are
/// found again when they are asked for. Eight bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Record {
    /// The lower seven bytes of the offset: no text is longer than what they can tell.
    start: [u8; 7],
    pub(crate) tag: Tag,
}

impl Record {
    #[inline]
    pub(super) fn new(tag: Tag, span: Span) -> Record {
        let offset = u64::try_from(span.start).unwrap_or(u64::MAX);
        let [start @ .., _] = offset.to_le_bytes();
        Record { start, tag }
    }

    /// Where the line starts, in bytes of the text.
    #[inline]
    pub(crate) fn start(self) -> usize {
        let [a, b, c, d, e, f, g] = self.start;
        usize::try_from(u64::from_le_bytes([a, b, c, d, e, f, g, 0])).unwrap_or(usize::MAX)
    }
}

/// The kind of a line.
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
    #[inline]
    pub(super) fn of(kind: &Kind<'_>) -> Tag {
        match kind {
            Kind::Prose(_) => Tag::Prose,
            Kind::DigestHeading { .. } => Tag::DigestHeading,
            Kind::MalformedDigestHeading(_) => Tag::MalformedDigestHeading,
            Kind::PaperHeading { .. } => Tag::PaperHeading,
            Kind::MalformedPaperHeading(_) => Tag::MalformedPaperHeading,
            Kind::Skipped(_) => Tag::Skipped,
            Kind::Blank => Tag::Blank,
            Kind::Image { .. } => Tag::Image,
            Kind::VideoLink { .. } => Tag::VideoLink,
            Kind::VideoPlayer { .. } => Tag::VideoPlayer,
            Kind::Votes { .. } => Tag::Votes,
            Kind::Authors(_) => Tag::Authors,
            Kind::MalformedField(_) => Tag::MalformedField,
            Kind::Item { .. } => Tag::Item,
            Kind::Continuation(_) => Tag::Continuation,
            Kind::Unknown(_) => Tag::Unknown,
        }
    }

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
