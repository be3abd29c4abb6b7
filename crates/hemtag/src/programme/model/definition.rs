//! The file of a programme, field by field as docs/programme-file.md describes it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Counted, Deadline, Frequency};
use crate::funding::model::call::Both;

/// The version of the file's form that this program reads.
pub const SCHEMA: u32 = 1;

/// How sure something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    High,
    Medium,
    Low,
}

impl Confidence {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Confidence::High => "high",
            Confidence::Medium => "medium",
            Confidence::Low => "low",
        }
    }
}

/// Where the file's texts are from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub name: String,
    pub confidence: Confidence,
}

/// A value with where it is known from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    pub value: String,
    pub source: String,
    pub confidence: Confidence,
}

/// What the file adds to an assignment that `funding` keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssignmentPart {
    /// The code under which `funding` keeps it with its number, total and years.
    pub code: String,
    /// The number of its record, where the source of the assignment's own row does not say it.
    #[serde(default)]
    pub number: Option<Known>,
    /// The number of the assignment that it extends or changes.
    #[serde(default)]
    pub amends: Option<Known>,
    /// The number of the assignment that extends or changes this one.
    #[serde(default)]
    pub amended_by: Option<Known>,
    /// When the amended assignment was first decided.
    #[serde(default)]
    pub decided_on: Option<Date>,
    /// What is said, or not, of how the total is divided between years.
    pub split: Both,
}

/// Whether money that came before is a part of an assignment's total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Within {
    Yes,
    No,
    /// No source says it: counted apart, and said.
    NotStated,
}

/// Money of an assignment from before, which no ledger of ours holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierMoney {
    pub assignment: String,
    pub years: Vec<i16>,
    pub kronor_a_year: i64,
    pub within_total: Within,
    pub note: Both,
    pub source: String,
    pub confidence: Confidence,
}

/// A page of the program that carries a duty out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Without the language.
    pub path: String,
    pub title: Both,
}

/// Something that an assignment asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    pub code: String,
    /// None for the context that all assignments share.
    #[serde(default)]
    pub assignment: Option<String>,
    /// One of the goals that funded projects serve together.
    #[serde(default)]
    pub sub_goal: bool,
    pub title: Both,
    /// In the words of the source, unchanged.
    pub as_stated: String,
    #[serde(default)]
    pub carried_out: Vec<Link>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    Partial,
    Final,
}

impl ReportKind {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            ReportKind::Partial => "partial",
            ReportKind::Final => "final",
        }
    }
}

/// A report that an assignment asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportDuty {
    /// Unique among all files: addresses name it.
    pub code: String,
    pub assignment: String,
    pub duty: String,
    pub kind: ReportKind,
    pub deadline: Deadline,
}

/// An action plan of the strategy that the programme is a part of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionPlan {
    pub code: String,
    pub title: Both,
    /// How many measures its source says it has.
    pub measures_stated: u32,
    pub source: String,
}

/// A measure of an action plan that a public source names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    pub plan: String,
    /// As the source numbers it; empty where it does not.
    #[serde(default)]
    pub number: String,
    pub title: Both,
    pub source: String,
    /// The duties that carry it out.
    #[serde(default)]
    pub duties: Vec<String>,
}

/// What is to be reached, where a source says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Things, kronor or hours, as the indicator counts.
    pub value: i64,
    pub by: Date,
    pub source: String,
}

/// How it was before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    pub value: i64,
    pub on: Date,
    pub source: String,
}

/// A figure by which it is told how the programme goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Unique within the file: addresses name it.
    pub code: String,
    pub title: Both,
    pub definition: Both,
    /// What the program counts for it.
    pub counts: Counted,
    /// The events that it is counted from: those of `counts`, so that the file says what happens.
    pub events: Vec<String>,
    /// Only money of this assignment.
    #[serde(default)]
    pub assignment: Option<String>,
    pub unit: Both,
    pub frequency: Frequency,
    /// A figure of fewer things is told together with later periods; 0 where that is not needed.
    pub small_cell: u32,
    #[serde(default)]
    pub duties: Vec<String>,
    #[serde(default)]
    pub target: Option<Target>,
    #[serde(default)]
    pub baseline: Option<Baseline>,
}

/// Where a step stands on the way to what the programme is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    Activity,
    Output,
    Outcome,
}

impl StepKind {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            StepKind::Activity => "activity",
            StepKind::Output => "output",
            StepKind::Outcome => "outcome",
        }
    }
}

/// A step of the theory of change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeStep {
    pub code: String,
    pub kind: StepKind,
    pub title: Both,
}

/// That one step leads to another, and the figure by which that is measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrow {
    pub from: String,
    pub to: String,
    pub indicator: String,
}

/// A programme: what was assigned, by whom, until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    pub schema: u32,
    pub code: String,
    pub title: Both,
    pub source: Source,
    #[serde(rename = "assignment")]
    pub assignments: Vec<AssignmentPart>,
    #[serde(rename = "earlier_money", default)]
    pub earlier_money: Vec<EarlierMoney>,
    #[serde(rename = "duty")]
    pub duties: Vec<Duty>,
    #[serde(rename = "report", default)]
    pub reports: Vec<ReportDuty>,
    #[serde(rename = "indicator", default)]
    pub indicators: Vec<Indicator>,
    #[serde(rename = "step", default)]
    pub steps: Vec<ChangeStep>,
    #[serde(rename = "arrow", default)]
    pub arrows: Vec<Arrow>,
    #[serde(rename = "action_plan", default)]
    pub action_plans: Vec<ActionPlan>,
    #[serde(rename = "measure", default)]
    pub measures: Vec<Measure>,
}

impl Programme {
    /// Reads a file. What the form does not know is refused, with the line.
    ///
    /// # Errors
    /// What the reader says: the line, what stands there and what was expected.
    pub fn parse(text: &str) -> Result<Programme, String> {
        toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())
    }

    #[must_use]
    pub fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|one| one.code == code)
    }

    #[must_use]
    pub fn step(&self, code: &str) -> Option<&ChangeStep> {
        self.steps.iter().find(|one| one.code == code)
    }

    #[must_use]
    pub fn report(&self, code: &str) -> Option<&ReportDuty> {
        self.reports.iter().find(|report| report.code == code)
    }

    /// The measures of an action plan that a source names, and how many are left out because none does.
    #[must_use]
    pub fn measures_of(&self, plan: &ActionPlan) -> (Vec<&Measure>, u32) {
        let found: Vec<&Measure> = self.measures.iter().filter(|one| one.plan == plan.code).collect();
        let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
        (found, plan.measures_stated.saturating_sub(count))
    }
}
