//! A file in the browser: uploaded, looked at with its columns mapped, then confirmed or dropped. It waits in the
//! database under a key, so that any node can serve the next page, and is forgotten after a day.

use std::io::Cursor;

use jiff::ToSpan;
use sea_orm::DbErr;
use serde_json::json;

use super::{
    mapping::MappingFile,
    run::Input,
    store::{self, Upload},
};
use crate::{
    access::{self, Action, Caller, Denied, Relation},
    app::{App, random_key},
    events::{self, Event, Subject},
};

/// How long a file waits for its confirmation, in hours.
const WAITS: i64 = 24;

#[derive(Debug, thiserror::Error)]
pub enum UploadError {
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such file; it may have been confirmed, dropped, or forgotten after a day.
    #[error("there is no uploaded file under this key")]
    NotFound,
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Keeps a file for its preview and gives its key.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn keep_upload(
    app: &App,
    caller: &Caller,
    file_name: &str,
    content: Vec<u8>,
) -> Result<String, UploadError> {
    access::check(caller, Action::ImportMakers, Relation::None)?;
    let now = app.clock.now();
    let forgotten = now.checked_sub(WAITS.hours()).unwrap_or(now);
    let key = random_key();
    let upload =
        Upload { id: 0, key: key.clone(), file_name: shown(file_name), content, mapping: None, sheet: None };
    let bytes = upload.content.len();
    let transaction = app.db.write().await?;
    let id = store::keep_upload(&transaction, upload, &now.to_string(), &forgotten.to_string()).await?;
    let data = json!({ "bytes": bytes });
    let event = Event { action: "makers.upload_kept", subject: Subject::Upload(id), data };
    events::append(&transaction, caller, now, event).await?;
    transaction.commit().await?;
    Ok(key)
}

/// # Errors
/// When the caller may not, there is none, or the database does not answer.
pub async fn find_upload(app: &App, caller: &Caller, key: &str) -> Result<Upload, UploadError> {
    access::check(caller, Action::ImportMakers, Relation::None)?;
    store::find_upload(app.db.reader(), key).await?.ok_or(UploadError::NotFound)
}

/// Keeps how the columns of an uploaded file are to be read.
///
/// # Errors
/// As [`find_upload`].
pub async fn map_upload(
    app: &App,
    caller: &Caller,
    key: &str,
    mapping: &MappingFile,
    sheet: Option<String>,
) -> Result<(), UploadError> {
    let upload = find_upload(app, caller, key).await?;
    let transaction = app.db.write().await?;
    store::map_upload(&transaction, upload.id, &mapping.write(), sheet).await?;
    let event =
        Event { action: "makers.upload_mapped", subject: Subject::Upload(upload.id), data: json!({}) };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Forgets an uploaded file.
///
/// # Errors
/// As [`find_upload`].
pub async fn drop_upload(app: &App, caller: &Caller, key: &str) -> Result<(), UploadError> {
    let upload = find_upload(app, caller, key).await?;
    let transaction = app.db.write().await?;
    store::forget_upload(&transaction, upload.id).await?;
    let event =
        Event { action: "makers.upload_dropped", subject: Subject::Upload(upload.id), data: json!({}) };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

impl Upload {
    /// The file as an import takes it.
    #[must_use]
    pub fn input(self, limit: u64) -> Input {
        let mapping = self.mapping.as_deref().and_then(|text| MappingFile::read(text).ok());
        Input {
            name: self.file_name,
            source: Box::new(Cursor::new(self.content)),
            mapping,
            sheet: self.sheet,
            limit,
            upload: Some(self.id),
        }
    }
}

/// The last part of a name as a browser sends it, at most 120 characters of it.
fn shown(file_name: &str) -> String {
    let last = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().filter(|c| !c.is_control()).take(120).collect();
    if shown.trim().is_empty() { "makers".to_owned() } else { shown }
}
