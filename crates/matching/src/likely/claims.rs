//! What is claimed of makers that do not state a process, for one question: every pair of traits that says enough, in the order in which
//! they say it, and the first of them that each maker has.

use std::cmp::{Ordering, Reverse};

use super::{Likely, Profiles, Reason, Rule, Share, Trait};

/// Two traits by their numbers, the first not above the second; twice the same is one trait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    pub(super) first: usize,
    pub(super) second: usize,
}

impl Pair {
    fn len(self) -> usize {
        if self.first == self.second { 1 } else { 2 }
    }

    pub(super) fn reason(self, profiles: &Profiles, also: u32, of: u32) -> Reason {
        let mut shared: Vec<Trait> = vec![profiles.trait_of(self.first), profiles.trait_of(self.second)];
        shared.dedup();
        Reason { shared, also, of }
    }
}

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
    /// What a pair of traits says of a maker that has both, where so many have both and so many of these state what is looked for;
    /// with how many others are alike. `None` when it does not reach far enough.
    fn claim(self, of: u32, also: u32, rule: Rule) -> Option<(Share, u32)> {
        let own = u32::from(self.tells);
        let (of, makers) = (of.checked_sub(own)?, self.telling.checked_sub(own)?);
        if makers == 0 || of < rule.alike {
            return None;
        }
        let share = Share::drawn(rule, also, of, self.state, makers);
        share.reaches(rule.claim_at).then_some((share, of))
    }
}

/// Which of two claims of one maker is told, the better one first: the larger share, of equals fewer traits, more makers alike, the
/// traits that come first.
fn better(a: (Share, Pair, u32), b: (Share, Pair, u32)) -> Ordering {
    let rank = |pair: Pair, of: u32| (pair.len(), Reverse(of), pair);
    b.0.cmp(&a.0).then_with(|| rank(a.1, a.2).cmp(&rank(b.1, b.2)))
}

/// The best claim that traits give, which are in order: the share, the pair, how many also state what is looked for, of how many.
pub(super) fn best(
    traits: &[usize],
    counts: impl Fn(Pair) -> (u32, u32),
    standing: Standing,
    rule: Rule,
) -> Option<(Share, Pair, u32, u32)> {
    let pairs = traits
        .iter()
        .enumerate()
        .flat_map(|(at, first)| traits[at..].iter().map(|second| Pair { first: *first, second: *second }));
    let claims = pairs.filter_map(|pair| {
        let (of, also) = counts(pair);
        standing.claim(of, also, rule).map(|(share, of)| (share, pair, also, of))
    });
    claims.min_by(|a, b| better((a.0, a.1, a.3), (b.0, b.1, b.3)))
}

/// One pair that says enough of makers of one standing.
#[derive(Debug, Clone)]
struct Claim {
    share: Share,
    pair: Pair,
    also: u32,
    of: u32,
}

/// The answer to one question: eight bytes for each maker of whom something is claimed, the likeliest first.
#[derive(Debug, Clone, Default)]
pub struct Claims {
    claims: Vec<Claim>,
    /// The maker by its place among the profiles, and its best claim by its place among the claims.
    makers: Vec<(u32, u32)>,
}

/// No pair stands here.
const NONE: u32 = u32::MAX;

impl Claims {
    /// `speaking` are the traits that may give a reason, in order; the standings are that of makers that do not tell and that of those
    /// that do; candidates are makers by their place, whether they tell, and their traits in order.
    pub(super) fn make<'a>(
        speaking: &[usize],
        counts: impl Fn(Pair) -> (u32, u32),
        standings: [Standing; 2],
        rule: Rule,
        traits: usize,
        candidates: impl Iterator<Item = (usize, bool, &'a [u32])>,
    ) -> Claims {
        let mut ranked = standings.map(|standing| {
            let mut claims = Vec::new();
            for (at, first) in speaking.iter().enumerate() {
                for second in &speaking[at..] {
                    let pair = Pair { first: *first, second: *second };
                    let (of, also) = counts(pair);
                    if let Some((share, of)) = standing.claim(of, also, rule) {
                        claims.push(Claim { share, pair, also, of });
                    }
                }
            }
            claims.sort_by(|a, b| better((a.share, a.pair, a.of), (b.share, b.pair, b.of)));
            claims
        });
        let offset = ranked[0].len();
        let tables = ranked.each_ref().map(|claims| Table::of(claims, traits));
        let mut makers: Vec<(u32, u32)> = candidates
            .filter_map(|(maker, tells, has)| {
                let rank = tables[usize::from(tells)].best(has)?;
                let claim = rank as usize + if tells { offset } else { 0 };
                Some((narrow(maker), narrow(claim)))
            })
            .collect();
        let mut claims = std::mem::take(&mut ranked[0]);
        claims.append(&mut ranked[1]);
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
        self.makers.iter().map(|(maker, claim)| {
            let claim = &self.claims[*claim as usize];
            Likely {
                maker: profiles.number_of(*maker as usize),
                share: claim.share,
                reason: claim.pair.reason(profiles, claim.also, claim.of),
            }
        })
    }
}

/// Where each pair stands in the order of claims.
struct Table {
    /// Of each trait, whether some claim has it.
    is_used: Vec<bool>,
    /// By the second trait, then the first; [`NONE`] where nothing is claimed.
    ranks: Vec<u32>,
}

impl Table {
    fn of(claims: &[Claim], traits: usize) -> Table {
        let mut table = Table { is_used: vec![false; traits], ranks: vec![NONE; row(traits)] };
        for (rank, Claim { pair, .. }) in claims.iter().enumerate() {
            table.is_used[pair.first] = true;
            table.is_used[pair.second] = true;
            table.ranks[row(pair.second) + pair.first] = narrow(rank);
        }
        table
    }

    /// The first claim whose traits are both among these, which are in order.
    fn best(&self, has: &[u32]) -> Option<u32> {
        let mut best = NONE;
        for (at, second) in has.iter().enumerate() {
            if !self.is_used[*second as usize] {
                continue;
            }
            let row = row(*second as usize);
            for first in &has[..=at] {
                best = best.min(self.ranks[row + *first as usize]);
            }
        }
        (best != NONE).then_some(best)
    }
}

/// Where the pairs with this second trait begin: all with a lower one come first.
pub(super) const fn row(second: usize) -> usize {
    second * (second + 1) / 2
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).expect("there are fewer than 2^32")
}
