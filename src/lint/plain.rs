use memchr::memchr;

use super::text::is_invisible;
use crate::document::Part;

/// Whether some lines hold no control character, but for their line feeds, and no invisible one. `false` only says that they
/// have to be looked at one by one.
pub(super) fn is_plain(part: Part<'_>) -> bool {
    is_plain_and_usual(part) || text_of(part).chars().all(|c| c == '\n' || is_plain_char(c))
}

/// The same, but that emoji and private characters are not plain either, which nearly no page has.
pub(super) fn is_plain_and_usual(part: Part<'_>) -> bool {
    let text = text_of(part);
    let last_has_none = usize::from(!text.ends_with('\n'));
    let line_feeds = part.records.len().saturating_sub(last_has_none);
    // It is the one byte for which alone each byte would have to be compared once more.
    memchr(DELETE, text.as_bytes()).is_none() && has_only(line_feeds, text)
}

fn text_of(part: Part<'_>) -> &str {
    part.span().text(part.text).unwrap_or_default()
}

fn is_plain_char(c: char) -> bool {
    !c.is_control() && !is_invisible(c)
}

const DELETE: u8 = 0x7f;
const BLOCK: usize = 128;
const PART: usize = 16;

/// Whether nothing in a text is a control character but so many line feeds, whose number tells it: to ask of each byte whether it
/// is one would take half as much again.
fn has_only(line_feeds: usize, text: &str) -> bool {
    let mut rest = text.as_bytes();
    let mut controls = 0_usize;
    while let Some((block, behind)) = rest.split_first_chunk() {
        let (count, has_letters) = counts(block);
        controls = controls.saturating_add(usize::from(count));
        if has_letters && !has_plain_letters(text, rest) {
            return false;
        }
        rest = behind;
    }
    let mut last = [b' '; BLOCK];
    last.iter_mut().zip(rest).for_each(|(to, byte)| *to = *byte);
    let (count, has_letters) = counts(&last);
    controls.saturating_add(usize::from(count)) == line_feeds
        && (!has_letters || has_plain_letters(text, rest))
}

/// How many bytes of a block are below 0x20 or above 0xed, which emoji and private characters begin with; and whether one is from
/// 0xc2 to 0xe3, which letters from Latin to Bopomofo begin with, and among them some characters that are not to be seen.
#[inline(always)]
fn counts(block: &[u8; BLOCK]) -> (u8, bool) {
    block.iter().fold((0, false), |(controls, has_letters), byte| {
        // Without a branch it is asked of many bytes at once, and comparing signed bytes takes half of what comparing others does.
        let is_control = signed(byte.wrapping_add(0x60)) > signed(0xed_u8.wrapping_add(0x60));
        (u8::from(is_control).wrapping_add(controls), has_letters | is_letter(*byte))
    })
}

/// Whether the characters are plain that begin with a byte from 0xc2 to 0xe3 in the first block of the last bytes of a text.
#[inline(never)]
fn has_plain_letters(text: &str, rest: &[u8]) -> bool {
    let start = text.len().saturating_sub(rest.len());
    let parts = rest.chunks(PART).take(BLOCK.wrapping_div(PART)).enumerate();
    let parts = parts.filter(|(_, part)| part.iter().fold(false, |any, byte| any | is_letter(*byte)));
    let mut letters = parts.flat_map(|(number, part)| {
        let start = start.saturating_add(number.saturating_mul(PART));
        let letters = part.iter().enumerate().filter(|(_, byte)| is_letter(**byte));
        letters.filter_map(move |(at, _)| text.get(start.saturating_add(at)..)?.chars().next())
    });
    letters.all(is_plain_char)
}

/// Whether a byte is from 0xc2 to 0xe3.
#[inline(always)]
const fn is_letter(byte: u8) -> bool {
    signed(byte.wrapping_add(0x9c)) > signed(0xc1_u8.wrapping_add(0x9c))
}

const fn signed(byte: u8) -> i8 {
    i8::from_ne_bytes([byte])
}
