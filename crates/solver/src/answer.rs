//! What a problem comes to.

/// How a problem ended.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub enum Answer {
    /// Values that hold all rows, with the proof of how good they are.
    Solved(Solution),
    /// No values hold all rows.
    Infeasible,
    /// There is no end to what can be gained.
    Unbounded,
    /// The limit of time came before any values were found that hold all rows; nothing is known but the bound.
    NothingFound { bound: f64 },
}

impl Answer {
    /// The solution, when there is one.
    #[must_use]
    pub fn solution(self) -> Option<Solution> {
        match self {
            Answer::Solved(solution) => Some(solution),
            Answer::Infeasible | Answer::Unbounded | Answer::NothingFound { .. } => None,
        }
    }
}

/// Values that hold all rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Solution {
    /// One for each variable, in the order they were added. Those of whole variables are whole.
    pub values: Vec<f64>,
    /// What they gain.
    pub gained: f64,
    /// No values that hold all rows gain more than this.
    pub bound: f64,
    /// Whether the search ended by itself: within the gap that was asked for. False when the limit of time ended it.
    pub proven: bool,
}

/// The answer when whole variables may take any value: an upper bound on what can be gained, and what moves it.
#[derive(Debug, Clone, PartialEq)]
pub struct Relaxed {
    pub values: Vec<f64>,
    pub gained: f64,
    /// By how much the gain changes for each unit that a variable is moved off its bound: at most 0 for one at its lower
    /// bound and at least 0 for one at its upper.
    pub reduced: Vec<f64>,
    /// By how much the gain changes for each unit that the bound of a row is moved.
    pub prices: Vec<f64>,
}

/// The solver could not do its work; the problem was built wrongly or is out of its reach.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SolverError {
    #[error(
        "A variable or row has a bound, gain or factor that is not a number; build the problem from finite numbers."
    )]
    NotANumber,
    #[error("A start has {given} values for {variables} variables; give one for each.")]
    StartOfOtherLength { given: usize, variables: usize },
    #[error("The solver gave up ({0}); the numbers of the problem may lie too many powers of ten apart.")]
    GaveUp(String),
}
