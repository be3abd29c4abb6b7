//! What is decided about an application, with the parts that a decision must have (Förvaltningslagen 31 and 32 §§; the agency's
//! handbooks on decisions), and the terms that hold from then on.

use std::collections::BTreeMap;

use funding::Ore;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    call::{AidBasis, Both, Condition, PaymentTerms},
    domestic::Looked,
    handed::HandedFile,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Granted,
    Refused,
    /// The applicant took it back: written off.
    Withdrawn,
}

impl Outcome {
    pub const ALL: [Outcome; 3] = [Outcome::Granted, Outcome::Refused, Outcome::Withdrawn];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Outcome::Granted => "granted",
            Outcome::Refused => "refused",
            Outcome::Withdrawn => "withdrawn",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// Whether a decision is being prepared or holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionState {
    /// Presented; nothing holds yet.
    Proposed,
    /// Taken: the applicant is told, the ledger has it.
    Taken,
}

impl DecisionState {
    pub const ALL: [DecisionState; 2] = [DecisionState::Proposed, DecisionState::Taken];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            DecisionState::Proposed => "proposed",
            DecisionState::Taken => "taken",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<DecisionState> {
        DecisionState::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// How to appeal, or why one cannot.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    /// Whether it can be appealed hangs on the ordinance that the money is given by; `None`: nobody has said yet.
    pub can: Option<bool>,
    /// To which court or authority; or by which rule not.
    pub text: Both,
}

/// What the check of aid of little importance said when a decision was taken; amounts in cents of a euro.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum AidCheck {
    /// No aid: there was nothing to check.
    NotAid,
    /// No rate of exchange was kept for the day: the worth in euro is not known, and nothing was checked.
    NoRate,
    /// Not beyond the ceiling.
    Below {
        regulation: String,
        from: Date,
        to: Date,
        /// Granted in those days: at least, and at most; `None`: aid by others is not known.
        least: i64,
        most: Option<i64>,
        worth: i64,
        /// What was left before it, at most.
        room: i64,
        ceiling: i64,
    },
}

/// A file that goes with a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annex {
    pub file: HandedFile,
    /// An officer has read it and says that it has nothing personal or secret.
    pub public: bool,
}

/// What it said of one firm, where several get aid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AidOfFirm {
    pub firm: String,
    /// What of the grant is the firm's.
    pub aid: Ore,
    pub checked: AidCheck,
}

/// All that a decision says. What is granted is what holds; the application does not hold beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub outcome: Outcome,
    /// The application as it was decided on: the number of its version.
    pub of_version: i32,
    /// The number that the application was given when it was handed in.
    pub case_number: String,
    pub title: String,
    pub applicant: String,
    pub organisation_number: String,
    /// Code of the applicant's county; empty: not said.
    pub county: String,
    /// Codes of the call's sub-goals that the project serves.
    pub sub_goals: Vec<String>,
    pub legal_basis: String,
    pub aid: AidBasis,
    /// Why, for the applicant.
    pub reasons: String,
    /// Why, as far as it may be public; empty: the same as for the applicant.
    pub public_reasons: String,
    /// By year.
    pub granted: BTreeMap<i16, Ore>,
    /// At most so much of the costs is paid, percent.
    pub share_percent: u8,
    /// Costs that the grant is reckoned on.
    pub approved_costs: Ore,
    /// Approved budget by kind of cost.
    pub budget: BTreeMap<String, Ore>,
    pub project_from: Option<Date>,
    pub project_to: Option<Date>,
    pub description: String,
    pub goals: String,
    pub target_group: String,
    pub expected_results: String,
    pub activities: String,
    /// Targets by the code of the call's indicator.
    pub targets: BTreeMap<String, i64>,
    pub conditions: Vec<Condition>,
    /// Why conditions that name domestic goods do not favour them, as an officer found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub looked: Vec<Looked>,
    pub payment: PaymentTerms,
    pub appeal: Appeal,
    /// Others who took part in the final handling without deciding.
    pub took_part: String,
    /// Name and function of whoever decides and whoever presents, as they stand in the decision.
    pub decider: String,
    pub presenter: String,
    pub officer: String,
    /// Whoever presents and whoever decides have each said that they know of no conflict of interest (Förvaltningslagen 16 to
    /// 18 §§).
    pub presenter_unbiased: bool,
    pub decider_unbiased: bool,
    /// What the check of aid said when it was decided; `None`: not checked.
    pub aid_checked: Option<AidCheck>,
    /// The same for each firm, where there are several; empty otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aid_firms: Vec<AidOfFirm>,
    /// Files that go with it, as they were when it was taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annexes: Vec<Annex>,
    /// How often it was amended.
    pub amendments: u16,
}

impl Decision {
    #[must_use]
    pub fn sum(&self) -> Ore {
        self.granted.values().copied().sum()
    }

    /// What was granted is taken back: nothing of it is left.
    #[must_use]
    pub fn is_revoked(&self) -> bool {
        self.outcome == Outcome::Granted && self.amendments > 0 && !self.sum().is_positive()
    }

    /// Reasons as everybody may read them.
    #[must_use]
    pub fn reasons_for_all(&self) -> &str {
        if self.public_reasons.trim().is_empty() { &self.reasons } else { &self.public_reasons }
    }
}
