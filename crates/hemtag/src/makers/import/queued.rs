//! The reading and the import of a large file as jobs: whoever hands it over or confirms it is shown how far it has come, and need
//! not wait.

use std::sync::Arc;

use super::{
    pages::preview_shown,
    run::{self, Choice, ImportError, Input, Progress, Told},
};
use crate::{
    access::{self, Action, Caller, Relation},
    app::App,
    files::{What, preview::Preview, store::Upload},
    queue::{
        self, Kind, Taken, Undone, Why,
        uploads::{self, Import, keep_preview, uploaded},
    },
};

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
    Ok(uploads::ask_for_import(app, caller, Kind::MakersImport, upload, choice).await?)
}

/// Carries the job out.
///
/// # Errors
/// Why it is not done.
pub(crate) async fn work(app: &App, taken: &Taken) -> Result<(), Undone> {
    let content: Import<Choice> = taken.content(app)?;
    let upload = uploaded(app, What::Makers, &content.upload).await?;
    let input = Input::of_upload(upload, app.config.upload_limit as u64);
    let (caller, choice) = (taken.caller(), content.how);
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

/// Reads a large file and keeps what its import would do.
///
/// # Errors
/// Why it is not done.
pub(crate) async fn look(app: &App, taken: &Taken) -> Result<(), Undone> {
    let content: Import<()> = taken.content(app)?;
    let upload = uploaded(app, What::Makers, &content.upload).await?;
    let input = Input::of_upload(upload.clone(), app.config.upload_limit as u64);
    let read = match run::look_over(app, input, told(app, taken.id)).await {
        Ok(report) => Ok(report),
        Err(ImportError::File(problem)) => Err(problem),
        Err(ImportError::Database(error)) => return Err(error.into()),
        Err(ImportError::Job(undone)) => return Err(undone),
        // Neither is asked for here.
        Err(ImportError::Denied(_) | ImportError::Queue(_)) => return Err(Undone::ForGood(Why::Broken)),
    };
    let preview = Preview::each(|language| preview_shown(language, &upload, &read));
    // A table of errors that cannot be written cannot be written the next time either.
    let preview = preview.map_err(|_| Undone::ForGood(Why::Broken))?;
    keep_preview(app, taken, &upload, &preview).await
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
