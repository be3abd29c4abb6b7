//! Sets of makers, 64 to a word.

#[derive(Debug, Clone, Default)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    pub(super) fn empty(length: usize) -> Bits {
        Bits(vec![0; length.div_ceil(64)])
    }

    pub(super) fn set(&mut self, i: usize) {
        self.0[i / 64] |= 1 << (i % 64);
    }

    pub(super) fn has(&self, i: usize) -> bool {
        self.0[i / 64] & (1 << (i % 64)) != 0
    }

    pub(super) fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    pub(super) fn add(&mut self, other: &Bits) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine |= theirs);
    }

    /// How many are in both, and how many of those in the third.
    pub(super) fn count_in(&self, other: &Bits, third: &Bits) -> (u32, u32) {
        let (mut both, mut all) = (0, 0);
        for ((a, b), c) in self.0.iter().zip(&other.0).zip(&third.0) {
            both += (a & b).count_ones();
            all += (a & b & c).count_ones();
        }
        (both, all)
    }
}
