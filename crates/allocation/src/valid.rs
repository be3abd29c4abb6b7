//! What makes a question impossible to compute with: told all at once, before anything is solved.

use std::collections::BTreeSet;

use super::question::Question;

/// What is wrong with a question, each with where it stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("Two {what} are called '{id}'; give each an id of its own.")]
    SameId { what: &'static str, id: String },
    #[error("{what} names something that is not there: place {place}.")]
    NotThere { what: String, place: usize },
    #[error("The value of need '{need}' is {value}; write a whole number from 1 to 1000000.")]
    Value { need: String, value: i64 },
    #[error("Need '{need}' ends in {to}, before it begins in {from}. Exchange the weeks.")]
    WeeksReversed { need: String, from: String, to: String },
    #[error(
        "Need '{need}' may be spread over 0 weeks; write 1 for all in one week, or leave it out for any number."
    )]
    NoWeeks { need: String },
    #[error(
        "Need '{need}' takes {hours} hours at '{machines}'; write 1 to 1000000, or leave hours out where nobody knows them."
    )]
    Hours { need: String, machines: String, hours: u32 },
    #[error("Need '{need}' names '{machines}' twice; name each once.")]
    SameCandidate { need: String, machines: String },
    #[error("'{machines}' has {hours} free hours in {week}; a week of theirs has at most 1000000.")]
    Free { machines: String, week: String, hours: u32 },
    #[error(
        "Free hours are stated for {0} weeks in which anything may be made; {MOST_WEEKS} is the most. Leave out the later ones."
    )]
    TooManyWeeks(usize),
    #[error("There are {0} needs; {MOST_NEEDS} is the most.")]
    TooManyNeeds(usize),
}

/// Weeks that a question may speak of.
pub const MOST_WEEKS: usize = 128;
/// Needs in one question.
pub const MOST_NEEDS: usize = 100_000;
/// The largest value, hours of a need and hours of a week: sums of them stay far below what whole numbers hold.
const MOST: u32 = 1_000_000;

/// Everything that is wrong; empty when the question can be computed with.
#[must_use]
pub fn faults(question: &Question) -> Vec<Fault> {
    let mut faults = Vec::new();
    twice("makers", question.makers.iter().map(|maker| &maker.id), &mut faults);
    twice("machines", question.machines.iter().map(|machines| &machines.id), &mut faults);
    twice("needs", question.needs.iter().map(|need| &need.id), &mut faults);
    if question.needs.len() > MOST_NEEDS {
        faults.push(Fault::TooManyNeeds(question.needs.len()));
    }
    let mut weeks = BTreeSet::new();
    for machines in &question.machines {
        if machines.maker >= question.makers.len() {
            let what = format!("The machines '{}'", machines.id);
            faults.push(Fault::NotThere { what, place: machines.maker });
        }
        for (week, hours) in &machines.free {
            weeks.insert(*week);
            if *hours > MOST {
                let (machines, week) = (machines.id.clone(), week.to_string());
                faults.push(Fault::Free { machines, week, hours: *hours });
            }
        }
    }
    weeks.retain(|week| question.needs.iter().any(|need| need.may_use(*week)));
    if weeks.len() > MOST_WEEKS {
        faults.push(Fault::TooManyWeeks(weeks.len()));
    }
    for need in &question.needs {
        let id = || need.id.clone();
        if !(1..=i64::from(MOST)).contains(&need.value) {
            faults.push(Fault::Value { need: id(), value: need.value });
        }
        if need.to < need.from {
            let (from, to) = (need.from.to_string(), need.to.to_string());
            faults.push(Fault::WeeksReversed { need: id(), from, to });
        }
        if need.most_weeks == Some(0) {
            faults.push(Fault::NoWeeks { need: id() });
        }
        let mut named = BTreeSet::new();
        for candidate in &need.candidates {
            let Some(machines) = question.machines.get(candidate.machines) else {
                let what = format!("A candidate of need '{}'", need.id);
                faults.push(Fault::NotThere { what, place: candidate.machines });
                continue;
            };
            if !named.insert(candidate.machines) {
                faults.push(Fault::SameCandidate { need: id(), machines: machines.id.clone() });
            }
            if let Some(hours) = candidate.hours.filter(|hours| !(1..=MOST).contains(hours)) {
                faults.push(Fault::Hours { need: id(), machines: machines.id.clone(), hours });
            }
        }
    }
    faults
}

fn twice<'a>(what: &'static str, ids: impl Iterator<Item = &'a String>, faults: &mut Vec<Fault>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            faults.push(Fault::SameId { what, id: id.clone() });
        }
    }
}
