//! Search for bytes that few texts contain.

/// The size of a block, in bytes.
const BLOCK: usize = 32;

/// Whether a byte of a text satisfies `is`.
///
/// A block is searched without a branch, so that the compiler can use SIMD instructions. The last
/// block overlaps the one before.
pub(super) fn any(text: &str, is: impl Fn(u8) -> bool) -> bool {
    let any_of = |block: &[u8]| block.iter().fold(false, |any, byte| any | is(*byte));
    let bytes = text.as_bytes();
    match bytes.last_chunk::<BLOCK>() {
        Some(last) => any_of(last) || bytes.chunks_exact(BLOCK).any(any_of),
        None => any_of(bytes),
    }
}

/// Whether a control character or a hidden one can begin with this byte in UTF-8: one below U+0020,
/// U+007F, one from U+0080 to U+00BF, from U+0340 to U+3FFF, or from U+E000 on.
pub(super) const fn can_be_hidden(byte: u8) -> bool {
    is_in(byte, 0xee, 0x12 + b' ') | (byte == 0x7f) | (byte == 0xc2) | is_in(byte, 0xcd, 0x17)
}

/// Whether a byte is one of the `count` bytes from `first` on, where 0 follows 0xff. Signed bytes
/// take fewer SIMD instructions to compare.
const fn is_in(byte: u8, first: u8, count: u8) -> bool {
    signed(byte.wrapping_sub(first)) < signed(count)
}

const fn signed(byte: u8) -> i8 {
    i8::from_ne_bytes([byte.wrapping_add(0x80)])
}
