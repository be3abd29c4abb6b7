//! Files of a case: known by their content, kept sealed and unchanged, handed out as files only.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    CaseError,
    find_case::Found,
    keep::Change,
    model::{Case, CaseId, kind_of},
    notes::{acting_as, sees_inner},
    store::files::{self as store, Row},
};
use crate::{
    access::{Action, Caller, PersonId, check_any},
    app::{App, random_key},
    files::upload::last_of_name,
};

/// Files of one case.
pub const MOST: usize = 50;

/// The largest of what is opened.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// A file of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile {
    pub id: i64,
    pub key: String,
    pub person: Option<PersonId>,
    /// As whom it was handed over.
    pub role: String,
    /// Only staff sees it.
    pub inner: bool,
    pub bytes: u64,
    pub at: Timestamp,
    pub about: About,
}

/// What is known of it, sealed like its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Its name as it was handed over.
    pub name: String,
    /// What it is by its content: PDF, STEP, Word.
    pub kind: String,
}

/// A file as it is handed over.
#[derive(Debug, Clone)]
pub struct Handed {
    pub name: String,
    pub content: Vec<u8>,
    pub inner: bool,
    /// By which a form that is sent twice is known.
    pub once: String,
}

/// Keeps a file with the case.
///
/// # Errors
/// When the caller may not, it is of a kind that is not kept, there are [`MOST`] already, or the database refuses.
pub async fn keep_file(app: &App, caller: &Caller, id: CaseId, handed: Handed) -> Result<Case, CaseError> {
    let kind = kind_of(&handed.content).map_err(CaseError::File)?;
    let about = About { name: last_of_name(&handed.name), kind };
    let (key, bytes, inner) = (random_key(), handed.content.len() as u64, handed.inner);
    let keys = app.keys()?.clone();
    let written = serde_json::to_vec(&about).map_err(|e| sea_orm::DbErr::Custom(e.to_string()))?;
    let work = {
        let key = key.clone();
        move || {
            (
                keys.seal(&belongs_to(&key, "about"), &written),
                keys.seal(&belongs_to(&key, "content"), &handed.content),
            )
        }
    };
    // Sealed before the transaction, which others wait for.
    let sealed = tokio::task::spawn_blocking(work).await;
    let (sealed_about, content) = sealed.map_err(|e| sea_orm::DbErr::Custom(e.to_string()))?;
    let action = if inner { Action::WorkOnCase } else { Action::TakePartInCase };
    let change = Change::begin_open(app, caller, id, action).await?;
    if store::is_taken(&change.transaction, id, &handed.once).await? {
        return Ok(change.case);
    }
    if store::count(&change.transaction, id).await? >= MOST as u64 {
        return Err(CaseError::TooMany(MOST));
    }
    let role = acting_as(&change.case, caller);
    let new = store::New {
        key: &key,
        person: caller.person,
        role: role.code(),
        inner,
        bytes,
        about: sealed_about,
        content,
        once: &handed.once,
    };
    let file = store::insert(&change.transaction, id, new, change.at).await?;
    let data = json!({ "file": file, "kind": about.kind, "bytes": bytes, "inner": inner });
    Ok(change.keep(caller, "case.file_kept", data).await?)
}

/// The files of a case that the caller may see, oldest first.
///
/// # Errors
/// When the database does not answer or what is known of a file does not open.
pub async fn files(app: &App, caller: &Caller, found: &Found) -> Result<Vec<CaseFile>, CaseError> {
    check_any(caller, Action::ReadCase, &found.relations)?;
    let inner = sees_inner(caller, found);
    let rows = store::of_case(app.db.reader(), found.case.id, inner).await?;
    rows.into_iter().map(|row| opened(app, row)).collect()
}

/// A file with its content as it was handed over.
///
/// # Errors
/// [`CaseError::NotFound`] for a file that the caller may not see, as for none.
pub async fn file_content(
    app: &App,
    caller: &Caller,
    found: &Found,
    key: &str,
) -> Result<(CaseFile, Vec<u8>), CaseError> {
    let all = files(app, caller, found).await?;
    let file = all.into_iter().find(|file| file.key == key).ok_or(CaseError::NotFound)?;
    let sealed = store::content(app.db.reader(), key).await?.ok_or(CaseError::NotFound)?;
    let keys = app.keys()?.clone();
    let belongs = belongs_to(key, "content");
    let open = move || keys.open(&belongs, &sealed, MOST_BYTES);
    let content =
        tokio::task::spawn_blocking(open).await.map_err(|e| sea_orm::DbErr::Custom(e.to_string()))??;
    Ok((file, content))
}

/// Takes a file away: one's own, or as staff that works on the case.
///
/// # Errors
/// When the caller may not, or there is none.
pub async fn remove_file(app: &App, caller: &Caller, id: CaseId, key: &str) -> Result<Case, CaseError> {
    let change = Change::begin_open(app, caller, id, Action::TakePartInCase).await?;
    let Some(row) = store::by_key(&change.transaction, id, key).await? else {
        // Taken away already: sent twice.
        return Ok(change.case);
    };
    if row.person.is_none() || row.person != caller.person {
        let relations = change.case.relations(caller);
        check_any(caller, Action::WorkOnCase, &relations)
            .map_err(|denied| if row.inner { CaseError::NotFound } else { CaseError::Denied(denied) })?;
    }
    store::delete(&change.transaction, row.id).await?;
    let data = json!({ "file": row.id, "inner": row.inner });
    Ok(change.keep(caller, "case.file_removed", data).await?)
}

fn opened(app: &App, row: Row) -> Result<CaseFile, CaseError> {
    let about = app.keys()?.open(&belongs_to(&row.key, "about"), &row.about, MOST_BYTES)?;
    let about = serde_json::from_slice(&about)
        .map_err(|e| sea_orm::DbErr::Custom(format!("file {} of a case: {e}", row.id)))?;
    let Row { id, key, person, role, inner, bytes, kept_at, .. } = row;
    Ok(CaseFile { id, key, person, role, inner, bytes, at: kept_at, about })
}

fn belongs_to(key: &str, what: &str) -> String {
    format!("case file {key} {what}")
}
