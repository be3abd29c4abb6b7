//! What is asked of the engine, in the words of a call, and what it answers; all of it can be kept and read again.

use std::collections::BTreeMap;

use funding::Ore;
use serde::{Deserialize, Serialize};

/// So many firms, each worth so much, before the next step begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub firms: u32,
    /// In thousandths of a point for each firm.
    pub worth: u32,
}

/// What an officer sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// What may be granted in each year.
    pub budget: BTreeMap<i16, Ore>,
    /// At least so much to a sub-goal, by its code.
    pub floors: BTreeMap<String, Ore>,
    /// At most so much to one lead party.
    pub applicant_most: Option<Ore>,
    /// At most so much to one county.
    pub county_most: Option<Ore>,
    /// Put in or left out beforehand, by the application's number.
    pub fixed: BTreeMap<i64, bool>,
    /// What firms reached are worth in a sub-goal, county and branch: each step at most as much as the one before.
    pub steps: Vec<Step>,
    /// What a gap that is closed is worth, in thousandths of a point.
    pub gap_worth: u32,
    /// Which applications go together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
}

/// Which applications go together; each by its number in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Not both.
    Excludes { one: i64, other: i64 },
    /// The first only together with the second.
    Needs { project: i64, needs: i64 },
    /// At most so many of these.
    AtMost { of: Vec<i64>, most: u32 },
    /// At most so much to these together, over all years.
    MoneyMost { of: Vec<i64>, most: Ore },
}

impl Settings {
    /// The usual ones: scores count up to 100 points a project; the first ten firms of a cell a point each, the next ten half,
    /// the next twenty a quarter; a gap five points. They are a beginning to be changed, no finding.
    #[must_use]
    pub fn usual(budget: BTreeMap<i16, Ore>) -> Settings {
        Settings {
            budget,
            floors: BTreeMap::new(),
            applicant_most: None,
            county_most: None,
            fixed: BTreeMap::new(),
            steps: vec![
                Step { firms: 10, worth: 1_000 },
                Step { firms: 10, worth: 500 },
                Step { firms: 20, worth: 250 },
            ],
            gap_worth: 5_000,
            rules: Vec::new(),
        }
    }
}

/// An application as the engine weighs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    pub application: i64,
    pub number: String,
    pub title: String,
    /// The lead party's number: what a cap of one applicant counts.
    pub applicant: String,
    pub requested: BTreeMap<i16, Ore>,
    /// The smallest share that it can do with, percent.
    pub lowest: u8,
    /// Points of each assessor by criterion, those that apply.
    pub scores: BTreeMap<String, Vec<u8>>,
    /// Sub-goal, county (empty: anywhere), branch (empty: any), firms.
    pub reaches: Vec<(String, String, String, u32)>,
    pub gaps: Vec<i64>,
}

/// All that an answer rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub call: i64,
    pub call_version: i64,
    /// Code, weight and highest score.
    pub criteria: Vec<(String, u16, u8)>,
    pub settings: Settings,
    pub candidates: Vec<Candidate>,
}

/// What one project is granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Granted {
    pub application: i64,
    pub percent: u8,
    pub amounts: BTreeMap<i16, Ore>,
}

impl Granted {
    #[must_use]
    pub fn sum(&self) -> Ore {
        self.amounts.values().copied().sum()
    }
}

/// What a change would cost, in thousandths of a point, between two bounds that are the same when it is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Price {
    Of {
        least: i64,
        most: i64,
    },
    /// Nothing meets every condition with it.
    NothingFits,
    /// The time was over before an answer.
    Unknown,
}

/// A condition, in words of the call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    Budget(i16),
    Floor(String),
    ApplicantMost(String),
    CountyMost(String),
    Rule(Rule),
    Fixed(i64),
}

/// Another portfolio that is nearly as good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Other {
    pub granted: Vec<Granted>,
    /// In thousandths of a point.
    pub worth: i64,
    pub differs: usize,
}

/// Why, project by project and condition by condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// By application: what is lost without it when it is chosen, what putting it in costs when it is not.
    pub turned: Vec<(i64, Price)>,
    pub priced: Vec<(Condition, Price)>,
    pub others: Vec<Other>,
    pub draws: usize,
    pub seed: u64,
    /// By application: in how many draws it is chosen.
    pub chosen_in: Vec<(i64, usize)>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    Portfolio(Proposal),
    /// Conditions that cannot be met together; without any of them the others can.
    Clash(Vec<Condition>),
    /// The time was over before any portfolio was found.
    NotInTime,
}

/// The best portfolio, with its worth in thousandths of a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub granted: Vec<Granted>,
    pub worth: i64,
    /// No portfolio is worth more.
    pub bound: i64,
    pub proven: bool,
    /// What the assessors' points give of it, what the firms reached, what the gaps closed.
    pub by_scores: i64,
    pub by_reach: i64,
    pub by_gaps: i64,
    pub why: Option<Why>,
}

impl Proposal {
    #[must_use]
    pub fn of(&self, application: i64) -> Option<&Granted> {
        self.granted.iter().find(|one| one.application == application)
    }

    #[must_use]
    pub fn sum(&self) -> Ore {
        self.granted.iter().map(Granted::sum).sum()
    }
}

/// What a person made of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub granted: Vec<Granted>,
    /// Applications chosen that were not proposed, and proposed that were not chosen.
    pub added: Vec<i64>,
    pub left_out: Vec<i64>,
    /// What it is worth by the same question; `None`: it meets not every condition.
    pub worth: Option<i64>,
}
