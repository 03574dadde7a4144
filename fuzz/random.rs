//! Numbers at random that can be had again, for tests of several crates.

/// A generator that gives the same numbers for the same seed (xorshift64).
pub(crate) struct Random(u64);

impl Random {
    /// Begins at a seed; neighbouring ones give numbers far apart.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `limit`, and 0 where there is none.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (limit.max(1) as u64)).unwrap_or(0)
    }
}
