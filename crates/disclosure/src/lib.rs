//! Statistical disclosure control for counts of firms: which cells of tables with totals are told, so that no small count can be
//! computed from those that are.
//!
//! The words of the field: a *primary* cell holds one to four firms (threshold 5) and is hidden for its own sake; a *complementary*
//! one is hidden so that a primary cannot be computed from totals (cell suppression: Fischetti and Salazar-González, Solving the cell
//! suppression problem on tabular data with linear constraints, Management Science 47(7), 2001; Hundepool and others, Statistical
//! Disclosure Control, Wiley 2012).
//!
//! What is promised, and audited ([`audit`]): whoever takes everything that is told, now and before, and knows that counts are whole
//! and not negative, which hidden cells hold nothing, and which cells have not changed since an earlier publication, still finds
//! - for each cell with a small count a table that agrees with all that and has at least the threshold in it: it can be told neither
//!   what its count is nor that it is small;
//! - for each cell whose count was told before and has changed by one to four firms a table that agrees with what is told now and
//!   in which it has not changed, or has by at least the threshold.
//! - for what is of a table and not of one that is part of it ([`series::Within`]), where that is a few, a table in which it is as
//!   many as there is room for, or at least the threshold.
//!
//! A table here is a set of unknown whole numbers with sums that are 0 ([`Scenario`]); [`table`] makes it of dimensions with
//! hierarchies and [`series`] of a table that is told again and again. [`protect`] chooses what else is hidden, at the least weight
//! (proved, for small tables) or near it. Not looked at: what somebody knows of firms from elsewhere, such as one of two firms in a
//! cell who knows of itself.
//!
//! No files, no clock, no database, no chance: the same tables give the same answer.

mod attack;
mod audit;
mod exact;
mod heuristic;
mod problem;
pub mod series;
pub mod table;

pub use attack::reach;
pub use audit::{Interval, audit, interval};
pub use problem::{Demand, Goal, Problem, Row, Scenario, Told, Unknown};

/// The least count of firms that is told, unless a caller says otherwise: what Swedish public statistics commonly show of firms
/// (general knowledge, Hemtag's own choice of 2026-11-26).
pub const THRESHOLD: i64 = 5;

/// How the hidden cells were chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Nothing that weighs less protects as much: proved.
    Exact,
    /// By steps; no hidden cell could be told alone.
    Heuristic,
    /// By steps, and the effort ended before every hidden cell was tried.
    HeuristicCutShort,
}

/// What is hidden beside what must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// For each choice whether it is hidden.
    pub hidden: Vec<bool>,
    pub weight: u64,
    pub method: Method,
}

/// How hard to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Where unknowns times demands, over all scenarios, are at most so many, the least weight is proved.
    pub exact_up_to: usize,
    /// So many programmes are solved at most to tell hidden cells again, of a hundred unknowns; fewer of larger ones.
    pub again: usize,
}

impl Default for Effort {
    fn default() -> Effort {
        Effort { exact_up_to: 4000, again: 60 }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProtectError {
    /// Not even with everything hidden.
    #[error(
        "The unknown {unknown} of scenario {scenario} cannot be protected, whatever is hidden. Tell nothing of the table."
    )]
    Impossible { scenario: usize, unknown: usize },
    #[error(transparent)]
    Solver(#[from] solver::SolverError),
}

/// Chooses what is hidden so that every demand of every scenario is met.
///
/// # Errors
/// When no choice meets them, or the solver gives up.
pub fn protect(problem: &Problem, effort: Effort) -> Result<Suppression, ProtectError> {
    let everything = vec![true; problem.weights.len()];
    let work: usize = problem.scenarios.iter().map(|one| one.unknowns.len() * one.demands.len()).sum();
    if work <= effort.exact_up_to
        && let Some(found) = exact::least(problem)?
    {
        return Ok(found);
    }
    match heuristic::near(problem, effort)? {
        Some(found) => Ok(found),
        None => {
            let (scenario, unknown) = audit(problem, &everything)?.first().copied().unwrap_or_default();
            Err(ProtectError::Impossible { scenario, unknown })
        }
    }
}
