//! The least weight that protects, proved: a master programme chooses, the attack says what its choice leaves open, and that is a
//! cut for the next choice (Fischetti and Salazar-González 2001). It ends when the attack finds nothing.

use solver::{Answer, Effort, Problem as Programme, Range, SolverError, Variable};

use crate::{
    Method, Suppression,
    attack::{Reached, try_reach},
    audit::meets,
    problem::Problem,
};

/// After so many rounds it is left to the steps of `heuristic`.
const ROUNDS: usize = 400;

/// None when nothing protects, or it takes too many rounds.
pub(crate) fn least(problem: &Problem) -> Result<Option<Suppression>, SolverError> {
    let choices = problem.weights.len();
    let mut cuts: Vec<Vec<(usize, f64)>> = Vec::new();
    for _ in 0..ROUNDS {
        let Some(hidden) = cheapest(problem, &cuts)? else { return Ok(None) };
        let before = cuts.len();
        for scenario in &problem.scenarios {
            let mut found: Vec<Vec<i64>> = Vec::new();
            for demand in &scenario.demands {
                if found.iter().any(|moves| meets(scenario, moves, demand.unknown, &demand.goals)) {
                    continue;
                }
                // One of several goals is enough: the cut asks for what any of them needs.
                let mut shares = vec![0.0_f64; choices];
                let mut is_met = false;
                for goal in &demand.goals {
                    match try_reach(scenario, &hidden, demand.unknown, *goal)? {
                        Reached::Yes(moves) => {
                            found.push(moves);
                            is_met = true;
                            break;
                        }
                        Reached::No(needs) => {
                            for (choice, share) in needs {
                                shares[choice] = shares[choice].max(share);
                            }
                        }
                        Reached::NotWhole => {
                            for (choice, share) in shares.iter_mut().enumerate() {
                                *share = share.max(if hidden[choice] { 0.0 } else { 1.0 });
                            }
                        }
                    }
                }
                if !is_met {
                    let cut: Vec<(usize, f64)> =
                        shares.into_iter().enumerate().filter(|(_, share)| *share > 0.0).collect();
                    let holds: f64 =
                        cut.iter().filter(|(choice, _)| hidden[*choice]).map(|(_, share)| share).sum();
                    if cut.is_empty() || holds >= 1.0 - 1e-7 {
                        // Nothing that is told stands against it, or the cut would not cut: numbers too near each other.
                        return Ok(None);
                    }
                    cuts.push(cut);
                }
            }
        }
        if cuts.len() == before {
            let weight = weight(problem, &hidden);
            return Ok(Some(Suppression { hidden, weight, method: Method::Exact }));
        }
    }
    Ok(None)
}

fn cheapest(problem: &Problem, cuts: &[Vec<(usize, f64)>]) -> Result<Option<Vec<bool>>, SolverError> {
    if cuts.is_empty() {
        return Ok(Some(vec![false; problem.weights.len()]));
    }
    let mut programme = Programme::new();
    let variables: Vec<Variable> =
        problem.weights.iter().map(|weight| programme.binary(-(*weight as f64))).collect();
    for cut in cuts {
        programme.row(Range::at_least(1.0), cut.iter().map(|(choice, share)| (variables[*choice], *share)));
    }
    // Weights are whole: less than one apart is the same.
    let effort = Effort { gap: 0.0, distance: 0.9, ..Effort::default() };
    match programme.solve_by_highs(effort, None)? {
        Answer::Solved(solution) => Ok(Some(solution.values.iter().map(|value| *value > 0.5).collect())),
        Answer::Infeasible => Ok(None),
        other => Err(SolverError::GaveUp(format!("the choice of what to hide ended with {other:?}"))),
    }
}

pub(crate) fn weight(problem: &Problem, hidden: &[bool]) -> u64 {
    problem.weights.iter().zip(hidden).filter(|(_, hidden)| **hidden).map(|(weight, _)| weight).sum()
}
