//! Test centres: organisations that are accredited for qualifications, and who may assess there, each for a period. Read by
//! everybody (but for who assesses), kept by officers.

use std::collections::HashMap;

use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::{
    ValidationError,
    error::{reason, words},
    model::Period,
    store::{
        centres::{self as store, Accreditation, Accredited, Assessor, Centre},
        qualifications,
    },
};
use crate::{
    access::{Action, Caller, Relation, Role, check},
    app::App,
    events::{self, Event, Subject},
    people::{self, directory},
};

/// A centre with its history.
#[derive(Debug, Clone)]
pub struct CentreFacts {
    pub centre: Centre,
    pub name: String,
    pub accreditations: Vec<Accreditation>,
    /// Empty for whoever keeps no register.
    pub assessors: Vec<Assessor>,
}

/// Every centre, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn centres(app: &App, caller: &Caller) -> Result<Vec<CentreFacts>, ValidationError> {
    check(caller, Action::ReadKnowledge, Relation::None)?;
    let keeps = caller.may(Action::KeepQualifications, Relation::None);
    let db = app.db.reader();
    let all = store::all(db).await?;
    let ids: Vec<i64> = all.iter().map(|one| one.organisation).collect();
    let mut names: HashMap<i64, String> = people::organisations_of(db, &ids).await?;
    let accreditations = store::accreditations(db, None).await?;
    let assessors = if keeps { store::assessors(db, None).await? } else { Vec::new() };
    let mut told: Vec<CentreFacts> = all
        .into_iter()
        .map(|centre| CentreFacts {
            name: names.remove(&centre.organisation).unwrap_or_default(),
            accreditations: accreditations.iter().filter(|one| one.centre == centre.id).cloned().collect(),
            assessors: assessors.iter().filter(|one| one.centre == centre.id).cloned().collect(),
            centre,
        })
        .collect();
    told.sort_by(|a, b| (&a.name, a.centre.id).cmp(&(&b.name, b.centre.id)));
    Ok(told)
}

/// One centre.
///
/// # Errors
/// When there is none.
pub async fn centre(app: &App, caller: &Caller, id: i64) -> Result<CentreFacts, ValidationError> {
    let all = centres(app, caller).await?;
    all.into_iter().find(|one| one.centre.id == id).ok_or(ValidationError::NotFound)
}

/// Makes an organisation a centre. Nothing happens to one that is.
///
/// # Errors
/// When the caller may not, or there is no such organisation.
pub async fn add_centre(app: &App, caller: &Caller, organisation: i64) -> Result<i64, ValidationError> {
    check(caller, Action::KeepQualifications, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    people::organisation_name(&transaction, organisation).await?.ok_or(ValidationError::NotFound)?;
    let known = store::all(&transaction).await?.into_iter().find(|one| one.organisation == organisation);
    if let Some(known) = known {
        return Ok(known.id);
    }
    let id = store::ensure(&transaction, organisation, at).await?;
    said(app, caller, &transaction, "centre.added", id).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Accredits a centre for a qualification in a period. The same twice is kept once.
///
/// # Errors
/// When the caller may not, or it is not whole.
pub async fn add_accreditation(
    app: &App,
    caller: &Caller,
    centre: i64,
    qualification: &str,
    period: Period,
    source: &str,
) -> Result<(), ValidationError> {
    check(caller, Action::KeepQualifications, Relation::None)?;
    in_order(period)?;
    let what = Accredited { qualification: qualification.to_owned(), source: words(source) };
    if what.source.is_empty() {
        return Err(ValidationError::NoSource);
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    store::by_id(&transaction, centre).await?.ok_or(ValidationError::NotFound)?;
    if qualifications::of_code(&transaction, qualification).await?.is_empty() {
        return Err(ValidationError::NotFound);
    }
    let same = |one: &Accreditation| one.what == what && one.period == period && one.withdrawn.is_none();
    if store::accreditations(&transaction, Some(centre)).await?.iter().any(same) {
        return Ok(());
    }
    store::insert_accreditation(&transaction, centre, &what, period, (at, &caller.label())).await?;
    said(app, caller, &transaction, "centre.accredited", centre).await?;
    transaction.commit().await?;
    Ok(())
}

/// Authorises somebody of the centre's organisation to assess in a period: an assessor, so that a second factor is asked for.
///
/// # Errors
/// When the caller may not, or the person is no assessor of the organisation.
pub async fn add_assessor(
    app: &App,
    caller: &Caller,
    centre: i64,
    person: i64,
    period: Period,
) -> Result<(), ValidationError> {
    check(caller, Action::KeepQualifications, Relation::None)?;
    in_order(period)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let of = store::by_id(&transaction, centre).await?.ok_or(ValidationError::NotFound)?;
    let members = directory::members_of(&transaction, of.organisation).await?;
    if !members.iter().any(|one| one.person.0 == person && one.role == Role::Assessor) {
        return Err(ValidationError::NoAssessor);
    }
    let same = |one: &Assessor| one.what == Some(person) && one.period == period && one.withdrawn.is_none();
    if store::assessors(&transaction, Some(centre)).await?.iter().any(same) {
        return Ok(());
    }
    store::insert_assessor(&transaction, centre, person, period, (at, &caller.label())).await?;
    said(app, caller, &transaction, "centre.assessor_added", centre).await?;
    transaction.commit().await?;
    Ok(())
}

/// Withdraws a period of accreditation, with a reason; it stays to be seen.
///
/// # Errors
/// When the caller may not, gives no reason, or there is none that holds.
pub async fn withdraw_accreditation(
    app: &App,
    caller: &Caller,
    of: (i64, i64),
    why: &str,
) -> Result<(), ValidationError> {
    check(caller, Action::KeepQualifications, Relation::None)?;
    let (why, at) = (reason(why)?, app.clock.now());
    let transaction = app.db.write().await?;
    if !store::withdraw_accreditation(&transaction, of, at, &why).await? {
        return Err(ValidationError::NotFound);
    }
    said(app, caller, &transaction, "centre.accreditation_withdrawn", of.0).await?;
    transaction.commit().await?;
    Ok(())
}

/// The same for a period of an assessor.
///
/// # Errors
/// As [`withdraw_accreditation`].
pub async fn withdraw_assessor(
    app: &App,
    caller: &Caller,
    of: (i64, i64),
    why: &str,
) -> Result<(), ValidationError> {
    check(caller, Action::KeepQualifications, Relation::None)?;
    let (why, at) = (reason(why)?, app.clock.now());
    let transaction = app.db.write().await?;
    if !store::withdraw_assessor(&transaction, of, at, &why).await? {
        return Err(ValidationError::NotFound);
    }
    said(app, caller, &transaction, "centre.assessor_withdrawn", of.0).await?;
    transaction.commit().await?;
    Ok(())
}

fn in_order(period: Period) -> Result<(), ValidationError> {
    if period.until.is_some_and(|until| until < period.from) {
        Err(ValidationError::EndsBefore)
    } else {
        Ok(())
    }
}

async fn said(
    app: &App,
    caller: &Caller,
    transaction: &DatabaseTransaction,
    action: &'static str,
    centre: i64,
) -> Result<(), sea_orm::DbErr> {
    let event = Event { action, subject: Subject::Qualification(None), data: json!({ "centre": centre }) };
    events::append(transaction, caller, app.clock.now(), event).await.map(|_| ())
}
