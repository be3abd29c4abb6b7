//! What is chosen from, and under which conditions: plain data, all of it whole numbers.

use std::fmt;

/// Money in the smallest unit of the call: öre where [`Call::money_decimals`] is 2.
pub type Money = i64;

/// Points in millionths.
pub type Points = i64;

/// A point in [`Points`].
pub const POINT: i64 = 1_000_000;

/// Per cent of what was asked for, 0 to 100.
pub type Percent = u8;

/// Projects, the money there is, and the conditions on which are chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Call {
    /// How many decimals of a krona (or other currency) the unit of [`Money`] is: 2 for öre.
    pub money_decimals: u8,
    pub years: Vec<Year>,
    pub criteria: Vec<Criterion>,
    pub cells: Vec<Cell>,
    pub demands: Vec<Demand>,
    pub projects: Vec<Project>,
    pub limits: Vec<Limit>,
    pub rules: Vec<Rule>,
}

/// A year and what may be granted in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    pub name: String,
    pub appropriation: Money,
}

/// What projects are scored on. Its weight is in millionths: a project gets weight times the mean of its scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    pub name: String,
    pub weight: i64,
}

/// A sub-goal in a region and a branch, where projects together reach so much; each further step is worth less.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub sub_goal: String,
    /// None: anywhere.
    pub region: Option<String>,
    /// None: any.
    pub branch: Option<String>,
    /// From the first unit on; [`Step::worth`] never rises. What is reached beyond the last step is worth nothing more.
    pub steps: Vec<Step>,
}

/// So many units of a cell, each worth so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub units: i64,
    pub worth: Points,
}

/// Demand that nothing meets yet, from the register of gaps: so many units, each worth so much once met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    pub name: String,
    pub units: i64,
    pub worth: Points,
}

/// What is asked for, and what it would do. What a project does shrinks with the share of the money that it is granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    pub id: String,
    pub title: String,
    pub applicant: String,
    /// For each year of the call.
    pub asked: Vec<Money>,
    /// The smallest share with which it can be done, in whole per cent; 100 is all or nothing.
    pub lowest: Percent,
    /// For each criterion the scores of its assessors, in millionths of a point.
    pub scores: Vec<Vec<Points>>,
    /// What it adds to cells: place of the cell, units when granted in full.
    pub adds: Vec<(usize, i64)>,
    /// What it closes of demands: place of the demand, units when granted in full.
    pub closes: Vec<(usize, i64)>,
    /// Shares of its money by sub-goal, in per cent; the sum is at most 100.
    pub sub_goals: Vec<(String, Percent)>,
    /// Shares of its money by region, in per cent; the sum is at most 100.
    pub regions: Vec<(String, Percent)>,
    pub groups: Vec<String>,
    pub fixed: Option<Fixed>,
}

/// What somebody has decided before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fixed {
    In,
    Out,
}

/// A floor or a cap on the money of some projects, in one year or over all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    pub scope: Scope,
    pub bound: Bound,
    /// Place of the year; none is the sum over all.
    pub year: Option<usize>,
}

/// Whose money a limit counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    Everything,
    /// The share of each project's money that goes to the sub-goal.
    SubGoal(String),
    /// The share of each project's money that goes to the region.
    Region(String),
    Applicant(String),
    Group(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    AtLeast(Money),
    AtMost(Money),
}

/// Which projects go together. Places are those of the projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// Not both.
    Excludes { one: usize, other: usize },
    /// The first only with the second.
    Needs { project: usize, needs: usize },
    /// At most so many of these.
    AtMost { name: String, of: Vec<usize>, most: usize },
}

/// A condition that a portfolio must meet, by its place in the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// The appropriation of a year.
    Appropriation(usize),
    Limit(usize),
    Rule(usize),
    /// That a project is fixed in or out.
    Fixed(usize),
}

impl Call {
    /// Every condition, in the order of the call.
    #[must_use]
    pub fn conditions(&self) -> Vec<Condition> {
        let fixed = self.projects.iter().enumerate().filter(|(_, p)| p.fixed.is_some());
        (0..self.years.len())
            .map(Condition::Appropriation)
            .chain((0..self.limits.len()).map(Condition::Limit))
            .chain((0..self.rules.len()).map(Condition::Rule))
            .chain(fixed.map(|(place, _)| Condition::Fixed(place)))
            .collect()
    }
}

impl Project {
    /// What it asks for over all years.
    #[must_use]
    pub fn asked_in_all(&self) -> Money {
        self.asked.iter().sum()
    }
}

/// What a portfolio is worth, in hundred-millionths of a point: millionths, times whole per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Value(pub i64);

/// A point in [`Value`].
pub const WHOLE: i64 = POINT * 100;

impl Value {
    /// In points, as near as floating point comes.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "to show it")]
    pub fn points(self) -> f64 {
        self.0 as f64 / WHOLE as f64
    }
}

impl fmt::Display for Value {
    /// In points with as many decimals as it has.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) =
            (self.0.unsigned_abs() / WHOLE.unsigned_abs(), self.0.unsigned_abs() % WHOLE.unsigned_abs());
        let sign = if self.0 < 0 { "-" } else { "" };
        if part == 0 {
            write!(f, "{sign}{whole}")
        } else {
            write!(f, "{sign}{whole}.{}", format!("{part:08}").trim_end_matches('0'))
        }
    }
}

/// What one project is granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Its place in the call.
    pub project: usize,
    /// The share of what was asked for, the same in all years.
    pub percent: Percent,
    /// For each year.
    pub amounts: Vec<Money>,
}

/// The projects that are granted something, in the order of the call.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Portfolio {
    pub grants: Vec<Grant>,
}

impl Portfolio {
    /// All the money granted.
    #[must_use]
    pub fn cost(&self) -> Money {
        self.grants.iter().flat_map(|grant| &grant.amounts).sum()
    }

    #[must_use]
    pub fn holds(&self, project: usize) -> bool {
        self.grants.iter().any(|grant| grant.project == project)
    }
}
