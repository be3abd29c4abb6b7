//! The reading and the import of a large file of needs as jobs.

use serde::{Deserialize, Serialize};

use super::{Item, Planned, lay, pages::preview_shown, read_file, write_upload};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    database::wait_longer,
    files::{What, preview::Preview, store::Upload},
    needs::NeedError,
    queue::{
        self, CameTo, KEPT, Kind, NOTHING_NEW, QueueError, Taken, Undone, Why,
        uploads::{self, Import, keep_preview, uploaded},
    },
};

/// How the file is to be imported.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct How {
    pub good_rows_only: bool,
    pub doubtful_too: bool,
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
    how: How,
) -> Result<i64, QueueError> {
    check(caller, Action::ImportNeeds, Relation::None)?;
    uploads::ask_for_import(app, caller, Kind::NeedsImport, upload, how).await
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
    let content: Import<How> = taken.content(app)?;
    let upload = uploaded(app, What::Needs, &content.upload).await?;
    let (caller, how) = (taken.caller(), content.how);
    let items = read(&upload).await?;
    if !how.good_rows_only && items.iter().any(|item| item.read.is_err()) {
        return Err(Undone::ForGood(Why::Rows));
    }
    let transaction = app.db.write().await?;
    // Another import may take longer than a page would wait; nobody waits for a job.
    wait_longer(&transaction).await?;
    let import = write_upload(app, &caller, &transaction, &upload, items, how.doubtful_too).await;
    let made = import.map_err(undone)?;
    let came_to = CameTo { outcome: if made.is_some() { KEPT } else { NOTHING_NEW }, made };
    queue::done(&transaction, taken, app.clock.now(), came_to).await?;
    Ok(transaction.commit().await?)
}

async fn read(upload: &Upload) -> Result<Vec<Item>, Undone> {
    let (name, bytes) = (upload.file_name.clone(), upload.content.clone());
    // A file that makes the reader give up does so each time.
    let items = tokio::task::spawn_blocking(move || read_file(&name, &bytes)).await;
    items.map_err(|_| Undone::ForGood(Why::Unreadable))
}

/// Reads a large file and keeps what its import would do.
///
/// # Errors
/// Why it is not done.
pub(crate) async fn look(app: &App, taken: &Taken) -> Result<(), Undone> {
    let content: Import<()> = taken.content(app)?;
    let upload = uploaded(app, What::Needs, &content.upload).await?;
    let planned: Vec<Planned> = lay(app.db.reader(), read(&upload).await?).await?;
    let today = app.clock.today();
    let preview = Preview::each(|language| preview_shown(language, &upload, &planned, today));
    // A table of errors that cannot be written cannot be written the next time either.
    let preview = preview.map_err(|_| Undone::ForGood(Why::Broken))?;
    keep_preview(app, taken, &upload, &preview).await
}
