//! A number that makers state, such as the finest tolerance: which offers lie beyond a limit?
//!
//! The stated offers are kept in order of their value, with the set of the first *n* of them stored at a few
//! dozen cuts. The set below any limit is the nearest stored one with the few offers between turned over.

use std::ops::Range;

use super::bits::{self, BLOCK, load, set, thrice};
use super::raw::Stated;

/// Sets stored for each column. More cost memory (one bit an offer each), fewer cost time (at one million offers,
/// a quarter of a cut's distance is some five thousand offers turned over).
const CUTS: usize = 22;

/// A column is cut no finer than this many offers.
const SMALLEST_CUT: usize = 512;

/// Binary digits of an offer's place between two cuts.
const DIGITS: usize = 4;

/// Places between two sampled values.
const SAMPLED: usize = 64;

#[derive(Debug, Default)]
pub(super) struct Limit<T> {
    /// By offer; without meaning where not stated. Empty when nobody states anything.
    values: Vec<T>,
    /// The offers that state a value, by value.
    order: Vec<u32>,
    /// Set where nothing is stated, and beyond the last offer.
    pub(super) unstated: Vec<u64>,
    /// Lengths of the stored prefixes of `order`.
    cuts: Vec<usize>,
    /// The value of every [`SAMPLED`]-th in `order`: a search looks at these first, which stay in the cache.
    samples: Vec<T>,
    /// The offers of each stored prefix, one set after the other.
    stored: Vec<u64>,
    /// Where between its cuts each offer stands in `order`, in sixteenths: the highest binary digit of all offers,
    /// then the next.
    between: Vec<u64>,
}

/// Two stored sets: `None` is nobody for the lower, and all that state something for the higher.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge<'a> {
    pub(super) low: Option<&'a [u64]>,
    pub(super) high: Option<&'a [u64]>,
    between: &'a [u64],
    /// Between the sets, those before this sixteenth are low, those after it are not, and those in it may be.
    sixteenth: usize,
}

impl Edge<'_> {
    /// Of offers of a block that lie between the sets: those that are low, and those that must be looked at.
    #[inline(always)]
    pub(super) fn parts(&self, offers: [u64; BLOCK], at: usize, end: usize) -> ([u64; BLOCK], [u64; BLOCK]) {
        if self.sixteenth >> DIGITS != 0 {
            return (offers, [0; BLOCK]);
        }
        let words = self.between.len() / DIGITS;
        let (mut low, mut same) = ([0; BLOCK], offers);
        for digit in 0..DIGITS {
            let bits = load(&self.between[digit * words..(digit + 1) * words], at, end);
            // Those with a lower digit than the edge's are low.
            let turn = if self.sixteenth >> (DIGITS - 1 - digit) & 1 == 1 { u64::MAX } else { 0 };
            for ((low, same), bits) in low.iter_mut().zip(&mut same).zip(&bits) {
                *low |= *same & !bits & turn;
                *same &= !(bits ^ turn);
            }
        }
        (low, same)
    }
}

/// Numbers that can be sorted together with an offer's index.
pub(super) trait Measure: Copy + Ord + Default + Send {
    /// The indices of `stated`, by value and then by index.
    fn order(values: &[Self], stated: Vec<u32>) -> Vec<u32>;
}

macro_rules! narrow_measure {
    ($type:ty) => {
        impl Measure for $type {
            fn order(values: &[Self], stated: Vec<u32>) -> Vec<u32> {
                let pair = |i: u32| u64::from(values[i as usize]) << 32 | u64::from(i);
                let pairs = by_digits(stated.into_iter().map(pair).collect(), 32);
                #[expect(clippy::cast_possible_truncation, reason = "the lower half is the index")]
                pairs.into_iter().map(|pair| pair as u32).collect()
            }
        }
    };
}
narrow_measure!(u16);
narrow_measure!(u32);

/// Sorts by the bits from `low` on and keeps the order of equals, digit by digit.
pub(super) fn by_digits(mut keys: Vec<u64>, low: u32) -> Vec<u64> {
    const DIGIT: u32 = 11;
    let all = keys.iter().fold(0, |all, key| all | key >> low);
    let mut sorted = vec![0; keys.len()];
    for shift in (0..64 - low).step_by(DIGIT as usize).take_while(|shift| all >> shift != 0) {
        let digit = |key: u64| (key >> (low + shift)) as usize & ((1 << DIGIT) - 1);
        let mut next = [0_usize; 1 << DIGIT];
        keys.iter().for_each(|&key| next[digit(key)] += 1);
        let mut sum = 0;
        next.iter_mut().for_each(|count| sum += std::mem::replace(count, sum));
        for &key in &keys {
            let place = &mut next[digit(key)];
            sorted[*place] = key;
            *place += 1;
        }
        std::mem::swap(&mut keys, &mut sorted);
    }
    keys
}

impl Measure for u64 {
    fn order(values: &[Self], mut stated: Vec<u32>) -> Vec<u32> {
        stated.sort_unstable_by_key(|&i| (values[i as usize], i));
        stated
    }
}

impl<T: Measure> Limit<T> {
    pub(super) fn build(stated: Stated<T>) -> Limit<T> {
        let Stated { values, unstated } = stated;
        let words = unstated.len();
        let all = 0..u32::try_from(values.len()).expect("offers are counted in 32 bits");
        let stated: Vec<u32> = all.filter(|&i| !bits::get(&unstated, i as usize)).collect();
        if stated.is_empty() {
            return Limit {
                values: Vec::new(),
                order: Vec::new(),
                unstated,
                cuts: Vec::new(),
                samples: Vec::new(),
                stored: Vec::new(),
                between: Vec::new(),
            };
        }
        let mut order = T::order(&values, stated);
        order.shrink_to_fit();
        let parts = (order.len() / SMALLEST_CUT).clamp(1, CUTS);
        // Every limit falls before or after all equal values, and so does a cut: numbers of days have few values.
        let before_equals = |part: usize| {
            let value = values[order[part * order.len() / parts] as usize];
            order.partition_point(|&i| values[i as usize] < value)
        };
        let mut cuts: Vec<usize> = (1..parts).map(before_equals).filter(|&cut| cut > 0).collect();
        cuts.dedup();
        let mut stored = Vec::with_capacity(cuts.len() * words);
        let (mut running, mut from) = (vec![0; words], 0);
        for &cut in &cuts {
            order[from..cut].iter().for_each(|&i| set(&mut running, i as usize));
            stored.extend_from_slice(&running);
            from = cut;
        }
        let samples = order.iter().step_by(SAMPLED).map(|&i| values[i as usize]).collect();
        let between = between(&order, &cuts, values.len());
        Limit { values, order, unstated, cuts, samples, stored, between }
    }

    pub(super) fn get(&self, i: usize) -> Option<T> {
        (!bits::get(&self.unstated, i)).then(|| self.values[i])
    }

    /// How many offers state nothing, of `count`.
    pub(super) fn unstated_count(&self, count: usize) -> u32 {
        u32::try_from(count - self.order.len()).expect("offers are counted in 32 bits")
    }

    pub(super) fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// `out` becomes the offers whose value is below the limit; gives their number.
    pub(super) fn below(&self, limit: T, out: &mut [u64]) -> u32 {
        let end = self.end(|value| value < limit);
        self.first(end, out, false);
        u32::try_from(end).expect("offers are counted in 32 bits")
    }

    /// `out` becomes the offers whose value is above the limit; gives their number.
    pub(super) fn above(&self, limit: T, out: &mut [u64]) -> u32 {
        let end = self.end(|value| value <= limit);
        self.first(end, out, true);
        u32::try_from(self.order.len() - end).expect("offers are counted in 32 bits")
    }

    /// The stored sets round the offers for which `low` holds: all of the lower and none beyond the higher.
    pub(super) fn edge(&self, low: impl Fn(T) -> bool) -> Edge<'_> {
        let end = self.end(low);
        let next = self.cuts.partition_point(|&cut| cut < end);
        let words = self.unstated.len();
        let set = |cut: usize| &self.stored[cut * words..(cut + 1) * words];
        let high = (next < self.cuts.len()).then(|| set(next));
        let low = if self.cuts.get(next) == Some(&end) { high } else { next.checked_sub(1).map(set) };
        let before = next.checked_sub(1).map_or(0, |cut| self.cuts[cut]);
        let after = self.cuts.get(next).copied().unwrap_or(self.order.len());
        let sixteenth = if after > before { sixteenth(end, before..after) } else { 0 };
        Edge { low, high, between: &self.between, sixteenth }
    }

    /// How many of the stated offers have a value for which `low` holds; it holds for the lowest.
    fn end(&self, low: impl Fn(T) -> bool) -> usize {
        let past = self.samples.partition_point(|&value| low(value));
        let start = past.saturating_sub(1) * SAMPLED;
        let end = (past * SAMPLED).min(self.order.len());
        start + self.order[start..end].partition_point(|&i| low(self.values[i as usize]))
    }

    /// The first `end` offers in order of value, or with `rest` those after them.
    fn first(&self, end: usize, out: &mut [u64], rest: bool) {
        let next = self.cuts.partition_point(|&cut| cut < end);
        let before = next.checked_sub(1).map_or(0, |cut| self.cuts[cut]);
        let after = self.cuts.get(next).copied().unwrap_or(self.order.len());
        let (cut, turned) = if end - before <= after - end {
            (next.checked_sub(1), before..end)
        } else {
            (Some(next), end..after)
        };
        let words = self.unstated.len();
        match (cut, rest) {
            (None, false) => out.fill(0),
            (None, true) => invert(&self.unstated, out),
            (Some(cut), false) if cut < self.cuts.len() => {
                out.copy_from_slice(&self.stored[cut * words..(cut + 1) * words]);
            }
            (Some(cut), true) if cut < self.cuts.len() => {
                neither(&self.unstated, &self.stored[cut * words..(cut + 1) * words], out);
            }
            (Some(_), false) => invert(&self.unstated, out),
            (Some(_), true) => out.fill(0),
        }
        turn(&self.order[turned], out);
    }

    pub(super) fn bytes(&self) -> usize {
        (self.values.capacity() + self.samples.capacity()) * size_of::<T>()
            + self.order.capacity() * 4
            + (self.unstated.capacity() + self.stored.capacity() + self.between.capacity()) * 8
    }
}

fn sixteenth(place: usize, of: Range<usize>) -> usize {
    ((place - of.start) << DIGITS) / of.len()
}

/// The binary digits of where each offer stands between its cuts.
fn between(order: &[u32], cuts: &[usize], count: usize) -> Vec<u64> {
    let words = bits::words_for(count);
    let mut places = vec![0_u8; words * 64];
    let ends = cuts.iter().copied().chain([order.len()]);
    let mut from = 0;
    for end in ends {
        for part in 0..1 << DIGITS {
            // The least place of a sixteenth, and of the next.
            let start = |part: usize| from + (part * (end - from)).div_ceil(1 << DIGITS);
            let part_of = u8::try_from(part).expect("a few digits");
            order[start(part)..start(part + 1)].iter().for_each(|&i| places[i as usize] = part_of);
        }
        from = end;
    }
    let mut between = vec![0; words * DIGITS];
    for (word, places) in places.chunks_exact(64).enumerate() {
        for digit in 0..DIGITS {
            let eights = places.chunks_exact(8).zip(0..);
            between[digit * words + word] = eights.fold(0, |all, (eight, place)| {
                let eight = u64::from_le_bytes(eight.try_into().expect("chunks of eight"));
                // Multiplying moves the eight low bits side by side into the highest byte.
                let bits = eight >> (DIGITS - 1 - digit) & 0x0101_0101_0101_0101;
                all | (bits.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (place * 8)
            });
        }
    }
    between
}

thrice! {
    /// Turns single offers over.
    fn turn(offers: &[u32], out: &mut [u64]) {
        for &i in offers {
            if let Some(word) = out.get_mut(i as usize / 64) {
                *word ^= 1 << (i % 64);
            }
        }
    }
}

thrice! {
    fn invert(a: &[u64], out: &mut [u64]) {
        for (out, a) in out.iter_mut().zip(a) {
            *out = !a;
        }
    }
}

thrice! {
    fn neither(a: &[u64], b: &[u64], out: &mut [u64]) {
        for (out, (a, b)) in out.iter_mut().zip(a.iter().zip(b)) {
            *out = !(a | b);
        }
    }
}
