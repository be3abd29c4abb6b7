//! The best of one aim, with its bound: relaxed, rounded, made better, and then searched to the end.

use solver::{Answer, SolverError};

use super::{
    allocate::Effort,
    arrange::float,
    cuts::{Cut, Known},
    improve::Placed,
    master::{Aim, Chosen, Master},
    ready::{Ready, Weeks},
};

/// The best that was found.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) placed: Placed,
    /// No choice is worth more.
    pub(crate) bound: i64,
    /// What one hour more would be worth, by machines and weeks, when needs could be placed in parts.
    pub(crate) prices: Vec<(usize, Weeks, f64)>,
}

/// What one search after another learns.
#[derive(Debug, Default)]
pub(crate) struct Learnt {
    pub(crate) cuts: Vec<Cut>,
    pub(crate) known: Known,
}

impl Learnt {
    pub(crate) fn new(ready: &Ready) -> Learnt {
        Learnt { cuts: ready.first_cuts(), known: Known::new() }
    }
}

/// The most of an aim while each of `floors` is worth at least so much, from a choice that keeps to them.
pub(crate) fn best(
    ready: &Ready,
    aim: Aim,
    floors: &[(Aim, i64)],
    start: Placed,
    learnt: &mut Learnt,
    effort: Effort,
) -> Result<Found, SolverError> {
    search(ready, aim, floors, start, learnt, effort, true)
}

/// The same without looking for other choices than the programme's own: what is near the start stays near it.
pub(crate) fn best_near(
    ready: &Ready,
    aim: Aim,
    floors: &[(Aim, i64)],
    start: Placed,
    learnt: &mut Learnt,
    effort: Effort,
) -> Result<Found, SolverError> {
    search(ready, aim, floors, start, learnt, effort, false)
}

fn search(
    ready: &Ready,
    aim: Aim,
    floors: &[(Aim, i64)],
    start: Placed,
    learnt: &mut Learnt,
    effort: Effort,
    improves: bool,
) -> Result<Found, SolverError> {
    let bound = aim.most(ready);
    let mut search = Search { ready, aim, floors, best: start, bound, prices: Vec::new(), improves };
    if search.worth() < search.bound {
        search.relaxed(learnt)?;
    }
    let mut rounds = 0;
    while search.worth() < search.bound && effort.rounds.is_none_or(|most| rounds < most) {
        rounds += 1;
        if search.round(learnt, effort)? {
            break;
        }
    }
    Ok(Found { placed: search.best, bound: search.bound, prices: search.prices })
}

/// So often a few machine groups are filled anew.
const TRIES: usize = 6_000;

/// The relaxed programme is left when its bound falls by less than this share of it.
const SLOW: f64 = 1e-3;

struct Search<'a> {
    ready: &'a Ready<'a>,
    aim: Aim<'a>,
    floors: &'a [(Aim<'a>, i64)],
    best: Placed,
    bound: i64,
    prices: Vec<(usize, Weeks, f64)>,
    /// Whether choices are made better on the way.
    improves: bool,
}

impl Search<'_> {
    fn worth(&self) -> i64 {
        self.aim.worth(self.ready, &self.best.chosen)
    }

    /// Takes a choice when it is better.
    fn offer(&mut self, placed: Placed) {
        let keeps = self.floors.iter().all(|(aim, least)| aim.worth(self.ready, &placed.chosen) >= *least);
        if keeps && self.aim.worth(self.ready, &placed.chosen) > self.worth() {
            self.best = placed;
        }
    }

    /// The bound when needs could be placed in parts, with every cut that then matters; and a choice near it.
    fn relaxed(&mut self, learnt: &mut Learnt) -> Result<(), SolverError> {
        let mut before = i64::MAX;
        loop {
            let master = Master::new(self.ready, self.aim, self.floors, &learnt.cuts);
            let Some(relaxed) = master.problem.relax()? else { return Ok(()) };
            self.bound = self.bound.min(master.bound(relaxed.gained)).max(self.worth());
            let shares: Vec<f64> =
                master.pairs.iter().map(|variable| relaxed.values[variable.index()]).collect();
            let broken = self.ready.broken_by(&shares);
            let fell = float(before.saturating_sub(self.bound));
            let slow = fell < SLOW * float(self.bound.abs());
            before = self.bound;
            if broken.is_empty() || slow || self.worth() == self.bound {
                self.prices = learnt
                    .cuts
                    .iter()
                    .zip(&master.rows)
                    .filter_map(|(cut, row)| {
                        let (machines, weeks) = cut.hours?;
                        let price = relaxed.prices[row.index()];
                        (price > 1e-6).then_some((machines, weeks, price))
                    })
                    .collect();
                if self.improves && self.worth() < self.bound {
                    self.round_off(&shares);
                }
                return Ok(());
            }
            learnt.cuts.extend(broken);
        }
    }

    /// Shares made whole: the largest first, then what else fits.
    fn round_off(&mut self, shares: &[f64]) {
        let ready = self.ready;
        let mut order: Vec<usize> = (0..shares.len()).filter(|pair| shares[*pair] > 0.01).collect();
        order.sort_by(|a, b| shares[*b].total_cmp(&shares[*a]).then(a.cmp(b)));
        let mut placed = Placed::of(ready, order);
        self.better(&mut placed);
        self.offer(placed);
    }

    fn better(&self, placed: &mut Placed) {
        match self.aim {
            Aim::Value => {
                placed.place_more(self.ready);
                placed.fill_anew(self.ready, TRIES);
                placed.place_more(self.ready);
            }
            Aim::Regions => placed.spread_over_regions(self.ready),
            Aim::Firms => placed.spread_over_firms(self.ready),
            Aim::Same(_) => {}
        }
    }

    /// Solves the programme with the cuts that are known; says whether there is nothing more to search.
    fn round(&mut self, learnt: &mut Learnt, effort: Effort) -> Result<bool, SolverError> {
        let master = Master::new(self.ready, self.aim, self.floors, &learnt.cuts);
        let start = master.values(self.ready, &self.best.chosen);
        let effort = solver::Effort {
            seconds: effort.seconds,
            gap: 1e-9,
            // All aims are whole: less than one away is the best.
            distance: 0.9,
            branches: effort.branches,
            brief: effort.brief,
        };
        let solution = match master.problem.solve(effort, Some(&start))? {
            Answer::Solved(solution) => solution,
            Answer::NothingFound { bound } => {
                self.bound = self.bound.min(master.bound(bound)).max(self.worth());
                return Ok(true);
            }
            // The best so far keeps to every row.
            Answer::Infeasible | Answer::Unbounded => {
                return Err(SolverError::GaveUp("it found no end to what has one".to_owned()));
            }
        };
        self.bound = self.bound.min(master.bound(solution.bound)).max(self.worth());
        let chosen = master.chosen(self.ready, &solution.values);
        let members = members(self.ready, &chosen);
        match self.ready.arranged(&members, &mut learnt.known)? {
            Ok(_) => {
                self.offer(Placed { chosen, members });
                Ok(true)
            }
            Err(cuts) => {
                learnt.cuts.extend(cuts);
                if !self.improves {
                    return Ok(false);
                }
                let mut placed = Placed::of(self.ready, chosen.into_iter().flatten());
                self.better(&mut placed);
                self.offer(placed);
                Ok(false)
            }
        }
    }
}

/// The pairs at each machine group.
pub(crate) fn members(ready: &Ready, chosen: &Chosen) -> Vec<Vec<usize>> {
    let mut members = vec![Vec::new(); ready.at.len()];
    for pair in chosen.iter().flatten() {
        members[ready.pairs[*pair].machines].push(*pair);
    }
    members.iter_mut().for_each(|pairs: &mut Vec<usize>| pairs.sort_unstable());
    members
}
