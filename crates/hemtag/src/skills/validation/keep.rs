//! The register of qualifications: read by everybody, written by officers as versions.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::{
    ValidationError,
    error::words,
    model::{Qualification, check as check_document},
    store::qualifications::{self, NewVersion, Origin, Version},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
};

/// The newest version of each qualification, by code.
///
/// # Errors
/// When the database does not answer.
pub async fn all(app: &App, caller: &Caller) -> Result<Vec<Version>, ValidationError> {
    check(caller, Action::ReadKnowledge, Relation::None)?;
    Ok(qualifications::newest(app.db.reader()).await?.into_values().collect())
}

/// The versions of one, newest first.
///
/// # Errors
/// When there is none.
pub async fn one(app: &App, caller: &Caller, code: &str) -> Result<Vec<Version>, ValidationError> {
    check(caller, Action::ReadKnowledge, Relation::None)?;
    let versions = qualifications::of_code(app.db.reader(), code).await?;
    if versions.is_empty() { Err(ValidationError::NotFound) } else { Ok(versions) }
}

/// The newest versions, for use cases that have asked.
///
/// # Errors
/// When the database does not answer.
pub async fn holding(db: &impl ConnectionTrait) -> Result<BTreeMap<String, Version>, DbErr> {
    qualifications::newest(db).await
}

/// Writes a qualification: a new one where `seen` is 0, else a version after the one that was seen. The number of the new version.
///
/// # Errors
/// When the caller may not, the document cannot be right, it changes nothing, or somebody was first.
pub async fn change(
    app: &App,
    caller: &Caller,
    seen: i32,
    document: &Qualification,
    why: &str,
) -> Result<i32, ValidationError> {
    check(caller, Action::KeepQualifications, Relation::None)?;
    let faults = check_document(document);
    if !faults.is_empty() {
        return Err(ValidationError::Wrong(faults));
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let newest = qualifications::of_code(&transaction, &document.code).await?.into_iter().next();
    if newest.as_ref().map_or(0, |one| one.version) != seen {
        return Err(ValidationError::Changed);
    }
    if newest.is_some_and(|one| one.document == *document) {
        return Err(ValidationError::Nothing);
    }
    let (reason, actor) = (words(why), caller.label());
    let version = seen + 1;
    let new = NewVersion { document, version, origin: Origin::Edited, reason: &reason, at, actor: &actor };
    let id = qualifications::insert(&transaction, new).await?;
    let data = json!({ "qualification": document.code, "version": version });
    let event = Event { action: "qualification.changed", subject: Subject::Qualification(Some(id)), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(version)
}
