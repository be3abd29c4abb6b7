//! Previews and imports of uploaded files as jobs: what those of every register have in common. What the rows mean, and what is
//! done with them, is the register's.

use sea_orm::{DatabaseTransaction, DbErr};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{CameTo, Kind, NewJob, QueueError, READ, Taken, Undone, Why, done, enqueue, open_about};
use crate::{
    access::Caller,
    app::App,
    events::{self, Event, Subject},
    files::{
        What, is_long,
        preview::{self, Preview, PreviewError},
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

/// Which job reads files of this kind before anybody confirms them, where it is not done in the request.
const fn reading(what: What) -> Option<Kind> {
    match what {
        What::Makers => Some(Kind::MakersPreview),
        What::Needs => Some(Kind::NeedsPreview),
        _ => None,
    }
}

/// Asks for the reading of an uploaded file, told by its number and key, where it is so large that nobody should wait for it: within
/// the transaction of whoever hands it over, who was asked whether they may and writes the event. Gives the job's number.
///
/// # Errors
/// When the key that seals is missing, or the database refuses.
pub(crate) async fn ask_for_preview(
    app: &App,
    transaction: &DatabaseTransaction,
    caller: &Caller,
    what: What,
    (upload, key): (i64, &str),
    content: &[u8],
) -> Result<Option<i64>, QueueError> {
    let Some(kind) = reading(what).filter(|_| is_long(content)) else { return Ok(None) };
    let content = Import { upload: key.to_owned(), how: () };
    let new = NewJob { kind, subject: Some(upload), content, asked_by: caller.label() };
    enqueue(app, transaction, new).await.map(Some)
}

/// Has a file read anew whose reading was given up, for somebody who was asked whether they may.
///
/// # Errors
/// When the key that seals is missing, or the database refuses.
pub(crate) async fn ask_for_preview_again(
    app: &App,
    caller: &Caller,
    what: What,
    upload: &Upload,
) -> Result<(), QueueError> {
    let action = if what == What::Makers { "makers.upload_asked_again" } else { "needs.upload_asked_again" };
    let transaction = app.db.write().await?;
    let its = (upload.id, upload.key.as_str());
    let job = ask_for_preview(app, &transaction, caller, what, its, &upload.content).await?;
    let event = Event { action, subject: Subject::Upload(upload.id), data: json!({ "job": job }) };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Keeps what a file was found to say, and says that the job is done.
///
/// # Errors
/// Why it is not done.
pub(crate) async fn keep_preview(
    app: &App,
    taken: &Taken,
    read: &Upload,
    preview: &Preview,
) -> Result<(), Undone> {
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    match preview::keep(app, &transaction, read, preview, &at.to_string()).await {
        Ok(true) => {}
        // Its columns are to be read otherwise by now.
        Ok(false) => return Err(Undone::Again(Why::Changed)),
        Err(PreviewError::Key(error)) => return Err(error.into()),
        Err(PreviewError::Database(error)) => return Err(error.into()),
    }
    let action = if taken.kind == Kind::MakersPreview { "makers.upload_read" } else { "needs.upload_read" };
    let event = Event { action, subject: Subject::Upload(read.id), data: json!({ "job": taken.id }) };
    events::append(&transaction, &taken.caller(), at, event).await?;
    done(&transaction, taken, at, CameTo { outcome: READ, made: Some(read.id) }).await?;
    Ok(transaction.commit().await?)
}

/// The job that works on an uploaded file: reads or imports it.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn at_work(app: &App, kinds: [Kind; 2], upload: i64) -> Result<Option<i64>, DbErr> {
    for kind in kinds {
        if let Some(job) = open_about(app.db.reader(), kind, upload).await? {
            return Ok(Some(job.id));
        }
    }
    Ok(None)
}

/// The file of a job, as it was handed over.
///
/// # Errors
/// Why the job is not done.
pub(crate) async fn uploaded(app: &App, what: What, key: &str) -> Result<Upload, Undone> {
    match open_upload(app, what, key).await {
        Ok(upload) => Ok(upload),
        Err(UploadError::Database(error)) => Err(error.into()),
        Err(UploadError::NotFound | UploadError::Denied(_) | UploadError::Queue(_)) => {
            Err(Undone::ForGood(Why::Gone))
        }
    }
}

impl Taken {
    /// Whose doing the work is, in the event log.
    pub(crate) fn caller(&self) -> Caller {
        Caller::of_label(&self.asked_by)
    }
}
