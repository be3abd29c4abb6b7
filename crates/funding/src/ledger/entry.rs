//! What is written into the ledger, and why it may be refused.

use serde::{Deserialize, Serialize};

use crate::Ore;

/// The frame of one year of one assignment. Assignments are told apart by their number; money never moves between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Account {
    pub assignment: i64,
    pub year: i16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Sets the frame of the year; the newest holds.
    Frame,
    /// Granted by a decision: money that nobody else can have.
    Commit,
    /// Given up of a commitment: the project did not need it, or the decision was amended.
    Release,
    /// Paid out.
    Pay,
    /// Claimed back and received.
    Recover,
}

impl Kind {
    pub const ALL: [Kind; 5] = [Kind::Frame, Kind::Commit, Kind::Release, Kind::Pay, Kind::Recover];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Frame => "frame",
            Kind::Commit => "commit",
            Kind::Release => "release",
            Kind::Pay => "pay",
            Kind::Recover => "recover",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One entry. Every entry but a frame is about a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub account: Account,
    pub kind: Kind,
    /// The decision that it is about; 0 for a frame.
    pub decision: i64,
    /// Above zero; a frame may be zero.
    pub amount: Ore,
}

/// Why an entry is refused. Every amount is what there is, so that a page can say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("There is no such assignment.")]
    NoAssignment,
    #[error("The assignment has no money in this year.")]
    NotItsYear,
    #[error("An amount must be above zero and at most 100 thousand million kronor.")]
    Amount,
    /// The frames together would pass the total.
    #[error("The frames of the years would pass the assignment's total; {left} is not spread yet.")]
    PassesTotal { left: Ore },
    /// The frame would be below what is committed already.
    #[error("{committed} is committed in this year already.")]
    BelowCommitted { committed: Ore },
    #[error("The year has {left} left.")]
    PassesFrame { left: Ore },
    #[error("The decision has {left} of this year left to pay.")]
    PassesCommitment { left: Ore },
    #[error("Only {paid} is paid and not back.")]
    PassesPaid { paid: Ore },
}
