//! Who helps: an adviser is named for a case, or takes it on. The owner gets a letter that somebody is there; so does the
//! adviser whom another named.

use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::json;

use super::{
    CaseError,
    keep::Change,
    model::{Case, CaseId},
    pages::address,
};
use crate::{
    access::{Action, Caller, PersonId},
    app::App,
    people::{
        directory,
        model::Person,
        notices::{self, Notice},
    },
};

/// Names the adviser of a case. `version` is the one that the caller saw. The one who is named already stays so.
///
/// # Errors
/// When the caller may not, the person is no adviser, or somebody was first.
pub async fn name_adviser(
    app: &App,
    caller: &Caller,
    id: CaseId,
    version: i64,
    person: PersonId,
) -> Result<Case, CaseError> {
    let mut change = Change::begin_open(app, caller, id, Action::NameAdviser).await?;
    if change.case.adviser == Some(person) {
        return Ok(change.case);
    }
    change.of_version(version)?;
    name(app, caller, change, person).await
}

/// Takes a case on. Only one for which nobody is named, or whose adviser is one no longer.
///
/// # Errors
/// When the caller may not, or somebody else has it.
pub async fn take_case(app: &App, caller: &Caller, id: CaseId) -> Result<Case, CaseError> {
    let person = caller.person.ok_or(CaseError::NotSignedIn)?;
    let mut change = Change::begin_open(app, caller, id, Action::TakeCase).await?;
    match change.case.adviser {
        Some(named) if named == person => return Ok(change.case),
        Some(named) if is_adviser(&change.transaction, named).await? => return Err(CaseError::Changed),
        _ => {}
    }
    change.case.version += 1;
    name(app, caller, change, person).await
}

async fn is_adviser(transaction: &DatabaseTransaction, person: PersonId) -> Result<bool, DbErr> {
    Ok(directory::advisers(transaction).await?.iter().any(|(one, _)| one.id == person))
}

async fn name(app: &App, caller: &Caller, mut change: Change, person: PersonId) -> Result<Case, CaseError> {
    if !is_adviser(&change.transaction, person).await? {
        return Err(CaseError::NoAdviser);
    }
    let before = change.case.adviser.replace(person);
    change.case.named_at = Some(change.at);
    let people = directory::persons(&change.transaction, [change.case.owner, person]).await?;
    let of = |id: PersonId| people.get(&id).filter(|one| one.ended_at.is_none());
    if let Some(owner) = of(change.case.owner) {
        letter(app, &change, owner, "case.adviser_named", "letter-case-named").await?;
    }
    if let Some(adviser) = of(person).filter(|_| caller.person != Some(person)) {
        letter(app, &change, adviser, "case.given", "letter-case-given").await?;
    }
    let data = json!({ "adviser": person.0, "before": before.map(|one| one.0) });
    Ok(change.keep(caller, "case.adviser_named", data).await?)
}

/// A letter about a case: its number and its address, in the reader's language.
async fn letter(
    app: &App,
    change: &Change,
    to: &Person,
    kind: &'static str,
    key: &'static str,
) -> Result<(), DbErr> {
    put(app, &change.transaction, change.case.id, change.at, to, kind, key).await
}

/// The same within any transaction: at once, or with the next letter that gathers, as the reader has chosen.
pub(super) async fn put(
    app: &App,
    transaction: &DatabaseTransaction,
    case: CaseId,
    at: jiff::Timestamp,
    to: &Person,
    kind: &'static str,
    key: &'static str,
) -> Result<(), DbErr> {
    let notice = Notice { words: key, kind, path: &address(case), number: case.0 };
    notices::tell(app, transaction, to.id, notice, at).await
}
