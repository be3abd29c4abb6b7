//! Why a need is not placed, whom to ask, and which weeks are short.

use vocabulary::IsoWeek;

use super::{
    check::Placement,
    flow::weeks_of,
    question::{Candidate, Question},
    ready::{Ready, Weeks},
};

/// Weeks of machines in which an hour more would let more value be placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Bottleneck {
    /// Their place in the question.
    pub machines: usize,
    pub weeks: Vec<IsoWeek>,
    /// Hours stated as free in them.
    pub free: i64,
    /// What one hour more in them would be worth, in value: exact when needs could be placed in parts, else about.
    pub price: f64,
}

impl Bottleneck {
    pub(crate) fn all(ready: &Ready, prices: &[(usize, Weeks, f64)], machines: &[usize]) -> Vec<Bottleneck> {
        let mut all: Vec<Bottleneck> = prices
            .iter()
            .map(|(place, weeks, price)| Bottleneck {
                machines: machines[*place],
                weeks: weeks_of(*weeks).map(|week| ready.weeks[week]).collect(),
                free: ready.free_in(*place, *weeks),
                price: *price,
            })
            .collect();
        all.sort_by(|a, b| {
            b.price.total_cmp(&a.price).then(a.machines.cmp(&b.machines)).then(a.weeks.cmp(&b.weeks))
        });
        all
    }
}

/// Why a need is not placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Nobody who could make it is known.
    NoCandidates,
    /// Nobody has said how many hours it takes, at any candidate.
    HoursNotStated,
    /// No candidate is known to have its hours free in its weeks, and some have not said what they have: ask them.
    Ask,
    /// Every candidate has said what is free, and none has enough in its weeks.
    NoHours,
    /// It would fit if it were alone; what is placed there is worth more together.
    Outcompeted,
}

/// A candidate of a need, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// Place of the machines in the question.
    pub machines: usize,
    pub hours: Option<u32>,
    /// Hours stated as free in the weeks of the need, in as many weeks as it may use, the fullest first.
    pub free: i64,
    /// Of those, what is left beside all that is placed.
    pub left: i64,
    /// Weeks of the need in which nothing is stated.
    pub unknown: Vec<IsoWeek>,
    /// Needs that are placed there in its weeks: their places.
    pub beside: Vec<usize>,
}

impl Stand {
    /// Whether it would fit if it were alone.
    #[must_use]
    pub fn fits_alone(&self) -> bool {
        self.hours.is_some_and(|hours| self.free >= i64::from(hours))
    }

    /// Whether an answer could make it fit: the hours it takes, or those that are free, are not known.
    #[must_use]
    pub fn is_to_ask(&self) -> bool {
        self.hours.is_none() || (!self.unknown.is_empty() && !self.fits_alone())
    }
}

/// How every candidate of a need stands, in their order.
///
/// # Panics
/// When the place is not in the question.
#[must_use]
pub fn stands(question: &Question, placements: &[Placement], need: usize) -> Vec<Stand> {
    question.needs[need]
        .candidates
        .iter()
        .map(|candidate| stand(question, placements, need, candidate))
        .collect()
}

fn stand(question: &Question, placements: &[Placement], place: usize, candidate: &Candidate) -> Stand {
    let need = &question.needs[place];
    let machines = &question.machines[candidate.machines];
    let there = || placements.iter().filter(|p| p.machines == candidate.machines && p.need != place);
    let (mut free, mut left, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    let mut week = Some(need.from);
    while let Some(now) = week.filter(|week| *week <= need.to) {
        match machines.free.get(&now) {
            Some(hours) => {
                let used: i64 = there()
                    .flat_map(|placement| &placement.weeks)
                    .filter(|(week, _)| *week == now)
                    .map(|(_, hours)| i64::from(*hours))
                    .sum();
                free.push(i64::from(*hours));
                left.push(i64::from(*hours) - used);
            }
            None => unknown.push(now),
        }
        week = now.next();
    }
    let most = need.most_weeks.map_or(usize::MAX, |most| most as usize);
    let sum = |mut hours: Vec<i64>| {
        hours.sort_unstable_by_key(|hours| std::cmp::Reverse(*hours));
        hours.iter().take(most).sum()
    };
    let beside =
        there().filter(|p| p.weeks.iter().any(|(week, _)| need.may_use(*week))).map(|p| p.need).collect();
    Stand {
        machines: candidate.machines,
        hours: candidate.hours,
        free: sum(free),
        left: sum(left),
        unknown,
        beside,
    }
}

/// Why a need that is not placed is not.
///
/// # Panics
/// When the place is not in the question.
#[must_use]
pub fn reason(question: &Question, placements: &[Placement], need: usize) -> Reason {
    let stands = stands(question, placements, need);
    if stands.is_empty() {
        Reason::NoCandidates
    } else if stands.iter().any(Stand::fits_alone) {
        Reason::Outcompeted
    } else if stands.iter().all(|stand| stand.hours.is_none()) {
        Reason::HoursNotStated
    } else if stands.iter().any(Stand::is_to_ask) {
        Reason::Ask
    } else {
        Reason::NoHours
    }
}
