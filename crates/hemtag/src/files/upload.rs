//! A file in the browser: uploaded, looked at with its columns mapped, then confirmed or dropped. It waits in the
//! database under a key, so that any node can serve the next page, and is forgotten after a day.

use axum::{extract::Multipart, http::StatusCode};
use jiff::ToSpan;
use sea_orm::DbErr;
use serde_json::json;

use super::{
    What,
    receive::receive,
    store::{self, Upload},
    table::FileProblem,
};
use crate::{
    access::{self, Caller, Denied},
    app::{App, random_key},
    events::{self, Event, Subject},
    http::PageError,
    queue::{QueueError, uploads::ask_for_preview},
    sealed::Keys,
};

/// How long a file waits for its confirmation, in hours.
pub const WAITS: i64 = 24;

/// Forgets the files that have waited longer, within a transaction of the job that erases. Gives how many.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_waiting(db: &impl sea_orm::ConnectionTrait, now: jiff::Timestamp) -> Result<u64, DbErr> {
    let before = now.checked_sub(WAITS.hours()).unwrap_or(now);
    store::forget_uploads(db, &before.to_string()).await
}

/// What happened to an upload.
#[derive(Clone, Copy)]
enum Step {
    Kept,
    Mapped,
    Dropped,
}

impl What {
    const fn event(self, step: Step) -> &'static str {
        match (self, step) {
            (What::Makers, Step::Kept) => "makers.upload_kept",
            (What::Makers, Step::Mapped) => "makers.upload_mapped",
            (What::Makers, Step::Dropped) => "makers.upload_dropped",
            (What::Needs, Step::Kept) => "needs.upload_kept",
            (What::Needs, Step::Mapped) => "needs.upload_mapped",
            (What::Needs, Step::Dropped) => "needs.upload_dropped",
            (What::Initiatives, Step::Kept) => "initiatives.upload_kept",
            (What::Initiatives, Step::Mapped) => "initiatives.upload_mapped",
            (What::Initiatives, Step::Dropped) => "initiatives.upload_dropped",
            (What::Aid, Step::Kept) => "aid.upload_kept",
            (What::Aid, Step::Mapped) => "aid.upload_mapped",
            (What::Aid, Step::Dropped) => "aid.upload_dropped",
            (What::Bank, Step::Kept) => "bank.upload_kept",
            (What::Bank, Step::Mapped) => "bank.upload_mapped",
            (What::Bank, Step::Dropped) => "bank.upload_dropped",
            (What::Vocabulary, Step::Kept) => "vocabulary.upload_kept",
            (What::Vocabulary, Step::Mapped) => "vocabulary.upload_mapped",
            (What::Vocabulary, Step::Dropped) => "vocabulary.upload_dropped",
            (What::Statistics, Step::Kept) => "statistics.upload_kept",
            (What::Statistics, Step::Mapped) => "statistics.upload_mapped",
            (What::Statistics, Step::Dropped) => "statistics.upload_dropped",
            (What::Qualifications, Step::Kept) => "qualifications.upload_kept",
            (What::Qualifications, Step::Mapped) => "qualifications.upload_mapped",
            (What::Qualifications, Step::Dropped) => "qualifications.upload_dropped",
            (What::Capacity { .. }, Step::Kept) => "capacity.upload_kept",
            (What::Capacity { .. }, Step::Mapped) => "capacity.upload_mapped",
            (What::Capacity { .. }, Step::Dropped) => "capacity.upload_dropped",
            (What::Skills { .. }, Step::Kept) => "skills.upload_kept",
            (What::Skills { .. }, Step::Mapped) => "skills.upload_mapped",
            (What::Skills { .. }, Step::Dropped) => "skills.upload_dropped",
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum UploadError {
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such file; it may have been confirmed, dropped, or forgotten after a day.
    #[error("there is no uploaded file under this key")]
    NotFound,
    #[error(transparent)]
    Queue(#[from] QueueError),
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<UploadError> for PageError {
    fn from(error: UploadError) -> Self {
        match error {
            UploadError::Denied(denied) => denied.into(),
            UploadError::NotFound => PageError::NotFound,
            UploadError::Queue(error) => error.into(),
            UploadError::Database(error) => error.into(),
        }
    }
}

/// Keeps a file for its preview and gives its key. A large one of makers or needs is read by a job, which is asked for with it.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn keep_upload(
    app: &App,
    caller: &Caller,
    what: What,
    file_name: &str,
    content: Vec<u8>,
) -> Result<String, UploadError> {
    access::check(caller, what.action(), what.relation(caller))?;
    let now = app.clock.now();
    let forgotten = now.checked_sub(WAITS.hours()).unwrap_or(now);
    let key = random_key();
    let bytes = content.len();
    let upload = Upload {
        id: 0,
        key: key.clone(),
        file_name: shown(file_name, what),
        // It may name people, or be a firm's secret: it waits sealed.
        content: keys(app)?.seal(&belongs_to(what, &key), &content),
        mapping: None,
        sheet: None,
    };
    let transaction = app.db.write().await?;
    let id = store::keep_upload(&transaction, upload, &now.to_string(), &forgotten.to_string()).await?;
    let job = ask_for_preview(app, &transaction, caller, what, (id, key.as_str()), &content).await?;
    let data = json!({ "bytes": bytes, "job": job });
    let event = Event { action: what.event(Step::Kept), subject: Subject::Upload(id), data };
    events::append(&transaction, caller, now, event).await?;
    transaction.commit().await?;
    Ok(key)
}

/// What is wrong with a file that was sent, and the status to answer with.
pub type Refusal = (FileProblem, StatusCode);

/// Receives the file of a form and keeps it for its preview, when `look` has nothing against it. Gives its key, or what is
/// wrong with the file.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn keep_for_preview<T>(
    app: &App,
    caller: &Caller,
    what: What,
    form: &mut Multipart,
    look: impl Fn(&[u8], u64) -> Result<T, FileProblem>,
) -> Result<Result<String, Refusal>, UploadError> {
    let limit = app.config.upload_limit as u64;
    let sent = match receive(form, limit).await {
        Ok(sent) => sent,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Err(problem) = look(&sent.content, limit) {
        return Ok(Err((problem, StatusCode::UNPROCESSABLE_ENTITY)));
    }
    Ok(Ok(keep_upload(app, caller, what, &sent.name, sent.content.to_vec()).await?))
}

/// # Errors
/// When the caller may not, there is none, or the database does not answer.
pub async fn find_upload(app: &App, caller: &Caller, what: What, key: &str) -> Result<Upload, UploadError> {
    access::check(caller, what.action(), what.relation(caller))?;
    open_upload(app, what, key).await
}

/// The same for a job: whoever asked for it was let through when it was asked for.
///
/// # Errors
/// When there is none, or the database does not answer.
pub(crate) async fn open_upload(app: &App, what: What, key: &str) -> Result<Upload, UploadError> {
    let mut upload = store::find_upload(app.db.reader(), key).await?.ok_or(UploadError::NotFound)?;
    // What was handed over for something else does not open: it is as if it were not there.
    let most = app.config.upload_limit as u64;
    let opened = keys(app)?.open(&belongs_to(what, key), &upload.content, most);
    upload.content = opened.map_err(|_| UploadError::NotFound)?;
    Ok(upload)
}

fn belongs_to(what: What, key: &str) -> String {
    let whose = match what {
        What::Capacity { maker } => maker,
        What::Skills { organisation } => organisation,
        _ => 0,
    };
    format!("upload of {} {whose} {key}", what.code())
}

fn keys(app: &App) -> Result<&Keys, DbErr> {
    app.keys().map_err(|error| DbErr::Custom(error.to_string()))
}

/// Keeps how the columns of an uploaded file are to be read.
///
/// # Errors
/// As [`find_upload`].
pub async fn map_upload(
    app: &App,
    caller: &Caller,
    what: What,
    key: &str,
    mapping: &str,
    sheet: Option<String>,
) -> Result<(), UploadError> {
    let upload = find_upload(app, caller, what, key).await?;
    let transaction = app.db.write().await?;
    store::map_upload(&transaction, upload.id, mapping, sheet).await?;
    let job = ask_for_preview(app, &transaction, caller, what, (upload.id, key), &upload.content).await?;
    let data = json!({ "job": job });
    let event = Event { action: what.event(Step::Mapped), subject: Subject::Upload(upload.id), data };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Forgets an uploaded file.
///
/// # Errors
/// As [`find_upload`].
pub async fn drop_upload(app: &App, caller: &Caller, what: What, key: &str) -> Result<(), UploadError> {
    let upload = find_upload(app, caller, what, key).await?;
    let transaction = app.db.write().await?;
    store::forget_upload(&transaction, upload.id).await?;
    let event =
        Event { action: what.event(Step::Dropped), subject: Subject::Upload(upload.id), data: json!({}) };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

fn shown(file_name: &str, what: What) -> String {
    let shown = last_of_name(file_name);
    // The name of a file of people may name them.
    let tells = matches!(what, What::Skills { .. });
    if tells || shown.is_empty() { what.code().to_owned() } else { shown }
}

/// The last part of a name as a browser sends it, at most 120 characters of it.
#[must_use]
pub fn last_of_name(file_name: &str) -> String {
    let last = file_name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    last.chars().filter(|c| !c.is_control()).take(120).collect()
}
