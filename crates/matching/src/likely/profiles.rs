//! The profiles of all makers, trait by trait, and the question to them.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use vocabulary::{ProcessId, tree::Shape};

use super::{Likely, Profile, Reason, Rule, Share, Trait, bits::Bits};
use crate::{offer::MakerId, terms::Terms};

/// Makers of one register. Building takes time linear in what they state; a question takes a few counts for each pair of
/// traits that comes into consideration.
#[derive(Debug, Clone)]
pub struct Profiles {
    terms: Terms,
    makers: Vec<Profile>,
    /// Those that state some process, and can thus tell that they have another.
    telling: Bits,
    /// Who has each trait, of those that tell.
    holders: BTreeMap<Trait, Bits>,
}

/// What is looked for: who states it, and how many do.
struct Wanted {
    states: Bits,
    count: u32,
    telling: u32,
}

impl Profiles {
    /// Of several profiles of one maker the last counts.
    #[must_use]
    pub fn build(terms: Terms, profiles: Vec<Profile>) -> Profiles {
        let by_maker: BTreeMap<MakerId, Profile> =
            profiles.into_iter().map(|profile| (profile.maker, profile)).collect();
        let makers: Vec<Profile> = by_maker.into_values().collect();
        let mut telling = Bits::empty(makers.len());
        let mut holders: BTreeMap<Trait, Bits> = BTreeMap::new();
        for (i, profile) in makers.iter().enumerate() {
            if profile.traits.iter().any(|t| matches!(t, Trait::Process(_))) {
                telling.set(i);
                for each in understood(&terms, &profile.traits) {
                    holders.entry(each).or_insert_with(|| Bits::empty(makers.len())).set(i);
                }
            }
        }
        Profiles { terms, makers, telling, holders }
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

    /// The makers that state none of the processes, nothing above one and nothing below one, and of whose like enough do; the
    /// likeliest first, of equals those with more makers alike, with fewer traits, with the lower number.
    #[must_use]
    pub fn likely(&self, processes: &[ProcessId], rule: Rule) -> Vec<Likely> {
        let wanted = self.wanted(processes);
        let mut counts = HashMap::new();
        let mut found: Vec<Likely> = self
            .makers
            .iter()
            .enumerate()
            .filter(|(_, profile)| !self.speaks_of(&profile.traits, processes))
            .filter_map(|(i, profile)| self.claim(i, &profile.traits, processes, &wanted, rule, &mut counts))
            .collect();
        found.sort_by(|a, b| {
            let rank = |one: &Likely| (Reverse(one.reason.of), one.reason.shared.len(), one.maker);
            b.share.cmp(&a.share).then_with(|| rank(a).cmp(&rank(b)))
        });
        found
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
        self.claim(i, &left, &[wanted], &self.wanted(&[wanted]), rule, &mut HashMap::new())
    }

    fn wanted(&self, processes: &[ProcessId]) -> Wanted {
        let mut states = Bits::empty(self.makers.len());
        for process in processes {
            for below in self.terms.processes().subtree(process.0) {
                if let Some(holders) = self.holders.get(&Trait::Process(ProcessId(below))) {
                    states.add(holders);
                }
            }
        }
        Wanted { count: states.count(), telling: self.telling.count(), states }
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

    /// The best reason of those that one trait or two give; `None` when none reaches far enough. What is counted leaves the
    /// maker itself out.
    fn claim(
        &self,
        maker: usize,
        traits: &[Trait],
        processes: &[ProcessId],
        wanted: &Wanted,
        rule: Rule,
        counts: &mut HashMap<(Trait, Trait), (u32, u32)>,
    ) -> Option<Likely> {
        let (tells, states) = (self.telling.has(maker), wanted.states.has(maker));
        let makers = wanted.telling.saturating_sub(u32::from(tells));
        let state = wanted.count - u32::from(states);
        if makers == 0 {
            return None;
        }
        let traits: Vec<Trait> = understood(&self.terms, traits)
            .into_iter()
            .filter(|each| !self.is_in_line(*each, processes) && self.holders.contains_key(each))
            .collect();
        let mut best: Option<(Share, Reason)> = None;
        for (at, one) in traits.iter().enumerate() {
            for other in &traits[at..] {
                let (of, also) = *counts
                    .entry((*one, *other))
                    .or_insert_with(|| self.holders[one].count_in(&self.holders[other], &wanted.states));
                // The maker has both traits, as everybody counted.
                let (of, also) = (of - u32::from(tells), also - u32::from(tells && states));
                if of < rule.alike {
                    continue;
                }
                let share = Share::drawn(rule, also, of, state, makers);
                if !share.reaches(rule.claim_at) {
                    continue;
                }
                let mut shared = vec![*one, *other];
                shared.dedup();
                let reason = Reason { shared, also, of };
                let is_better = best.as_ref().is_none_or(|(share_before, before)| {
                    let rank = |of: &Reason| (of.shared.len(), Reverse(of.of), of.shared.clone());
                    share > *share_before || (share == *share_before && rank(&reason) < rank(before))
                });
                if is_better {
                    best = Some((share, reason));
                }
            }
        }
        best.map(|(share, reason)| Likely { maker: self.makers[maker].maker, share, reason })
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
