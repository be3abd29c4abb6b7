//! What an applicant writes: who takes part, what is done, what it costs and who pays, what it gives.

use std::collections::BTreeMap;

use funding::Ore;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{aid::Statements, skills::Skills};

/// Where an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Being written; only the applicant sees it.
    Draft,
    /// Handed in; its eligibility is looked at.
    Submitted,
    /// Something was asked for, by a day.
    ToComplete,
    /// Complete and eligible: assessors read it.
    InAssessment,
    /// Assessed; waits for the selection and its decision.
    Assessed,
    Granted,
    Refused,
    /// Taken back by the applicant.
    Withdrawn,
}

impl State {
    pub const ALL: [State; 8] = [
        State::Draft,
        State::Submitted,
        State::ToComplete,
        State::InAssessment,
        State::Assessed,
        State::Granted,
        State::Refused,
        State::Withdrawn,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Submitted => "submitted",
            State::ToComplete => "to-complete",
            State::InAssessment => "in-assessment",
            State::Assessed => "assessed",
            State::Granted => "granted",
            State::Refused => "refused",
            State::Withdrawn => "withdrawn",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The applicant may change what is written.
    #[must_use]
    pub const fn is_written(self) -> bool {
        matches!(self, State::Draft | State::ToComplete)
    }

    /// Nothing is decided yet.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, State::Granted | State::Refused | State::Withdrawn)
    }
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitsFor {
    Applicant,
    Officer,
    Assessor,
    /// Whoever decides.
    Decider,
    Nobody,
}

impl WaitsFor {
    pub const ALL: [WaitsFor; 5] =
        [WaitsFor::Applicant, WaitsFor::Officer, WaitsFor::Assessor, WaitsFor::Decider, WaitsFor::Nobody];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            WaitsFor::Applicant => "applicant",
            WaitsFor::Officer => "officer",
            WaitsFor::Assessor => "assessor",
            WaitsFor::Decider => "decider",
            WaitsFor::Nobody => "nobody",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<WaitsFor> {
        WaitsFor::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What an organisation is in a project.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyRole {
    /// Applies, gets the money and answers for all; the first party.
    Lead,
    /// Does work and has costs of its own.
    #[default]
    Partner,
    /// Pays without doing work.
    Funder,
    /// Firms for which the project is.
    Beneficiary,
}

impl PartyRole {
    pub const ALL: [PartyRole; 4] =
        [PartyRole::Lead, PartyRole::Partner, PartyRole::Funder, PartyRole::Beneficiary];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            PartyRole::Lead => "lead",
            PartyRole::Partner => "partner",
            PartyRole::Funder => "funder",
            PartyRole::Beneficiary => "beneficiary",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<PartyRole> {
        PartyRole::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// An organisation that takes part. Its place in the list is what budget lines refer to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    pub role: PartyRole,
    pub name: String,
    /// Ten digits, with or without a hyphen as it was written.
    pub organisation_number: String,
    /// Code of the county; empty: not said.
    pub county: String,
    /// SNI 2007; empty: not said.
    pub branch: String,
    /// `None`: not said.
    pub employees: Option<u32>,
    /// What it does in the project.
    pub does: String,
}

/// One cost.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Place in the list of parties, from 0.
    pub party: usize,
    pub year: i16,
    /// Code of a kind of the call.
    pub kind: String,
    pub amount: Ore,
    pub note: String,
}

/// The place of a party that was not said, or was taken out of the list.
pub const NOBODY: usize = usize::MAX;

/// Who else pays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoFunding {
    /// Place in the list of parties, from 0.
    pub party: usize,
    pub year: i16,
    pub amount: Ore,
    /// Work or things instead of money.
    pub in_kind: bool,
}

/// A piece of the work.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkPackage {
    pub title: String,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub does: String,
    pub result: String,
    /// Place in the list of parties, from 0.
    pub party: usize,
}

/// How much of a sub-goal the project expects to reach, where.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    pub sub_goal: String,
    /// Code of the county; empty: the whole country.
    pub county: String,
    /// Branch (SNI, two digits); empty: any.
    pub branch: String,
    /// Firms that are reached.
    pub firms: u32,
    pub why: String,
}

/// An application as it is written, complete or not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    pub title: String,
    /// What it is about, in words that may be public.
    pub summary: String,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub parties: Vec<Party>,
    pub packages: Vec<WorkPackage>,
    pub costs: Vec<Cost>,
    pub co_funding: Vec<CoFunding>,
    /// What is asked for, by year.
    pub requested: BTreeMap<i16, Ore>,
    /// The project can be done with so much of what is asked for, percent; `None`: only with all of it.
    pub lowest_share: Option<u8>,
    pub contributions: Vec<Contribution>,
    /// Gaps of the register that it would close, by their number.
    pub gaps: Vec<i64>,
    /// By the code of the call's question.
    pub answers: BTreeMap<String, String>,
    /// Targets by the code of the call's indicator.
    pub targets: BTreeMap<String, i64>,
    /// What each party that gets aid states of earlier aid; only asked where the money is aid of little importance.
    #[serde(default, skip_serializing_if = "Statements::is_empty")]
    pub aid: Statements,
    /// Who is mapped, validated or trained: only in calls for skills, and in numbers only.
    #[serde(default, skip_serializing_if = "Skills::is_empty")]
    pub skills: Skills,
    /// A validation of skills has been done; only asked where the call asks.
    pub validated: Option<bool>,
    /// Who may sign for the lead party.
    pub signatory: String,
    pub signatory_function: String,
    /// Where the letter to whoever signs goes, when another signs than who writes.
    #[serde(default)]
    pub signatory_email: String,
    /// What was typed where a number or a day is asked for and is none, by the field: it stays to be read and mended, and is
    /// never taken for a value.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub unread: BTreeMap<String, String>,
}

impl Application {
    #[must_use]
    pub fn cost(&self) -> Ore {
        self.costs.iter().map(|cost| cost.amount).sum()
    }

    #[must_use]
    pub fn asked(&self) -> Ore {
        self.requested.values().copied().sum()
    }

    #[must_use]
    pub fn co_funded(&self) -> Ore {
        self.co_funding.iter().map(|one| one.amount).sum()
    }

    #[must_use]
    pub fn lead(&self) -> Option<&Party> {
        self.parties.iter().find(|party| party.role == PartyRole::Lead)
    }
}
