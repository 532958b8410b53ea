use memchr::memchr;

use super::text::is_invisible;

/// Whether a text holds no control character, but for line feeds, and no invisible one. `false` only says that the lines
/// have to be looked at one by one.
pub(super) fn is_plain(text: &str) -> bool {
    // A byte for which alone it would have to be asked of every byte whether it is that.
    memchr(DELETE, text.as_bytes()).is_none() && is_plain_but_for_deletes(text)
}

const DELETE: u8 = 0x7f;
const BLOCK: usize = 64;
const PART: usize = 16;

fn is_plain_but_for_deletes(text: &str) -> bool {
    let mut rest = text.as_bytes();
    // Most blocks have no byte that an odd character can begin with, which takes no branch a byte to tell.
    while let Some(odd) = rest.chunks_exact(BLOCK).position(has_odd) {
        let (_, from) = rest.split_at_checked(odd.saturating_mul(BLOCK)).unwrap_or_default();
        let (block, behind) = from.split_at_checked(BLOCK).unwrap_or_default();
        if !is_plain_block(text, block, text.len().saturating_sub(from.len())) {
            return false;
        }
        rest = behind;
    }
    let last = rest.chunks_exact(BLOCK).remainder();
    is_plain_block(text, last, text.len().saturating_sub(last.len()))
}

/// Whether no odd character begins in a block of a text, which starts at `start`.
fn is_plain_block(text: &str, block: &[u8], start: usize) -> bool {
    let parts = block.chunks(PART).enumerate().filter(|(_, part)| has_odd(part));
    let mut odd = parts.flat_map(|(number, part)| {
        let start = start.saturating_add(number.saturating_mul(PART));
        let odd = part.iter().enumerate().filter(|(_, byte)| can_be_odd(**byte));
        odd.map(move |(at, _)| start.saturating_add(at))
    });
    odd.all(|at| {
        let c = text.get(at..).and_then(|rest| rest.chars().next());
        c.is_none_or(|c| !c.is_control() && !is_invisible(c))
    })
}

#[inline(always)]
fn has_odd(bytes: &[u8]) -> bool {
    bytes.iter().fold(false, |odd, byte| odd | can_be_odd(*byte))
}

/// Whether a control character, other than a line feed and the delete that is sought by itself, or an invisible one can begin
/// with this byte in UTF-8: from 0xc2 on any can, but for 0xe4 to 0xed, which is U+4000 to U+D7FF, Han to Hangul.
const fn can_be_odd(byte: u8) -> bool {
    // Without a branch it is asked of many bytes at once, and a comparison of signed bytes takes half of what one of others does.
    let is_control_or_further = signed(byte.wrapping_add(0x60)) > signed(0xc1_u8.wrapping_add(0x60));
    let is_letter = signed(byte.wrapping_add(0x92)) > signed(0xe3_u8.wrapping_add(0x92));
    is_control_or_further & !is_letter & (byte != b'\n')
}

const fn signed(byte: u8) -> i8 {
    i8::from_ne_bytes([byte])
}
