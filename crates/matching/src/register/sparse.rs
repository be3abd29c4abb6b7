//! A set of few offers: only its words that are not empty, so that what follows costs by the set and not by the
//! register.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::ops::Range;

use super::bits::{BLOCK, load};

/// Planes of a counter: no need asks more than 255 things.
const PLANES: usize = 8;

#[derive(Debug, Clone, Default)]
pub(super) struct Sparse {
    /// Places of the words, ascending.
    places: Vec<u32>,
    words: Vec<u64>,
}

impl Sparse {
    /// The offers of a set in some ranges of words.
    pub(super) fn of(set: &[u64], spans: &[Range<usize>]) -> Sparse {
        Sparse::none_of(set, &[], spans)
    }

    /// The offers of `set` that are in none of `without`.
    pub(super) fn none_of(set: &[u64], without: &[&[u64]], spans: &[Range<usize>]) -> Sparse {
        let mut sparse = Sparse::default();
        spans.iter().for_each(|span| gather(set, without, span.clone(), &mut sparse));
        sparse
    }

    fn push(&mut self, place: u32, word: u64) {
        if word != 0 {
            self.places.push(place);
            self.words.push(word);
        }
    }

    pub(super) fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Places of the offers, ascending.
    pub(super) fn ones(&self) -> impl Iterator<Item = u32> + '_ {
        self.places.iter().zip(&self.words).flat_map(|(&place, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros();
                    rest &= rest - 1;
                    place * 64 + bit
                })
            })
        })
    }

    /// The first offer at or after a place.
    pub(super) fn next_from(&self, from: u32) -> Option<u32> {
        let mut at = self.places.partition_point(|&place| place < from / 64);
        let mut word = *self.words.get(at)?;
        if self.places[at] == from / 64 {
            word &= !below(from / 64, from);
            if word == 0 {
                at += 1;
                word = *self.words.get(at)?;
            }
        }
        Some(self.places[at] * 64 + word.trailing_zeros())
    }

    /// These offers by how many of `inputs` they are in.
    pub(super) fn counted(self, inputs: &[&[u64]]) -> Counted {
        let used = (usize::BITS - inputs.len().leading_zeros()) as usize;
        let mut planes = vec![0; used * self.words.len()];
        add(&self.places, inputs, used, &mut planes);
        Counted { of: self, planes, most: inputs.len() }
    }
}

/// Offers of which some are in doubt.
#[derive(Debug, Default)]
pub(super) struct Doubtful {
    places: Vec<u32>,
    all: Vec<u64>,
    /// Those of `all` that are not in doubt; others have no meaning.
    sure: Vec<u64>,
}

impl Doubtful {
    /// Adds a block that comes after those added before.
    #[inline(always)]
    pub(super) fn extend(&mut self, at: usize, all: &[u64; BLOCK], sure: &[u64; BLOCK]) {
        for (word, (&all, &sure)) in all.iter().zip(sure).enumerate() {
            if all != 0 {
                self.places.push(u32::try_from(at + word).expect("offers are counted in 32 bits"));
                self.all.push(all);
                self.sure.push(sure);
            }
        }
    }

    /// Puts those of a range in doubt.
    pub(super) fn doubt(&mut self, range: Range<usize>) {
        let [start, end] =
            [range.start, range.end].map(|i| u32::try_from(i).expect("offers are counted in 32 bits"));
        let from = self.places.partition_point(|&place| place < start / 64);
        for (&place, sure) in self.places[from..].iter().zip(&mut self.sure[from..]) {
            if place * 64 >= end {
                return;
            }
            *sure &= !below(place, end) | below(place, start);
        }
    }

    /// Keeps those for which `kept` holds.
    pub(super) fn retain(&mut self, kept: impl Fn(usize) -> bool) {
        for (&place, all) in self.places.iter().zip(&mut self.all) {
            let mut rest = *all;
            while rest != 0 {
                let bit = rest.trailing_zeros();
                *all &= !(u64::from(!kept(place as usize * 64 + bit as usize)) << bit);
                rest &= rest - 1;
            }
        }
    }

    /// The words with their places: all, and those not in doubt.
    pub(super) fn words(&mut self) -> impl Iterator<Item = (usize, &mut u64, &mut u64)> {
        let words = self.all.iter_mut().zip(&mut self.sure);
        self.places.iter().zip(words).map(|(&place, (all, sure))| (place as usize, all, sure))
    }

    pub(super) fn remove(&mut self, i: usize) {
        if let Ok(place) = self.places.binary_search_by_key(&(i / 64), |&place| place as usize) {
            self.all[place] &= !(1 << (i % 64));
        }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Those not in doubt, and the others.
    pub(super) fn split(&self) -> (Sparse, Sparse) {
        let (mut sure, mut others) = (Sparse::default(), Sparse::default());
        for (&place, (all, known)) in self.places.iter().zip(self.all.iter().zip(&self.sure)) {
            sure.push(place, all & known);
            others.push(place, all & !known);
        }
        (sure, others)
    }
}

/// The bits of a word that stand for places before `end`.
const fn below(place: u32, end: u32) -> u64 {
    let before = end.saturating_sub(place * 64);
    if before < 64 { (1 << before) - 1 } else { u64::MAX }
}

/// Offers of a set with their trust, the most trusted first. The set is asked only for the next offer from a place on,
/// and only as far as is needed: within each run trust falls.
pub(super) struct Falling<'a, N> {
    next_from: N,
    trust: &'a [u16],
    /// Of each run its trust, its next offer and its end.
    heads: BinaryHeap<(u16, Reverse<u32>, u32)>,
}

impl<'a, N: Fn(u32) -> Option<u32>> Falling<'a, N> {
    /// `runs` are the beginnings of runs of places in which `trust` falls, and their end.
    pub(super) fn new(next_from: N, runs: &[u32], trust: &'a [u16]) -> Falling<'a, N> {
        let (mut heads, mut run, mut from) = (Vec::new(), 0, 0);
        while let Some(first) = next_from(from) {
            run += runs[run..].partition_point(|&start| start <= first);
            from = runs[run];
            heads.push((trust[first as usize], Reverse(first), from));
        }
        Falling { next_from, trust, heads: heads.into() }
    }
}

impl<N: Fn(u32) -> Option<u32>> Iterator for Falling<'_, N> {
    type Item = (u16, u32);

    fn next(&mut self) -> Option<(u16, u32)> {
        let mut head = self.heads.peek_mut()?;
        let (trust, Reverse(i), end) = *head;
        match (self.next_from)(i + 1).filter(|&next| next < end) {
            Some(next) => *head = (self.trust[next as usize], Reverse(next), end),
            None => drop(PeekMut::pop(head)),
        }
        Some((trust, i))
    }
}

/// Offers with a count for each.
#[derive(Debug, Default)]
pub(super) struct Counted {
    of: Sparse,
    /// Bit 0 of all counts, then bit 1 of all, and so on.
    planes: Vec<u64>,
    most: usize,
}

impl Counted {
    /// The offers of each count, from the first one upwards.
    pub(super) fn levels(&self, first: usize) -> impl Iterator<Item = Sparse> + '_ {
        (first..=self.most).map(|count| self.level(count))
    }

    /// The offers of one count.
    fn level(&self, count: usize) -> Sparse {
        let mut hits = self.of.words.clone();
        if !hits.is_empty() {
            for (plane, planes) in self.planes.chunks_exact(hits.len()).enumerate() {
                let other = if count >> plane & 1 == 1 { u64::MAX } else { 0 };
                hits.iter_mut().zip(planes).for_each(|(hit, plane)| *hit &= !(plane ^ other));
            }
        }
        let mut level = Sparse::default();
        self.of.places.iter().zip(hits).for_each(|(&place, word)| level.push(place, word));
        level
    }
}

super::bits::thrice! {
    fn gather(set: &[u64], without: &[&[u64]], span: Range<usize>, sparse: &mut Sparse) {
        let end = span.end;
        for at in span.step_by(BLOCK) {
            let mut left = load(set, at, end);
            for input in without {
                if left == [0; BLOCK] {
                    break;
                }
                left.iter_mut().zip(&load(input, at, end)).for_each(|(left, bits)| *left &= !bits);
            }
            if left != [0; BLOCK] {
                let place = u32::try_from(at).expect("offers are counted in 32 bits");
                (place..).zip(left).for_each(|(place, word)| sparse.push(place, word));
            }
        }
    }
}

super::bits::thrice! {
    /// A bit-sliced adder over the words at `places`: plane after plane, bit `p` of each offer's count.
    fn add(places: &[u32], inputs: &[&[u64]], used: usize, planes: &mut [u64]) {
        if planes.is_empty() {
            return;
        }
        for (block, places) in places.chunks(BLOCK).enumerate() {
            let mut counts = [[0_u64; BLOCK]; PLANES];
            for input in inputs {
                let mut carry = [0; BLOCK];
                for (carry, &place) in carry.iter_mut().zip(places) {
                    *carry = input[place as usize];
                }
                for plane in &mut counts[..used] {
                    for (sum, carry) in plane.iter_mut().zip(&mut carry) {
                        let over = *sum & *carry;
                        *sum ^= *carry;
                        *carry = over;
                    }
                }
            }
            for (plane, counts) in planes.chunks_exact_mut(planes.len() / used).zip(&counts) {
                plane[block * BLOCK..block * BLOCK + places.len()].copy_from_slice(&counts[..places.len()]);
            }
        }
    }
}
