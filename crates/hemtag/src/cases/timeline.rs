//! Everything that happened to a case and its need, out of the event log, with who did it.

use std::collections::HashMap;

use super::{CaseError, find_case::Found, notes::sees_inner};
use crate::{
    access::{Action, Caller, PersonId, check_any},
    app::App,
    events::{self, Happened, Subject},
    people::{directory, model::Person},
};

/// Lines on one page.
pub const PER_PAGE: u64 = 20;

/// Part of a timeline, newest first.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    pub lines: Vec<Happened>,
    pub people: HashMap<PersonId, Person>,
    /// There is more before this event.
    pub more_before: Option<i64>,
}

/// What happened before an event, or last. What is only for staff is left out for others.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn timeline(
    app: &App,
    caller: &Caller,
    found: &Found,
    before: Option<i64>,
) -> Result<Timeline, CaseError> {
    check_any(caller, Action::ReadCase, &found.relations)?;
    let db = app.db.reader();
    let subjects = [Subject::Case(found.case.id.0), Subject::Need(found.need.id.0)];
    let mut lines = events::of_subjects(db, &subjects, before, PER_PAGE + 1).await?;
    let is_more = lines.len() as u64 > PER_PAGE;
    lines.truncate(usize::try_from(PER_PAGE).unwrap_or(usize::MAX));
    let more_before = lines.last().filter(|_| is_more).map(|line| line.id);
    if !sees_inner(caller, found) {
        lines.retain(|line| line.data.get("inner") != Some(&serde_json::Value::Bool(true)));
    }
    let named = |line: &Happened| ["adviser", "before"].map(|key| line.data.get(key)?.as_i64().map(PersonId));
    let ids: Vec<PersonId> =
        lines.iter().flat_map(|line| [line.person].into_iter().chain(named(line))).flatten().collect();
    let people = directory::persons(db, ids).await?;
    Ok(Timeline { lines, people, more_before })
}
