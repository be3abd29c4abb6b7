//! The import of a large file as a job: whoever confirms it is shown how far it has come, and need not wait.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::run::{self, Choice, ImportError, Input, Progress, Told};
use crate::{
    access::{self, Action, Caller, Relation},
    app::App,
    events::{self, Event, Subject},
    files::{
        What,
        store::{self, Upload},
        upload::{UploadError, open_upload},
    },
    queue::{self, Kind, NewJob, Taken, Undone, Why},
};

/// What the job needs.
#[derive(Debug, Serialize, Deserialize)]
struct Content {
    /// The key of the upload: the page of what is under way reads it, too.
    upload: String,
    good_rows_only: bool,
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
    choice: Choice,
) -> Result<i64, ImportError> {
    access::check(caller, Action::ImportMakers, Relation::None)?;
    let now = app.clock.now();
    let new = NewJob {
        kind: Kind::MakersImport,
        subject: Some(upload.id),
        content: Content { upload: upload.key.clone(), good_rows_only: choice == Choice::GoodRowsOnly },
        asked_by: caller.label(),
    };
    let transaction = app.db.write().await?;
    let job = queue::enqueue(app, &transaction, new).await?;
    store::hold_upload(&transaction, upload.id, &now.to_string()).await?;
    let data = json!({ "job": job });
    let event = Event { action: "makers.import_asked", subject: Subject::Upload(upload.id), data };
    events::append(&transaction, caller, now, event).await?;
    transaction.commit().await?;
    Ok(job)
}

/// Carries the job out.
///
/// # Errors
/// Why it is not done.
pub(crate) async fn work(app: &App, taken: &Taken) -> Result<(), Undone> {
    let content: Content = taken.content(app)?;
    let upload = match open_upload(app, What::Makers, &content.upload).await {
        Ok(upload) => upload,
        Err(UploadError::Database(error)) => return Err(error.into()),
        Err(UploadError::NotFound | UploadError::Denied(_)) => return Err(Undone::ForGood(Why::Gone)),
    };
    let choice = if content.good_rows_only { Choice::GoodRowsOnly } else { Choice::AllRows };
    let input = Input::of_upload(upload, app.config.upload_limit as u64);
    let caller = Caller::of_label(&taken.asked_by);
    match run::keep_import(app, &caller, input, choice, told(app, taken.id), Some(taken)).await {
        Ok((report, _)) if report.kept => Ok(()),
        // A row became wrong between the preview and now: the preview says which.
        Ok(_) => Err(Undone::ForGood(Why::Rows)),
        Err(ImportError::File(_)) => Err(Undone::ForGood(Why::Unreadable)),
        Err(ImportError::Job(undone)) => Err(undone),
        Err(ImportError::Database(error)) => Err(error.into()),
        // Neither is asked for here.
        Err(ImportError::Denied(_) | ImportError::Queue(_)) => Err(Undone::ForGood(Why::Broken)),
    }
}

/// Tells whoever looks at the job how far it has come.
fn told(app: &App, job: i64) -> Told {
    let under_way = Arc::clone(&app.under_way);
    Arc::new(move |progress| {
        let (step, done, of) = match progress {
            Progress::Reading { rows } => ("reading", rows, None),
            Progress::Keeping { makers, of } => ("keeping", makers, Some(of)),
        };
        under_way.tell(job, queue::Progress { step: step.to_owned(), done, of });
    })
}
