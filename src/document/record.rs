use crate::span::Span;
use crate::syntax::Class;

/// What a [`Document`](super::Document) keeps of a line: where it starts, and its kind without the parts, which are
/// found again when they are asked for. Eight bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
// Aligned, it is read as one word.
#[repr(align(8))]
pub(crate) struct Record {
    /// The lower seven bytes of the offset: no text is longer than what they can tell.
    start: [u8; 7],
    pub(crate) class: Class,
}

impl Record {
    #[inline]
    pub(super) fn new(class: Class, span: Span) -> Record {
        let offset = u64::try_from(span.start).unwrap_or(u64::MAX);
        let [start @ .., _] = offset.to_le_bytes();
        Record { start, class }
    }

    /// Where the line starts, in bytes of the text.
    #[inline]
    pub(crate) fn start(self) -> usize {
        let [a, b, c, d, e, f, g] = self.start;
        usize::try_from(u64::from_le_bytes([a, b, c, d, e, f, g, 0])).unwrap_or(usize::MAX)
    }
}
