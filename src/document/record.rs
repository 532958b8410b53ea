use crate::span::Span;
use crate::syntax::Class;

/// Start and class of a line of a [`Document`](super::Document), in eight bytes. The parts of the
/// line are parsed again when they are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
// The alignment lets the compiler read a record as one word.
#[repr(align(8))]
pub(crate) struct Record {
    /// Lower seven bytes of the offset. A text of 2^56 bytes does not fit into memory.
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

    /// Returns the start of the line, in bytes of the text.
    #[inline]
    pub(crate) fn start(self) -> usize {
        let [a, b, c, d, e, f, g] = self.start;
        usize::try_from(u64::from_le_bytes([a, b, c, d, e, f, g, 0])).unwrap_or(usize::MAX)
    }
}
