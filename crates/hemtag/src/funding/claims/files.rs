//! Files of a claim: accounts, invoices and reports, attached while it is written, and part of what is handed in.

use serde_json::json;

use super::{
    keep::{Seen, written},
    store,
};
use crate::{
    access::{Action, Caller, check_any},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError, applications,
        attached::{self, AttachedFile, Handing, Owner},
        decisions::store as decisions,
    },
};

/// Attaches a file to a claim that is being written.
///
/// # Errors
/// [`FundingError::File`], [`FundingError::TooMany`]; [`FundingError::NotNow`] once it is handed in.
pub async fn attach(
    app: &App,
    caller: &Caller,
    (grant, claim): (i64, i64),
    handing: Handing,
) -> Result<(), FundingError> {
    let seen = Seen { grant, claim, version: 0 };
    // Denied before anything is told of the file.
    drop(written(app, caller, seen).await?);
    let (purpose, once) = (handing.purpose.code(), handing.once.clone());
    let ready = attached::ready(app, handing).await?;
    let bytes = ready.bytes;
    let (held, mut kept) = written(app, caller, seen).await?;
    if attached::is_taken(&held.transaction, Owner::Claim(claim), &once).await? {
        return Ok(());
    }
    if !kept.is_written() {
        return Err(FundingError::NotNow);
    }
    let file = attached::put(&held.transaction, Owner::Claim(claim), ready, caller.person, held.at).await?;
    held.update(app, &mut kept).await?;
    let data = json!({ "decision": grant, "file": file, "purpose": purpose, "bytes": bytes });
    let event = Event { action: "claim.file_kept", subject: Subject::Claimed(claim), data };
    events::append(&held.transaction, caller, held.at, event).await?;
    held.transaction.commit().await?;
    Ok(())
}

/// Takes a file away from a claim that is being written. What was handed in keeps it.
///
/// # Errors
/// [`FundingError::NotNow`] once it is handed in; [`FundingError::NotFound`].
pub async fn detach(
    app: &App,
    caller: &Caller,
    (grant, claim): (i64, i64),
    key: &str,
) -> Result<(), FundingError> {
    let (held, mut kept) = written(app, caller, Seen { grant, claim, version: 0 }).await?;
    if !kept.is_written() {
        return Err(FundingError::NotNow);
    }
    let taken = attached::take_away(&held.transaction, Owner::Claim(claim), key, held.at).await?;
    let Some(file) = taken else { return Ok(()) };
    held.update(app, &mut kept).await?;
    let data = json!({ "decision": grant, "file": file });
    let event = Event { action: "claim.file_removed", subject: Subject::Claimed(claim), data };
    events::append(&held.transaction, caller, held.at, event).await?;
    held.transaction.commit().await?;
    Ok(())
}

/// The files that belong to a claim now, for who may see the claim.
///
/// # Errors
/// When the database does not answer, or one does not open.
pub async fn files(app: &App, claim: i64) -> Result<Vec<AttachedFile>, FundingError> {
    attached::there(app.db.reader(), app.keys()?, Owner::Claim(claim)).await
}

/// A file of a claim with its content. Who does not write the claim gets only what was handed in.
///
/// # Errors
/// [`FundingError::NotFound`] for a file that the caller may not see, as for none.
pub async fn file(
    app: &App,
    caller: &Caller,
    (grant, claim): (i64, i64),
    key: &str,
) -> Result<(AttachedFile, Vec<u8>), FundingError> {
    let (db, keys) = (app.db.reader(), app.keys()?);
    let decision = decisions::by_id(db, grant).await?.ok_or(FundingError::NotFound)?;
    let application = applications::store::by_id(db, keys, decision.application).await?;
    let application = application.ok_or(FundingError::NotFound)?;
    let relations = application.relations(caller);
    check_any(caller, Action::ReadApplication, &relations).map_err(|_| FundingError::NotFound)?;
    let claims = store::of_decision(db, keys, grant).await?;
    let kept = claims.into_iter().find(|one| one.id == claim).ok_or(FundingError::NotFound)?;
    if relations.is_empty() && !kept.claim.files.iter().any(|file| file.key == key) {
        return Err(FundingError::NotFound);
    }
    attached::content(app, Owner::Claim(claim), key).await
}
