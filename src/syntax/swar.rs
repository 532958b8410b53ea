/// Finds `byte` with SWAR, eight bytes at a time; faster than `memchr` for nearby matches.
///
/// Source: H. S. Warren, "Hacker's Delight", section 6-1, the test of a word for a zero byte.
#[inline]
pub(crate) fn find_near(byte: u8, bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let pattern = u64::from_le_bytes([byte; 8]);
    let (mut rest, mut start) = (bytes, 0_usize);
    while let Some((word, after)) = rest.split_first_chunk() {
        let zero_if_found = u64::from_le_bytes(*word) ^ pattern;
        let found = zero_if_found.wrapping_sub(ONES) & !zero_if_found & (ONES << 7);
        if found != 0 {
            let at = usize::try_from(found.trailing_zeros() >> 3).ok()?;
            return Some(start.wrapping_add(at));
        }
        (rest, start) = (after, start.wrapping_add(8));
    }
    let at = rest.iter().position(|other| *other == byte)?;
    Some(start.wrapping_add(at))
}
