//! What can be computed from what is told: whether a count may lie at a goal, and if not, what would have to be hidden.
//!
//! Everything is reckoned as distance from the counts as they are, so that all sums are 0 and no distance at all is a table that
//! agrees with everything.

use solver::{Answer, Effort, Problem as Programme, Range, SolverError, Variable};

use crate::problem::{Goal, Scenario, Told};

/// Closer than this to a whole number is the number.
const WHOLE: f64 = 1e-6;

/// Whether a goal can be reached.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Reached {
    /// By these distances, one for each unknown.
    Yes(Vec<i64>),
    /// Not even if counts could be broken numbers; at least so much of this must be hidden: choices with their shares, of which the
    /// sum must be at least 1.
    No(Vec<(usize, f64)>),
    /// Only with broken numbers.
    NotWhole,
}

/// A table that agrees with everything told and has the unknown at the goal: its counts; none when there is none.
///
/// # Errors
/// When the solver gives up.
pub fn reach(
    scenario: &Scenario,
    hidden: &[bool],
    unknown: usize,
    goal: Goal,
) -> Result<Option<Vec<i64>>, SolverError> {
    Ok(match try_reach(scenario, hidden, unknown, goal)? {
        Reached::Yes(moves) => {
            Some(moves.iter().zip(&scenario.unknowns).map(|(by, one)| one.value + by).collect())
        }
        Reached::No(_) | Reached::NotWhole => None,
    })
}

/// The distance to a goal, and its direction: +1 up, -1 down.
pub(crate) fn need(scenario: &Scenario, unknown: usize, goal: Goal) -> (f64, f64) {
    let value = scenario.unknowns[unknown].value;
    match goal {
        Goal::AtLeast(least) => ((least - value) as f64, 1.0),
        Goal::AtMost(most) => ((value - most) as f64, -1.0),
    }
}

/// The distances that each unknown may have.
pub(crate) fn room(scenario: &Scenario, hidden: &[bool], at: usize) -> (f64, f64) {
    let one = &scenario.unknowns[at];
    let (low, high) = one.range(hidden);
    ((low - one.value) as f64, high.map_or(f64::INFINITY, |high| (high - one.value) as f64))
}

pub(crate) fn rows(programme: &mut Programme, scenario: &Scenario, variables: &[Option<Variable>]) {
    for row in &scenario.rows {
        let terms: Vec<(Variable, f64)> =
            row.iter().filter_map(|(at, factor)| Some((variables[*at]?, *factor as f64))).collect();
        if !terms.is_empty() {
            programme.row(Range::exactly(0.0), terms);
        }
    }
}

/// Distances that are whole, as numbers.
pub(crate) fn whole(variables: &[Option<Variable>], values: &[f64]) -> Option<Vec<i64>> {
    variables
        .iter()
        .map(|variable| match variable {
            None => Some(0),
            Some(variable) => {
                let value = values[variable.index()];
                ((value - value.round()).abs() < WHOLE).then(|| value.round() as i64)
            }
        })
        .collect()
}

/// The unknown that moves as far as it may towards its goal. Unknowns that are told and cannot be hidden do not move and are left
/// out; those that could be hidden are in, for the shares.
pub(crate) fn try_reach(
    scenario: &Scenario,
    hidden: &[bool],
    unknown: usize,
    goal: Goal,
) -> Result<Reached, SolverError> {
    let (distance, way) = need(scenario, unknown, goal);
    if distance <= 0.0 {
        return Ok(Reached::Yes(vec![0; scenario.unknowns.len()]));
    }
    let mut programme = Programme::new();
    let variables: Vec<Option<Variable>> = (0..scenario.unknowns.len())
        .map(|at| {
            let (mut low, mut high) = room(scenario, hidden, at);
            let can_move = low < high || matches!(scenario.unknowns[at].told, Told::Unless { .. });
            if at == unknown {
                // No further than the goal.
                (low, high) = if way > 0.0 { (low, high.min(distance)) } else { (low.max(-distance), high) };
            }
            can_move.then(|| programme.continuous(Range { low, high }, if at == unknown { way } else { 0.0 }))
        })
        .collect();
    let Some(target) = variables[unknown] else { return Ok(Reached::No(Vec::new())) };
    rows(&mut programme, scenario, &variables);
    let Some(relaxed) = programme.relax()? else {
        return Err(SolverError::GaveUp("the counts do not add up as the rows say".to_owned()));
    };
    if relaxed.gained < distance - WHOLE {
        return Ok(Reached::No(shares(scenario, hidden, &variables, &relaxed.reduced, distance)));
    }
    if let Some(moves) = whole(&variables, &relaxed.values) {
        return Ok(Reached::Yes(moves));
    }
    // Broken numbers: the same with whole ones.
    let mut programme = Programme::new();
    let variables: Vec<Option<Variable>> = (0..scenario.unknowns.len())
        .map(|at| {
            let (low, high) = room(scenario, hidden, at);
            (low < high).then(|| programme.whole(Range { low, high }, 0.0))
        })
        .collect();
    rows(&mut programme, scenario, &variables);
    debug_assert!(variables[unknown].is_some(), "{target:?} moved above");
    if let Some(target) = variables[unknown] {
        programme.row(Range::at_least(distance), [(target, way)]);
    }
    match programme.solve_by_highs(Effort::default(), None)? {
        Answer::Solved(solution) => match whole(&variables, &solution.values) {
            Some(moves) => Ok(Reached::Yes(moves)),
            None => Ok(Reached::NotWhole),
        },
        Answer::Infeasible => Ok(Reached::NotWhole),
        other => Err(SolverError::GaveUp(format!("a search for whole counts ended with {other:?}"))),
    }
}

/// The cut of Fischetti and Salazar-González: by the prices of the bounds, how much hiding each choice would let the count move.
fn shares(
    scenario: &Scenario,
    hidden: &[bool],
    variables: &[Option<Variable>],
    reduced: &[f64],
    distance: f64,
) -> Vec<(usize, f64)> {
    let nothing = vec![false; hidden.len()];
    let mut base = 0.0;
    let mut by_choice: Vec<(usize, f64)> = Vec::new();
    for (at, variable) in variables.iter().enumerate() {
        let Some(variable) = variable else { continue };
        let price = reduced[variable.index()];
        if price.abs() < 1e-9 {
            continue;
        }
        let bound = |hidden: &[bool]| {
            let (low, high) = room(scenario, hidden, at);
            if price > 0.0 { high.min(distance.max(1.0) * 1e6) * price } else { low * price }
        };
        let told = bound(&nothing);
        base += told;
        if let Told::Unless { choice, .. } = scenario.unknowns[at].told {
            let mut only = nothing.clone();
            only[choice] = true;
            by_choice.push((choice, bound(&only) - told));
        }
    }
    let lacks = distance - base;
    if lacks <= WHOLE {
        // The bound that holds it back is the goal itself: cannot be, but a cut that cuts nothing must not be made.
        return Vec::new();
    }
    by_choice.retain(|(_, share)| *share > 1e-9);
    by_choice.iter_mut().for_each(|(_, share)| *share = (*share / lacks).min(1.0));
    by_choice
}
