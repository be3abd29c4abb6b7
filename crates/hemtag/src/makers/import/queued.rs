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

/// A file with more rows than this is imported by a job.
pub const MOST_AT_ONCE: usize = 500;

/// Bytes of a packed workbook that hold a row, about: it is guessed, so that nothing is read twice.
const PACKED_ROW: usize = 40;

/// Of a file whose rows are not lines, such as JSON: bytes for each line, at most.
const LONG_LINE: usize = 2000;

/// What the job needs.
#[derive(Debug, Serialize, Deserialize)]
pub struct Content {
    /// The key of the upload.
    pub upload: String,
    good_rows_only: bool,
}

/// Whether the import of a file takes so long that nobody should wait for it.
#[must_use]
pub fn is_long(file: &[u8]) -> bool {
    let rows = if file.starts_with(b"PK") {
        file.len() / PACKED_ROW
    } else {
        file.iter().filter(|byte| **byte == b'\n').count().max(file.len() / LONG_LINE)
    };
    rows > MOST_AT_ONCE
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_long_by_its_rows() {
        assert!(!is_long("name\nEtt\n".as_bytes()));
        assert!(is_long("Ett\n".repeat(MOST_AT_ONCE + 1).as_bytes()));
        assert!(is_long(&vec![b'x'; LONG_LINE * (MOST_AT_ONCE + 1)]));
        assert!(!is_long(&[b"PK".as_slice(), &[0; 10_000]].concat()));
        assert!(is_long(&[b"PK".as_slice(), &[0; 100_000]].concat()));
    }
}
