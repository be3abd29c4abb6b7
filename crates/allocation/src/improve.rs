//! Choices made better step by step: quick, without proof, and the same for the same input.

use super::{
    aim::{cost_of_load, worth_of_share},
    master::Chosen,
    ready::Ready,
};

/// So often the needs are gone through.
const PASSES: usize = 12;

/// Machine groups that are filled anew at once.
const GROUPS: usize = 3;

/// The seed of every search.
const SEED: u64 = 2026;

/// Value for an hour is counted in so many parts.
const DENSITY: i64 = 10_000;

/// What a need is worth for each hour that it takes where it takes the fewest.
fn density(ready: &Ready, need: usize) -> i64 {
    let fewest = ready.of[need].iter().map(|pair| ready.pairs[*pair].hours).min().unwrap_or(1);
    ready.question.needs[need].value * DENSITY / fewest
}

/// Numbers of one stream (splitmix64, Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014).
struct Draws(u64);

impl Draws {
    #[expect(clippy::cast_possible_truncation, reason = "below the end")]
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end as u64) as usize
    }
}

/// A choice that can be arranged in weeks.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) chosen: Chosen,
    /// The pairs at each machine group, in their order.
    pub(crate) members: Vec<Vec<usize>>,
}

impl Placed {
    pub(crate) fn nothing(ready: &Ready) -> Placed {
        Placed { chosen: vec![None; ready.of.len()], members: vec![Vec::new(); ready.at.len()] }
    }

    /// Puts pairs in, in an order, as long as they fit.
    pub(crate) fn of(ready: &Ready, order: impl IntoIterator<Item = usize>) -> Placed {
        let mut placed = Placed::nothing(ready);
        for pair in order {
            if placed.chosen[ready.pairs[pair].need].is_none() && placed.fits(ready, None, pair) {
                placed.put(ready, pair);
            }
        }
        placed
    }

    fn put(&mut self, ready: &Ready, pair: usize) {
        let of = &ready.pairs[pair];
        self.chosen[of.need] = Some(pair);
        let members = &mut self.members[of.machines];
        let at = members.partition_point(|other| *other < pair);
        members.insert(at, pair);
    }

    fn take(&mut self, ready: &Ready, pair: usize) {
        let of = &ready.pairs[pair];
        self.chosen[of.need] = None;
        self.members[of.machines].retain(|other| *other != pair);
    }

    /// Whether a pair fits at its machines, when another goes.
    fn fits(&self, ready: &Ready, without: Option<usize>, pair: usize) -> bool {
        let machines = ready.pairs[pair].machines;
        let mut pairs: Vec<usize> =
            self.members[machines].iter().copied().filter(|other| Some(*other) != without).collect();
        pairs.push(pair);
        pairs.sort_unstable();
        ready.fits_quickly(machines, &pairs)
    }

    /// Where else a placed pair's need would fit.
    fn elsewhere(&self, ready: &Ready, pair: usize) -> Option<usize> {
        let of = &ready.pairs[pair];
        let others = ready.of[of.need].iter().copied();
        others
            .filter(|other| ready.pairs[*other].machines != of.machines)
            .find(|other| self.fits(ready, None, *other))
    }

    /// Places more: what fits, what fits when another moves, and what is worth more than another that goes.
    pub(crate) fn place_more(&mut self, ready: &Ready) {
        let mut order: Vec<usize> = (0..ready.of.len()).filter(|need| !ready.of[*need].is_empty()).collect();
        order.sort_by_key(|need| (std::cmp::Reverse(density(ready, *need)), *need));
        for _ in 0..PASSES {
            let mut better = false;
            for need in &order {
                if self.chosen[*need].is_none() {
                    better |= self.place(ready, *need);
                }
            }
            if !better {
                return;
            }
        }
    }

    /// Places one need and then, when another went for it, that one.
    pub(crate) fn place_one(&mut self, ready: &Ready, need: usize) {
        let before = self.chosen.clone();
        if !ready.of[need].is_empty() && self.place(ready, need) {
            let gone =
                (0..before.len()).find(|other| before[*other].is_some() && self.chosen[*other].is_none());
            if let Some(gone) = gone {
                self.place(ready, gone);
            }
        }
    }

    fn place(&mut self, ready: &Ready, need: usize) -> bool {
        if let Some(pair) = ready.of[need].iter().copied().find(|pair| self.fits(ready, None, *pair)) {
            self.put(ready, pair);
            return true;
        }
        let value = ready.question.needs[need].value;
        let mut worth_less: Option<(i64, usize, usize)> = None;
        for pair in ready.of[need].iter().copied() {
            let there = self.members[ready.pairs[pair].machines].clone();
            for other in there.into_iter().filter(|other| self.fits(ready, Some(*other), pair)) {
                if let Some(elsewhere) = self.elsewhere(ready, other) {
                    self.take(ready, other);
                    self.put(ready, elsewhere);
                    self.put(ready, pair);
                    return true;
                }
                let lost = ready.value(other);
                if lost < value && worth_less.is_none_or(|(least, ..)| lost < least) {
                    worth_less = Some((lost, other, pair));
                }
            }
        }
        if let Some((_, other, pair)) = worth_less {
            self.take(ready, other);
            self.put(ready, pair);
            return true;
        }
        false
    }

    /// Takes everything out of a few machine groups and fills them anew in another order; keeps what is worth no less. (Ruin and
    /// recreate, Schrimpf and others, Journal of Computational Physics 159, 2000.)
    pub(crate) fn fill_anew(&mut self, ready: &Ready, tries: usize) {
        let used: Vec<usize> =
            (0..ready.at.len()).filter(|machines| !ready.at[*machines].is_empty()).collect();
        if used.is_empty() {
            return;
        }
        let mut draws = Draws(SEED);
        for _ in 0..tries {
            let mut emptied = vec![used[draws.below(used.len())]];
            // Its neighbours: where one of its own could go as well.
            for _ in 1..GROUPS {
                let own = &ready.at[emptied[0]];
                let need = ready.pairs[own[draws.below(own.len())]].need;
                let pairs = &ready.of[need];
                emptied.push(ready.pairs[pairs[draws.below(pairs.len())]].machines);
            }
            emptied.sort_unstable();
            emptied.dedup();
            let gone: Vec<usize> =
                emptied.iter().flat_map(|machines| self.members[*machines].clone()).collect();
            gone.iter().for_each(|pair| self.take(ready, *pair));
            let here = emptied.iter().flat_map(|machines| &ready.at[*machines]).copied();
            let elsewhere = gone.iter().flat_map(|pair| &ready.of[ready.pairs[*pair].need]).copied();
            let mut order: Vec<(i64, usize)> = here
                .chain(elsewhere)
                .filter(|pair| self.chosen[ready.pairs[*pair].need].is_none())
                .map(|pair| {
                    let luck = 700 + i64::try_from(draws.below(600)).unwrap_or(0);
                    (-ready.value(pair) * DENSITY / ready.pairs[pair].hours * luck, pair)
                })
                .collect();
            order.sort_unstable();
            let mut come = Vec::new();
            for (_, pair) in order {
                if self.chosen[ready.pairs[pair].need].is_none() && self.fits(ready, None, pair) {
                    self.put(ready, pair);
                    come.push(pair);
                }
            }
            let sum = |pairs: &[usize]| pairs.iter().map(|pair| ready.value(*pair)).sum::<i64>();
            if sum(&come) < sum(&gone) {
                come.iter().for_each(|pair| self.take(ready, *pair));
                gone.iter().for_each(|pair| self.put(ready, *pair));
            }
        }
    }

    /// Exchanges needs of the same value, from regions that have got more for such that have got less.
    pub(crate) fn spread_over_regions(&mut self, ready: &Ready) {
        let needs = &ready.question.needs;
        for _ in 0..PASSES {
            let mut better = false;
            for need in 0..needs.len() {
                if self.chosen[need].is_some() || ready.of[need].is_empty() {
                    continue;
                }
                let sums = |region: &Option<String>| {
                    let own = needs.iter().enumerate().filter(|(_, other)| other.region == *region);
                    own.fold((0, 0), |(placed, asked), (at, other)| {
                        let here = if self.chosen[at].is_some() { other.value } else { 0 };
                        (placed + here, asked + other.value)
                    })
                };
                let value = needs[need].value;
                let (placed, asked) = sums(&needs[need].region);
                let gain = worth_of_share(placed + value, asked) - worth_of_share(placed, asked);
                let exchange = ready.of[need].iter().copied().find_map(|pair| {
                    let there = self.members[ready.pairs[pair].machines].iter().copied();
                    there
                        .filter(|other| {
                            let region = &needs[ready.pairs[*other].need].region;
                            if ready.value(*other) != value || *region == needs[need].region {
                                return false;
                            }
                            let (placed, asked) = sums(region);
                            worth_of_share(placed, asked) - worth_of_share(placed - value, asked) < gain
                        })
                        .find(|other| self.fits(ready, Some(*other), pair))
                        .map(|other| (other, pair))
                });
                if let Some((other, pair)) = exchange {
                    self.take(ready, other);
                    self.put(ready, pair);
                    better = true;
                }
            }
            if !better {
                return;
            }
        }
    }

    /// Moves needs to firms that have more free; the same needs stay placed.
    pub(crate) fn spread_over_firms(&mut self, ready: &Ready) {
        let question = ready.question;
        let mut free = vec![0; question.makers.len()];
        for machines in &question.machines {
            free[machines.maker] += machines.free.values().map(|hours| i64::from(*hours)).sum::<i64>();
        }
        let maker = |pair: usize| question.machines[ready.pairs[pair].machines].maker;
        let mut used = vec![0; question.makers.len()];
        for pair in self.chosen.iter().flatten() {
            used[maker(*pair)] += ready.pairs[*pair].hours;
        }
        for _ in 0..PASSES {
            let mut better = false;
            for need in 0..question.needs.len() {
                let Some(now) = self.chosen[need] else { continue };
                let costs = |to: usize| {
                    let mut loads = vec![(maker(now), used[maker(now)] - ready.pairs[now].hours)];
                    if maker(to) == maker(now) {
                        loads[0].1 += ready.pairs[to].hours;
                    } else {
                        loads.push((maker(to), used[maker(to)] + ready.pairs[to].hours));
                    }
                    let before: i64 = loads.iter().map(|(m, _)| cost_of_load(used[*m], free[*m])).sum();
                    loads.iter().map(|(m, used)| cost_of_load(*used, free[*m])).sum::<i64>() - before
                };
                let mut ways: Vec<(i64, usize)> =
                    ready.of[need].iter().map(|pair| (costs(*pair), *pair)).filter(|way| way.0 < 0).collect();
                ways.sort_unstable();
                let way = ways.into_iter().find(|(_, to)| {
                    let same = ready.pairs[*to].machines == ready.pairs[now].machines;
                    self.fits(ready, same.then_some(now), *to)
                });
                if let Some((_, to)) = way {
                    self.take(ready, now);
                    self.put(ready, to);
                    used[maker(now)] -= ready.pairs[now].hours;
                    used[maker(to)] += ready.pairs[to].hours;
                    better = true;
                }
            }
            if !better {
                return;
            }
        }
    }
}
