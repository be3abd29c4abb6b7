//! Who would move if one more need came.

use std::collections::BTreeMap;

use solver::SolverError;
use vocabulary::IsoWeek;

use super::{
    allocate::{AllocationError, Effort, Level, placements},
    check::{Placement, check},
    improve::Placed,
    master::{Aim, Chosen},
    question::Question,
    ready::Ready,
    search::{Learnt, best_near, members},
    valid::faults,
};

/// What would be different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The whole allocation with the need that came, in the order of the question.
    pub placements: Vec<Placement>,
    /// The value placed, with the need that came.
    pub value: Level,
    /// What would change for the others, in the order of the question; who is not named stays as it is.
    pub changes: Vec<Change>,
    /// Whether no allocation of that value changes less: displaces fewer, or of those moves fewer.
    pub is_least: bool,
}

/// What would change for one need. All numbers are places in the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It loses its place.
    Displaced { need: usize, from: usize },
    /// Other machines make it.
    Moved { need: usize, from: usize, to: usize },
    /// The same machines make it in other weeks.
    OtherWeeks { need: usize, before: Vec<(IsoWeek, u32)>, after: Vec<(IsoWeek, u32)> },
    /// It had no place and gets one.
    Placed { need: usize, to: usize },
}

/// What changes when the need at place `came` is added to an allocation of the others: the most value again, then the fewest
/// that lose their place, then the fewest that change machines, then the fewest hours in other weeks. The spread over regions
/// and firms is not made anew: who need not move stays.
///
/// # Errors
/// When the question cannot be computed with, `before` does not hold for the others, or the solver gives up.
///
/// # Panics
/// When there is no need at that place.
pub fn one_more(
    question: &Question,
    before: &[Placement],
    came: usize,
    effort: Effort,
) -> Result<Changed, AllocationError> {
    let faults = faults(question);
    if !faults.is_empty() {
        return Err(AllocationError::Faults(faults));
    }
    check(question, before).map_err(AllocationError::Broken)?;
    assert!(came < question.needs.len(), "the need that came is in the question");
    let (ordered, needs, machines) = question.in_order();
    let ready = Ready::new(&ordered);
    let was = chosen_before(&ready, before, &needs, &machines, came);
    let mut learnt = Learnt::new(&ready);

    let kept = Placed { members: members(&ready, &was), chosen: was.clone() };
    let mut start = kept.clone();
    if let Some(place) = needs.iter().position(|need| *need == came) {
        start.place_one(&ready, place);
    }
    let value = best_near(&ready, Aim::Value, &[], start, &mut learnt, effort)?;
    let reached = Aim::Value.worth(&ready, &value.placed.chosen);
    let level = Level { reached, bound: value.bound };
    // When it adds nothing, nothing need change.
    let start = if Aim::Value.worth(&ready, &kept.chosen) == reached { kept } else { value.placed };
    let same = best_near(&ready, Aim::Same(&was), &[(Aim::Value, reached)], start, &mut learnt, effort)?;
    let is_least = Aim::Same(&was).worth(&ready, &same.placed.chosen) == same.bound;

    let arranged = rearranged(&ready, &same.placed, before, &needs, &machines)?;
    let placements = placements(&ready, &same.placed, &arranged, &needs, &machines);
    check(question, &placements).map_err(AllocationError::Broken)?;
    let changes = changes(question, before, &placements, came);
    Ok(Changed { placements, value: level, changes, is_least })
}

fn chosen_before(
    ready: &Ready,
    before: &[Placement],
    needs: &[usize],
    machines: &[usize],
    came: usize,
) -> Chosen {
    let mut chosen = vec![None; ready.of.len()];
    for (pair, of) in ready.pairs.iter().enumerate() {
        let (need, machines) = (needs[of.need], machines[of.machines]);
        if need != came && before.iter().any(|p| p.need == need && p.machines == machines) {
            chosen[of.need] = Some(pair);
        }
    }
    chosen
}

/// Weeks for everything, as before wherever that is possible.
fn rearranged(
    ready: &Ready,
    placed: &Placed,
    before: &[Placement],
    needs: &[usize],
    machines: &[usize],
) -> Result<Vec<Vec<Vec<i64>>>, AllocationError> {
    let mut all = Vec::new();
    for (place, pairs) in placed.members.iter().enumerate() {
        let mut were: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
        for pair in pairs {
            let need = needs[ready.pairs[*pair].need];
            let found = before.iter().find(|p| p.need == need && p.machines == machines[place]);
            if let Some(found) = found {
                let hours =
                    |week| found.weeks.iter().find(|(w, _)| w == week).map_or(0, |(_, h)| i64::from(*h));
                were.insert(*pair, ready.weeks.iter().map(hours).collect());
            }
        }
        if were.len() == pairs.len() {
            all.push(pairs.iter().map(|pair| were[pair].clone()).collect());
            continue;
        }
        match ready.arrange_near(place, pairs, &were)? {
            Ok(hours) => all.push(hours),
            Err(clash) => return Err(SolverError::GaveUp(format!("{clash:?}")).into()),
        }
    }
    Ok(all)
}

fn changes(question: &Question, before: &[Placement], after: &[Placement], came: usize) -> Vec<Change> {
    let of = |all: &[Placement], need: usize| all.iter().find(|placement| placement.need == need).cloned();
    let mut changes = Vec::new();
    for need in (0..question.needs.len()).filter(|need| *need != came) {
        match (of(before, need), of(after, need)) {
            (Some(before), None) => changes.push(Change::Displaced { need, from: before.machines }),
            (None, Some(after)) => changes.push(Change::Placed { need, to: after.machines }),
            (Some(before), Some(after)) if before.machines != after.machines => {
                changes.push(Change::Moved { need, from: before.machines, to: after.machines });
            }
            (Some(before), Some(after)) if before.weeks != after.weeks => {
                changes.push(Change::OtherWeeks { need, before: before.weeks, after: after.weeks });
            }
            _ => {}
        }
    }
    changes
}
