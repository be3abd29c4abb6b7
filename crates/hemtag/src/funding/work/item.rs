//! One thing that waits.

use jiff::{Timestamp, civil::Date};

use crate::{
    access::PersonId,
    funding::model::{
        application::WaitsFor,
        due::{Due, What},
    },
};

/// What kind of thing it is: something with a day, or somebody's turn without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Due(What),
    /// An application that is somebody's turn.
    Application,
    /// A claim that is.
    Claim,
}

impl Kind {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Due(what) => what.code(),
            Kind::Application => "turn",
            Kind::Claim => "claim-turn",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Kind> {
        Kind::all().find(|kind| kind.code() == code)
    }

    pub fn all() -> impl Iterator<Item = Kind> {
        What::ALL.into_iter().map(Kind::Due).chain([Kind::Application, Kind::Claim])
    }
}

/// One line of the list.
#[derive(Debug, Clone)]
pub struct Item {
    pub kind: Kind,
    /// The day that holds, where there is one.
    pub due: Option<Due>,
    pub application: i64,
    pub call: i64,
    pub number: Option<String>,
    /// The officer who handles it.
    pub officer: Option<PersonId>,
    pub waits_for: WaitsFor,
    /// The one account that it waits for; none: anybody of those.
    pub person: Option<PersonId>,
    pub since: Timestamp,
}

impl Item {
    #[must_use]
    pub fn on(&self) -> Option<Date> {
        self.due.as_ref().map(|due| due.on)
    }

    /// Days past the day.
    #[must_use]
    pub fn late_by(&self, today: Date) -> Option<i32> {
        self.due.as_ref().and_then(|due| due.late_by(today))
    }

    /// Where it is done.
    #[must_use]
    pub fn path(&self) -> String {
        match self.kind {
            Kind::Due(What::Assess) => format!("/funding/assessments/of/{}", self.application),
            _ => format!("/funding/applications/{}", self.application),
        }
    }

    /// The earliest day first, then what has waited longest; what has no day after what has.
    #[must_use]
    pub fn order(&self) -> (bool, Option<Date>, Timestamp, i64) {
        (self.on().is_none(), self.on(), self.since, self.application)
    }
}
