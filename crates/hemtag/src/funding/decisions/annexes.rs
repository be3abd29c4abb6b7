//! Files that go with a decision: attached while it is prepared, frozen when it is taken. They stand in the decision with their
//! fingerprints, so that the decision's own fingerprint holds them too.

use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::{
    keep::{Seen, no_longer_presented, prepared},
    record::record,
    store::{self, Kept},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError,
        attached::{self, AttachedFile, Handing, Owner},
        model::decision::{Annex, Decision, DecisionState},
    },
};

/// Attaches a file to what is being prepared; what was presented must be presented anew.
///
/// # Errors
/// [`FundingError::File`], [`FundingError::TooMany`]; [`FundingError::NotNow`] when nothing is being prepared.
pub async fn attach(app: &App, caller: &Caller, id: i64, handing: Handing) -> Result<Kept, FundingError> {
    check(caller, Action::DecideFunding, Relation::None)?;
    store::by_id(app.db.reader(), id).await?.ok_or(FundingError::NotFound)?;
    let (public, once) = (handing.public, handing.once.clone());
    let ready = attached::ready(app, handing).await?;
    let bytes = ready.bytes;
    let transaction = app.db.write().await?;
    let (mut kept, at) = (to_change(&transaction, id).await?, app.clock.now());
    if attached::is_taken(&transaction, Owner::Decision(id), &once).await? {
        return Ok(kept);
    }
    if kept.prepared().is_none() {
        return Err(FundingError::NotNow);
    }
    let file = attached::put(&transaction, Owner::Decision(id), ready, caller.person, at).await?;
    changed(&transaction, &mut kept, at).await?;
    let data = json!({ "file": file, "bytes": bytes, "public": public });
    let event = Event { action: "decision.file_attached", subject: Subject::Decision(id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(kept)
}

/// Takes a file away again that was not decided with.
///
/// # Errors
/// [`FundingError::NotNow`] once it was decided with; [`FundingError::NotFound`].
pub async fn detach(app: &App, caller: &Caller, id: i64, key: &str) -> Result<Kept, FundingError> {
    check(caller, Action::DecideFunding, Relation::None)?;
    let transaction = app.db.write().await?;
    let (mut kept, at) = (to_change(&transaction, id).await?, app.clock.now());
    if kept.prepared().is_none() || is_frozen(&kept, key) {
        return Err(FundingError::NotNow);
    }
    let Some(file) = attached::take_away(&transaction, Owner::Decision(id), key, at).await? else {
        return Ok(kept);
    };
    changed(&transaction, &mut kept, at).await?;
    let data = json!({ "file": file });
    let event = Event { action: "decision.file_detached", subject: Subject::Decision(id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(kept)
}

async fn to_change(transaction: &DatabaseTransaction, id: i64) -> Result<Kept, FundingError> {
    store::to_change(transaction, id).await?.ok_or(FundingError::NotFound)
}

async fn changed(
    transaction: &DatabaseTransaction,
    kept: &mut Kept,
    at: jiff::Timestamp,
) -> Result<(), FundingError> {
    let seen = Seen { id: kept.id, version: kept.version };
    prepared(transaction, seen).await?;
    no_longer_presented(kept);
    kept.version += 1;
    kept.updated_at = at;
    Ok(store::update(transaction, kept).await?)
}

/// Whether a file was decided with.
#[must_use]
pub fn is_frozen(kept: &Kept, key: &str) -> bool {
    kept.state == DecisionState::Taken && kept.decision.annexes.iter().any(|one| one.file.key == key)
}

/// Writes the files that are there into a decision that is about to be taken.
pub(super) async fn freeze(
    app: &App,
    transaction: &DatabaseTransaction,
    id: i64,
    decision: &mut Decision,
) -> Result<(), FundingError> {
    let files = attached::there(transaction, app.keys()?, Owner::Decision(id)).await?;
    decision.annexes =
        files.iter().map(|file| Annex { file: file.handed(), public: file.about.public }).collect();
    Ok(())
}

/// The files of a decision, for officers: what is attached, decided with or not.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn attached_to(app: &App, caller: &Caller, id: i64) -> Result<Vec<AttachedFile>, FundingError> {
    check(caller, Action::DecideFunding, Relation::None)?;
    attached::there(app.db.reader(), app.keys()?, Owner::Decision(id)).await
}

/// A file of a decision: officers have all, the applicant those decided with, everybody those of them that are public.
///
/// # Errors
/// [`FundingError::NotFound`] for a file that the caller may not have, as for none.
pub async fn file(
    app: &App,
    caller: &Caller,
    id: i64,
    key: &str,
) -> Result<(AttachedFile, Vec<u8>), FundingError> {
    check(caller, Action::ReadFunding, Relation::None)?;
    let db = app.db.reader();
    let kept = store::by_id(db, id).await?.ok_or(FundingError::NotFound)?;
    let is_public = kept.state == DecisionState::Taken
        && kept.decision.annexes.iter().any(|one| one.file.key == key && one.public)
        && !super::public::is_person(&kept.decision);
    if !is_public {
        let record = record(app, caller, id).await?;
        let decides = caller.may(Action::DecideFunding, Relation::None);
        let decided =
            record.versions.iter().any(|one| one.decision.annexes.iter().any(|annex| annex.file.key == key));
        if !decides && !decided {
            return Err(FundingError::NotFound);
        }
    }
    attached::content(app, Owner::Decision(id), key).await
}
