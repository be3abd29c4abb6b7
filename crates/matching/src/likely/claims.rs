//! What is claimed of makers that do not state a process, for one question: every pair of traits that says enough, in the order in which
//! they say it, and the first of them that each maker has.

use std::cmp::{Ordering, Reverse};

use super::{
    Likely, Profiles, Rule, Share,
    pairs::{Pair, Pairs, number, pairs_of},
};
use crate::offer::MakerId;

/// Among whom a maker is one that is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    /// How many makers tell, the maker itself among them if it does.
    pub(super) telling: u32,
    /// How many of those others state what is looked for.
    pub(super) state: u32,
    /// Whether the maker itself tells: it is left out where its like are counted.
    pub(super) tells: bool,
}

impl Standing {
    /// What each pair of traits, which are in order, says of a maker that has both; nothing where it does not reach far enough. `counts`
    /// gives how many have both, and how many of these state what is looked for.
    fn claims(
        self,
        traits: &[u32],
        counts: impl Fn(Pair) -> (u32, u32),
        rule: Rule,
    ) -> impl Iterator<Item = Claim> {
        let own = u32::from(self.tells);
        let makers = self.telling.saturating_sub(own);
        pairs_of(traits).filter_map(move |pair| {
            let (of, also) = counts(pair);
            let of = of.checked_sub(own)?;
            if makers == 0 || of < rule.alike {
                return None;
            }
            let share = Share::drawn(rule, also, of, self.state, makers);
            share.reaches(rule.claim_at).then_some(Claim { share, pair, also, of })
        })
    }

    /// The best of them.
    pub(super) fn best(
        self,
        traits: &[u32],
        counts: impl Fn(Pair) -> (u32, u32),
        rule: Rule,
    ) -> Option<Claim> {
        self.claims(traits, counts, rule).min_by(Claim::order)
    }
}

/// What one pair says of makers of one standing: so many of so many others that have both also state what is looked for.
#[derive(Debug, Clone)]
pub(super) struct Claim {
    share: Share,
    pair: Pair,
    also: u32,
    of: u32,
}

impl Claim {
    /// Which of two about one maker is told, the better one first: the larger share, of equals fewer traits, more makers alike, the
    /// traits that come first.
    fn order(&self, other: &Claim) -> Ordering {
        let rank = |one: &Claim| (one.pair.len(), Reverse(one.of), one.pair);
        other.share.cmp(&self.share).then_with(|| rank(self).cmp(&rank(other)))
    }

    pub(super) fn about(&self, maker: MakerId, profiles: &Profiles) -> Likely {
        Likely { maker, share: self.share, reason: self.pair.reason(profiles, self.also, self.of) }
    }
}

/// The answer to one question: eight bytes for each maker of whom something is claimed, the likeliest first.
#[derive(Debug, Clone, Default)]
pub struct Claims {
    claims: Vec<Claim>,
    /// The maker by its place among the profiles, and its best claim by its place among the claims.
    makers: Vec<(u32, u32)>,
}

impl Claims {
    /// `speaking` are the traits that may give a reason, in order, of so many in all; the standings are that of makers that do not tell
    /// and that of those that do; candidates are makers by their place, whether they tell, and their traits in order.
    pub(super) fn make<'a>(
        (speaking, traits): (&[u32], usize),
        counts: impl Fn(Pair) -> (u32, u32),
        standings: [Standing; 2],
        rule: Rule,
        candidates: impl Iterator<Item = (u32, bool, &'a [u32])>,
    ) -> Claims {
        let [silent, telling] = standings.map(|standing| {
            let mut claims: Vec<Claim> = standing.claims(speaking, &counts, rule).collect();
            claims.sort_by(Claim::order);
            claims
        });
        let tables = [Table::of(&silent, 0, traits), Table::of(&telling, silent.len(), traits)];
        let claims: Vec<Claim> = silent.into_iter().chain(telling).collect();
        let mut used = Vec::new();
        let mut makers: Vec<(u32, u32)> = candidates
            .filter_map(|(maker, tells, has)| Some((maker, tables[usize::from(tells)].best(has, &mut used)?)))
            .collect();
        makers.sort_by(|(maker, claim), (other, its)| {
            let (a, b) = (&claims[*claim as usize], &claims[*its as usize]);
            let rank = |claim: &Claim| (Reverse(claim.of), claim.pair.len());
            b.share.cmp(&a.share).then_with(|| rank(a).cmp(&rank(b))).then_with(|| maker.cmp(other))
        });
        Claims { claims, makers }
    }

    /// Of how many makers something is claimed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.makers.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.makers.is_empty()
    }

    /// The makers, the likeliest first. `profiles` are those that were asked.
    pub fn of(&self, profiles: &Profiles) -> impl Iterator<Item = Likely> {
        let about = |(maker, claim): &(u32, u32)| {
            self.claims[*claim as usize].about(profiles.number_of(*maker), profiles)
        };
        self.makers.iter().map(about)
    }
}

/// No claim.
const NONE: u32 = u32::MAX;

/// Where the claim of each pair stands.
struct Table {
    /// Of each trait, whether some claim has it.
    is_used: Vec<bool>,
    /// [`NONE`] where nothing is claimed.
    places: Pairs,
}

impl Table {
    /// `claims` stand in order, from a place on.
    fn of(claims: &[Claim], from: usize, traits: usize) -> Table {
        let mut table = Table { is_used: vec![false; traits], places: Pairs::all(traits, NONE) };
        for (at, Claim { pair, .. }) in claims.iter().enumerate() {
            pair.traits().into_iter().for_each(|each| table.is_used[each as usize] = true);
            table.places.set(*pair, number(from + at));
        }
        table
    }

    /// The first claim whose traits are both among these, which are in order. `used` is room for those that some claim has.
    fn best(&self, has: &[u32], used: &mut Vec<u32>) -> Option<u32> {
        used.clear();
        used.extend(has.iter().filter(|each| self.is_used[**each as usize]));
        pairs_of(used).map(|pair| self.places.of(pair)).min().filter(|place| *place != NONE)
    }
}
