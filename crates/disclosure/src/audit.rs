//! Whether what is told keeps what is promised, whoever chose it.

use solver::SolverError;

use crate::{
    attack::{Reached, try_reach},
    problem::{Goal, Problem, Scenario},
};

/// The demands that are not met: scenario and unknown of each. Empty: everything that was promised holds, exactly: for each demand
/// a table of whole counts was found.
///
/// # Errors
/// When the solver gives up.
pub fn audit(problem: &Problem, hidden: &[bool]) -> Result<Vec<(usize, usize)>, SolverError> {
    let mut unmet = Vec::new();
    for (number, scenario) in problem.scenarios.iter().enumerate() {
        let mut found: Vec<Vec<i64>> = Vec::new();
        for demand in &scenario.demands {
            let met = |moves: &Vec<i64>| meets(scenario, moves, demand.unknown, &demand.goals);
            if found.iter().any(met) {
                continue;
            }
            match any(scenario, hidden, demand.unknown, &demand.goals)? {
                Some(moves) => found.push(moves),
                None => unmet.push((number, demand.unknown)),
            }
        }
    }
    Ok(unmet)
}

/// Whether distances bring an unknown to one of its goals.
pub(crate) fn meets(scenario: &Scenario, moves: &[i64], unknown: usize, goals: &[Goal]) -> bool {
    let value = scenario.unknowns[unknown].value + moves[unknown];
    goals.iter().any(|goal| match goal {
        Goal::AtLeast(least) => value >= *least,
        Goal::AtMost(most) => value <= *most,
    })
}

/// Distances that bring an unknown to one of its goals.
pub(crate) fn any(
    scenario: &Scenario,
    hidden: &[bool],
    unknown: usize,
    goals: &[Goal],
) -> Result<Option<Vec<i64>>, SolverError> {
    for goal in goals {
        if let Reached::Yes(moves) = try_reach(scenario, hidden, unknown, *goal)? {
            return Ok(Some(moves));
        }
    }
    Ok(None)
}

/// What can be computed of a count: at least, and at most; None: without end, as far as [`interval`] looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    pub low: i64,
    pub high: Option<i64>,
}

/// What can be computed of an unknown, looking up to `far` above its value.
///
/// # Errors
/// When the solver gives up.
pub fn interval(
    scenario: &Scenario,
    hidden: &[bool],
    unknown: usize,
    far: i64,
) -> Result<Interval, SolverError> {
    let value = scenario.unknowns[unknown].value;
    let end = |goal: &dyn Fn(i64) -> Goal, furthest: i64| -> Result<i64, SolverError> {
        // Tables that agree make a convex set, but for broken numbers: halve.
        let (mut can, mut cannot) = (0, furthest + 1);
        while cannot - can > 1 {
            let middle = i64::midpoint(can, cannot);
            if let Reached::Yes(_) = try_reach(scenario, hidden, unknown, goal(middle))? {
                can = middle;
            } else {
                cannot = middle;
            }
        }
        Ok(can)
    };
    let down = end(&|by| Goal::AtMost(value - by), value.max(0))?;
    let up = end(&|by| Goal::AtLeast(value + by), far)?;
    Ok(Interval { low: value - down, high: (up < far).then_some(value + up) })
}
