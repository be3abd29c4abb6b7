//! What is told and what must not be found out, as whole unknowns with sums.

/// Terms whose sum is 0: places of unknowns with their factors.
pub type Row = Vec<(usize, i64)>;

/// How a count is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Not at all.
    Hidden,
    /// As lying between these, both included; a count that is told as it is lies between itself and itself.
    Between(i64, i64),
    /// So, unless the choice of this number hides it.
    Unless { choice: usize, low: i64, high: i64 },
}

/// A count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unknown {
    /// As it is.
    pub value: i64,
    /// What is known of it when it is hidden: at least, and at most.
    pub low: i64,
    pub high: Option<i64>,
    pub told: Told,
}

impl Unknown {
    /// What is known of it: at least, and at most.
    #[must_use]
    pub fn range(&self, hidden: &[bool]) -> (i64, Option<i64>) {
        match self.told {
            Told::Between(low, high) => (low, Some(high)),
            Told::Unless { choice, low, high } if !hidden[choice] => (low, Some(high)),
            Told::Hidden | Told::Unless { .. } => (self.low, self.high),
        }
    }
}

/// Where a count must be able to lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    AtLeast(i64),
    AtMost(i64),
}

/// A count of which one of the goals must be possible, as far as anybody can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    pub unknown: usize,
    pub goals: Vec<Goal>,
}

/// What somebody may know, all together, and what they must not find out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scenario {
    pub unknowns: Vec<Unknown>,
    pub rows: Vec<Row>,
    pub demands: Vec<Demand>,
}

/// Several scenarios over the same choices.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problem {
    /// What it costs to hide each choice.
    pub weights: Vec<u64>,
    pub scenarios: Vec<Scenario>,
}
