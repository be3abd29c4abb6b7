//! The portfolio that is worth the most, with its proof.

use std::collections::BTreeSet;

use solver::SolverError;

use super::{
    call::{Call, Portfolio, Value},
    check::{Violation, Worth, check},
    model::Model,
    valid::{Fault, faults},
};

/// How long and how near.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// Seconds after which the best so far is given, with its bound; none: until it is proven.
    pub seconds: Option<f64>,
    /// The share by which the best may lie above what is given: 0.001 is a tenth of a per cent; 0 asks for the best.
    pub gap: f64,
    /// Branches of the search after which the same is done; none: until it is proven. Unlike seconds they give the same answer
    /// every time.
    pub branches: Option<u32>,
}

impl Default for Effort {
    /// The best there is, however long it takes.
    fn default() -> Effort {
        Effort { seconds: None, gap: 0.0, branches: None }
    }
}

/// A portfolio that meets every condition, and how good it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    pub portfolio: Portfolio,
    pub worth: Worth,
    /// No portfolio that meets every condition is worth more.
    pub bound: Value,
    /// Whether no other is worth more: the bound is what it is worth, to a billionth.
    pub proven: bool,
}

impl Chosen {
    /// By what share of its worth a better one could be better.
    #[must_use]
    pub fn gap(&self) -> f64 {
        if self.bound == self.worth.total {
            return 0.0;
        }
        (self.bound.points() - self.worth.total.points())
            / self.worth.total.points().abs().max(f64::MIN_POSITIVE)
    }
}

/// How a choice ended.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Outcome {
    Chosen(Chosen),
    /// No portfolio meets every condition.
    NothingFits,
    /// The time was over before any was found that meets every condition; there may be one.
    OutOfTime {
        bound: Value,
    },
}

/// Why nothing could be chosen that is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SelectionError {
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Faults(Vec<Fault>),
    #[error(transparent)]
    Solver(#[from] SolverError),
    /// The solver's answer was looked over and does not hold. Its numbers are rounded; ours are not.
    #[error(
        "The solver's answer breaks conditions of the call ({0:?}) and was thrown away. The amounts may lie too many powers of ten apart."
    )]
    Broken(Vec<Violation>),
}

/// The portfolio that is worth the most.
///
/// # Errors
/// When the call cannot be computed with, or the solver gives up.
pub fn choose(call: &Call, effort: Effort) -> Result<Outcome, SelectionError> {
    let faults = faults(call);
    if !faults.is_empty() {
        return Err(SelectionError::Faults(faults));
    }
    solve(call, &Model::new(call, &BTreeSet::new()), effort, None)
}

/// The same for a programme that is built; conditions that the programme leaves out must be left out of `call` too.
pub(crate) fn solve(
    call: &Call,
    model: &Model,
    effort: Effort,
    start: Option<&[f64]>,
) -> Result<Outcome, SelectionError> {
    let answer = model.problem.solve(model.effort(effort), start)?;
    outcome(call, model, answer)
}

/// What the solver's answer comes to, looked over.
pub(crate) fn outcome(call: &Call, model: &Model, answer: solver::Answer) -> Result<Outcome, SelectionError> {
    match answer {
        solver::Answer::Solved(solution) => {
            let portfolio = model.portfolio(call, &solution.values);
            let worth = check(call, &portfolio).map_err(SelectionError::Broken)?;
            let bound = model.bound(solution.bound).max(worth.total);
            let mut chosen = Chosen { portfolio, worth, bound, proven: false };
            chosen.proven = chosen.gap() <= PROOF;
            Ok(Outcome::Chosen(chosen))
        }
        solver::Answer::Infeasible => Ok(Outcome::NothingFits),
        solver::Answer::NothingFound { bound } => Ok(Outcome::OutOfTime { bound: model.bound(bound) }),
        // Every variable has both bounds.
        solver::Answer::Unbounded => Err(SolverError::GaveUp("it found no end".to_owned()).into()),
    }
}

/// A share of the worth within which the solver's own rounding lies.
pub(crate) const PROOF: f64 = 2e-9;

impl Model {
    /// An effort as the solver takes it.
    pub(crate) fn effort(&self, effort: Effort) -> solver::Effort {
        solver::Effort {
            seconds: effort.seconds,
            gap: effort.gap.max(1e-9),
            // All values are multiples of the grain: less than one away is the best.
            distance: 0.9 * self.grain(),
            branches: effort.branches,
            brief: false,
        }
    }
}
