//! A call for applications: what it is for, who may apply, how applications are judged, and what is asked of whoever gets money.
//! All of it is fixed when it is published; a later change is an amendment with a reason.

use funding::Ore;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{domestic::Looked, eligibility::Eligibility};
pub use crate::words::Both;

/// What a call gives money for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallKind {
    /// Projects that together serve the sub-goals (M4).
    Projects,
    /// Support for mapping and validating skills within firms (M8).
    Mapping,
    /// Development that a validation has shown to be needed (M13).
    Development,
}

impl CallKind {
    pub const ALL: [CallKind; 3] = [CallKind::Projects, CallKind::Mapping, CallKind::Development];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            CallKind::Projects => "projects",
            CallKind::Mapping => "mapping",
            CallKind::Development => "development",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<CallKind> {
        CallKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Where a call stands; whether it is open, its days say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallState {
    Draft,
    Published,
    /// Called off, with a reason; nothing is handed in any more.
    Withdrawn,
}

impl CallState {
    pub const ALL: [CallState; 3] = [CallState::Draft, CallState::Published, CallState::Withdrawn];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            CallState::Draft => "draft",
            CallState::Published => "published",
            CallState::Withdrawn => "withdrawn",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<CallState> {
        CallState::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Something with a code that forms refer to: a sub-goal, a kind of cost.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Lower-case letters, digits and hyphens.
    pub code: String,
    pub title: Both,
}

/// What an application is judged by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    pub code: String,
    pub title: Both,
    /// What an assessor looks for.
    pub help: Both,
    /// The highest score; the lowest is 0.
    pub most: u8,
    /// Its weight beside the other criteria's.
    pub weight: u16,
    /// An assessor may say that it does not apply to an application.
    #[serde(default)]
    pub may_not_apply: bool,
}

/// What projects report, fixed when the call is designed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    pub code: String,
    pub title: Both,
    pub unit: Both,
    /// An application must say its target.
    pub required: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    #[default]
    Text,
    /// A whole number.
    Number,
    YesNo,
    Date,
}

impl QuestionKind {
    pub const ALL: [QuestionKind; 4] =
        [QuestionKind::Text, QuestionKind::Number, QuestionKind::YesNo, QuestionKind::Date];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            QuestionKind::Text => "text",
            QuestionKind::Number => "number",
            QuestionKind::YesNo => "yes-no",
            QuestionKind::Date => "date",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<QuestionKind> {
        QuestionKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A field of the call's own form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub code: String,
    pub title: Both,
    pub help: Both,
    pub kind: QuestionKind,
    pub required: bool,
    /// The longest text, in characters; 0: as long as any field.
    pub most: u16,
}

/// What kind of aid the money is to a firm that gets it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AidBasis {
    /// Aid of little importance: checked against the ceiling before a decision.
    #[default]
    DeMinimis,
    /// No aid: the money goes to what is no economic activity.
    NotAid,
    /// Under another rule, named in the legal basis.
    Other,
}

impl AidBasis {
    pub const ALL: [AidBasis; 3] = [AidBasis::DeMinimis, AidBasis::NotAid, AidBasis::Other];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            AidBasis::DeMinimis => "de-minimis",
            AidBasis::NotAid => "not-aid",
            AidBasis::Other => "other",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<AidBasis> {
        AidBasis::ALL.into_iter().find(|basis| basis.code() == code)
    }
}

/// A condition that goes into decisions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    pub text: Both,
}

/// How money is claimed and paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentTerms {
    /// The first claim comes at the latest so many months after the project's start.
    pub first_claim_months: u8,
    /// A claim at least every so many months.
    pub claim_months: u8,
    /// So much may be paid before costs, percent of the grant.
    pub advance_percent: u8,
    /// So much is kept until the final report is accepted, percent of the grant.
    pub retention_percent: u8,
    /// Whoever gets money keeps its papers so many years.
    pub kept_years: u8,
}

impl Default for PaymentTerms {
    /// The first claim within six months and then every six, and papers kept ten years, as the agency's handbook for national
    /// project funds has it unless a decision says otherwise; neither advance nor retention.
    fn default() -> PaymentTerms {
        PaymentTerms {
            first_claim_months: 6,
            claim_months: 6,
            advance_percent: 0,
            retention_percent: 0,
            kept_years: 10,
        }
    }
}

/// All that a call says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    pub kind: CallKind,
    pub title: Both,
    pub purpose: Both,
    /// What the agency may give the money by.
    pub legal_basis: String,
    pub aid: AidBasis,
    pub sub_goals: Vec<Named>,
    pub criteria: Vec<Criterion>,
    pub eligibility: Vec<Eligibility>,
    /// At most so much of the costs is paid, percent.
    pub share_percent: u8,
    /// For firms that build on a validation at most so much; only of calls for development.
    pub validated_share_percent: Option<u8>,
    /// What the parties put in as work or things counts as co-funding.
    pub in_kind_counts: bool,
    /// What one application may ask for.
    pub least: Ore,
    pub most: Ore,
    /// The years whose money is given.
    pub years: Vec<i16>,
    pub cost_kinds: Vec<Named>,
    pub opens_at: Option<Timestamp>,
    pub closes_at: Option<Timestamp>,
    pub project_from: Option<Date>,
    pub project_to: Option<Date>,
    pub indicators: Vec<Indicator>,
    pub questions: Vec<Question>,
    pub conditions: Vec<Condition>,
    /// Why texts that name domestic goods do not favour them, as an officer found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub looked: Vec<Looked>,
    pub payment: PaymentTerms,
    /// Days to answer a request for completion, and to decide once an application is complete.
    pub completion_days: u16,
    pub decision_days: u16,
}

impl Call {
    /// A call with the agency's usual terms and nothing of its own yet.
    #[must_use]
    pub fn empty(kind: CallKind) -> Call {
        Call {
            kind,
            title: Both::default(),
            purpose: Both::default(),
            legal_basis: String::new(),
            aid: AidBasis::DeMinimis,
            sub_goals: Vec::new(),
            criteria: Vec::new(),
            eligibility: Vec::new(),
            share_percent: 50,
            validated_share_percent: None,
            in_kind_counts: true,
            least: Ore::ZERO,
            most: Ore::ZERO,
            years: Vec::new(),
            cost_kinds: Vec::new(),
            opens_at: None,
            closes_at: None,
            project_from: None,
            project_to: None,
            indicators: Vec::new(),
            questions: Vec::new(),
            conditions: Vec::new(),
            looked: Vec::new(),
            payment: PaymentTerms::default(),
            completion_days: 14,
            decision_days: 80,
        }
    }

    /// Whether applications are taken at a moment: from the opening on, until and not with the closing.
    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.opens_at.is_some_and(|opens| opens <= at) && self.closes_at.is_some_and(|closes| at < closes)
    }

    #[must_use]
    pub fn criterion(&self, code: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|one| one.code == code)
    }

    #[must_use]
    pub fn sub_goal(&self, code: &str) -> Option<&Named> {
        self.sub_goals.iter().find(|one| one.code == code)
    }

    #[must_use]
    pub fn cost_kind(&self, code: &str) -> Option<&Named> {
        self.cost_kinds.iter().find(|one| one.code == code)
    }
}
