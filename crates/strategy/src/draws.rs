//! Draws: the same for every alternative, so that a difference between two is not noise, and spread evenly, so that a
//! percentile hardly moves from seed to seed.
//!
//! An Owen-scrambled Sobol sequence (Burley, Practical Hash-based Owen Scrambling, JCGT 9(4), 2020) gives each block of
//! figures its own points. What is common to all processes (prices, wages, the part's unknown measures) is one block, each
//! process one more, so that a process has the same draws whichever others it is compared with.
//!
//! Blocks meet in reversed order of bits: draws that share a slice of the first common figure are neighbours in a process's
//! sequence, and neighbours of a Sobol sequence are even in all their columns. So a process's figures are even within each
//! slice of what is common, and the other way round. (Paired at random, percentiles moved half as much again.)

/// The most draws that the sequence has.
pub const MOST: u32 = 1 << 16;

/// Draws of a usual answer: as many as keep every percentile within one per cent from seed to seed.
pub const USUAL: u32 = 1 << 15;

/// Draws of an answer that follows a hand on a slider: a percentile moves by some two per cent, at most, from seed to seed.
pub const QUICK: u32 = 1 << 12;

/// How many draws, and from which seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    count: u32,
    seed: u32,
}

impl Draws {
    /// At least as many draws as asked for: the next power of two, where the sequence is even; at most [`MOST`].
    #[must_use]
    pub fn new(count: u32, seed: u32) -> Draws {
        Draws { count: count.clamp(2, MOST).next_power_of_two(), seed }
    }

    #[must_use]
    pub fn count(self) -> usize {
        self.count as usize
    }

    #[must_use]
    pub fn seed(self) -> u32 {
        self.seed
    }

    /// `columns` (at most 256) of shares between 0 and 1, one share in each for every draw, for what is common.
    #[must_use]
    pub fn common(self, columns: u32) -> Vec<Vec<f32>> {
        use sobol_burley::parts::{hash, owen_scramble_rev, sobol_rev, u32_to_f32_norm};
        let column = |dimension: u32| {
            let scramble = hash(self.seed.wrapping_mul(0x9c8f_2d3b) ^ hash(dimension));
            let share = |draw: u32| {
                let point = owen_scramble_rev(sobol_rev(draw.reverse_bits(), dimension), scramble);
                u32_to_f32_norm(point.reverse_bits())
            };
            (0..self.count).map(share).collect()
        };
        (0..columns).map(column).collect()
    }

    /// The same for a block of its own. Its name makes it independent of others.
    #[must_use]
    pub fn block(self, name: &str, columns: usize) -> Vec<Vec<f32>> {
        let seed = mixed(self.seed, name);
        let bits = self.count.trailing_zeros();
        let mut block = vec![Vec::with_capacity(self.count()); columns];
        for (set, four) in (0..).zip(block.chunks_mut(4)) {
            for draw in 0..self.count {
                let shares = sobol_burley::sample_4d(draw.reverse_bits() >> (32 - bits), set, seed);
                for (column, share) in four.iter_mut().zip(shares) {
                    column.push(share);
                }
            }
        }
        block
    }
}

/// FNV-1a over the name, from the seed.
fn mixed(seed: u32, name: &str) -> u32 {
    name.bytes().fold(seed ^ 0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_spread_evenly_and_the_same_every_time() {
        let block = Draws::new(1024, 7).block("part", 5);
        assert_eq!(block, Draws::new(1024, 7).block("part", 5));
        for column in block.iter().chain(&Draws::new(1024, 7).common(5)) {
            let mut hit = vec![0; 1024];
            for share in column {
                hit[(share * 1024.0) as usize] += 1;
            }
            assert!(hit.iter().all(|&n| n == 1), "a Sobol column of 2^10 draws has one in each 1024th");
        }
        assert_ne!(block, Draws::new(1024, 8).block("part", 5));
    }

    #[test]
    fn blocks_are_not_correlated() {
        let draws = Draws::new(10_000, 1);
        let [a, b, c] = [draws.block("one", 3), draws.block("two", 3), draws.common(3)];
        let of = |x: f32| f64::from(x) - 0.5;
        for (one, other) in [(&a, &b), (&a, &c), (&b, &c)] {
            for (x, y) in one.iter().flat_map(|x| other.iter().map(move |y| (x, y))) {
                let together: f64 = x.iter().zip(y).map(|(&x, &y)| of(x) * of(y)).sum::<f64>();
                let correlation = together * 12.0 / draws.count() as f64;
                assert!(correlation.abs() < 0.03, "correlation {correlation}");
            }
        }
    }
}
