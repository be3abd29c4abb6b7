//! The import of a large file of needs as a job.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Fate, lay, read_file, write_upload};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    files::{
        What,
        store::{self, Upload},
        upload::{UploadError, open_upload},
    },
    needs::NeedError,
    queue::{self, CameTo, KEPT, Kind, NOTHING_NEW, NewJob, QueueError, Taken, Undone, Why},
};

/// What the job needs.
#[derive(Debug, Serialize, Deserialize)]
struct Content {
    /// The key of the upload: the page of what is under way reads it, too.
    upload: String,
    good_rows_only: bool,
    doubtful_too: bool,
}

/// Puts the import of an uploaded file into the queue. Gives the job's number; that of the one that is there where it was asked for
/// already.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn ask_for_import(
    app: &App,
    caller: &Caller,
    upload: &Upload,
    good_rows_only: bool,
    doubtful_too: bool,
) -> Result<i64, QueueError> {
    check(caller, Action::ImportNeeds, Relation::None)?;
    let now = app.clock.now();
    let new = NewJob {
        kind: Kind::NeedsImport,
        subject: Some(upload.id),
        content: Content { upload: upload.key.clone(), good_rows_only, doubtful_too },
        asked_by: caller.label(),
    };
    let transaction = app.db.write().await?;
    let job = queue::enqueue(app, &transaction, new).await?;
    store::hold_upload(&transaction, upload.id, &now.to_string()).await?;
    let data = json!({ "job": job });
    let event = Event { action: "needs.import_asked", subject: Subject::Upload(upload.id), data };
    events::append(&transaction, caller, now, event).await?;
    transaction.commit().await?;
    Ok(job)
}

fn undone(error: NeedError) -> Undone {
    match error {
        NeedError::Database(error) => error.into(),
        // Laid over the needs as they then are, it may go.
        NeedError::ChangedMeanwhile => Undone::Again(Why::Changed),
        _ => Undone::ForGood(Why::Broken),
    }
}

/// Carries the job out.
///
/// # Errors
/// Why it is not done.
pub(crate) async fn work(app: &App, taken: &Taken) -> Result<(), Undone> {
    let content: Content = taken.content(app)?;
    let upload = match open_upload(app, What::Needs, &content.upload).await {
        Ok(upload) => upload,
        Err(UploadError::Database(error)) => return Err(error.into()),
        Err(UploadError::NotFound | UploadError::Denied(_)) => return Err(Undone::ForGood(Why::Gone)),
    };
    let caller = Caller::of_label(&taken.asked_by);
    let (name, bytes) = (upload.file_name.clone(), upload.content.clone());
    // A file that makes the reader give up does so each time.
    let items = tokio::task::spawn_blocking(move || read_file(&name, &bytes)).await;
    let items = items.map_err(|_| Undone::ForGood(Why::Unreadable))?;
    let planned = lay(app, items).await.map_err(undone)?;
    if !content.good_rows_only && planned.iter().any(|one| matches!(one.fate, Fate::Rejected)) {
        return Err(Undone::ForGood(Why::Rows));
    }
    let transaction = app.db.write().await?;
    let import = write_upload(app, &caller, &transaction, &upload, &planned, content.doubtful_too).await;
    let made = import.map_err(undone)?;
    let came_to = CameTo { outcome: if made.is_some() { KEPT } else { NOTHING_NEW }, made };
    queue::done(&transaction, taken, app.clock.now(), came_to).await?;
    Ok(transaction.commit().await?)
}
