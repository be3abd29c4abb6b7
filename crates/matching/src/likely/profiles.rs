//! The profiles of all makers, how often traits stand together in them, and the question to them.

use std::collections::{BTreeMap, BTreeSet};

use vocabulary::{ProcessId, tree::Shape};

use super::{
    Claims, Likely, Profile, Rule, Trait,
    claims::Standing,
    pairs::{Pair, Pairs, number},
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
        let mut together = Pairs::all(traits.len(), 0);
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

    pub(super) fn number_of(&self, maker: u32) -> MakerId {
        self.makers[maker as usize].maker
    }

    pub(super) fn trait_of(&self, number: u32) -> Trait {
        self.traits[number as usize]
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
        let mut also = Pairs::all(self.traits.len(), 0);
        for maker in &states {
            also.count(&self.has[*maker as usize]);
        }
        let counts = |pair: Pair| (self.together.of(pair), also.of(pair));
        let speaking: Vec<u32> = (0..)
            .zip(&self.traits)
            .filter(|(_, each)| !self.is_in_line(**each, processes))
            .map(|(number, _)| number)
            .collect();
        let among = |tells: bool| Standing { telling: self.telling, state: number(states.len()), tells };
        let candidates = (0..)
            .zip(&self.makers)
            .zip(self.tells.iter().zip(&self.has))
            .filter(|((_, one), _)| !self.speaks_of(&one.traits, processes))
            .map(|((maker, _), (tells, has))| (maker, *tells, &**has));
        let traits = (&*speaking, self.traits.len());
        Claims::make(traits, counts, [among(false), among(true)], rule, candidates)
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
        let traits: Vec<u32> = understood(&self.terms, &left)
            .into_iter()
            .filter(|each| !self.is_in_line(*each, &[wanted]))
            .filter_map(|each| self.traits.binary_search(&each).ok().map(number))
            .collect();
        // Only what others share with it is counted: pairs by their places among its own traits.
        let (mut also, mut shared) = (Pairs::all(traits.len(), 0), Vec::new());
        for other in states.iter().filter(|other| **other as usize != i) {
            shared.clear();
            let mut theirs = self.has[*other as usize].iter().peekable();
            for (at, own) in (0..).zip(&traits) {
                while theirs.next_if(|each| *each < own).is_some() {}
                if theirs.peek() == Some(&own) {
                    shared.push(at);
                }
            }
            also.count(&shared);
        }
        let counts = |pair: Pair| (self.together.of(pair), also.of(pair.among(&traits)));
        let standing = Standing {
            telling: self.telling,
            state: number(states.len()) - u32::from(is_stating),
            tells: self.tells[i],
        };
        standing.best(&traits, counts, rule).map(|claim| claim.about(maker, self))
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
