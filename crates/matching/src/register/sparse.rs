//! A set of few offers: only its words that are not empty, so that what follows costs by the set and not by the
//! register.

use std::ops::Range;

/// Words taken at a time.
const BLOCK: usize = 8;

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
        let mut sparse = Sparse::default();
        for span in spans {
            for (place, &word) in span.clone().zip(&set[span.clone()]) {
                sparse.push(u32::try_from(place).expect("offers are counted in 32 bits"), word);
            }
        }
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

    /// These offers by how many of `inputs` they are in, from none upwards.
    pub(super) fn by_count<'a>(&'a self, inputs: &[&[u64]]) -> impl Iterator<Item = Sparse> + 'a {
        let used = (usize::BITS - inputs.len().leading_zeros()) as usize;
        let mut planes = vec![0; used * self.words.len()];
        add(&self.places, inputs, used, &mut planes);
        (0..=inputs.len()).map(move |count| {
            let mut level = Sparse::default();
            for (i, (&place, &word)) in self.places.iter().zip(&self.words).enumerate() {
                let differs = |plane: usize| {
                    let wanted = if count >> plane & 1 == 1 { u64::MAX } else { 0 };
                    planes[plane * self.words.len() + i] ^ wanted
                };
                level.push(place, (0..used).fold(word, |hit, plane| hit & !differs(plane)));
            }
            level
        })
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
