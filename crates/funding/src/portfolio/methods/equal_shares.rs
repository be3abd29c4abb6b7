//! The method of equal shares, after Peters, Pierczyński and Skowron, Proportional Participatory Budgeting with Additive
//! Utilities, NeurIPS 2021, completed by rank.
//!
//! The budget is divided evenly among the voters. In each round every project that its supporters can still pay for is
//! looked at: they pay in proportion to what it is worth to them, or all they have left. The one that costs its supporters
//! the least for each unit of utility is chosen and paid. When none can be paid for, what is left of the budget goes by rank:
//! most points first, one that does not fit is passed over (the greedy utilitarian completion).
//!
//! Utilities: with approvals a project is worth its cost to each who approves it (cost utilities), so that in a round the
//! project with the most full payers wins, whatever it costs; with points it is worth its points.
//! Ties go to the project with more points in all, then to the cheaper, then to the earlier in the file.
//! Money is exact: all voters' purses are whole numbers over one common denominator.

use std::cmp::Ordering;

use num_bigint::BigUint;
use num_integer::Integer;

use super::super::call::{Money, Points};

/// What the method looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballots {
    pub costs: Vec<Money>,
    pub budget: Money,
    /// For each voter the projects named, by place, each once, with points of at least 0.
    pub ballots: Vec<Vec<(usize, Points)>>,
    /// A project is worth its cost to those who name it, and not its points.
    pub cost_utilities: bool,
}

/// What it chooses, in the order of choosing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EqualShares {
    /// Paid for by their supporters.
    pub paid: Vec<usize>,
    /// Taken by rank with what was left.
    pub completed: Vec<usize>,
}

impl EqualShares {
    /// All that were chosen, by place.
    #[must_use]
    pub fn selected(&self) -> Vec<usize> {
        let mut all: Vec<usize> = self.paid.iter().chain(&self.completed).copied().collect();
        all.sort_unstable();
        all
    }
}

/// Chooses by equal shares.
#[must_use]
pub fn equal_shares(ballots: &Ballots) -> EqualShares {
    let mut rounds = Rounds::new(ballots);
    let mut chosen = EqualShares::default();
    while let Some(project) = rounds.next_paid() {
        chosen.paid.push(project);
    }
    let mut left = ballots.budget - chosen.paid.iter().map(|project| ballots.costs[*project]).sum::<Money>();
    let support = ballots.support();
    let mut rest: Vec<usize> =
        (0..ballots.costs.len()).filter(|project| !chosen.paid.contains(project)).collect();
    rest.sort_by_key(|project| (-support[*project], ballots.costs[*project], *project));
    for project in rest {
        if ballots.costs[project] <= left {
            left -= ballots.costs[project];
            chosen.completed.push(project);
        }
    }
    chosen
}

impl Ballots {
    fn support(&self) -> Vec<Points> {
        let mut support = vec![0; self.costs.len()];
        for (project, points) in self.ballots.iter().flatten() {
            support[*project] += points;
        }
        support
    }
}

/// The price of a unit of utility: a fraction, above nothing.
#[derive(Debug, Clone)]
struct Price {
    above: BigUint,
    below: BigUint,
}

impl Price {
    fn cmp(&self, other: &Price) -> Ordering {
        (&self.above * &other.below).cmp(&(&other.above * &self.below))
    }
}

/// What a project's supporters would pay: those who cannot pay their part pay all they have.
struct Payment {
    price: Price,
    /// The part of the cost that full payers bear, over the common denominator, and their utilities' sum.
    borne: BigUint,
    utilities: BigUint,
}

struct Candidate {
    project: usize,
    /// Its voters and what it is worth to each.
    supporters: Vec<(usize, u64)>,
    /// No round has a lower price than the one before: purses only shrink.
    least: Option<Price>,
}

struct Rounds<'a> {
    ballots: &'a Ballots,
    support: Vec<Points>,
    candidates: Vec<Candidate>,
    /// The purse of each voter, by its place in `purses`: most voters have one like others'.
    purse: Vec<usize>,
    /// Different amounts, over `denominator`.
    purses: Vec<BigUint>,
    denominator: BigUint,
}

impl<'a> Rounds<'a> {
    fn new(ballots: &'a Ballots) -> Rounds<'a> {
        let mut supporters: Vec<Vec<(usize, u64)>> = vec![Vec::new(); ballots.costs.len()];
        for (voter, ballot) in ballots.ballots.iter().enumerate() {
            for (project, points) in ballot {
                // What costs nothing is chosen first whatever it is worth; any utility will do.
                let utility = if ballots.cost_utilities { ballots.costs[*project].max(1) } else { *points };
                if let Some(utility) = u64::try_from(utility).ok().filter(|utility| *utility > 0) {
                    supporters[*project].push((voter, utility));
                }
            }
        }
        let candidates = supporters.into_iter().enumerate().filter(|(_, supporters)| !supporters.is_empty());
        Rounds {
            ballots,
            support: ballots.support(),
            candidates: candidates
                .map(|(project, supporters)| Candidate { project, supporters, least: None })
                .collect(),
            purse: vec![0; ballots.ballots.len()],
            purses: vec![BigUint::from(ballots.budget.unsigned_abs())],
            denominator: BigUint::from(ballots.ballots.len().max(1)),
        }
    }

    /// The project that is paid for next.
    fn next_paid(&mut self) -> Option<usize> {
        // By the last known price, so that most need not be looked at.
        self.candidates.sort_by(|a, b| match (&a.least, &b.least) {
            (None, None) => a.project.cmp(&b.project),
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(one), Some(other)) => one.cmp(other).then(a.project.cmp(&b.project)),
        });
        let ranks = self.ranks();
        let mut best: Option<(usize, Payment)> = None;
        let mut place = 0;
        while place < self.candidates.len() {
            let candidate = &self.candidates[place];
            if let (Some((_, payment)), Some(least)) = (&best, &candidate.least)
                && payment.price.cmp(least) == Ordering::Less
            {
                break;
            }
            let Some(payment) = self.payment(candidate, &ranks) else {
                // Its supporters will never have more.
                self.candidates.remove(place);
                continue;
            };
            let better = best.as_ref().is_none_or(|(holder, held)| {
                let tie = |project: usize| (-self.support[project], self.ballots.costs[project], project);
                let (project, holder) = (candidate.project, self.candidates[*holder].project);
                payment.price.cmp(&held.price).then(tie(project).cmp(&tie(holder))) == Ordering::Less
            });
            self.candidates[place].least = Some(payment.price.clone());
            if better {
                best = Some((place, payment));
            }
            place += 1;
        }
        let (place, payment) = best?;
        let candidate = self.candidates.remove(place);
        self.pay(&candidate, &payment);
        Some(candidate.project)
    }

    /// For each purse its rank among all, the smallest first.
    fn ranks(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.purses.len()).collect();
        order.sort_by(|a, b| self.purses[*a].cmp(&self.purses[*b]));
        let mut ranks = vec![0; order.len()];
        for (rank, purse) in order.into_iter().enumerate() {
            ranks[purse] = rank;
        }
        ranks
    }

    /// The lowest price at which the supporters together pay the cost; none when they cannot.
    fn payment(&self, candidate: &Candidate, ranks: &[usize]) -> Option<Payment> {
        // Voters with the same purse and utility count together.
        let mut alike: Vec<(usize, u64)> =
            candidate.supporters.iter().map(|(voter, utility)| (self.purse[*voter], *utility)).collect();
        alike.sort_unstable_by_key(|(purse, utility)| (ranks[*purse], *utility));
        let mut groups: Vec<(usize, u64, u64)> = Vec::new();
        for (purse, utility) in alike {
            match groups.last_mut() {
                Some(last) if last.0 == purse && last.1 == utility => last.2 += 1,
                _ => groups.push((purse, utility, 1)),
            }
        }
        // Those run dry first who have the least for their utility.
        if groups.iter().any(|group| group.1 != groups[0].1) {
            groups.sort_by(|a, b| (&self.purses[a.0] * b.1).cmp(&(&self.purses[b.0] * a.1)));
        }
        let mut utilities: BigUint =
            groups.iter().map(|(_, utility, count)| BigUint::from(*utility) * *count).sum();
        let mut borne = &self.denominator * self.ballots.costs[candidate.project].unsigned_abs();
        for (purse, utility, count) in groups {
            let purse = &self.purses[purse];
            if purse * &utilities >= &borne * utility {
                let price = Price { above: borne.clone(), below: &utilities * &self.denominator };
                return Some(Payment { price, borne, utilities });
            }
            let all = purse * count;
            borne -= all;
            utilities -= BigUint::from(utility) * count;
        }
        None
    }

    /// Takes the payment out of the purses.
    fn pay(&mut self, candidate: &Candidate, payment: &Payment) {
        let common = candidate.supporters.iter().fold(0_u64, |common, (_, utility)| common.gcd(utility));
        // So many times finer must the denominator be for every part to be whole.
        let finer = &payment.utilities / payment.utilities.gcd(&(&payment.borne * common));
        for purse in &mut self.purses {
            *purse *= &finer;
        }
        self.denominator *= &finer;
        let borne = &payment.borne * &finer;
        let mut after: std::collections::HashMap<(usize, u64), usize> = std::collections::HashMap::new();
        for (voter, utility) in &candidate.supporters {
            let before = self.purse[*voter];
            let purses = &mut self.purses;
            self.purse[*voter] = *after.entry((before, *utility)).or_insert_with(|| {
                let part = &borne * *utility / &payment.utilities;
                let left = if purses[before] > part { &purses[before] - part } else { BigUint::ZERO };
                purses.push(left);
                purses.len() - 1
            });
        }
        self.tidy();
    }

    /// Brings equal purses together and leaves out those that nobody has.
    fn tidy(&mut self) {
        let mut used = vec![false; self.purses.len()];
        for purse in &self.purse {
            used[*purse] = true;
        }
        let mut places: std::collections::HashMap<BigUint, usize> = std::collections::HashMap::new();
        let mut kept = Vec::new();
        let mut moved = vec![0; self.purses.len()];
        for (place, amount) in std::mem::take(&mut self.purses).into_iter().enumerate() {
            if used[place] {
                moved[place] = *places.entry(amount.clone()).or_insert_with(|| {
                    kept.push(amount);
                    kept.len() - 1
                });
            }
        }
        self.purses = kept;
        for purse in &mut self.purse {
            *purse = moved[*purse];
        }
    }
}
