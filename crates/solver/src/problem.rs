//! Variables, rows, and what is gained: a problem as it is put.

use std::ops::RangeInclusive;

use crate::{Answer, Relaxed, SolverError, highs, knapsack};

/// A variable of one problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variable(pub(crate) usize);

impl Variable {
    /// Its place in the values of a solution.
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

/// A row of one problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row(pub(crate) usize);

impl Row {
    /// Its place among the prices of a relaxed answer.
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

/// What values a variable may take between its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Continuous,
    Whole,
}

/// From and to, both included; infinite where there is no bound.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    pub low: f64,
    pub high: f64,
}

impl Range {
    #[must_use]
    pub fn at_most(high: f64) -> Range {
        Range { low: f64::NEG_INFINITY, high }
    }

    #[must_use]
    pub fn at_least(low: f64) -> Range {
        Range { low, high: f64::INFINITY }
    }

    #[must_use]
    pub fn exactly(value: f64) -> Range {
        Range { low: value, high: value }
    }

    pub(crate) fn is_number(self) -> bool {
        !self.low.is_nan() && !self.high.is_nan()
    }
}

impl From<RangeInclusive<f64>> for Range {
    fn from(range: RangeInclusive<f64>) -> Range {
        Range { low: *range.start(), high: *range.end() }
    }
}

/// How hard to try.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// Seconds after which the best so far is given, with its bound; none: until it is proven.
    pub seconds: Option<f64>,
    /// The search may end when the bound is at most this share above what is gained; 0 asks for the best there is.
    pub gap: f64,
    /// The search may end when the bound is at most this much above what is gained. When all gains are whole multiples of
    /// a unit, anything under that unit still proves the best.
    pub distance: f64,
    /// Branches after which the best so far is given, with its bound; none: until it is proven. Unlike a limit of time it gives
    /// the same answer every time.
    pub branches: Option<u32>,
    /// Leave out guessing at good values: for a proof from values that are known to be good. The answer is as exact.
    pub brief: bool,
}

impl Default for Effort {
    /// To the end, within a billionth.
    fn default() -> Effort {
        Effort { seconds: None, gap: 1e-9, distance: 1e-9, branches: None, brief: false }
    }
}

/// A problem: find the values that gain the most and hold all rows.
#[derive(Debug, Clone, Default)]
pub struct Problem {
    pub(crate) kinds: Vec<Kind>,
    pub(crate) bounds: Vec<Range>,
    pub(crate) gains: Vec<f64>,
    pub(crate) rows: Vec<(Range, Vec<(usize, f64)>)>,
}

impl Problem {
    #[must_use]
    pub fn new() -> Problem {
        Problem::default()
    }

    fn add(&mut self, kind: Kind, bounds: Range, gain: f64) -> Variable {
        self.kinds.push(kind);
        self.bounds.push(bounds);
        self.gains.push(gain);
        Variable(self.kinds.len() - 1)
    }

    /// Any value between the bounds.
    pub fn continuous(&mut self, bounds: impl Into<Range>, gain: f64) -> Variable {
        self.add(Kind::Continuous, bounds.into(), gain)
    }

    /// A whole number between the bounds.
    pub fn whole(&mut self, bounds: impl Into<Range>, gain: f64) -> Variable {
        self.add(Kind::Whole, bounds.into(), gain)
    }

    /// Zero or one.
    pub fn binary(&mut self, gain: f64) -> Variable {
        self.whole(0.0..=1.0, gain)
    }

    /// The sum of factor times variable must lie in the range. A variable that stands twice counts with both factors.
    pub fn row(&mut self, range: impl Into<Range>, terms: impl IntoIterator<Item = (Variable, f64)>) -> Row {
        let mut terms: Vec<(usize, f64)> = terms.into_iter().map(|(v, factor)| (v.0, factor)).collect();
        terms.sort_by_key(|(variable, _)| *variable);
        terms.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        terms.retain(|(_, factor)| *factor != 0.0);
        self.rows.push((range.into(), terms));
        Row(self.rows.len() - 1)
    }

    /// How many variables there are.
    #[must_use]
    pub fn variables(&self) -> usize {
        self.kinds.len()
    }

    /// What a variable may be.
    #[must_use]
    pub fn bounds(&self, variable: Variable) -> Range {
        self.bounds[variable.0]
    }

    /// Moves a variable's bounds.
    pub fn set_bounds(&mut self, variable: Variable, bounds: impl Into<Range>) {
        self.bounds[variable.0] = bounds.into();
    }

    /// Holds a variable at one value.
    pub fn fix(&mut self, variable: Variable, value: f64) {
        self.set_bounds(variable, Range::exactly(value));
    }

    /// What a unit of a variable gains.
    pub fn set_gain(&mut self, variable: Variable, gain: f64) {
        self.gains[variable.0] = gain;
    }

    /// What is gained, as terms of a row.
    #[must_use]
    pub fn gains(&self) -> Vec<(Variable, f64)> {
        self.gains.iter().enumerate().map(|(place, gain)| (Variable(place), *gain)).collect()
    }

    /// Makes all values gain nothing, so that any that hold the rows are an answer.
    pub fn forget_gains(&mut self) {
        self.gains.fill(0.0);
    }

    /// Moves the bounds of a row.
    pub fn set_range(&mut self, row: Row, range: impl Into<Range>) {
        self.rows[row.0].0 = range.into();
    }

    /// What values gain.
    #[must_use]
    pub fn gained(&self, values: &[f64]) -> f64 {
        self.gains.iter().zip(values).map(|(gain, value)| gain * value).sum()
    }

    /// The values that gain the most.
    ///
    /// `start` are values that hold all rows, from which the search can count off; others are ignored by the solver.
    ///
    /// # Errors
    /// When the problem holds what is no number, or the solver gives up.
    pub fn solve(&self, effort: Effort, start: Option<&[f64]>) -> Result<Answer, SolverError> {
        self.check(start)?;
        if let Some(answer) = knapsack::of(self) {
            return Ok(answer);
        }
        highs::solve(self, effort, start)
    }

    /// The same by HiGHS, whatever the problem looks like: what the own method is compared with.
    ///
    /// # Errors
    /// As [`Problem::solve`].
    pub fn solve_by_highs(&self, effort: Effort, start: Option<&[f64]>) -> Result<Answer, SolverError> {
        self.check(start)?;
        highs::solve(self, effort, start)
    }

    /// The most that could be gained if whole variables might take any value; none when no values hold all rows.
    ///
    /// # Errors
    /// As [`Problem::solve`].
    pub fn relax(&self) -> Result<Option<Relaxed>, SolverError> {
        self.check(None)?;
        highs::relax(self)
    }

    pub(crate) fn check(&self, start: Option<&[f64]>) -> Result<(), SolverError> {
        let rows = || self.rows.iter();
        let numbers = self.bounds.iter().chain(rows().map(|(range, _)| range)).all(|range| range.is_number())
            && self
                .gains
                .iter()
                .chain(rows().flat_map(|(_, terms)| terms.iter().map(|(_, f)| f)))
                .all(|n| n.is_finite());
        if !numbers {
            return Err(SolverError::NotANumber);
        }
        match start {
            Some(start) if start.len() != self.variables() => {
                Err(SolverError::StartOfOtherLength { given: start.len(), variables: self.variables() })
            }
            _ => Ok(()),
        }
    }
}
