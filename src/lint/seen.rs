use alloc::vec::Vec;

/// What has been seen so far, each as three bits of a word, so that two can have the same: what is new for sure is told without comparing
/// it to all that came before (B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970).
#[derive(Default)]
pub(super) struct Seen(Vec<u64>);

impl Seen {
    /// Forgets all of it, and makes room for so many that there are at least 64 bits for each.
    pub(super) fn clear(&mut self, room: usize) {
        self.0.clear();
        self.0.resize(room.saturating_add(1).next_power_of_two(), 0);
    }

    /// Takes a further key, and says whether it is new for sure.
    #[inline]
    pub(super) fn insert(&mut self, key: u64) -> bool {
        // Fibonacci hashing: the upper bits of a product depend on all the bits below them.
        let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let bits = 1 << (hash >> 58) | 1 << (hash >> 52 & 63) | 1 << (hash >> 46 & 63);
        let mask = self.0.len().wrapping_sub(1);
        let word =
            usize::try_from(hash >> 14 & 0xffff_ffff).ok().and_then(|word| self.0.get_mut(word & mask));
        word.is_some_and(|word| {
            let is_new = *word & bits != bits;
            *word |= bits;
            is_new
        })
    }
}

/// What most names differ in: how they begin and end.
#[inline]
pub(super) fn ends(name: &[u8]) -> u64 {
    match (name.first_chunk(), name.last_chunk()) {
        (Some(head), Some(tail)) => u64::from_le_bytes(*head) ^ u64::from_le_bytes(*tail).rotate_left(29),
        _ => name.iter().fold(0, |ends, byte| ends << 8 | u64::from(*byte)),
    }
}
