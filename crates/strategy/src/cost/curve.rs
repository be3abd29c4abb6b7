//! Percentiles of a cost over the draws, and how often each alternative is the cheapest.

use serde::Serialize;

/// A tenth of the draws lie below `p10`, half below `p50`, nine tenths below `p90`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Percentiles {
    pub p10: f64,
    pub p50: f64,
    pub p90: f64,
}

/// Buckets that values are counted into before the few in the right ones are looked at.
const BUCKETS: usize = 1024;

/// The percentiles of values in any order, by the nearest rank. `None` of nothing.
#[must_use]
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a bucket's number is from 0 to 1023"
)]
pub fn percentiles(values: &[f64]) -> Option<Percentiles> {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for &value in values {
        low = if value < low { value } else { low };
        high = if value > high { value } else { high };
    }
    if values.is_empty() {
        return None;
    }
    if low >= high {
        return Some(Percentiles { p10: low, p50: low, p90: low });
    }
    // Whatever rounding does here, a larger value never comes into an earlier bucket.
    let scale = (BUCKETS - 1) as f64 / (high - low);
    let bucket = |value: f64| ((value - low) * scale) as usize;
    let mut counts = [0_u32; BUCKETS];
    for &value in values {
        counts[bucket(value)] += 1;
    }
    // The bucket of each share, and the rank within it.
    let mut sought = [0.1, 0.5, 0.9].map(|share| (0, rank(share, values.len())));
    for (found, rank) in &mut sought {
        while *rank >= counts[*found] as usize {
            *rank -= counts[*found] as usize;
            *found += 1;
        }
    }
    let mut is_sought = [false; BUCKETS];
    for (found, _) in sought {
        is_sought[found] = true;
    }
    let mut inside: Vec<f64> = values.iter().copied().filter(|&value| is_sought[bucket(value)]).collect();
    inside.sort_unstable_by(f64::total_cmp);
    let [p10, p50, p90] = sought.map(|(found, rank)| {
        let before = inside.partition_point(|&value| bucket(value) < found);
        inside[before + rank]
    });
    Some(Percentiles { p10, p50, p90 })
}

/// The place of a share among `count` sorted values, by the nearest rank.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "counts are small"
)]
pub(crate) fn rank(share: f64, count: usize) -> usize {
    ((share * count as f64).ceil() as usize).clamp(1, count.max(1)) - 1
}

/// The cheapest alternative so far in every draw.
#[derive(Debug, Clone)]
pub struct Race {
    best: Vec<f64>,
    /// Which it is; `u16::MAX` while there is none.
    winner: Vec<u16>,
}

impl Race {
    #[must_use]
    pub fn new(draws: usize) -> Race {
        Race { best: vec![f64::INFINITY; draws], winner: vec![u16::MAX; draws] }
    }

    /// Takes one more alternative in; a tie stays with the earlier.
    pub fn enter(&mut self, alternative: u16, costs: &[f64]) {
        for ((best, winner), &cost) in self.best.iter_mut().zip(&mut self.winner).zip(costs) {
            if cost < *best {
                *best = cost;
                *winner = alternative;
            }
        }
    }

    /// Share of the draws that an alternative wins.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "there are at most 65,536 draws")]
    pub fn share(&self, alternative: u16) -> f64 {
        let won = self.winner.iter().filter(|&&winner| winner == alternative).count();
        won as f64 / self.winner.len().max(1) as f64
    }
}
