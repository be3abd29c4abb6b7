//! What a project claims of its grant, with the report that goes with it, and what of it is paid.

use std::collections::BTreeMap;

use funding::Ore;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{handed::HandedFile, skills::Course};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// Before costs.
    Advance,
    /// The costs of a period, with a status report.
    Period,
    /// The last one, with the final report; what was kept back is paid with it.
    Final,
}

impl ClaimKind {
    pub const ALL: [ClaimKind; 3] = [ClaimKind::Advance, ClaimKind::Period, ClaimKind::Final];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            ClaimKind::Advance => "advance",
            ClaimKind::Period => "period",
            ClaimKind::Final => "final",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<ClaimKind> {
        ClaimKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimState {
    Draft,
    Submitted,
    ToComplete,
    /// Decided: approved in whole, in part, or not at all.
    Decided,
    Paid,
}

impl ClaimState {
    pub const ALL: [ClaimState; 5] = [
        ClaimState::Draft,
        ClaimState::Submitted,
        ClaimState::ToComplete,
        ClaimState::Decided,
        ClaimState::Paid,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            ClaimState::Draft => "draft",
            ClaimState::Submitted => "submitted",
            ClaimState::ToComplete => "to-complete",
            ClaimState::Decided => "decided",
            ClaimState::Paid => "paid",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<ClaimState> {
        ClaimState::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A cost of the accounts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostLine {
    /// Code of a kind of the call.
    pub kind: String,
    /// Year whose commitment pays it.
    pub year: i16,
    pub amount: Ore,
    pub note: String,
}

/// Something that is not paid, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    pub kind: String,
    pub year: i16,
    pub amount: Ore,
    /// Why; empty where a rule of the call says it.
    pub reason: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<CutRule>,
}

/// A rule that cuts, with what it reckons with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum CutRule {
    /// So many of those who took part in a course had no validation that showed the need.
    NotShown { course: String, cost: Ore, took_part: u32, validated: u32 },
}

/// The kind that a cut of an advance has: it is no cost.
pub const ADVANCE: &str = "advance";

/// What stands in a claim.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Asked for before costs, by year; only of advances.
    pub advance: BTreeMap<i16, Ore>,
    pub costs: Vec<CostLine>,
    /// What was done for whom, course by course, in numbers: only of calls for development.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub courses: Vec<Course>,
    /// What is reached since the project began, by the code of the indicator; missing: not known.
    pub indicators: BTreeMap<String, i64>,
    pub done: String,
    pub differs: String,
    pub next: String,
    pub signatory: String,
    pub signatory_function: String,
    /// The files that were handed in with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<HandedFile>,
    pub cuts: Vec<Cut>,
    /// What is paid of it, by year, once it is decided.
    pub approved: BTreeMap<i16, Ore>,
    /// What the officer says of the decision.
    pub reasons: String,
    /// What is asked for when it waits to be completed.
    pub to_complete: String,
    /// The day on which it was paid.
    pub paid_on: Option<Date>,
}

impl Claim {
    #[must_use]
    pub fn cost(&self) -> Ore {
        self.costs.iter().map(|line| line.amount).sum()
    }

    #[must_use]
    pub fn approved_sum(&self) -> Ore {
        self.approved.values().copied().sum()
    }

    /// Costs that count: those stated less what was cut, by year.
    #[must_use]
    pub fn counted(&self) -> BTreeMap<i16, Ore> {
        let mut by_year: BTreeMap<i16, Ore> = BTreeMap::new();
        for line in &self.costs {
            let sum = by_year.entry(line.year).or_default();
            *sum = sum.plus(line.amount);
        }
        for cut in self.cuts.iter().filter(|cut| cut.kind != ADVANCE) {
            let sum = by_year.entry(cut.year).or_default();
            *sum = sum.minus(cut.amount);
        }
        by_year
    }
}
