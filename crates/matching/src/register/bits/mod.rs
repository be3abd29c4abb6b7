//! Sets of offers as one bit each, 64 to a word, and the loops over them that cost the time.
//!
//! The loops are written plainly and compiled three times: for any x86-64 (or other) processor, for one with AVX2
//! and POPCNT, and for one with AVX-512 and its population count, chosen when the program runs.

mod buffer;
mod levels;

use std::ops::Range;

pub(super) use buffer::Buffer;
pub(super) use levels::{exactly, sift};

/// Compiles a function for newer and for new processors too. The `unsafe` is the call of a function with more processor
/// features than its caller; the condition is checked right before it.
macro_rules! thrice {
    ($(#[$doc:meta])* fn $name:ident($($arg:ident: $type:ty),* $(,)?) $(-> $out:ty)? $body:block) => {
        $(#[$doc])*
        pub(in crate::register) fn $name($($arg: $type),*) $(-> $out)? {
            #[inline(always)]
            fn plain($($arg: $type),*) $(-> $out)? $body
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2,popcnt,bmi1,bmi2")]
                fn newer($($arg: $type),*) $(-> $out)? {
                    plain($($arg),*)
                }
                #[target_feature(enable = "avx2,popcnt,bmi1,bmi2,avx512f,avx512bw,avx512dq,avx512vl,avx512vpopcntdq")]
                fn newest($($arg: $type),*) $(-> $out)? {
                    plain($($arg),*)
                }
                if std::arch::is_x86_feature_detected!("avx512vpopcntdq")
                    && std::arch::is_x86_feature_detected!("avx512bw")
                    && std::arch::is_x86_feature_detected!("avx512dq")
                    && std::arch::is_x86_feature_detected!("avx512vl")
                    && std::arch::is_x86_feature_detected!("bmi2")
                {
                    // SAFETY: the processor has the features that the function was compiled for; those not asked
                    // about come with the ones that are.
                    return unsafe { newest($($arg),*) };
                }
                if std::arch::is_x86_feature_detected!("avx2")
                    && std::arch::is_x86_feature_detected!("popcnt")
                    && std::arch::is_x86_feature_detected!("bmi1")
                    && std::arch::is_x86_feature_detected!("bmi2")
                {
                    // SAFETY: the processor has the features that the function was compiled for.
                    return unsafe { newer($($arg),*) };
                }
            }
            plain($($arg),*)
        }
    };
}
pub(super) use thrice;

/// Words taken at a time, so that counters stay in registers.
pub(super) const BLOCK: usize = 8;

/// A block of words; beyond the last it is empty.
#[inline(always)]
pub(super) fn load(words: &[u64], at: usize, end: usize) -> [u64; BLOCK] {
    if at + BLOCK <= end
        && let Some(Ok(block)) = words.get(at..at + BLOCK).map(<[u64; BLOCK]>::try_from)
    {
        return block;
    }
    let mut block = [0; BLOCK];
    block.iter_mut().zip(&words[at..end]).for_each(|(word, from)| *word = *from);
    block
}

/// Asks for what stands at a place before it is needed: in loops over two dozen sets at once, and for offers that are
/// spread over the register, which the processor does not foresee by itself.
#[inline(always)]
pub(super) fn foresee<T>(of: &[T], at: usize) {
    if let Some(thing) = of.get(at) {
        foresee_one(thing);
    }
}

#[inline(always)]
pub(super) fn foresee_one<T>(thing: &T) {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        // SAFETY: a prefetch reads nothing and changes nothing.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(std::ptr::from_ref(thing).cast()) };
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = thing;
}

/// Writes a block, but for what lies beyond the end.
#[inline(always)]
pub(super) fn store(block: &[u64; BLOCK], words: &mut [u64], at: usize, end: usize) {
    if at + BLOCK <= end
        && let Some(words) = words.get_mut(at..at + BLOCK)
    {
        words.copy_from_slice(block);
        return;
    }
    words[at..end].iter_mut().zip(block).for_each(|(word, from)| *word = *from);
}

pub(super) fn words_for(bits: usize) -> usize {
    bits.div_ceil(64)
}

pub(super) fn get(bits: &[u64], i: usize) -> bool {
    bits[i / 64] >> (i % 64) & 1 == 1
}

pub(super) fn set(bits: &mut [u64], i: usize) {
    bits[i / 64] |= 1 << (i % 64);
}

pub(super) fn clear(bits: &mut [u64], i: usize) {
    bits[i / 64] &= !(1 << (i % 64));
}

/// Sets every bit of a range.
pub(super) fn set_range(bits: &mut [u64], range: Range<usize>) {
    for_words(range, |word, mask| bits[word] |= mask);
}

pub(super) fn clear_range(bits: &mut [u64], range: Range<usize>) {
    for_words(range, |word, mask| bits[word] &= !mask);
}

fn for_words(range: Range<usize>, mut each: impl FnMut(usize, u64)) {
    let mut at = range.start;
    while at < range.end {
        let (word, from) = (at / 64, at % 64);
        let to = (range.end - word * 64).min(64);
        let mask = (u64::MAX << from) & (u64::MAX >> (64 - to));
        each(word, mask);
        at = word * 64 + to;
    }
}

thrice! {
    /// The first bit at or after a place that is set in `bits` and in none of `without`.
    fn next_from(bits: &[u64], without: &[&[u64]], from: usize) -> Option<usize> {
        let end = bits.len();
        for at in (from / 64 / BLOCK * BLOCK..end).step_by(BLOCK) {
            let mut left = load(bits, at, end);
            for set in without {
                if is_empty(&left) {
                    break;
                }
                left.iter_mut().zip(&load(set, at, end)).for_each(|(left, set)| *left &= !set);
            }
            if let Some(first) = first(&left, at, from) {
                return Some(first);
            }
        }
        None
    }
}

thrice! {
    /// The first bit at or after a place that is set in `bits` and in exactly one of `sets`.
    fn next_in_one(bits: &[u64], sets: &[&[u64]], from: usize) -> Option<usize> {
        let end = bits.len();
        for at in (from / 64 / BLOCK * BLOCK..end).step_by(BLOCK) {
            let (mut none, mut one) = (load(bits, at, end), [0; BLOCK]);
            for set in sets {
                if is_empty(&none) && is_empty(&one) {
                    break;
                }
                for ((none, one), set) in none.iter_mut().zip(&mut one).zip(&load(set, at, end)) {
                    *one = *one & !set | *none & set;
                    *none &= !set;
                }
            }
            if let Some(first) = first(&one, at, from) {
                return Some(first);
            }
        }
        None
    }
}

#[inline(always)]
pub(super) fn is_empty(block: &[u64; BLOCK]) -> bool {
    block.iter().fold(0, |any, word| any | word) == 0
}

/// The first bit at or after a place of a block that begins at a word.
#[inline(always)]
fn first(block: &[u64; BLOCK], at: usize, from: usize) -> Option<usize> {
    if is_empty(block) {
        return None;
    }
    for (&bits, word) in block.iter().zip(at..) {
        let bits = if word == from / 64 { bits & u64::MAX << (from % 64) } else { bits };
        if bits != 0 && word >= from / 64 {
            return Some(word * 64 + bits.trailing_zeros() as usize);
        }
    }
    None
}

/// The set bits of some ranges of words, ascending.
pub(super) fn ones<'a>(bits: &'a [u64], spans: &'a [Range<usize>]) -> impl Iterator<Item = usize> + 'a {
    spans.iter().cloned().flatten().flat_map(|word| {
        let mut rest = bits[word];
        std::iter::from_fn(move || {
            (rest != 0).then(|| {
                let bit = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                word * 64 + bit
            })
        })
    })
}

/// Ranges of words that cover ranges of bits, sorted and apart from each other.
pub(super) fn spans(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| range.start < range.end);
    ranges.sort_by_key(|range| range.start);
    let mut spans: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        let words = range.start / 64..words_for(range.end);
        match spans.last_mut() {
            Some(last) if words.start <= last.end => last.end = last.end.max(words.end),
            _ => spans.push(words),
        }
    }
    spans
}

pub(super) fn count(bits: &[u64], spans: &[Range<usize>]) -> u32 {
    spans.iter().map(|span| count_words(&bits[span.clone()])).sum()
}

thrice! {
    fn count_words(bits: &[u64]) -> u32 {
        bits.iter().map(|word| word.count_ones()).sum()
    }
}

pub(super) fn count_both(a: &[u64], b: &[u64], spans: &[Range<usize>]) -> u32 {
    spans.iter().map(|span| count_both_words(&a[span.clone()], &b[span.clone()])).sum()
}

thrice! {
    fn count_both_words(a: &[u64], b: &[u64]) -> u32 {
        a.iter().zip(b).map(|(a, b)| (a & b).count_ones()).sum()
    }
}

thrice! {
    /// Adds the offers of another set.
    fn unite(all: &mut [u64], more: &[u64]) {
        all.iter_mut().zip(more).for_each(|(all, more)| *all |= more);
    }
}

thrice! {
    /// Keeps what is in one of two other sets.
    fn keep_either(kept: &mut [u64], one: &[u64], two: &[u64]) {
        kept.iter_mut().zip(one.iter().zip(two)).for_each(|(kept, (one, two))| *kept &= one | two);
    }
}

/// `out = from` without all of `without`, in the spans.
pub(super) fn none_of(from: &[u64], without: &[&[u64]], spans: &[Range<usize>], out: &mut [u64]) {
    for span in spans {
        none_of_words(from, without, span.clone(), out);
    }
}

thrice! {
    fn none_of_words(from: &[u64], without: &[&[u64]], span: Range<usize>, out: &mut [u64]) {
        let end = span.end;
        for at in span.step_by(BLOCK) {
            let mut left = load(from, at, end);
            for input in without {
                // Nothing is read where nobody is left.
                if left == [0; BLOCK] {
                    break;
                }
                let bits = load(input, at, end);
                left.iter_mut().zip(&bits).for_each(|(left, bits)| *left &= !bits);
            }
            store(&left, out, at, end);
        }
    }
}
