//! Pairs of traits, and a number for each of them.

use super::{Profiles, Reason, Trait};

/// Two traits by their numbers, the first not above the second; twice the same is one trait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    first: u32,
    second: u32,
}

impl Pair {
    /// How many traits it is.
    pub(super) fn len(self) -> usize {
        if self.first == self.second { 1 } else { 2 }
    }

    pub(super) fn traits(self) -> [u32; 2] {
        [self.first, self.second]
    }

    pub(super) fn reason(self, profiles: &Profiles, also: u32, of: u32) -> Reason {
        let mut shared: Vec<Trait> = self.traits().map(|each| profiles.trait_of(each)).to_vec();
        shared.dedup();
        Reason { shared, also, of }
    }

    /// The same by the places of its traits among some that are in order and hold both.
    pub(super) fn among(self, traits: &[u32]) -> Pair {
        let at = |each: u32| number(traits.binary_search(&each).expect("the traits hold both of the pair"));
        Pair { first: at(self.first), second: at(self.second) }
    }
}

/// Every pair of some traits, which are in order, each trait with itself too.
pub(super) fn pairs_of(traits: &[u32]) -> impl Iterator<Item = Pair> {
    traits
        .iter()
        .enumerate()
        .flat_map(|(at, second)| traits[..=at].iter().map(|first| Pair { first: *first, second: *second }))
}

/// A number for each pair of so many traits.
#[derive(Debug, Clone)]
pub(super) struct Pairs(Vec<u32>);

impl Pairs {
    pub(super) fn all(traits: usize, value: u32) -> Pairs {
        Pairs(vec![value; traits * (traits + 1) / 2])
    }

    /// All pairs with a lower second trait come first.
    fn place(pair: Pair) -> usize {
        let (first, second) = (pair.first as usize, pair.second as usize);
        second * (second + 1) / 2 + first
    }

    pub(super) fn of(&self, pair: Pair) -> u32 {
        self.0[Pairs::place(pair)]
    }

    pub(super) fn set(&mut self, pair: Pair, value: u32) {
        self.0[Pairs::place(pair)] = value;
    }

    /// Counts each pair of the traits of one maker, which are in order.
    pub(super) fn count(&mut self, has: &[u32]) {
        for pair in pairs_of(has) {
            self.0[Pairs::place(pair)] += 1;
        }
    }
}

pub(super) fn number(of: usize) -> u32 {
    u32::try_from(of).expect("there are fewer than 2^32")
}
