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

    /// Places and trust of the offers, the most trusted first. `runs` are the beginnings of runs of places in which
    /// `trust` falls, and their end: only the head of each run is looked at.
    pub(super) fn falling<'a>(&'a self, runs: &[u32], trust: &'a [u16]) -> Falling<'a> {
        let mut heads = Vec::new();
        let mut end = 0;
        for (at, (&place, &word)) in self.places.iter().zip(&self.words).enumerate() {
            let mut rest = word & !below(place, end);
            while rest != 0 {
                let first = place * 64 + rest.trailing_zeros();
                end = runs[runs.partition_point(|&start| start <= first)];
                let of_run = rest & below(place, end);
                heads.push((trust[first as usize], Reverse(first), Rest { at, bits: of_run, end }));
                rest &= !of_run;
            }
        }
        Falling { set: self, trust, heads: heads.into() }
    }

    /// These offers by how many of `inputs` they are in.
    pub(super) fn counted(self, inputs: &[&[u64]]) -> Counted {
        let used = (usize::BITS - inputs.len().leading_zeros()) as usize;
        let mut planes = vec![0; used * self.words.len()];
        add(&self.places, inputs, used, &mut planes);
        Counted { of: self, planes, most: inputs.len() }
    }
}

/// The bits of a word that stand for places before `end`.
const fn below(place: u32, end: u32) -> u64 {
    let before = end.saturating_sub(place * 64);
    if before < 64 { (1 << before) - 1 } else { u64::MAX }
}

/// What is left of a run: bits of its word, and words up to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rest {
    at: usize,
    bits: u64,
    end: u32,
}

/// The offers of a set, the most trusted first.
pub(super) struct Falling<'a> {
    set: &'a Sparse,
    trust: &'a [u16],
    heads: BinaryHeap<(u16, Reverse<u32>, Rest)>,
}

impl Iterator for Falling<'_> {
    type Item = (u16, u32);

    fn next(&mut self) -> Option<(u16, u32)> {
        let mut head = self.heads.peek_mut()?;
        let (trust, Reverse(i), mut rest) = *head;
        rest.bits &= rest.bits - 1;
        while rest.bits == 0 {
            rest.at += 1;
            match self.set.places.get(rest.at) {
                Some(&place) if place * 64 < rest.end => {
                    rest.bits = self.set.words[rest.at] & below(place, rest.end);
                }
                _ => {
                    PeekMut::pop(head);
                    return Some((trust, i));
                }
            }
        }
        let next = self.set.places[rest.at] * 64 + rest.bits.trailing_zeros();
        *head = (self.trust[next as usize], Reverse(next), rest);
        Some((trust, i))
    }
}

/// Offers with a count for each.
#[derive(Debug, Default)]
pub(super) struct Counted {
    pub(super) of: Sparse,
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
    pub(super) fn level(&self, count: usize) -> Sparse {
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
