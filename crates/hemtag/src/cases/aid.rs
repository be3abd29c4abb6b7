//! The statement of earlier aid: the owner states it before advice starts, the adviser accepts it or sends it back. What it
//! was reckoned by stays with it.

use serde_json::json;

use super::{
    CaseError,
    find_case::Found,
    keep::Change,
    model::{
        AidStanding, Case, CaseId,
        aid::{Accepted, Amount, Kept, Reckoned, Statement, Verdict, reckon},
    },
    store::aid as store,
};
use crate::{
    access::{Action, Caller, check_any},
    app::App,
};

/// The largest of what is opened.
const MOST_BYTES: u64 = 1024 * 1024;

/// Supports in one statement.
pub const MOST_SUPPORTS: usize = 40;

/// States earlier aid. A statement that waits is replaced; what was accepted is kept, and a new statement asks for a new
/// look.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn state_aid(
    app: &App,
    caller: &Caller,
    id: CaseId,
    statement: &Statement,
    once: &str,
) -> Result<Case, CaseError> {
    let mut change = Change::begin_open(app, caller, id, Action::TakePartInCase).await?;
    if store::is_taken(&change.transaction, id, once).await? {
        return Ok(change.case);
    }
    let written = serde_json::to_vec(statement).map_err(|e| sea_orm::DbErr::Custom(e.to_string()))?;
    let sealed = app.keys()?.seal(&belongs_to(id), &written);
    let kept = store::insert(&change.transaction, id, caller.person, sealed, once, change.at).await?;
    change.aid = AidStanding::Stated;
    Ok(change.keep(caller, "case.aid_stated", json!({ "statement": kept })).await?)
}

/// The newest statement of a case, opened, with what became of it.
///
/// # Errors
/// When the caller may not, the database does not answer, or it does not open.
pub async fn statement(
    app: &App,
    caller: &Caller,
    found: &Found,
) -> Result<Option<(Kept, Statement)>, CaseError> {
    check_any(caller, Action::ReadCase, &found.relations)?;
    let Some((kept, sealed)) = store::newest(app.db.reader(), found.case.id).await? else { return Ok(None) };
    Ok(Some((kept, opened(app, found.case.id, &sealed)?)))
}

fn opened(app: &App, id: CaseId, sealed: &[u8]) -> Result<Statement, CaseError> {
    let text = app.keys()?.open(&belongs_to(id), sealed, MOST_BYTES)?;
    Ok(serde_json::from_slice(&text).map_err(|e| sea_orm::DbErr::Custom(e.to_string()))?)
}

/// Accepts the statement that the caller saw, for advice of a worth. Only where the sum is known and has room.
///
/// # Errors
/// [`CaseError::NoRoom`] where it has none or that is not known; when the worth is not known in euro, somebody was first, or
/// the caller may not.
pub async fn accept_aid(
    app: &App,
    caller: &Caller,
    id: CaseId,
    seen: i64,
    value: Amount,
) -> Result<Case, CaseError> {
    let mut change = Change::begin_open(app, caller, id, Action::WorkOnCase).await?;
    let (kept, sealed) = store::newest(&change.transaction, id).await?.ok_or(CaseError::NotFound)?;
    if kept.id != seen || kept.returned_at.is_some() {
        return Err(CaseError::Changed);
    }
    if kept.accepted.is_some() {
        return Ok(change.case);
    }
    let statement = opened(app, id, &sealed)?;
    let value_cents = value.cents().ok_or(CaseError::NoRate)?;
    let reckoned = reckon(&statement, change.today, value_cents).ok_or(CaseError::NoRules)?;
    let Reckoned { verdict: Verdict::Room { .. }, most_cents: Some(sum_cents), rules, .. } = reckoned else {
        return Err(CaseError::NoRoom);
    };
    let accepted =
        Accepted { at: change.at, by: caller.person, rules: rules.code.clone(), sum_cents, value_cents };
    store::accept(&change.transaction, kept.id, &accepted).await?;
    change.aid = AidStanding::Accepted;
    let data = json!({
        "statement": kept.id,
        "rules": rules.code,
        "sum_cents": sum_cents,
        "value_cents": value_cents,
        "ceiling_cents": rules.ceiling_cents(),
    });
    Ok(change.keep(caller, "case.aid_accepted", data).await?)
}

/// Sends the statement that the caller saw back to be completed; a note says what lacks.
///
/// # Errors
/// When the caller may not, or somebody was first.
pub async fn return_aid(app: &App, caller: &Caller, id: CaseId, seen: i64) -> Result<Case, CaseError> {
    let mut change = Change::begin_open(app, caller, id, Action::WorkOnCase).await?;
    let (kept, _) = store::newest(&change.transaction, id).await?.ok_or(CaseError::NotFound)?;
    if kept.id != seen || kept.accepted.is_some() {
        return Err(CaseError::Changed);
    }
    if kept.returned_at.is_some() {
        return Ok(change.case);
    }
    store::give_back(&change.transaction, kept.id, change.at).await?;
    change.aid = AidStanding::NotStated;
    Ok(change.keep(caller, "case.aid_returned", json!({ "statement": kept.id })).await?)
}

fn belongs_to(case: CaseId) -> String {
    format!("case {} aid", case.0)
}
