//! What is due when. A day is set once; only an amendment with a reason moves it, and the day that it was stays to be read.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::application::WaitsFor;

/// What it is a day of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Of {
    Application(i64),
    Completion(i64),
    Assessment(i64),
    Decision(i64),
    Claim(i64),
}

impl Of {
    #[must_use]
    pub const fn columns(self) -> (&'static str, i64) {
        match self {
            Of::Application(id) => ("application", id),
            Of::Completion(id) => ("completion", id),
            Of::Assessment(id) => ("assessment", id),
            Of::Decision(id) => ("decision", id),
            Of::Claim(id) => ("claim", id),
        }
    }

    #[must_use]
    pub fn parse(kind: &str, id: i64) -> Option<Of> {
        Some(match kind {
            "application" => Of::Application(id),
            "completion" => Of::Completion(id),
            "assessment" => Of::Assessment(id),
            "decision" => Of::Decision(id),
            "claim" => Of::Claim(id),
            _ => return None,
        })
    }
}

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Look whether an application may be granted.
    Eligibility,
    Complete,
    Assess,
    Decide,
    /// A claim with its status report.
    Claim,
    FinalReport,
    DecideClaim,
    Pay,
    /// What was claimed back is paid.
    PayBack,
}

impl What {
    pub const ALL: [What; 9] = [
        What::Eligibility,
        What::Complete,
        What::Assess,
        What::Decide,
        What::Claim,
        What::FinalReport,
        What::DecideClaim,
        What::Pay,
        What::PayBack,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            What::Eligibility => "eligibility",
            What::Complete => "complete",
            What::Assess => "assess",
            What::Decide => "decide",
            What::Claim => "claim",
            What::FinalReport => "final-report",
            What::DecideClaim => "decide-claim",
            What::Pay => "pay",
            What::PayBack => "pay-back",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<What> {
        What::ALL.into_iter().find(|what| what.code() == code)
    }
}

/// Why it is that day: the rule that gives it with what it counts by, or somebody's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Reason {
    /// So many days after the application came in.
    CameIn { days: i64 },
    /// So many days after it was asked to be completed.
    Asked { days: i64 },
    /// So many days after it was complete.
    Complete { days: i64, complete: Date },
    /// The day that an officer set when the assessor was asked.
    AssessorAsked,
    /// The decision's terms: the first claim within so many months, then each so many.
    Claims { first: u8, each: u8 },
    /// The final report by the project's last day.
    LastDay,
    /// The call's terms: so many days to complete a claim.
    CompleteClaim { days: i64 },
    /// The call's terms: so many days to decide on a claim.
    DecideClaim { days: i64 },
    /// A rule of the house: paid within so many days from the decision.
    PayWithin { days: i64 },
    /// In somebody's own words.
    Own { words: String },
}

impl Reason {
    #[must_use]
    pub fn own(words: impl Into<String>) -> Reason {
        Reason::Own { words: words.into() }
    }
}

/// One day that holds or held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub id: i64,
    pub of: Of,
    pub what: What,
    pub waits_for: WaitsFor,
    /// The account that it waits for; none: anybody of those.
    pub person: Option<i64>,
    pub on: Date,
    pub reason: Reason,
    pub set_at: Timestamp,
    /// The day before it, where it was moved.
    pub moves: Option<i64>,
    pub holds: bool,
    pub done_at: Option<Timestamp>,
}

impl Due {
    /// Days past the day, where it has passed and is not done.
    #[must_use]
    pub fn late_by(&self, today: Date) -> Option<i32> {
        (self.done_at.is_none() && self.on < today)
            .then(|| today.since(self.on).map_or(0, |span| span.get_days()))
    }
}
