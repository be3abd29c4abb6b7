//! Whether a portfolio meets every condition of its call, and what it is worth: exact, in whole numbers, and without a line
//! in common with what builds the programme. What a solver proposes is believed only after this.

use super::call::{Bound, Call, Fixed, Limit, Money, POINT, Percent, Portfolio, Project, Rule, Scope, Value};

/// What a portfolio breaks. Places are those of the call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Violation {
    /// A grant to a project that is not in the call.
    NoSuchProject(usize),
    /// Grants out of the order of the call, or two to one project.
    OutOfOrder(usize),
    /// A share of 0, beyond 100, or below the lowest that the project can do with.
    ShareOutside {
        project: usize,
        percent: Percent,
    },
    /// Amounts that are not the share of what was asked for.
    OtherAmounts {
        project: usize,
    },
    Appropriation {
        year: usize,
        granted: Money,
        appropriation: Money,
    },
    /// The money counted is in hundredths of the unit, since shares by sub-goal and region are per cent.
    Limit {
        limit: usize,
        hundredths: i128,
    },
    Rule(usize),
    FixedIn(usize),
    FixedOut(usize),
}

/// What a portfolio is worth, term by term. The terms sum to the total.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Worth {
    pub total: Value,
    /// For each criterion.
    pub criteria: Vec<Value>,
    /// For each cell.
    pub cells: Vec<Reached>,
    /// For each demand.
    pub demands: Vec<Reached>,
}

/// What projects reach together, and what that is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reached {
    /// In hundredths of a unit.
    pub hundredths: i64,
    pub worth: Value,
}

/// What the portfolio is worth, when it meets every condition.
///
/// # Errors
/// Everything that it breaks.
pub fn check(call: &Call, portfolio: &Portfolio) -> Result<Worth, Vec<Violation>> {
    let shares = shares(call, portfolio)?;
    let mut broken = Vec::new();
    for (place, year) in call.years.iter().enumerate() {
        let granted: Money = portfolio.grants.iter().map(|grant| grant.amounts[place]).sum();
        if granted > year.appropriation {
            broken.push(Violation::Appropriation { year: place, granted, appropriation: year.appropriation });
        }
    }
    for (place, limit) in call.limits.iter().enumerate() {
        let hundredths = counted(call, portfolio, limit);
        let holds = match limit.bound {
            Bound::AtLeast(amount) => hundredths >= i128::from(amount) * 100,
            Bound::AtMost(amount) => hundredths <= i128::from(amount) * 100,
        };
        if !holds {
            broken.push(Violation::Limit { limit: place, hundredths });
        }
    }
    let chosen = |project: usize| shares[project] > 0;
    for (place, rule) in call.rules.iter().enumerate() {
        let holds = match rule {
            Rule::Excludes { one, other } => !(chosen(*one) && chosen(*other)),
            Rule::Needs { project, needs } => !chosen(*project) || chosen(*needs),
            Rule::AtMost { of, most, .. } => {
                let mut counted = of.clone();
                counted.sort_unstable();
                counted.dedup();
                counted.into_iter().filter(|project| chosen(*project)).count() <= *most
            }
        };
        if !holds {
            broken.push(Violation::Rule(place));
        }
    }
    for (place, project) in call.projects.iter().enumerate() {
        match project.fixed {
            Some(Fixed::In) if !chosen(place) => broken.push(Violation::FixedIn(place)),
            Some(Fixed::Out) if chosen(place) => broken.push(Violation::FixedOut(place)),
            _ => {}
        }
    }
    if broken.is_empty() { Ok(worth(call, &shares)) } else { Err(broken) }
}

/// What a portfolio is worth whether or not it meets the conditions; its grants must be sound in themselves.
///
/// # Errors
/// What is wrong with its grants.
pub fn worth_of(call: &Call, portfolio: &Portfolio) -> Result<Worth, Vec<Violation>> {
    Ok(worth(call, &shares(call, portfolio)?))
}

/// The share of each project of the call, when all grants are sound in themselves.
fn shares(call: &Call, portfolio: &Portfolio) -> Result<Vec<Percent>, Vec<Violation>> {
    let mut shares = vec![0; call.projects.len()];
    let mut broken = Vec::new();
    let mut last = None;
    for grant in &portfolio.grants {
        let Some(project) = call.projects.get(grant.project) else {
            broken.push(Violation::NoSuchProject(grant.project));
            continue;
        };
        if last.is_some_and(|last| last >= grant.project) {
            broken.push(Violation::OutOfOrder(grant.project));
        }
        last = Some(grant.project);
        if grant.percent < project.lowest.max(1) || grant.percent > 100 {
            broken.push(Violation::ShareOutside { project: grant.project, percent: grant.percent });
        }
        let same = grant.amounts.len() == project.asked.len()
            && grant.amounts.iter().zip(&project.asked).all(|(amount, asked)| {
                i128::from(*amount) * 100 == i128::from(*asked) * i128::from(grant.percent)
            });
        if !same {
            broken.push(Violation::OtherAmounts { project: grant.project });
        }
        shares[grant.project] = grant.percent;
    }
    if broken.is_empty() { Ok(shares) } else { Err(broken) }
}

/// The money that a limit counts, in hundredths of the unit.
fn counted(call: &Call, portfolio: &Portfolio, limit: &Limit) -> i128 {
    let mut sum = 0;
    for grant in &portfolio.grants {
        let money: i128 = match limit.year {
            Some(year) => i128::from(grant.amounts[year]),
            None => grant.amounts.iter().map(|amount| i128::from(*amount)).sum(),
        };
        sum += money * part_of(&call.projects[grant.project], &limit.scope);
    }
    sum
}

/// How much of a project's money is in a scope, in per cent.
fn part_of(project: &Project, scope: &Scope) -> i128 {
    let listed = |shares: &[(String, Percent)], name: &String| -> i128 {
        shares.iter().filter(|(of, _)| of == name).map(|(_, percent)| i128::from(*percent)).sum()
    };
    let all_if = |belongs: bool| if belongs { 100 } else { 0 };
    match scope {
        Scope::Everything => 100,
        Scope::SubGoal(name) => listed(&project.sub_goals, name),
        Scope::Region(name) => listed(&project.regions, name),
        Scope::Applicant(name) => all_if(project.applicant == *name),
        Scope::Group(name) => all_if(project.groups.contains(name)),
    }
}

fn worth(call: &Call, shares: &[Percent]) -> Worth {
    let mut total = 0;
    let criteria: Vec<Value> = call
        .criteria
        .iter()
        .enumerate()
        .map(|(criterion, of)| {
            let sum: i64 = call
                .projects
                .iter()
                .zip(shares)
                .filter(|(_, share)| **share > 0)
                .map(|(project, share)| weighed(of.weight, &project.scores[criterion]) * i64::from(*share))
                .sum();
            total += sum;
            Value(sum)
        })
        .collect();
    let mut reached = |units: &dyn Fn(&Project) -> i64, steps: &mut dyn Iterator<Item = (i64, i64)>| {
        let hundredths: i64 =
            call.projects.iter().zip(shares).map(|(project, share)| units(project) * i64::from(*share)).sum();
        let (mut left, mut worth) = (hundredths, 0);
        for (wide, each) in steps {
            let here = left.min(wide * 100);
            worth += here * each;
            left -= here;
        }
        total += worth;
        Reached { hundredths, worth: Value(worth) }
    };
    let added = |list: &[(usize, i64)], place: usize| {
        list.iter().filter(|(to, _)| *to == place).map(|(_, units)| *units).sum::<i64>()
    };
    let cells = call
        .cells
        .iter()
        .enumerate()
        .map(|(place, cell)| {
            let mut steps = cell.steps.iter().map(|step| (step.units, step.worth));
            reached(&|project| added(&project.adds, place), &mut steps)
        })
        .collect();
    let demands = call
        .demands
        .iter()
        .enumerate()
        .map(|(place, demand)| {
            let mut step = std::iter::once((demand.units, demand.worth));
            reached(&|project| added(&project.closes, place), &mut step)
        })
        .collect();
    Worth { total: Value(total), criteria, cells, demands }
}

/// Weight times the mean of scores in millionths of a point, rounded to the nearest, halves up.
fn weighed(weight: i64, scores: &[i64]) -> i64 {
    let sum: i128 = scores.iter().map(|score| i128::from(*score)).sum();
    let below = i128::from(POINT) * scores.len().max(1) as i128;
    let rounded = (2 * i128::from(weight) * sum + below).div_euclid(2 * below);
    i64::try_from(rounded).unwrap_or(i64::MAX)
}
