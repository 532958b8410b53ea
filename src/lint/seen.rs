/// What has been seen so far, each as one bit of 4,096, so that two can have the same one: what is new for sure is told
/// without comparing it to all that came before.
pub(super) struct Seen([u64; 64]);

impl Seen {
    pub(super) fn new() -> Seen {
        Seen([0; 64])
    }

    /// Takes a further key, and says whether it is new for sure.
    #[inline]
    pub(super) fn insert(&mut self, key: u64) -> bool {
        // Fibonacci hashing: the upper bits of a product depend on all the bits below them.
        let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52;
        let word = usize::try_from(hash >> 6).ok().and_then(|word| self.0.get_mut(word));
        let bit = 1 << (hash & 63);
        word.is_some_and(|word| {
            let is_new = *word & bit == 0;
            *word |= bit;
            is_new
        })
    }
}
