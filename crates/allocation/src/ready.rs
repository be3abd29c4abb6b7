//! A question made ready to compute with: weeks as bits, and only the candidates that could take the need alone.

use std::collections::BTreeSet;

use vocabulary::IsoWeek;

use super::question::{Candidate, Need, Question};

/// Weeks by their place, one bit each.
pub(crate) type Weeks = u128;

/// A need at machines that could make it if nothing else were to be made there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) need: usize,
    pub(crate) machines: usize,
    pub(crate) hours: i64,
    /// The weeks in which some of its hours may be used.
    pub(crate) usable: Weeks,
    /// In so many of them at the most; never more than there are.
    pub(crate) most: u32,
}

impl Pair {
    /// Whether the limit on weeks says anything.
    pub(crate) fn is_limited(&self) -> bool {
        self.most < self.usable.count_ones()
    }
}

#[derive(Debug)]
pub(crate) struct Ready<'a> {
    pub(crate) question: &'a Question,
    pub(crate) weeks: Vec<IsoWeek>,
    /// For machines and weeks; 0 where nothing is known.
    pub(crate) free: Vec<Vec<i64>>,
    pub(crate) pairs: Vec<Pair>,
    /// The pairs of each need.
    pub(crate) of: Vec<Vec<usize>>,
    /// The pairs at each machine group.
    pub(crate) at: Vec<Vec<usize>>,
}

impl<'a> Ready<'a> {
    /// For a question without faults.
    pub(crate) fn new(question: &'a Question) -> Ready<'a> {
        let mut weeks: BTreeSet<IsoWeek> =
            question.machines.iter().flat_map(|machines| machines.free.keys().copied()).collect();
        weeks.retain(|week| question.needs.iter().any(|need| need.may_use(*week)));
        let weeks: Vec<IsoWeek> = weeks.into_iter().collect();
        let free = question
            .machines
            .iter()
            .map(|machines| {
                weeks.iter().map(|week| machines.free.get(week).map_or(0, |h| i64::from(*h))).collect()
            })
            .collect();
        let mut ready = Ready {
            question,
            weeks,
            free,
            pairs: Vec::new(),
            of: vec![Vec::new(); question.needs.len()],
            at: vec![Vec::new(); question.machines.len()],
        };
        for (place, need) in question.needs.iter().enumerate() {
            for candidate in &need.candidates {
                if let Some(pair) = ready.pair(place, need, candidate) {
                    ready.of[place].push(ready.pairs.len());
                    ready.at[pair.machines].push(ready.pairs.len());
                    ready.pairs.push(pair);
                }
            }
        }
        ready
    }

    fn pair(&self, place: usize, need: &Need, candidate: &Candidate) -> Option<Pair> {
        let hours = i64::from(candidate.hours?);
        let free = &self.free[candidate.machines];
        let wanted = if need.most_weeks == Some(1) { hours } else { 1 };
        let mut usable: Weeks = 0;
        let mut each = Vec::new();
        for (week, free) in free.iter().enumerate() {
            if *free >= wanted && need.may_use(self.weeks[week]) {
                usable |= 1 << week;
                each.push(*free);
            }
        }
        let most = need.most_weeks.unwrap_or(u32::MAX).min(usable.count_ones());
        each.sort_unstable_by_key(|free| std::cmp::Reverse(*free));
        let reach: i64 = each.iter().take(most as usize).sum();
        (reach >= hours).then_some(Pair { need: place, machines: candidate.machines, hours, usable, most })
    }

    /// The free hours of machines in weeks.
    pub(crate) fn free_in(&self, machines: usize, weeks: Weeks) -> i64 {
        self.free[machines]
            .iter()
            .enumerate()
            .filter(|(w, _)| weeks >> w & 1 == 1)
            .map(|(_, free)| free)
            .sum()
    }

    pub(crate) fn value(&self, pair: usize) -> i64 {
        self.question.needs[self.pairs[pair].need].value
    }
}
