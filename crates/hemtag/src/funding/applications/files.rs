//! Files of an application. What was handed in keeps its files.

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{
    keep::{one, to_change},
    store::{self, Kept},
};
use crate::{
    access::{Action, Caller},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError,
        attached::{self, Owner},
    },
    sealed::Keys,
};

pub use crate::funding::attached::{AttachedFile, FileWrong, Handing, MOST_FILES};

/// Keeps a file with an application that is being written.
///
/// # Errors
/// [`FundingError::File`] for a kind that is not kept, [`FundingError::TooMany`], [`FundingError::NotNow`] once it is handed in.
pub async fn keep_file(app: &App, caller: &Caller, id: i64, handing: Handing) -> Result<Kept, FundingError> {
    // Denied before anything is told of the file.
    super::keep::to_edit(app, caller, id).await?;
    let purpose = handing.purpose.code();
    let once = handing.once.clone();
    let ready = attached::ready(app, handing).await?;
    let bytes = ready.bytes;
    let (transaction, mut kept) = to_change(app, caller, id, Action::EditApplication).await?;
    if attached::is_taken(&transaction, Owner::Application(id), &once).await? {
        return Ok(kept);
    }
    if !kept.state.is_written() {
        return Err(FundingError::NotNow);
    }
    kept.updated_at = app.clock.now();
    let file =
        attached::put(&transaction, Owner::Application(id), ready, caller.person, kept.updated_at).await?;
    kept.version += 1;
    store::update(&transaction, app.keys()?, &kept).await?;
    let data = json!({ "file": file, "purpose": purpose, "bytes": bytes });
    let event = Event { action: "application.file_kept", subject: Subject::Application(id), data };
    events::append(&transaction, caller, kept.updated_at, event).await?;
    transaction.commit().await?;
    Ok(kept)
}

/// Takes a file away from what is being written. What was handed in with it keeps it.
///
/// # Errors
/// When the caller may not, or it is handed in.
pub async fn remove_file(app: &App, caller: &Caller, id: i64, key: &str) -> Result<Kept, FundingError> {
    let (transaction, mut kept) = to_change(app, caller, id, Action::EditApplication).await?;
    let at = app.clock.now();
    let Some(file) = attached::take_away(&transaction, Owner::Application(id), key, at).await? else {
        // Taken away already: sent twice.
        return Ok(kept);
    };
    if !kept.state.is_written() {
        return Err(FundingError::NotNow);
    }
    kept.updated_at = at;
    kept.version += 1;
    store::update(&transaction, app.keys()?, &kept).await?;
    let data = json!({ "file": file });
    let event = Event { action: "application.file_removed", subject: Subject::Application(id), data };
    events::append(&transaction, caller, kept.updated_at, event).await?;
    transaction.commit().await?;
    Ok(kept)
}

/// Every file of an application, those taken away too, oldest first.
pub(super) async fn all(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: i64,
) -> Result<Vec<AttachedFile>, FundingError> {
    attached::all(db, keys, Owner::Application(id)).await
}

/// The files that belong to what is written now, for who may read the application.
///
/// # Errors
/// [`FundingError::NotFound`] when the caller may not know of it.
pub async fn files(app: &App, caller: &Caller, id: i64) -> Result<Vec<AttachedFile>, FundingError> {
    let kept = one(app, caller, id).await?;
    attached::there(app.db.reader(), app.keys()?, Owner::Application(kept.id)).await
}

/// A file with its content. Who does not write the application gets only what was handed in.
///
/// # Errors
/// [`FundingError::NotFound`] for a file that the caller may not see, as for none.
pub async fn file_content(
    app: &App,
    caller: &Caller,
    id: i64,
    key: &str,
) -> Result<(AttachedFile, Vec<u8>), FundingError> {
    let kept = one(app, caller, id).await?;
    if kept.relations(caller).is_empty() && !was_handed_in(app, &kept, key).await? {
        return Err(FundingError::NotFound);
    }
    content(app, &kept, key).await
}

async fn was_handed_in(app: &App, kept: &Kept, key: &str) -> Result<bool, FundingError> {
    let versions = store::versions::handed(app.db.reader(), app.keys()?, kept).await?;
    Ok(versions.iter().any(|handed| handed.files.iter().any(|file| file.key == key)))
}

/// The files of the newest version that was handed in, for who reads it and does not write it.
///
/// # Errors
/// When the database does not answer, or one does not open.
pub(in crate::funding) async fn newest_handed(
    app: &App,
    kept: &Kept,
) -> Result<Vec<AttachedFile>, FundingError> {
    let (db, keys) = (app.db.reader(), app.keys()?);
    let versions = store::versions::handed(db, keys, kept).await?;
    let newest = versions.into_iter().max_by_key(|handed| handed.version);
    let names = newest.map(|handed| handed.files).unwrap_or_default();
    let mut files = all(db, keys, kept.id).await?;
    files.retain(|file| names.iter().any(|handed| handed.key == file.key));
    Ok(files)
}

/// A file of an application that may be read.
pub(in crate::funding) async fn content(
    app: &App,
    kept: &Kept,
    key: &str,
) -> Result<(AttachedFile, Vec<u8>), FundingError> {
    attached::content(app, Owner::Application(kept.id), key).await
}
