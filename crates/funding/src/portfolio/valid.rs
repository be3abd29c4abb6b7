//! What makes a call impossible to compute with: told all at once, before anything is solved.

use super::call::{Bound, Call, Rule};

/// What is wrong with a call, each with where it stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("There are no projects to choose from.")]
    NoProjects,
    #[error("There is no year with an appropriation; give at least one.")]
    NoYears,
    #[error("Two projects are called '{0}'; give each a name of its own.")]
    SameId(String),
    #[error("Project '{project}' asks for money in {given} years, but the call has {years}.")]
    OtherYears { project: String, given: usize, years: usize },
    #[error("Project '{project}' has scores for {given} criteria, but the call has {criteria}.")]
    OtherCriteria { project: String, given: usize, criteria: usize },
    #[error("Project '{project}' asks for a negative amount.")]
    NegativeAmount { project: String },
    #[error("The lowest share of project '{project}' is {given} %; it must lie between 1 and 100 %.")]
    LowestOutside { project: String, given: u8 },
    #[error(
        "Project '{project}' may be funded in part, in whole per cent, but asks for an amount of {amount} of the smallest units, \
         which is no multiple of 100: a per cent of it would be broken. Ask for whole kronor, or for all or nothing."
    )]
    BrokenPercent { project: String, amount: i64 },
    #[error("{what} is negative; it must be 0 or more.")]
    Negative { what: String },
    #[error("In the cell {cell} a later step is worth more than an earlier one; steps must not rise.")]
    RisingSteps { cell: String },
    #[error("The shares of project '{project}' by {by} sum to {sum} %; they may be 100 % at most.")]
    SharesBeyondAll { project: String, by: &'static str, sum: u32 },
    #[error("{what} names something that is not there: place {place}.")]
    NotThere { what: String, place: usize },
    #[error("The rule that '{project}' goes with itself says nothing; name two projects.")]
    WithItself { project: String },
    #[error("The numbers of the call are too large: {what}. Use a larger unit.")]
    TooLarge { what: &'static str },
}

/// Sums of money, of scaled shares and of value stay below this, so that no sum runs over.
const MOST: i128 = 1 << 60;

/// Everything that is wrong; empty when the call can be computed with.
#[must_use]
pub fn faults(call: &Call) -> Vec<Fault> {
    let mut faults = Vec::new();
    if call.projects.is_empty() {
        faults.push(Fault::NoProjects);
    }
    if call.years.is_empty() {
        faults.push(Fault::NoYears);
    }
    conditions(call, &mut faults);
    let mut ids = std::collections::BTreeSet::new();
    for project in &call.projects {
        if !ids.insert(&project.id) {
            faults.push(Fault::SameId(project.id.clone()));
        }
        one_project(call, project, &mut faults);
    }
    if faults.is_empty() {
        sizes(call, &mut faults);
    }
    faults
}

fn conditions(call: &Call, faults: &mut Vec<Fault>) {
    let mut negative = |is: bool, what: String| {
        if is {
            faults.push(Fault::Negative { what });
        }
    };
    for year in &call.years {
        negative(year.appropriation < 0, format!("The appropriation of {}", year.name));
    }
    for criterion in &call.criteria {
        negative(criterion.weight < 0, format!("The weight of '{}'", criterion.name));
    }
    for demand in &call.demands {
        negative(demand.units < 0 || demand.worth < 0, format!("The demand '{}'", demand.name));
    }
    for cell in &call.cells {
        let below = cell.steps.iter().any(|step| step.units < 0 || step.worth < 0);
        negative(below, format!("A step of the cell {}", cell.name()));
    }
    for limit in &call.limits {
        let (Bound::AtLeast(amount) | Bound::AtMost(amount)) = limit.bound;
        negative(amount < 0, "A floor or cap".to_owned());
    }
    for cell in &call.cells {
        if cell.steps.windows(2).any(|pair| pair[0].worth < pair[1].worth) {
            faults.push(Fault::RisingSteps { cell: cell.name() });
        }
    }
    for limit in &call.limits {
        if let Some(place) = limit.year.filter(|year| *year >= call.years.len()) {
            faults.push(Fault::NotThere { what: "A floor or cap".to_owned(), place });
        }
    }
    for rule in &call.rules {
        let named: Vec<usize> = match rule {
            Rule::Excludes { one, other } => vec![*one, *other],
            Rule::Needs { project, needs } => vec![*project, *needs],
            Rule::AtMost { of, .. } => of.clone(),
        };
        if let Some(place) = named.iter().find(|place| **place >= call.projects.len()) {
            faults.push(Fault::NotThere { what: "A rule".to_owned(), place: *place });
        } else if matches!(rule, Rule::Excludes { .. } | Rule::Needs { .. }) && named[0] == named[1] {
            faults.push(Fault::WithItself { project: call.projects[named[0]].id.clone() });
        }
    }
}

fn one_project(call: &Call, project: &super::call::Project, faults: &mut Vec<Fault>) {
    let id = || project.id.clone();
    if project.asked.len() != call.years.len() {
        faults.push(Fault::OtherYears { project: id(), given: project.asked.len(), years: call.years.len() });
    }
    if project.scores.len() != call.criteria.len() {
        let (given, criteria) = (project.scores.len(), call.criteria.len());
        faults.push(Fault::OtherCriteria { project: id(), given, criteria });
    }
    if project.asked.iter().any(|amount| *amount < 0) {
        faults.push(Fault::NegativeAmount { project: id() });
    }
    if !(1..=100).contains(&project.lowest) {
        faults.push(Fault::LowestOutside { project: id(), given: project.lowest });
    } else if project.lowest < 100
        && let Some(amount) = project.asked.iter().find(|amount| **amount % 100 != 0)
    {
        faults.push(Fault::BrokenPercent { project: id(), amount: *amount });
    }
    if project.scores.iter().flatten().any(|score| *score < 0) {
        faults.push(Fault::Negative { what: format!("A score of project '{}'", project.id) });
    }
    for (what, list, there) in
        [("cell", &project.adds, call.cells.len()), ("demand", &project.closes, call.demands.len())]
    {
        if list.iter().any(|(_, units)| *units < 0) {
            faults.push(Fault::Negative { what: format!("What project '{}' adds to a {what}", project.id) });
        }
        if let Some((place, _)) = list.iter().find(|(place, _)| *place >= there) {
            faults.push(Fault::NotThere {
                what: format!("A {what} of project '{}'", project.id),
                place: *place,
            });
        }
    }
    for (by, shares) in [("sub-goal", &project.sub_goals), ("region", &project.regions)] {
        let sum: u32 = shares.iter().map(|(_, percent)| u32::from(*percent)).sum();
        if sum > 100 {
            faults.push(Fault::SharesBeyondAll { project: id(), by, sum });
        }
    }
}

/// Whether sums could run over.
fn sizes(call: &Call, faults: &mut Vec<Fault>) {
    let wide = i128::from;
    let asked: i128 = call.projects.iter().flat_map(|p| &p.asked).map(|amount| wide(*amount)).sum();
    let given: i128 = call.years.iter().map(|year| wide(year.appropriation)).sum();
    let limits = call.limits.iter().map(|limit| match limit.bound {
        Bound::AtLeast(amount) | Bound::AtMost(amount) => wide(amount),
    });
    // Money is compared in ten-thousandths of its unit: a per cent of a per cent.
    if asked.max(given).max(limits.max().unwrap_or(0)) * 10_000 > MOST {
        faults.push(Fault::TooLarge { what: "money" });
    }
    let scored: i128 = call
        .projects
        .iter()
        .flat_map(|project| project.scores.iter().zip(&call.criteria))
        .map(|(scores, criterion)| {
            wide(criterion.weight) * wide(scores.iter().max().copied().unwrap_or(0)) / 1_000_000
        })
        .sum();
    let steps =
        call.cells.iter().flat_map(|cell| &cell.steps).map(|step| wide(step.units) * wide(step.worth));
    let demands = call.demands.iter().map(|demand| wide(demand.units) * wide(demand.worth));
    let reached: i128 = steps.chain(demands).sum();
    if (scored + reached) * 100 > MOST {
        faults.push(Fault::TooLarge { what: "scores, steps and demands" });
    }
    let units: i128 = call
        .projects
        .iter()
        .flat_map(|p| p.adds.iter().chain(&p.closes))
        .map(|(_, units)| wide(*units))
        .sum();
    if units * 100 > MOST {
        faults.push(Fault::TooLarge { what: "units added to cells and demands" });
    }
}

impl super::call::Cell {
    /// Its three names, for messages.
    #[must_use]
    pub fn name(&self) -> String {
        let parts = [Some(&self.sub_goal), self.region.as_ref(), self.branch.as_ref()];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" / ")
    }
}
