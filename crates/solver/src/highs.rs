//! HiGHS behind the interface.

use ::highs::{
    ColProblem, HighsModelStatus, HighsSolutionStatus, Integrality, Model, RowProblem, Sense, SolvedModel,
};

use crate::{
    Answer, Relaxed, Solution, SolverError,
    problem::{Effort, Kind, Problem},
};

/// The seed of every search.
const SEED: i32 = 2026;

pub(crate) fn solve(problem: &Problem, effort: Effort, start: Option<&[f64]>) -> Result<Answer, SolverError> {
    if problem.variables() == 0 {
        return Ok(without_variables(problem));
    }
    let mut model = model(problem, true)?;
    set(&mut model, "mip_rel_gap", effort.gap)?;
    set(&mut model, "mip_abs_gap", effort.distance)?;
    if let Some(seconds) = effort.seconds {
        set(&mut model, "time_limit", seconds.max(0.0))?;
    }
    if let Some(branches) = effort.branches {
        set(&mut model, "mip_max_nodes", i32::try_from(branches).unwrap_or(i32::MAX))?;
    }
    if effort.brief {
        set(&mut model, "mip_detect_symmetry", false)?;
        set(&mut model, "mip_heuristic_run_feasibility_jump", false)?;
        set(&mut model, "mip_heuristic_run_rins", false)?;
        set(&mut model, "mip_heuristic_run_rens", false)?;
        set(&mut model, "mip_heuristic_run_root_reduced_cost", false)?;
        set(&mut model, "mip_allow_restart", false)?;
        // What can be held is held already.
        set(&mut model, "presolve", "off")?;
        set(&mut model, "mip_heuristic_effort", 0.0)?;
    }
    if let Some(start) = start {
        model.try_set_solution(Some(start), None, None, None).map_err(gave_up)?;
    }
    let solved = model.try_solve().map_err(gave_up)?;
    match solved.status() {
        HighsModelStatus::Optimal => Ok(Answer::Solved(solution(problem, &solved, true))),
        HighsModelStatus::Infeasible => Ok(Answer::Infeasible),
        HighsModelStatus::Unbounded => Ok(Answer::Unbounded),
        // Presolve may leave open which of the two it is: without gains only rows can be the reason.
        HighsModelStatus::UnboundedOrInfeasible => {
            let mut without = problem.clone();
            without.gains.fill(0.0);
            match solve(&without, effort, None)? {
                Answer::Infeasible => Ok(Answer::Infeasible),
                Answer::NothingFound { .. } => Ok(Answer::NothingFound { bound: f64::INFINITY }),
                Answer::Solved(_) | Answer::Unbounded => Ok(Answer::Unbounded),
            }
        }
        HighsModelStatus::ReachedTimeLimit
        | HighsModelStatus::ReachedIterationLimit
        | HighsModelStatus::ReachedSolutionLimit => {
            if solved.primal_solution_status() == HighsSolutionStatus::Feasible {
                Ok(Answer::Solved(solution(problem, &solved, false)))
            } else {
                Ok(Answer::NothingFound { bound: bound(&solved).unwrap_or(f64::INFINITY) })
            }
        }
        other => Err(gave_up(other)),
    }
}

pub(crate) fn relax(problem: &Problem) -> Result<Option<Relaxed>, SolverError> {
    if problem.variables() == 0 {
        return Ok(match without_variables(problem) {
            Answer::Solved(_) => Some(Relaxed {
                values: Vec::new(),
                gained: 0.0,
                reduced: Vec::new(),
                prices: vec![0.0; problem.rows.len()],
            }),
            _ => None,
        });
    }
    let solved = model(problem, false)?.try_solve().map_err(gave_up)?;
    match solved.status() {
        HighsModelStatus::Optimal => {
            let solution = solved.get_solution();
            Ok(Some(Relaxed {
                gained: problem.gained(solution.columns()),
                values: solution.columns().to_vec(),
                reduced: solution.dual_columns().to_vec(),
                prices: solution.dual_rows().to_vec(),
            }))
        }
        HighsModelStatus::Infeasible => Ok(None),
        other => Err(gave_up(other)),
    }
}

fn model(problem: &Problem, whole: bool) -> Result<Model, SolverError> {
    let mut rows = RowProblem::new();
    let columns: Vec<_> = problem
        .kinds
        .iter()
        .zip(&problem.bounds)
        .zip(&problem.gains)
        .map(|((kind, bounds), gain)| {
            let kind = match kind {
                Kind::Whole if whole => Integrality::Integer,
                Kind::Whole | Kind::Continuous => Integrality::Continuous,
            };
            rows.add_column_with_integrality_kind(*gain, bounds.low..=bounds.high, kind)
        })
        .collect();
    for (range, terms) in &problem.rows {
        rows.add_row(
            range.low..=range.high,
            terms.iter().map(|(variable, factor)| (columns[*variable], *factor)),
        );
    }
    let mut model = Model::try_new(ColProblem::from(rows)).map_err(gave_up)?;
    model.set_sense(Sense::Maximise);
    set(&mut model, "threads", 1)?;
    set(&mut model, "parallel", "off")?;
    set(&mut model, "random_seed", SEED)?;
    Ok(model)
}

fn set<V: ::highs::HighsOptionValue>(model: &mut Model, option: &str, value: V) -> Result<(), SolverError> {
    model.try_set_option(option, value).map_err(|_| SolverError::GaveUp(format!("it does not take {option}")))
}

fn solution(problem: &Problem, solved: &SolvedModel, proven: bool) -> Solution {
    let mut values = solved.get_solution().columns().to_vec();
    for (value, kind) in values.iter_mut().zip(&problem.kinds) {
        if *kind == Kind::Whole {
            *value = value.round();
        }
    }
    let gained = problem.gained(&values);
    let bound = if problem.kinds.contains(&Kind::Whole) { bound(solved).unwrap_or(gained) } else { gained };
    Solution { values, gained, bound: bound.max(gained), proven }
}

fn bound(solved: &SolvedModel) -> Option<f64> {
    solved.double_info_value(c"mip_dual_bound").ok().filter(|bound| bound.is_finite())
}

/// Rows without variables hold when 0 is in their range.
fn without_variables(problem: &Problem) -> Answer {
    if problem.rows.iter().all(|(range, _)| range.low <= 0.0 && 0.0 <= range.high) {
        Answer::Solved(Solution { values: Vec::new(), gained: 0.0, bound: 0.0, proven: true })
    } else {
        Answer::Infeasible
    }
}

fn gave_up(reason: impl std::fmt::Debug) -> SolverError {
    SolverError::GaveUp(format!("{reason:?}"))
}
