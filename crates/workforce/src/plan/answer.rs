//! A plan: what is done when, what it costs, and what it leaves open.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    figures::{Confidence, Money},
    question::Key,
};
use crate::gap::Due;

/// The plan with the least open requirement, weighted by risk, and among those the least own cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub today: Date,
    /// In the order in which they begin.
    pub measures: Vec<Measure>,
    pub funding: Vec<Funded>,
    pub years: Vec<YearUse>,
    /// Every open requirement that is not covered as it is, or that a measure touches; on each shift where it is for all.
    pub requirements: Vec<Met>,
    /// What is left open, [`Met::left`] of each requirement times its risk.
    pub open: Bounded,
    /// The firm's own cost at the middle of each range, in half öre.
    pub own: Bounded,
    /// The firm's own cost at the ends of each range, in öre.
    pub own_range: Money,
    /// Measures that the firm has chosen or ruled out and that are of no use any more.
    pub moot: Vec<Key>,
}

/// What was reached, and what nobody can go below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bounded {
    pub reached: i64,
    pub bound: i64,
}

impl Bounded {
    #[must_use]
    pub fn is_proven(self) -> bool {
        self.reached <= self.bound
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    pub key: Key,
    pub heads: u32,
    pub from: Date,
    /// The first day on which it counts.
    pub done: Date,
    /// The last day on which it counts, where it ends: then the gap is there again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The year in which it begins.
    pub year: i16,
    /// For all heads, before funding.
    pub cost: Money,
    /// Of the cost, what recruits are paid, with what the employer pays on it.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub wage: Money,
    /// Away from production, for all heads.
    pub hours: u32,
    pub weeks: u32,
    /// Heads in thousandths that it is counted for: fewer than the heads where the outcome is not certain.
    pub counts: u32,
    /// What it is for: rows of the map.
    pub rows: Vec<usize>,
    /// What one who is recruited or bought in is to bring: rows of the map, on a shift or anywhere, for so many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub brings: Vec<Brought>,
    /// Calls that are open for it on the day that it begins.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<String>,
    pub source: String,
    pub source_on: Date,
    pub confidence: Confidence,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Brought {
    pub row: usize,
    pub shift: Option<String>,
    pub heads: u32,
}

/// What a call pays of what falls in a year, at the middle of their cost, in öre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Funded {
    pub call: String,
    pub year: i16,
    pub paid: i64,
}

/// What falls in a year: a measure that runs over new year counts in each of its years by days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearUse {
    pub year: i16,
    /// Developing and validating, before funding, in öre.
    pub training: Money,
    /// The same at the middle after funding, in half öre: at most twice the budget.
    pub own_training: i64,
    pub budget: i64,
    /// All measures, before funding, in öre.
    pub cost: Money,
    pub hours: u32,
    pub hours_limit: u32,
}

/// How a requirement is met on its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    /// The row of the map.
    pub row: usize,
    pub shift: Option<String>,
    pub due: Due,
    /// The day on which it is to be met.
    pub day: Date,
    pub needed: u32,
    /// Sure without the plan.
    pub sure: u32,
    /// Not sure with the plan, heads in thousandths.
    pub open: u32,
    /// Of what is open, what tests are expected to show at least, heads in thousandths. It is not sure, so it meets nothing.
    #[serde(default)]
    pub expected: u32,
    /// The risk of one head.
    pub weight: u32,
    /// Why it stays open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
}

impl Met {
    /// What is left, in half thousandths of heads: one who is expected and not sure counts for half.
    #[must_use]
    pub fn left(&self) -> i64 {
        2 * i64::from(self.open) - i64::from(self.expected)
    }
}

fn is_nothing(money: &Money) -> bool {
    *money == Money::default()
}

/// Why a requirement stays open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// No measure with figures could close it, whatever the day.
    NothingOffered,
    /// There are measures, and none of them, or not enough, is done by the day.
    TooLate,
    /// Measures could close it in time; money, hours, people or the firm's choices do not reach.
    Limits,
    /// Only tests could close it, and nobody knows how a test will end.
    Unsure,
}
