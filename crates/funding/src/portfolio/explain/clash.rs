//! When nothing fits: a smallest set of conditions that cannot be met together.
//!
//! Sets are tried from the smallest on. Each set that can be met is grown until no other condition fits in; what is left out
//! then must be hit by every clashing set, so that the next set tried is the smallest that hits all of these (Ignatiev,
//! Previti, Liffiton and Marques-Silva, Smallest MUS extraction with minimal hitting set dualization, CP 2015).

use std::collections::BTreeSet;

use solver::{Answer, Problem, Range};

use super::super::{
    call::{Call, Condition},
    choose::{Effort, SelectionError},
    model::Model,
};

/// A smallest clashing set: no portfolio meets all of these, and some portfolio meets any fewer of them. Empty when
/// everything can be met.
///
/// # Errors
/// When the solver gives up, or cannot tell within the time.
pub fn clash(call: &Call, effort: Effort) -> Result<Vec<Condition>, SelectionError> {
    let all = call.conditions();
    let can_meet = |kept: &BTreeSet<Condition>| -> Result<bool, SelectionError> {
        let without = all.iter().filter(|condition| !kept.contains(condition)).copied().collect();
        let mut model = Model::new(call, &without);
        model.problem.forget_gains();
        match model.problem.solve(model.effort(effort), None)? {
            Answer::Solved(_) => Ok(true),
            Answer::Infeasible => Ok(false),
            Answer::Unbounded | Answer::NothingFound { .. } => {
                Err(solver::SolverError::GaveUp("the time was over".to_owned()).into())
            }
        }
    };
    if can_meet(&all.iter().copied().collect())? {
        return Ok(Vec::new());
    }
    let mut to_hit: Vec<BTreeSet<Condition>> = Vec::new();
    loop {
        let mut set = smallest_hitting(&all, &to_hit)?;
        if !can_meet(&set)? {
            return Ok(set.into_iter().collect());
        }
        for condition in &all {
            if !set.contains(condition) {
                set.insert(*condition);
                if !can_meet(&set)? {
                    set.remove(condition);
                }
            }
        }
        to_hit.push(all.iter().filter(|condition| !set.contains(condition)).copied().collect());
    }
}

/// The smallest set with a condition of each of these.
fn smallest_hitting(
    all: &[Condition],
    to_hit: &[BTreeSet<Condition>],
) -> Result<BTreeSet<Condition>, SelectionError> {
    let mut problem = Problem::new();
    let variables: Vec<_> = all.iter().map(|_| problem.binary(-1.0)).collect();
    for set in to_hit {
        let members = all.iter().zip(&variables).filter(|(condition, _)| set.contains(condition));
        let _ = problem.row(Range::at_least(1.0), members.map(|(_, variable)| (*variable, 1.0)));
    }
    let solution =
        problem.solve(solver::Effort { distance: 0.5, ..solver::Effort::default() }, None)?.solution();
    let values = solution.expect("all conditions together hit every set").values;
    Ok(all.iter().zip(values).filter(|(_, value)| *value > 0.5).map(|(condition, _)| *condition).collect())
}
