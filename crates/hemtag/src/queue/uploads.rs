//! Imports of uploaded files as jobs: what those of every register have in common. What the rows mean, and what is done with them, is
//! the register's.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Kind, NewJob, QueueError, Taken, Undone, Why, enqueue};
use crate::{
    access::Caller,
    app::App,
    events::{self, Event, Subject},
    files::{
        What,
        store::{self, Upload},
        upload::{UploadError, open_upload},
    },
};

/// What the job of an import needs: the file, and how it is to be imported.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Import<H> {
    /// The key of the upload: the page of what is under way reads it, too.
    pub(crate) upload: String,
    pub(crate) how: H,
}

/// Puts the import of an uploaded file into the queue, for somebody who was asked whether they may. Gives the job's number; that of
/// the one that is there where it was asked for already.
///
/// # Errors
/// When the key that seals is missing, or the database refuses.
pub(crate) async fn ask_for_import<H: Serialize>(
    app: &App,
    caller: &Caller,
    kind: Kind,
    upload: &Upload,
    how: H,
) -> Result<i64, QueueError> {
    let action = if kind == Kind::MakersImport { "makers.import_asked" } else { "needs.import_asked" };
    let at = app.clock.now();
    let new = NewJob {
        kind,
        subject: Some(upload.id),
        content: Import { upload: upload.key.clone(), how },
        asked_by: caller.label(),
    };
    let transaction = app.db.write().await?;
    let job = enqueue(app, &transaction, new).await?;
    store::hold_upload(&transaction, upload.id, &at.to_string()).await?;
    let event = Event { action, subject: Subject::Upload(upload.id), data: json!({ "job": job }) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(job)
}

/// The file of a job, as it was handed over.
///
/// # Errors
/// Why the job is not done.
pub(crate) async fn uploaded(app: &App, what: What, key: &str) -> Result<Upload, Undone> {
    match open_upload(app, what, key).await {
        Ok(upload) => Ok(upload),
        Err(UploadError::Database(error)) => Err(error.into()),
        Err(UploadError::NotFound | UploadError::Denied(_)) => Err(Undone::ForGood(Why::Gone)),
    }
}

impl Taken {
    /// Whose doing the work is, in the event log.
    pub(crate) fn caller(&self) -> Caller {
        Caller::of_label(&self.asked_by)
    }
}
