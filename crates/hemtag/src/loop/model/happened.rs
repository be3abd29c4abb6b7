//! An event of the log, as far as the loop is counted from it.

use jiff::Timestamp;
use serde_json::Value;

/// The events that are read, in the words of the log.
pub const ACTIONS: [&str; 14] = [
    "need.stated",
    "need.changed",
    "need.change_undone",
    "gap.opened",
    "gap.changed",
    "gap.closed",
    "request.answered",
    "need.outcome",
    "maker.added",
    "makers.imported",
    "maker.changed",
    "capacity.stated",
    "capacity.confirmed",
    "capacity.faded",
];

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct Happened {
    pub id: i64,
    pub at: Timestamp,
    pub action: String,
    pub subject_kind: String,
    pub subject_id: Option<i64>,
    pub data: Value,
}

impl Happened {
    /// The need that it is about: its subject, or the one that its data name.
    #[must_use]
    pub fn need(&self) -> Option<i64> {
        let subject = self.subject_id.filter(|_| self.subject_kind == "need");
        subject.or_else(|| self.data["need"].as_i64())
    }
}
