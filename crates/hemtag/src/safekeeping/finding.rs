//! What can be wrong with what is kept, each with where.

use crate::{events::Misfit, words::Language};

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A table, or a file of a backup.
    pub place: String,
    /// The row's number, where it is one row.
    pub row: Option<i64>,
    pub column: Option<String>,
    pub problem: Problem,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The database's own words about its file.
    Structure(String),
    /// It could not be read; the database's own words.
    Unreadable(String),
    Event(Misfit),
    /// There is no log: the database holds nothing of Hemtag's.
    Empty,
    /// An event that an earlier backup ends with is not there as it was.
    NotAsBackedUp,
    /// What is sealed does not open with the key that is there.
    DoesNotOpen,
    /// What is kept has another sum than the one written beside it.
    OtherSum,
    /// It names a row of another table that is not there.
    NothingThere {
        table: String,
        id: i64,
    },
    /// A file of a backup is not there.
    Missing,
    /// A file of a backup is not as it was written.
    Changed,
    /// A file that is not the backup's.
    NotOfIt,
}

impl Finding {
    pub(super) fn at(place: &str, problem: Problem) -> Finding {
        Finding { place: place.to_owned(), row: None, column: None, problem }
    }

    pub(super) fn in_row(table: &str, column: &str, row: i64, problem: Problem) -> Finding {
        Finding { place: table.to_owned(), row: Some(row), column: Some(column.to_owned()), problem }
    }

    /// Where it is, as people find it again.
    #[must_use]
    pub fn whereabouts(&self, l: Language) -> String {
        match (&self.row, &self.column) {
            (Some(row), Some(column)) => l.ta(
                "verify-in-row",
                &[
                    ("table", self.place.as_str().into()),
                    ("row", row.to_string().into()),
                    ("column", column.as_str().into()),
                ],
            ),
            (Some(row), None) => l.ta(
                "verify-in-whole-row",
                &[("table", self.place.as_str().into()), ("row", row.to_string().into())],
            ),
            (None, _) => self.place.clone(),
        }
    }

    /// A sentence: where, what, and what to do.
    #[must_use]
    pub fn sentence(&self, l: Language) -> String {
        let at = ("at", self.whereabouts(l).into());
        match &self.problem {
            Problem::Structure(words) => l.ta("verify-structure", &[at, ("words", words.as_str().into())]),
            Problem::Unreadable(words) => l.ta("verify-unreadable", &[at, ("words", words.as_str().into())]),
            Problem::NothingThere { table, id } => l.ta(
                "verify-nothing-there",
                &[at, ("to", table.as_str().into()), ("id", id.to_string().into())],
            ),
            other => l.ta(&format!("verify-{}", other.code()), &[at]),
        }
    }

    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        let words = match &self.problem {
            Problem::Structure(words) | Problem::Unreadable(words) => Some(words.clone()),
            Problem::NothingThere { table, id } => Some(format!("{table} {id}")),
            _ => None,
        };
        serde_json::json!({
            "place": self.place, "row": self.row, "column": self.column, "problem": self.problem.code(), "detail": words,
        })
    }
}

impl Problem {
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Problem::Structure(_) => "structure",
            Problem::Unreadable(_) => "unreadable",
            Problem::Event(Misfit::Changed) => "event-changed",
            Problem::Event(Misfit::After) => "event-after",
            Problem::Empty => "empty",
            Problem::NotAsBackedUp => "not-as-backed-up",
            Problem::DoesNotOpen => "does-not-open",
            Problem::OtherSum => "other-sum",
            Problem::NothingThere { .. } => "nothing-there",
            Problem::Missing => "missing",
            Problem::Changed => "changed",
            Problem::NotOfIt => "not-of-it",
        }
    }
}
