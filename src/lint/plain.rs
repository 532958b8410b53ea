use memchr::memchr;

use super::text::is_invisible;
use crate::document::Part;

/// Whether some lines hold no control character, but for their line feeds, and no invisible one.
pub(super) fn is_plain(part: Part<'_>) -> bool {
    let text = text_of(part);
    is_plain_page(part) || are_plain(text, 0, text.as_bytes(), can_be_odd)
}

/// The same, but that a page with a character from U+F900 on, which begins with a byte above 0xed, has to be looked at paper by
/// paper: most pages have none.
pub(super) fn is_plain_page(page: Part<'_>) -> bool {
    let text = text_of(page);
    // It is the one byte for which alone each byte would have to be compared once more.
    memchr(DELETE, text.as_bytes()).is_none() && is_usual(text, line_feeds(page))
}

fn line_feeds(part: Part<'_>) -> usize {
    let last_has_none = usize::from(!text_of(part).ends_with('\n'));
    part.records.len().saturating_sub(last_has_none)
}

fn text_of(part: Part<'_>) -> &str {
    part.span().slice(part.text)
}

const DELETE: u8 = 0x7f;
const BLOCK: usize = 128;
const PART: usize = 16;

/// Whether a text holds nothing odd, and no byte above 0xed. Those and what is below 0x20 are counted together: they are as many
/// as the text has line feeds only if there are no others, and so no byte has to be compared with a line feed.
fn is_usual(text: &str, line_feeds: usize) -> bool {
    let mut rest = text.as_bytes();
    let mut extremes = 0_usize;
    let start_of = |rest: &[u8]| text.len().saturating_sub(rest.len());
    while let Some((block, behind)) = rest.split_first_chunk() {
        let (count, has_letters) = counts(block);
        extremes = extremes.saturating_add(usize::from(count));
        if has_letters && !are_plain(text, start_of(rest), block, is_letter) {
            return false;
        }
        rest = behind;
    }
    let mut last = [b' '; BLOCK];
    last.iter_mut().zip(rest).for_each(|(to, byte)| *to = *byte);
    let (count, has_letters) = counts(&last);
    extremes.saturating_add(usize::from(count)) == line_feeds
        && (!has_letters || are_plain(text, start_of(rest), rest, is_letter))
}

/// How many bytes of a block are below 0x20 or above 0xed, and whether one is a letter's first.
#[inline(always)]
fn counts(block: &[u8; BLOCK]) -> (u8, bool) {
    // Without a branch it is asked of many bytes at once.
    block.iter().fold((0, false), |(extremes, has_letters), byte| {
        (u8::from(is_extreme(*byte)).wrapping_add(extremes), has_letters | is_letter(*byte))
    })
}

/// Whether no control character and no invisible one begins in `bytes`, which stand in a text from `start` on, with a byte of
/// which `can_be_odd` says that it can.
#[inline(never)]
fn are_plain(text: &str, start: usize, bytes: &[u8], can_be_odd: impl Fn(u8) -> bool + Copy) -> bool {
    let parts = bytes.chunks(PART).enumerate();
    let parts = parts.filter(|(_, part)| part.iter().fold(false, |any, byte| any | can_be_odd(*byte)));
    let mut odd = parts.flat_map(|(number, part)| {
        let start = start.saturating_add(number.saturating_mul(PART));
        let odd = part.iter().enumerate().filter(|(_, byte)| can_be_odd(**byte));
        odd.filter_map(move |(at, _)| text.get(start.saturating_add(at)..)?.chars().next())
    });
    odd.all(|c| !c.is_control() && !is_invisible(c))
}

fn can_be_odd(byte: u8) -> bool {
    is_letter(byte) | (byte == DELETE) | (is_extreme(byte) & (byte != b'\n'))
}

/// Whether a byte is below 0x20 or above 0xed.
#[inline(always)]
const fn is_extreme(byte: u8) -> bool {
    // To compare signed bytes takes half of what comparing others does.
    signed(byte.wrapping_add(0x60)) > signed(0xed_u8.wrapping_add(0x60))
}

/// Whether a byte is from 0xc2 to 0xe3: a character up to U+3FFF begins with it, Latin letters such as é and signs such as ’, and
/// most of what is not to be seen. From there to U+D7FF all can be seen, Han and Hangul.
#[inline(always)]
const fn is_letter(byte: u8) -> bool {
    signed(byte.wrapping_add(0x9c)) > signed(0xc1_u8.wrapping_add(0x9c))
}

const fn signed(byte: u8) -> i8 {
    i8::from_ne_bytes([byte])
}
