//! Files that go with an answer: known by their content, kept sealed, handed out as attachments only.

use jiff::Timestamp;
use sea_orm::{DatabaseTransaction, DbErr};
use serde::{Deserialize, Serialize};

use super::{RequestError, model::Party, store};
use crate::{
    access::{Action, Caller, Relation, check, check_any},
    app::App,
    cases::Found,
    files::{receive::Sent, upload::last_of_name},
    parts::drawings::{Format, Refused, format},
};

/// The most files of one party in a request.
pub const MOST_FILES: u64 = 10;

/// The largest of what is kept, opened.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// A file that goes with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestFile {
    pub id: i64,
    pub request: i64,
    pub answer: i64,
    pub party: Party,
    pub bytes: u64,
    pub kept_at: Timestamp,
    pub name: String,
    pub format: Format,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct About {
    name: String,
    format: Format,
}

/// Files that were read and found to be what is kept.
pub(super) struct Read {
    about: About,
    content: Vec<u8>,
}

/// Tells by content what each file is.
pub(super) fn read(sent: &[Sent]) -> Result<Vec<Read>, RequestError> {
    let of = |file: &Sent| {
        let format = format(&file.content).map_err(|refused: Refused| RequestError::File(refused))?;
        Ok(Read { about: About { name: last_of_name(&file.name), format }, content: file.content.to_vec() })
    };
    sent.iter().map(of).collect()
}

fn belongs_to(id: i64, what: &str) -> String {
    format!("request-file {id} {what}")
}

/// Keeps files within the transaction of their answer.
pub(super) async fn keep(
    app: &App,
    transaction: &DatabaseTransaction,
    request: i64,
    answer: i64,
    party: Party,
    files: &[Read],
    at: Timestamp,
) -> Result<(), RequestError> {
    if files.is_empty() {
        return Ok(());
    }
    let held = store::files::count(transaction, request, party).await?;
    if held + files.len() as u64 > MOST_FILES {
        return Err(RequestError::TooManyFiles);
    }
    let keys = app.keys()?;
    for file in files {
        let bytes = i64::try_from(file.content.len()).unwrap_or(i64::MAX);
        let id = store::files::insert(transaction, request, answer, party, bytes, at).await?;
        let about = serde_json::to_vec(&file.about).expect("a name and a format are texts");
        let about = keys.seal(&belongs_to(id, "about"), &about);
        let content = keys.seal(&belongs_to(id, "content"), &file.content);
        store::files::fill(transaction, id, about, content).await?;
    }
    Ok(())
}

/// Of several requests. Callers see to it that they are the caller's to look into.
pub(super) async fn of(app: &App, requests: &[i64]) -> Result<Vec<RequestFile>, RequestError> {
    let rows = store::files::of_requests(app.db.reader(), requests).await?;
    let keys = app.keys()?;
    rows.into_iter()
        .map(|row| {
            let about = keys.open(&belongs_to(row.id, "about"), &row.about, MOST_BYTES)?;
            let about: About = serde_json::from_slice(&about)
                .map_err(|e| DbErr::Custom(format!("request file {}: {e}", row.id)))?;
            Ok(RequestFile {
                id: row.id,
                request: row.request,
                answer: row.answer,
                party: row.party,
                bytes: u64::try_from(row.bytes).unwrap_or(0),
                kept_at: row.kept_at,
                name: about.name,
                format: about.format,
            })
        })
        .collect()
}

/// A file's name and content.
async fn content(app: &App, request: i64, id: i64) -> Result<(String, Vec<u8>), RequestError> {
    let (about, content) =
        store::files::content(app.db.reader(), request, id).await?.ok_or(RequestError::NotFound)?;
    let keys = app.keys()?;
    let about = keys.open(&belongs_to(id, "about"), &about, MOST_BYTES)?;
    let about: About =
        serde_json::from_slice(&about).map_err(|e| DbErr::Custom(format!("request file {id}: {e}")))?;
    Ok((about.name, keys.open(&belongs_to(id, "content"), &content, MOST_BYTES)?))
}

/// A file, for the maker that has the letter's link.
///
/// # Errors
/// When there is none in this request.
pub async fn file_of(
    app: &App,
    caller: &Caller,
    token: &str,
    id: i64,
) -> Result<(String, Vec<u8>), RequestError> {
    check(caller, Action::AnswerRequest, Relation::Asked)?;
    let request = super::proven::proven(app.keys()?, "request", token).ok_or(RequestError::NotFound)?;
    content(app, request, id).await
}

/// A file, for owner and adviser.
///
/// # Errors
/// When the caller may not, or there is none in a request of this need.
pub async fn files_of(
    app: &App,
    caller: &Caller,
    found: &Found,
    request: i64,
    id: i64,
) -> Result<(String, Vec<u8>), RequestError> {
    check_any(caller, Action::ReadCase, &found.relations)?;
    let of_need = store::by_id(app.db.reader(), request).await?.filter(|r| r.need == found.need.id.0);
    of_need.ok_or(RequestError::NotFound)?;
    content(app, request, id).await
}
