//! The answer to a problem that differs little from one that is solved: the question of every explanation.
//!
//! It begins at values that hold all rows and are known to be good. What is left is the proof that nothing gains more by as
//! much as is asked for: a row demands that much, every variable whose reduced gain says that moving it leads below the row is
//! held, and the rest, most often a handful, has no values that hold all rows. Where it has, they are better, and the answer.
//! Nothing better is cut off, so the answer is as exact as that of the whole.
//!
//! Where no values are at hand, the relaxed answer and the answer to the other problem agree on most variables. Held where
//! they agree, the problem is small, and its answer a good one for the whole (Danna, Rothberg and Le Pape, Exploring relaxation
//! induced neighborhoods, Mathematical Programming 102, 2005).

use crate::{
    Answer, Relaxed, Solution, SolverError, highs, knapsack,
    problem::{Effort, Kind, Problem, Range},
};

/// The gap to which the small problem is solved: its answer is only where the search begins.
const FIRST: f64 = 1e-3;

/// The share of itself by which a relaxed answer may be computed too small.
const ROUNDING: f64 = 1e-7;

/// As near as a value is taken to be at a bound or at another.
const SAME: f64 = 1e-6;

impl Problem {
    /// The values that gain the most, found quickly when `known` is the answer to a problem that differs little. `known`
    /// need not hold the rows of this one.
    ///
    /// # Errors
    /// As [`Problem::solve`].
    pub fn solve_near(&self, known: &[f64], effort: Effort) -> Result<Answer, SolverError> {
        self.check(Some(known))?;
        if let Some(answer) = knapsack::of(self) {
            return Ok(answer);
        }
        let Some(relaxed) = highs::relax(self)? else { return Ok(Answer::Infeasible) };
        match self.beside(&relaxed, known, None, effort)? {
            Some(first) => self.prove(&relaxed, first, effort),
            None => highs::solve(self, effort, None),
        }
    }

    /// The values that gain the most, when `start` holds all rows and is good, and the relaxed answer is at hand. Where the
    /// start lies further than `hoped` below the relaxed answer, something better is looked for before the proof.
    ///
    /// # Errors
    /// As [`Problem::solve`].
    pub fn solve_from(
        &self,
        relaxed: &Relaxed,
        start: &[f64],
        hoped: f64,
        effort: Effort,
    ) -> Result<Answer, SolverError> {
        self.check(Some(start))?;
        let gained = self.gained(start);
        let mut best = Solution { values: start.to_vec(), gained, bound: gained, proven: false };
        if relaxed.gained - gained > hoped
            && let Some(better) = self.beside(relaxed, start, Some(start), effort)?
            && better.gained > gained
        {
            best = better;
        }
        self.prove(relaxed, best, effort)
    }

    /// Good values among those that agree with the known ones wherever the relaxed answer does.
    fn beside(
        &self,
        relaxed: &Relaxed,
        known: &[f64],
        start: Option<&[f64]>,
        effort: Effort,
    ) -> Result<Option<Solution>, SolverError> {
        let agreeing = self.held(|variable, range| {
            let (known, here) = (known[variable], relaxed.values[variable]);
            (known >= range.low && known <= range.high && (known - here).abs() < SAME).then_some(known)
        });
        let effort = Effort { gap: effort.gap.max(FIRST), ..effort };
        Ok(highs::solve(&agreeing, effort, start)?.solution())
    }

    /// Proves that nothing gains more than `first` by as much as matters, or finds what does.
    fn prove(&self, relaxed: &Relaxed, first: Solution, effort: Effort) -> Result<Answer, SolverError> {
        let near_enough = effort.distance.max(effort.gap * first.gained.abs());
        let target = first.gained + near_enough;
        if relaxed.gained <= target {
            // As near as the relaxed answer is computed.
            let bound = relaxed.gained + ROUNDING * relaxed.gained.abs().max(1.0);
            return Ok(proved(first, bound.min(target)));
        }
        let mut open = self.held(|variable, range| relaxed.hold(variable, range, relaxed.gained - target));
        let _ = open.row(Range::at_least(target), open.gains());
        match highs::solve(&open, Effort { brief: true, ..effort }, None)? {
            Answer::Solved(found) if found.gained > first.gained => {
                let bound = found.bound.max(target);
                // How near is near enough is a share of what it gains itself, not of what the first did.
                let near_enough = effort.distance.max(effort.gap * found.gained.abs());
                let proven = found.proven && bound - found.gained <= near_enough * (1.0 + ROUNDING);
                Ok(Answer::Solved(Solution { bound, proven, ..found }))
            }
            Answer::NothingFound { bound } => {
                let bound = bound.max(target).min(relaxed.gained);
                Ok(Answer::Solved(Solution { bound, proven: false, ..first }))
            }
            // Nothing gains as much as the row demands.
            Answer::Infeasible | Answer::Unbounded | Answer::Solved(_) => Ok(proved(first, target)),
        }
    }

    /// The same problem with some whole variables held.
    fn held(&self, value: impl Fn(usize, Range) -> Option<f64>) -> Problem {
        let mut held = self.clone();
        for variable in 0..self.variables() {
            if self.kinds[variable] == Kind::Whole
                && let Some(value) = value(variable, self.bounds[variable])
            {
                held.bounds[variable] = Range::exactly(value.round());
            }
        }
        held
    }
}

impl Relaxed {
    /// The bound at which a variable must stay, since a unit off it already costs more than the distance.
    fn hold(&self, variable: usize, range: Range, distance: f64) -> Option<f64> {
        let (value, reduced) = (self.values[variable], self.reduced[variable]);
        let costs = distance * (1.0 + 1e-9) + 1e-9;
        if value <= range.low + SAME && -reduced > costs {
            Some(range.low)
        } else if value >= range.high - SAME && reduced > costs {
            Some(range.high)
        } else {
            None
        }
    }
}

fn proved(solution: Solution, bound: f64) -> Answer {
    let bound = bound.max(solution.gained);
    Answer::Solved(Solution { bound, proven: true, ..solution })
}
