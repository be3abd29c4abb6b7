//! A number that makers state, such as the finest tolerance: which offers lie beyond a limit?
//!
//! The stated offers are kept in the order in which they miss as the limit moves, with the set of the first *n* of
//! them stored at a few dozen cuts. Those that miss any limit are the nearest stored set with the few offers between
//! turned over.

use std::ops::Range;

use super::bits::{self, BLOCK, foresee, set, thrice};
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

/// Who misses first as a need asks more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// Those of the least value: the largest part.
    Least,
    /// Those of the greatest value: the finest tolerance.
    Greatest,
}

#[derive(Debug)]
pub(super) struct Limit<T> {
    /// By offer; without meaning where not stated. Empty when nobody states anything.
    values: Vec<T>,
    /// The offers that state a value, those that miss first before the others.
    order: Vec<u32>,
    /// Set where nothing is stated, and beyond the last offer.
    pub(super) unstated: Vec<u64>,
    /// Lengths of the stored prefixes of `order`.
    cuts: Vec<usize>,
    /// The value of every [`SAMPLED`]-th in `order`: a search looks at these first, which stay in the cache.
    samples: Vec<T>,
    /// The offers of each stored prefix, one set after the other.
    stored: Vec<u64>,
    /// Where between its cuts each offer stands in `order`, in sixteenths: for each block the highest binary digit of
    /// its offers, then the next.
    between: Vec<u64>,
}

/// Two stored sets, one of offers that miss for certain and one of all that may: `None` is nobody for the first, and all
/// that state something for the second.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge<'a> {
    pub(super) miss: Option<&'a [u64]>,
    pub(super) may: Option<&'a [u64]>,
    between: &'a [u64],
    /// Between the sets, those before this sixteenth miss, those after it do not, and those in it may.
    sixteenth: usize,
}

impl Edge<'_> {
    /// Whether the limit falls on a stored set, so that nobody is between two.
    pub(super) fn is_sharp(&self) -> bool {
        self.miss.zip(self.may).is_some_and(|(miss, may)| std::ptr::eq(miss, may))
    }

    /// Of offers of a block that lie between the sets: those that miss, and those that must be looked at. Blocks begin
    /// at multiples of [`BLOCK`].
    #[inline(always)]
    pub(super) fn parts(&self, offers: [u64; BLOCK], at: usize) -> ([u64; BLOCK], [u64; BLOCK]) {
        if self.sixteenth >> DIGITS != 0 {
            return (offers, [0; BLOCK]);
        }
        let (mut miss, mut same) = ([0; BLOCK], offers);
        for (digit, bits) in self.between[at * DIGITS..(at + BLOCK) * DIGITS].chunks_exact(BLOCK).enumerate()
        {
            // Those with a lower digit than the edge's miss.
            let turn = if self.sixteenth >> (DIGITS - 1 - digit) & 1 == 1 { u64::MAX } else { 0 };
            for ((miss, same), bits) in miss.iter_mut().zip(&mut same).zip(bits) {
                *miss |= *same & !bits & turn;
                *same &= !(bits ^ turn);
            }
        }
        (miss, same)
    }
}

/// Numbers that can be sorted together with an offer's index.
pub(super) trait Measure: Copy + Ord + Default + Send {
    /// The indices of `stated`, by value and then by index.
    fn order(values: &[Self], stated: Vec<u32>, first: First) -> Vec<u32>;
}

macro_rules! narrow_measure {
    ($type:ty) => {
        impl Measure for $type {
            fn order(values: &[Self], stated: Vec<u32>, first: First) -> Vec<u32> {
                let greatest = match first {
                    First::Least => None,
                    First::Greatest => stated.iter().map(|&i| values[i as usize]).max(),
                };
                let key = |value| greatest.map_or(value, |greatest| greatest - value);
                let pair = |i: u32| u64::from(key(values[i as usize])) << 32 | u64::from(i);
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
    fn order(values: &[Self], mut stated: Vec<u32>, first: First) -> Vec<u32> {
        let turn = if first == First::Greatest { u64::MAX } else { 0 };
        stated.sort_unstable_by_key(|&i| (values[i as usize] ^ turn, i));
        stated
    }
}

impl<T: Measure> Limit<T> {
    pub(super) fn build(stated: Stated<T>, first: First) -> Limit<T> {
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
        let mut order = T::order(&values, stated, first);
        order.shrink_to_fit();
        let parts = (order.len() / SMALLEST_CUT).clamp(1, CUTS);
        // Every limit falls before or after all equal values, and so does a cut: numbers of days have few values.
        let before_equals = |part: usize| {
            let value = values[order[part * order.len() / parts] as usize];
            order.partition_point(|&i| match first {
                First::Least => values[i as usize] < value,
                First::Greatest => values[i as usize] > value,
            })
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

    /// Asks for an offer's value before it is needed.
    pub(super) fn foresee(&self, i: usize) {
        foresee(&self.values, i);
        foresee(&self.unstated, i / 64);
    }

    /// The value of an offer that states one.
    pub(super) fn stated(&self, i: usize) -> T {
        self.values[i]
    }

    /// `out` becomes the offers that miss, given for each value whether it does; gives their number.
    pub(super) fn missed(&self, misses: impl Fn(T) -> bool, out: &mut [u64]) -> u32 {
        let end = self.end(misses);
        let next = self.cuts.partition_point(|&cut| cut < end);
        let (before, after) = self.around(next);
        let (cut, turned) = if end - before <= after - end {
            (next.checked_sub(1), before..end)
        } else {
            (Some(next), end..after)
        };
        match cut {
            None => out.fill(0),
            Some(cut) if cut < self.cuts.len() => out.copy_from_slice(self.set(cut)),
            Some(_) => invert(&self.unstated, out),
        }
        turn(&self.order[turned], out);
        u32::try_from(end).expect("offers are counted in 32 bits")
    }

    /// The stored sets round the offers that miss.
    pub(super) fn edge(&self, misses: impl Fn(T) -> bool) -> Edge<'_> {
        let end = self.end(misses);
        let next = self.cuts.partition_point(|&cut| cut < end);
        let may = (next < self.cuts.len()).then(|| self.set(next));
        let miss = if self.cuts.get(next) == Some(&end) {
            may
        } else {
            next.checked_sub(1).map(|cut| self.set(cut))
        };
        let (before, after) = self.around(next);
        let sixteenth = if after > before { sixteenth(end, before..after) } else { 0 };
        Edge { miss, may, between: &self.between, sixteenth }
    }

    /// How many of the stated offers miss.
    fn end(&self, misses: impl Fn(T) -> bool) -> usize {
        let past = self.samples.partition_point(|&value| misses(value));
        let start = past.saturating_sub(1) * SAMPLED;
        let end = (past * SAMPLED).min(self.order.len());
        start + self.order[start..end].partition_point(|&i| misses(self.values[i as usize]))
    }

    fn set(&self, cut: usize) -> &[u64] {
        let words = self.unstated.len();
        &self.stored[cut * words..(cut + 1) * words]
    }

    /// Where the part of `order` before the cut `next` begins and ends.
    fn around(&self, next: usize) -> (usize, usize) {
        let before = next.checked_sub(1).map_or(0, |cut| self.cuts[cut]);
        (before, self.cuts.get(next).copied().unwrap_or(self.order.len()))
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
    let mut between = vec![0; words.next_multiple_of(BLOCK) * DIGITS];
    for (word, places) in places.chunks_exact(64).enumerate() {
        for digit in 0..DIGITS {
            let eights = places.chunks_exact(8).zip(0..);
            between[(word / BLOCK * DIGITS + digit) * BLOCK + word % BLOCK] =
                eights.fold(0, |all, (eight, place)| {
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
