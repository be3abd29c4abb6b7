//! Whether an allocation keeps to what is free and asked for, and what it is worth: exact, in whole numbers, and without a line in
//! common with what builds the programme. What a solver proposes is believed only after this.

use std::collections::BTreeMap;

use vocabulary::IsoWeek;

use super::{
    aim::{cost_of_load, worth_of_share},
    question::Question,
};

/// Where a need is made, and how many hours in which weeks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// The need's place in the question.
    pub need: usize,
    /// The machines' place in the question.
    pub machines: usize,
    /// Earliest first; hours are at least 1.
    pub weeks: Vec<(IsoWeek, u32)>,
}

/// What an allocation breaks. Places are those of the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Violation {
    NoSuchNeed(usize),
    /// Placements out of the order of the question, or two for one need.
    OutOfOrder(usize),
    /// Machines that are no candidate of the need, or whose hours for it nobody knows.
    NoCandidate {
        need: usize,
        machines: usize,
    },
    /// Hours that do not sum to those it takes, a week without hours, or a week twice.
    OtherHours {
        need: usize,
        hours: u64,
    },
    OutsideItsWeeks {
        need: usize,
        week: IsoWeek,
    },
    TooManyWeeks {
        need: usize,
        weeks: usize,
    },
    /// More hours than are stated as free; 0 are where nothing is stated.
    Overbooked {
        machines: usize,
        week: IsoWeek,
        used: u64,
        free: u32,
    },
}

/// What an allocation is worth.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measure {
    /// Of all needs placed: the more the better, before everything else.
    pub value: i64,
    /// Of the spread over regions, by [`worth_of_share`]: the more the fairer.
    pub spread: i64,
    /// Of the load of the firms, by [`cost_of_load`]: the less the fairer.
    pub load: i64,
    /// By name; a region without a name last.
    pub regions: Vec<Region>,
    /// For each maker of the question.
    pub firms: Vec<Firm>,
}

/// What a region asked for and got.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Region {
    pub name: Option<String>,
    pub needs: usize,
    pub placed_needs: usize,
    pub asked: i64,
    pub placed: i64,
}

/// How much of a firm's stated free hours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Firm {
    pub needs: usize,
    pub free: i64,
    pub used: i64,
}

/// What the allocation is worth, when it can be done.
///
/// # Errors
/// Everything that it breaks.
pub fn check(question: &Question, placements: &[Placement]) -> Result<Measure, Vec<Violation>> {
    let mut broken = Vec::new();
    let mut used: BTreeMap<(usize, IsoWeek), u64> = BTreeMap::new();
    let mut last = None;
    for placement in placements {
        let place = placement.need;
        let Some(need) = question.needs.get(place) else {
            broken.push(Violation::NoSuchNeed(place));
            continue;
        };
        if last.is_some_and(|last| last >= place) {
            broken.push(Violation::OutOfOrder(place));
        }
        last = Some(place);
        let candidate = need.candidates.iter().find(|candidate| candidate.machines == placement.machines);
        let Some(takes) = candidate.and_then(|candidate| candidate.hours) else {
            broken.push(Violation::NoCandidate { need: place, machines: placement.machines });
            continue;
        };
        let hours: u64 = placement.weeks.iter().map(|(_, hours)| u64::from(*hours)).sum();
        let sound = placement.weeks.windows(2).all(|pair| pair[0].0 < pair[1].0)
            && placement.weeks.iter().all(|(_, hours)| *hours > 0);
        if hours != u64::from(takes) || !sound {
            broken.push(Violation::OtherHours { need: place, hours });
        }
        if need.most_weeks.is_some_and(|most| placement.weeks.len() > most as usize) {
            broken.push(Violation::TooManyWeeks { need: place, weeks: placement.weeks.len() });
        }
        for (week, hours) in &placement.weeks {
            if *week < need.from || *week > need.to {
                broken.push(Violation::OutsideItsWeeks { need: place, week: *week });
            }
            *used.entry((placement.machines, *week)).or_default() += u64::from(*hours);
        }
    }
    for ((machines, week), used) in used {
        let free = question.machines[machines].free.get(&week).copied().unwrap_or(0);
        if used > u64::from(free) {
            broken.push(Violation::Overbooked { machines, week, used, free });
        }
    }
    if broken.is_empty() { Ok(measure(question, placements)) } else { Err(broken) }
}

fn measure(question: &Question, placements: &[Placement]) -> Measure {
    let mut measure = Measure { firms: vec![Firm::default(); question.makers.len()], ..Measure::default() };
    for machines in &question.machines {
        measure.firms[machines.maker].free +=
            machines.free.values().map(|hours| i64::from(*hours)).sum::<i64>();
    }
    // A name of no region sorts behind the others.
    let mut regions: BTreeMap<(bool, Option<&String>), Region> = BTreeMap::new();
    for (place, need) in question.needs.iter().enumerate() {
        let key = (need.region.is_none(), need.region.as_ref());
        let region =
            regions.entry(key).or_insert_with(|| Region { name: need.region.clone(), ..Region::default() });
        region.needs += 1;
        region.asked += need.value;
        if let Some(placement) = placements.iter().find(|placement| placement.need == place) {
            region.placed_needs += 1;
            region.placed += need.value;
            measure.value += need.value;
            let firm = &mut measure.firms[question.machines[placement.machines].maker];
            firm.needs += 1;
            firm.used += placement.weeks.iter().map(|(_, hours)| i64::from(*hours)).sum::<i64>();
        }
    }
    measure.regions = regions.into_values().collect();
    measure.spread = measure.regions.iter().map(|region| worth_of_share(region.placed, region.asked)).sum();
    measure.load = measure.firms.iter().map(|firm| cost_of_load(firm.used, firm.free)).sum();
    measure
}
