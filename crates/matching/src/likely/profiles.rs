//! The profiles of all makers, how often traits stand together in them, and the question to them.

use std::collections::{BTreeMap, BTreeSet};

use vocabulary::{ProcessId, tree::Shape};

use super::{
    Claims, Likely, Profile, Rule, Trait,
    claims::{Pair, Standing, best, row},
};
use crate::{offer::MakerId, terms::Terms};

/// Makers of one register. Building counts every pair of traits of every maker once: time grows with what they state, memory with the
/// number of makers and with the square of the number of different traits, which are terms of vocabularies (four bytes for each pair).
#[derive(Debug, Clone)]
pub struct Profiles {
    terms: Terms,
    makers: Vec<Profile>,
    /// Every trait that somebody who tells of others has, in order: the number of a trait is its place here.
    traits: Vec<Trait>,
    /// The traits of each maker by number, in order, with those above them that say something.
    has: Vec<Box<[u32]>>,
    /// Those that state some process, and can thus tell that they have another.
    tells: Vec<bool>,
    telling: u32,
    /// Of those that tell, how many have both traits of a pair.
    together: Pairs,
    /// Who states each process or one below it, of those that tell, in order.
    stating: BTreeMap<ProcessId, Vec<u32>>,
}

/// A count for each pair of traits, of which the first is not above the second.
#[derive(Debug, Clone)]
pub(super) struct Pairs(Vec<u32>);

impl Pairs {
    fn none(traits: usize) -> Pairs {
        Pairs(vec![0; row(traits)])
    }

    /// Counts each pair of the traits of one maker, which are in order.
    fn count(&mut self, has: &[u32]) {
        for (at, second) in has.iter().enumerate() {
            let row = row(*second as usize);
            for first in &has[..=at] {
                self.0[row + *first as usize] += 1;
            }
        }
    }

    pub(super) fn of(&self, pair: Pair) -> u32 {
        self.0[row(pair.second) + pair.first]
    }
}

impl Profiles {
    /// Of several profiles of one maker the last counts.
    ///
    /// # Panics
    /// When there are more than 2^32 makers or traits.
    #[must_use]
    pub fn build(terms: Terms, profiles: Vec<Profile>) -> Profiles {
        let by_maker: BTreeMap<MakerId, Profile> =
            profiles.into_iter().map(|profile| (profile.maker, profile)).collect();
        let makers: Vec<Profile> = by_maker.into_values().collect();
        let is_process = |t: &Trait| matches!(t, Trait::Process(_));
        let tells: Vec<bool> = makers.iter().map(|one| one.traits.iter().any(is_process)).collect();
        let all: Vec<Vec<Trait>> = makers.iter().map(|one| understood(&terms, &one.traits)).collect();
        let told = all.iter().zip(&tells).filter(|(_, tells)| **tells).flat_map(|(traits, _)| traits);
        let traits: Vec<Trait> = told.copied().collect::<BTreeSet<Trait>>().into_iter().collect();
        let has: Vec<Box<[u32]>> = all
            .iter()
            .map(|own| own.iter().filter_map(|each| traits.binary_search(each).ok()).map(number).collect())
            .collect();
        let mut together = Pairs::none(traits.len());
        let mut stating: BTreeMap<ProcessId, Vec<u32>> = BTreeMap::new();
        for (maker, has) in has.iter().enumerate().filter(|(maker, _)| tells[*maker]) {
            together.count(has);
            for each in has {
                if let Trait::Process(process) = traits[*each as usize] {
                    stating.entry(process).or_default().push(number(maker));
                }
            }
        }
        let telling = number(tells.iter().filter(|tells| **tells).count());
        Profiles { terms, makers, traits, has, tells, telling, together, stating }
    }

    /// How many makers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.makers.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.makers.is_empty()
    }

    #[must_use]
    pub fn profile(&self, maker: MakerId) -> Option<&Profile> {
        self.index(maker).map(|i| &self.makers[i])
    }

    fn index(&self, maker: MakerId) -> Option<usize> {
        self.makers.binary_search_by_key(&maker, |profile| profile.maker).ok()
    }

    pub(super) fn number_of(&self, maker: usize) -> MakerId {
        self.makers[maker].maker
    }

    pub(super) fn trait_of(&self, number: usize) -> Trait {
        self.traits[number]
    }

    /// The makers that state none of the processes, nothing above one and nothing below one, and of whose like enough do; the
    /// likeliest first, of equals those with more makers alike, with fewer traits, with the lower number.
    #[must_use]
    pub fn likely(&self, processes: &[ProcessId], rule: Rule) -> Vec<Likely> {
        self.claims(processes, rule).of(self).collect()
    }

    /// The same, to be gone through as far as somebody wants to know. It holds for these profiles for good.
    #[must_use]
    pub fn claims(&self, processes: &[ProcessId], rule: Rule) -> Claims {
        let states = self.states(processes);
        let mut also = Pairs::none(self.traits.len());
        for maker in &states {
            also.count(&self.has[*maker as usize]);
        }
        let counts = |pair: Pair| (self.together.of(pair), also.of(pair));
        let is_silent: Vec<bool> = self.traits.iter().map(|each| self.is_in_line(*each, processes)).collect();
        let speaking: Vec<usize> = (0..self.traits.len()).filter(|each| !is_silent[*each]).collect();
        let among = |tells: bool| Standing { telling: self.telling, state: number(states.len()), tells };
        let is_asked = |maker: usize| !self.speaks_of(&self.makers[maker].traits, processes);
        let candidates = (0..self.makers.len())
            .filter(|maker| is_asked(*maker))
            .map(|maker| (maker, self.tells[maker], &*self.has[maker]));
        Claims::make(&speaking, counts, [among(false), among(true)], rule, self.traits.len(), candidates)
    }

    /// What would be claimed of a maker if it had not stated one of its processes: to measure how often that finds it.
    #[must_use]
    pub fn likely_without(
        &self,
        maker: MakerId,
        hidden: ProcessId,
        wanted: ProcessId,
        rule: Rule,
    ) -> Option<Likely> {
        let i = self.index(maker)?;
        let left: Vec<Trait> =
            self.makers[i].traits.iter().copied().filter(|t| *t != Trait::Process(hidden)).collect();
        if self.speaks_of(&left, &[wanted]) {
            return None;
        }
        let states = self.states(&[wanted]);
        // It states what is wanted, and does not count among its like.
        let is_stating = states.binary_search(&number(i)).is_ok();
        let traits: Vec<usize> = understood(&self.terms, &left)
            .into_iter()
            .filter(|each| !self.is_in_line(*each, &[wanted]))
            .filter_map(|each| self.traits.binary_search(&each).ok())
            .collect();
        // Only what others share with it is counted: pairs by their places among its own traits.
        let (mut also, mut shared) = (Pairs::none(traits.len()), Vec::new());
        for other in states.iter().filter(|other| **other as usize != i) {
            shared.clear();
            let mut theirs = self.has[*other as usize].iter().map(|each| *each as usize).peekable();
            for (at, own) in traits.iter().enumerate() {
                while theirs.next_if(|each| each < own).is_some() {}
                if theirs.peek() == Some(own) {
                    shared.push(number(at));
                }
            }
            also.count(&shared);
        }
        let at = |each: usize| traits.binary_search(&each).expect("pairs are of its own traits");
        let counts = |pair: Pair| {
            let among_own = Pair { first: at(pair.first), second: at(pair.second) };
            (self.together.of(pair), also.of(among_own))
        };
        let standing = Standing {
            telling: self.telling,
            state: number(states.len()) - u32::from(is_stating),
            tells: self.tells[i],
        };
        let (share, pair, also, of) = best(&traits, counts, standing, rule)?;
        Some(Likely { maker, share, reason: pair.reason(self, also, of) })
    }

    /// Who states one of the processes or one below it, of those that tell, in order.
    fn states(&self, processes: &[ProcessId]) -> Vec<u32> {
        let below = processes.iter().flat_map(|process| self.terms.processes().subtree(process.0));
        let stating = below.filter_map(|process| self.stating.get(&ProcessId(process)));
        let all: BTreeSet<u32> = stating.flatten().copied().collect();
        all.into_iter().collect()
    }

    /// Whether the traits name one of the processes, something above it or something below it: then the matching asks already.
    fn speaks_of(&self, traits: &[Trait], processes: &[ProcessId]) -> bool {
        traits.iter().any(|each| self.is_in_line(*each, processes))
    }

    fn is_in_line(&self, each: Trait, processes: &[ProcessId]) -> bool {
        let Trait::Process(stated) = each else { return false };
        processes
            .iter()
            .any(|p| self.terms.process_within(*p, stated) || self.terms.process_within(stated, *p))
    }
}

fn number(of: usize) -> u32 {
    u32::try_from(of).expect("there are fewer than 2^32")
}

/// The traits with those above them down to the groups (level 2): a main group says nothing. Sorted, each once.
fn understood(terms: &Terms, traits: &[Trait]) -> Vec<Trait> {
    let above = |shape: &Shape, id: u16| -> Vec<u16> {
        shape.ancestors(id).filter(|over| *over == id || shape.level(*over) >= 2).collect()
    };
    let mut all: Vec<Trait> = Vec::new();
    for each in traits {
        match each {
            Trait::Process(id) => all.extend(
                above(terms.processes(), id.0).into_iter().map(|over| Trait::Process(ProcessId(over))),
            ),
            Trait::Material(id) => all.extend(
                above(terms.materials(), id.0)
                    .into_iter()
                    .map(|over| Trait::Material(vocabulary::MaterialId(over))),
            ),
            Trait::Branch(_) | Trait::Word(_) => all.push(*each),
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}
