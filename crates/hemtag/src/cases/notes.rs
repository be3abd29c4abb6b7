//! Notes of a case: those that owner and adviser share, and those among staff. Kept sealed.

use jiff::Timestamp;
use serde_json::json;

use super::{
    CaseError,
    find_case::Found,
    keep::Change,
    model::{Case, CaseId},
    store::notes as store,
};
use crate::{
    access::{Action, Caller, PersonId, Relation, Role, check_any},
    app::App,
};

/// The longest note, in characters.
pub const LONGEST: usize = 10_000;

/// The largest of what is opened.
const MOST_BYTES: u64 = 1024 * 1024;

/// A note, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub id: i64,
    pub person: Option<PersonId>,
    /// As whom it was written.
    pub role: String,
    /// Only staff sees it.
    pub inner: bool,
    pub text: String,
    pub at: Timestamp,
}

/// # Errors
/// When the caller may not, the text is empty or too long, or the database refuses.
pub async fn add_note(
    app: &App,
    caller: &Caller,
    id: CaseId,
    text: &str,
    inner: bool,
    once: &str,
) -> Result<Case, CaseError> {
    let action = if inner { Action::WorkOnCase } else { Action::TakePartInCase };
    let change = Change::begin(app, caller, id, action).await?;
    let text = text.trim();
    if text.is_empty() {
        return Err(CaseError::Empty);
    }
    if text.chars().count() > LONGEST {
        return Err(CaseError::TooLong(LONGEST));
    }
    if store::is_taken(&change.transaction, id, once).await? {
        return Ok(change.case);
    }
    let sealed = app.keys()?.seal(&belongs_to(id), text.as_bytes());
    let role = acting_as(&change.case, caller);
    let new = store::New { person: caller.person, role: role.code(), inner, text: sealed, once };
    let note = store::insert(&change.transaction, id, new, change.at).await?;
    Ok(change.keep(caller, "case.note_added", json!({ "note": note, "inner": inner })).await?)
}

/// As whom somebody takes part: an owner who is also staff elsewhere is the owner here.
pub(super) fn acting_as(case: &Case, caller: &Caller) -> Role {
    if case.relations(caller).contains(&Relation::Owner) {
        return Role::ProductOwner;
    }
    caller.roles().max().unwrap_or(Role::Visitor)
}

/// The notes of a case that the caller may read, oldest first.
///
/// # Errors
/// When the database does not answer or a note does not open.
pub async fn notes(app: &App, caller: &Caller, found: &Found) -> Result<Vec<Note>, CaseError> {
    check_any(caller, Action::ReadCase, &found.relations)?;
    let inner = sees_inner(caller, found);
    let rows = store::of_case(app.db.reader(), found.case.id, inner).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let keys = app.keys()?;
    let opened = rows.into_iter().map(|row| {
        let text = keys.open(&belongs_to(found.case.id), &row.text, MOST_BYTES)?;
        let text = String::from_utf8_lossy(&text).into_owned();
        Ok(Note { id: row.id, person: row.person, role: row.role, inner: row.inner, text, at: row.made_at })
    });
    opened.collect()
}

/// Whether the caller reads the case as staff does: what is inner is not for its owner, whatever else they are.
#[must_use]
pub fn sees_inner(caller: &Caller, found: &Found) -> bool {
    if found.relations.contains(&Relation::Owner) {
        return false;
    }
    let others: Vec<Relation> = found.relations.clone();
    caller.may(Action::ListCases, Relation::None) && check_any(caller, Action::ReadCase, &others).is_ok()
}

fn belongs_to(case: CaseId) -> String {
    format!("case {} note", case.0)
}
