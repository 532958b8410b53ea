/// Where the first such byte stands, in a text where it is some ten bytes off: for so few a search that starts up first, as
/// memchr's does, does not pay, and one byte by byte took a seventh of visiting every field of a page. So it looks at eight at a
/// time, by the well-known test of a word for a byte that is zero (H. S. Warren, "Hacker's Delight", section 6-1).
#[inline]
pub(crate) fn find_near(byte: u8, bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let pattern = u64::from_le_bytes([byte; 8]);
    let (mut rest, mut start) = (bytes, 0_usize);
    while let Some((word, behind)) = rest.split_first_chunk() {
        let zero_where_found = u64::from_le_bytes(*word) ^ pattern;
        let found = zero_where_found.wrapping_sub(ONES) & !zero_where_found & (ONES << 7);
        if found != 0 {
            let at = usize::try_from(found.trailing_zeros() >> 3).ok()?;
            return Some(start.wrapping_add(at));
        }
        (rest, start) = (behind, start.wrapping_add(8));
    }
    let at = rest.iter().position(|other| *other == byte)?;
    Some(start.wrapping_add(at))
}
