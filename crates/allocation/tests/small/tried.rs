//! The slow and obvious way: every need at every candidate or nowhere, and every way to spread hours over weeks.

use std::collections::BTreeMap;

use allocation::{
    Placement, Question,
    aim::{cost_of_load, worth_of_share},
};
use vocabulary::IsoWeek;

/// Value, spread over regions, load of firms (negative): more is better, in this order.
pub type Worth = (i64, i64, i64);

/// For each need its candidate.
type Choice = Vec<Option<usize>>;

pub fn best(question: &Question) -> Worth {
    all(question).into_iter().max().expect("placing nothing is always possible")
}

pub fn all(question: &Question) -> Vec<Worth> {
    choices(question).iter().map(|choice| worth(question, choice)).collect()
}

/// Every choice that can be done.
fn choices(question: &Question) -> Vec<Choice> {
    let mut all: Vec<Choice> = vec![Vec::new()];
    for need in &question.needs {
        let ways: Vec<Option<usize>> =
            std::iter::once(None).chain((0..need.candidates.len()).map(Some)).collect();
        all = all
            .into_iter()
            .flat_map(|choice| ways.iter().map(move |way| [choice.clone(), vec![*way]].concat()))
            .collect();
    }
    all.retain(|choice| {
        (0..question.machines.len()).all(|machines| {
            let there: Vec<(usize, Option<u32>)> = choice
                .iter()
                .enumerate()
                .filter_map(|(need, way)| {
                    let candidate = question.needs[need].candidates[(*way)?];
                    (candidate.machines == machines).then_some((need, candidate.hours))
                })
                .collect();
            there.iter().all(|(_, hours)| hours.is_some()) && {
                let mut free = question.machines[machines].free.clone();
                let there: Vec<_> =
                    there.into_iter().map(|(need, hours)| (need, hours.unwrap_or(0))).collect();
                fit(question, &there, &mut free)
            }
        })
    });
    all
}

/// Whether hours fit into what is free, one need after the other, hour by hour.
fn fit(question: &Question, needs: &[(usize, u32)], free: &mut BTreeMap<IsoWeek, u32>) -> bool {
    let Some(((need, hours), rest)) = needs.split_first() else { return true };
    let of = &question.needs[*need];
    let weeks: Vec<IsoWeek> =
        free.keys().copied().filter(|week| of.from <= *week && *week <= of.to).collect();
    spreads(&weeks, *hours).into_iter().any(|spread| {
        let used = spread.iter().filter(|(_, hours)| *hours > 0).count();
        if of.most_weeks.is_some_and(|most| used > most as usize) {
            return false;
        }
        if spread.iter().any(|(week, hours)| *hours > free[week]) {
            return false;
        }
        let mut left = free.clone();
        for (week, hours) in &spread {
            *left.get_mut(week).expect("a week of theirs") -= hours;
        }
        fit(question, rest, &mut left)
    })
}

/// Every way to spread hours over weeks.
fn spreads(weeks: &[IsoWeek], hours: u32) -> Vec<Vec<(IsoWeek, u32)>> {
    let Some((first, rest)) = weeks.split_first() else {
        return if hours == 0 { vec![Vec::new()] } else { Vec::new() };
    };
    (0..=hours)
        .flat_map(|here| {
            spreads(rest, hours - here).into_iter().map(move |others| [vec![(*first, here)], others].concat())
        })
        .collect()
}

fn worth(question: &Question, choice: &Choice) -> Worth {
    let (mut regions, mut used) = (BTreeMap::new(), vec![0; question.makers.len()]);
    let mut value = 0;
    for (need, way) in question.needs.iter().zip(choice) {
        let (placed, asked) = regions.entry(need.region.clone()).or_insert((0, 0));
        *asked += need.value;
        if let Some(way) = way {
            value += need.value;
            *placed += need.value;
            let candidate = need.candidates[*way];
            used[question.machines[candidate.machines].maker] += i64::from(candidate.hours.expect("known"));
        }
    }
    let spread = regions.values().map(|(placed, asked)| worth_of_share(*placed, *asked)).sum();
    let load = used.iter().enumerate().map(|(maker, used)| {
        let own = question.machines.iter().filter(|machines| machines.maker == maker);
        let free: i64 = own.flat_map(|machines| machines.free.values()).map(|hours| i64::from(*hours)).sum();
        cost_of_load(*used, free)
    });
    (value, spread, -load.sum::<i64>())
}

/// How many lose their place and how many change machines.
pub fn differs(before: &[Placement], after: &[Placement]) -> (usize, usize) {
    let of = |need: usize| after.iter().find(|placement| placement.need == need).map(|p| p.machines);
    let lost = before.iter().filter(|placement| of(placement.need).is_none()).count();
    let moved = before.iter().filter(|p| of(p.need).is_some_and(|machines| machines != p.machines)).count();
    (lost, moved)
}

/// The least of that among all allocations of a value.
pub fn least_differing(question: &Question, before: &[Placement], value: i64) -> (usize, usize) {
    let same = choices(question).into_iter().filter(|choice| worth(question, choice).0 == value);
    let differ = same.map(|choice| {
        let after: Vec<Placement> = choice
            .iter()
            .enumerate()
            .filter_map(|(need, way)| {
                let machines = question.needs[need].candidates[(*way)?].machines;
                Some(Placement { need, machines, weeks: Vec::new() })
            })
            .collect();
        differs(before, &after)
    });
    differ.min().expect("the value is that of some")
}

pub fn fits_alone(question: &Question, need: usize) -> bool {
    question.needs[need].candidates.iter().any(|candidate| {
        candidate.hours.is_some_and(|hours| {
            fit(question, &[(need, hours)], &mut question.machines[candidate.machines].free.clone())
        })
    })
}
