//! What an assessor says of an application: points with reasons, criterion by criterion.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::funding::model::call::Criterion;

/// Where an assignment of an assessor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Asked; has not answered the question of conflicts, and reads nothing yet.
    Asked,
    /// Has no conflict, and reads and scores.
    Accepted,
    HandedIn,
    /// Said no without a conflict: no time, not the field.
    Declined,
    /// A conflict was declared or found.
    Conflict,
    /// Taken off by an officer.
    Removed,
}

impl State {
    pub const ALL: [State; 6] =
        [State::Asked, State::Accepted, State::HandedIn, State::Declined, State::Conflict, State::Removed];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            State::Asked => "asked",
            State::Accepted => "accepted",
            State::HandedIn => "handed-in",
            State::Declined => "declined",
            State::Conflict => "conflict",
            State::Removed => "removed",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Reads the application.
    #[must_use]
    pub const fn reads(self) -> bool {
        matches!(self, State::Accepted | State::HandedIn)
    }

    /// Counts as one of the application's assessors.
    #[must_use]
    pub const fn counts(self) -> bool {
        matches!(self, State::Asked | State::Accepted | State::HandedIn)
    }

    /// Something waits for the assessor.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, State::Asked | State::Accepted)
    }
}

/// What is said of one criterion.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// `None`: not said yet, or it does not apply.
    pub points: Option<u8>,
    pub not_applicable: bool,
    pub reason: String,
}

/// What was handed in before an officer opened it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    pub at: Timestamp,
    pub scores: BTreeMap<String, Score>,
    pub summary: String,
}

/// One assessor's sheet, as it is sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// By the criterion's code.
    pub scores: BTreeMap<String, Score>,
    /// Strengths and weaknesses in all.
    pub summary: String,
    #[serde(default)]
    pub earlier: Vec<Earlier>,
    /// Why somebody declined, where they did.
    #[serde(default)]
    pub declined: String,
}

/// The longest text of a sheet, in characters.
pub const MOST_TEXT: usize = 4_000;

/// What must not even be kept as a draft: field and key of its sentence.
#[must_use]
pub fn wrong(sheet: &Sheet, criteria: &[Criterion]) -> Vec<(String, &'static str)> {
    let mut wrong = Vec::new();
    for (code, score) in &sheet.scores {
        let Some(criterion) = criteria.iter().find(|one| one.code == *code) else {
            wrong.push((format!("points-{code}"), "assess-wrong-criterion"));
            continue;
        };
        if score.points.is_some_and(|points| points > criterion.most) {
            wrong.push((format!("points-{code}"), "assess-wrong-points"));
        }
        if score.not_applicable && !criterion.may_not_apply {
            wrong.push((format!("points-{code}"), "assess-wrong-not-applicable"));
        }
        if score.not_applicable && score.points.is_some() {
            wrong.push((format!("points-{code}"), "assess-wrong-both"));
        }
        if score.reason.chars().count() > MOST_TEXT {
            wrong.push((format!("reason-{code}"), "assess-wrong-text"));
        }
    }
    if sheet.summary.chars().count() > MOST_TEXT {
        wrong.push(("summary".to_owned(), "assess-wrong-text"));
    }
    wrong
}

/// What keeps a sheet from being handed in, in the order of the criteria.
#[must_use]
pub fn lacks(sheet: &Sheet, criteria: &[Criterion]) -> Vec<(String, &'static str)> {
    let mut lacks = wrong(sheet, criteria);
    for criterion in criteria {
        let score = sheet.scores.get(&criterion.code).cloned().unwrap_or_default();
        if score.points.is_none() && !score.not_applicable {
            lacks.push((format!("points-{}", criterion.code), "assess-lacks-points"));
        }
        if score.reason.trim().is_empty() {
            lacks.push((format!("reason-{}", criterion.code), "assess-lacks-reason"));
        }
    }
    lacks
}
