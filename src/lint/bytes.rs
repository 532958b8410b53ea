//! Search for bytes that few texts contain.

use crate::escape::is_hidden;

/// The size of a block, in bytes.
const BLOCK: usize = 32;

/// Returns whether a byte of a text satisfies `is`.
///
/// A block is searched without a branch, so that the compiler can use SIMD instructions. The last
/// block overlaps the one before.
pub(super) fn any(text: &str, is: impl Fn(u8) -> bool) -> bool {
    let any_of = |block: &[u8]| any_of(block, &is);
    let bytes = text.as_bytes();
    match bytes.last_chunk::<BLOCK>() {
        Some(last) => any_of(last) || bytes.chunks_exact(BLOCK).any(any_of),
        None => any_of(bytes),
    }
}

fn any_of(block: &[u8], is: impl Fn(u8) -> bool) -> bool {
    block.iter().fold(0, |any, byte| any | u8::from(is(*byte))) != 0
}

/// Returns whether a text contains a control character or a hidden one.
pub(super) fn any_hidden(text: &str) -> bool {
    any(text, can_be_hidden) && possibly_hidden(text).any(|(_, c)| is_hidden(c))
}

/// Returns the characters that can be hidden by their first byte, with their offsets.
pub(super) fn possibly_hidden(text: &str) -> impl Iterator<Item = (usize, char)> {
    let blocks = text.as_bytes().chunks(BLOCK).zip((0..).step_by(BLOCK));
    let blocks = blocks.filter(|(block, _)| any_of(block, can_be_hidden));
    let bytes = blocks.flat_map(|(block, start)| (start..).zip(block));
    let starts = bytes.filter(|(_, byte)| can_be_hidden(**byte));
    starts.filter_map(|(at, _)| Some((at, text.get(at..)?.chars().next()?)))
}

/// Returns whether a control character or a hidden one can begin with this byte in UTF-8: one below
/// U+0020, U+007F, one from U+0080 to U+3FFF, or from U+E000 on.
const fn can_be_hidden(byte: u8) -> bool {
    is_in(byte, 0xee, 0x12 + b' ') | (byte == 0x7f) | is_in(byte, 0xc2, 0x22)
}

/// Returns whether a byte is one of the `count` bytes from `first` on, where 0 follows 0xff. Signed
/// bytes take fewer SIMD instructions to compare.
const fn is_in(byte: u8, first: u8, count: u8) -> bool {
    signed(byte.wrapping_sub(first)) < signed(count)
}

const fn signed(byte: u8) -> i8 {
    i8::from_ne_bytes([byte.wrapping_add(0x80)])
}
