//! The use cases of a drawing: keep it, look at it, give it to a need, take it away.

use jiff::Timestamp;
use part::{Refusal, conversation::Request, outline::Outline};
use sea_orm::{DatabaseConnection, DatabaseTransaction, DbErr};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    format::{Format, Refused, format, is_encrypted},
    store::{self, New, Row},
};
use crate::{
    access::{Action, Caller, Denied, Relation, check},
    app::{App, random_key},
    events::{self, Event, Subject},
    files::upload::last_of_name,
    looks::{self, Seen},
    parts::{PartError, worker},
};

/// Most drawings of a part, a need or a draft.
pub const MOST: usize = 20;

/// The largest of what is kept, opened.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// A drawing that is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    pub id: i64,
    /// Secret: whoever holds it may look at the drawing.
    pub key: String,
    pub part_id: Option<i64>,
    pub need_id: Option<i64>,
    pub bytes: u64,
    pub kept_at: Timestamp,
    pub about: About,
}

/// What is known of it, sealed like its content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// The file's name as it was handed over.
    pub name: String,
    pub format: Format,
    /// A PDF that may ask for a password.
    pub encrypted: bool,
    /// Of a DXF whose outlines could be read.
    pub outline: Option<Outline>,
}

/// What a drawing is handed over with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs {
    Part(i64),
    Need(i64),
    /// A draft, which gives it to its need when that is stated; so many it has.
    Draft(usize),
}

/// Why a use case of drawings came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum DrawingError {
    #[error("The file is not kept as a drawing.")]
    Refused(Refused),
    #[error("There are {MOST} drawings already.")]
    TooMany,
    #[error(transparent)]
    Part(#[from] PartError),
}

impl From<DbErr> for DrawingError {
    fn from(error: DbErr) -> Self {
        PartError::from(error).into()
    }
}

impl From<Denied> for DrawingError {
    fn from(error: Denied) -> Self {
        PartError::from(error).into()
    }
}

/// Keeps a drawing, sealed and unchanged. Callers see to it that the part or the need is the caller's.
///
/// # Errors
/// [`DrawingError::Refused`] when it is none; then nothing is kept.
pub async fn keep_drawing(
    app: &App,
    caller: &Caller,
    belongs: Belongs,
    name: &str,
    bytes: Vec<u8>,
) -> Result<Drawing, DrawingError> {
    check(caller, Action::KeepPart, Relation::None)?;
    let keys = app.keys().map_err(PartError::from)?.clone();
    let format = format(&bytes).map_err(DrawingError::Refused)?;
    let outline = match format {
        Format::Dxf => outline(app, &bytes).await.map_err(DrawingError::Refused)?,
        _ => None,
    };
    let (key, at) = (random_key(), app.clock.now());
    let encrypted = format == Format::Pdf && is_encrypted(&bytes);
    let about = About { name: last_of_name(name), format, encrypted, outline };
    let size = bytes.len() as u64;
    let (part_id, need_id) = match belongs {
        Belongs::Part(id) => (Some(id), None),
        Belongs::Need(id) => (None, Some(id)),
        Belongs::Draft(_) => (None, None),
    };
    let work = {
        let (key, about) = (key.clone(), serde_json::to_vec(&about).expect("facts are numbers and texts"));
        move || {
            let about = keys.seal(&belongs_to(&key, "about"), &about);
            let content = keys.seal(&belongs_to(&key, "content"), &bytes);
            New { key, part_id, need_id, bytes: size, about, content }
        }
    };
    let new = tokio::task::spawn_blocking(work).await.map_err(|e| DbErr::Custom(e.to_string()))?;
    let transaction = app.db.write().await?;
    let held = match belongs {
        Belongs::Draft(held) => held as u64,
        Belongs::Part(_) | Belongs::Need(_) => store::count(&transaction, part_id, need_id).await?,
    };
    if held >= MOST as u64 {
        return Err(DrawingError::TooMany);
    }
    let id = store::insert(&transaction, new, at).await?;
    let data = json!({ "bytes": size, "format": format, "part": part_id, "need": need_id });
    let event = Event { action: "drawing.kept", subject: Subject::Drawing(id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(Drawing { id, key, part_id, need_id, bytes: size, kept_at: at, about })
}

/// The outlines of a DXF. One that cannot be read here, or holds none, may be a drawing all the same.
async fn outline(app: &App, bytes: &[u8]) -> Result<Option<Outline>, Refused> {
    let program = worker::program(app.config.part_worker.as_deref());
    match worker::read(&program, bytes, Request { mesh: false }).await {
        Ok(reply) => Ok(reply.facts.outline),
        Err(refusal @ (Refusal::Damaged { .. } | Refusal::CutOff { .. })) => Err(Refused::Dxf(refusal)),
        Err(_) => Ok(None),
    }
}

/// The drawing with this key.
///
/// # Errors
/// [`PartError::NotFound`] when it was taken away or never was.
pub async fn find_drawing(app: &App, caller: &Caller, key: &str) -> Result<Drawing, PartError> {
    check(caller, Action::ReadPart, Relation::Owner)?;
    let row = store::by_key(app.db.reader(), key).await?.ok_or(PartError::NotFound)?;
    looks::record_by_number(app, caller, row.need_id, Seen::Drawings).await?;
    opened(app, row)
}

/// The drawings of parts and needs whose keys the caller holds, and those with these keys; oldest first. A key whose
/// drawing is gone is passed over.
///
/// # Errors
/// When the caller may not, the database refuses or the key that seals is missing.
pub async fn drawings_of(
    app: &App,
    caller: &Caller,
    parts: &[i64],
    needs: &[i64],
    keys: &[String],
) -> Result<Vec<Drawing>, PartError> {
    check(caller, Action::ReadPart, Relation::Owner)?;
    if parts.is_empty() && needs.is_empty() && keys.is_empty() {
        return Ok(Vec::new());
    }
    let rows = store::of(app.db.reader(), parts, needs, keys).await?;
    rows.into_iter().map(|row| opened(app, row)).collect()
}

/// The file as it was handed over.
///
/// # Errors
/// As [`find_drawing`].
pub async fn content(app: &App, caller: &Caller, key: &str) -> Result<Vec<u8>, PartError> {
    check(caller, Action::ReadPart, Relation::Owner)?;
    let sealed = store::content(app.db.reader(), key).await?.ok_or(PartError::NotFound)?;
    Ok(app.keys()?.open(&belongs_to(key, "content"), &sealed, MOST_BYTES)?)
}

/// Takes a drawing away.
///
/// # Errors
/// As [`find_drawing`].
pub async fn remove_drawing(app: &App, caller: &Caller, key: &str) -> Result<(), PartError> {
    check(caller, Action::EditPart, Relation::Owner)?;
    let transaction = app.db.write().await?;
    let row = store::by_key(&transaction, key).await?.ok_or(PartError::NotFound)?;
    store::delete(&transaction, row.id).await?;
    let event = Event { action: "drawing.removed", subject: Subject::Drawing(row.id), data: json!({}) };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes the drawings of a part away with it, within the transaction that does and writes its event; how many.
pub(in crate::parts) async fn remove_of_part(
    transaction: &DatabaseTransaction,
    part: i64,
) -> Result<u64, DbErr> {
    store::delete_of_part(transaction, part).await
}

/// Gives a draft's drawing to its need, within the transaction that states the need and writes its event. One that was
/// taken away meanwhile, or belongs elsewhere, is passed over.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn tie(transaction: &DatabaseTransaction, key: &str, need_id: i64) -> Result<(), DbErr> {
    store::tie(transaction, key, need_id).await
}

/// Keys of those that belong to nothing and were kept before a time.
pub(in crate::parts) async fn loose_before(
    db: &DatabaseConnection,
    at: Timestamp,
) -> Result<Vec<String>, DbErr> {
    store::loose_before(db, at).await
}

/// Keys of those of needs.
pub(in crate::parts) async fn of_needs(db: &DatabaseConnection, needs: &[i64]) -> Result<Vec<String>, DbErr> {
    Ok(store::of(db, &[], needs, &[]).await?.into_iter().map(|row| row.key).collect())
}

pub(in crate::parts) async fn remove_all(
    app: &App,
    caller: &Caller,
    keys: Vec<String>,
) -> Result<usize, PartError> {
    let mut removed = 0;
    for key in keys {
        match remove_drawing(app, caller, &key).await {
            Ok(()) => removed += 1,
            // Somebody else was first.
            Err(PartError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(removed)
}

fn opened(app: &App, row: Row) -> Result<Drawing, PartError> {
    let about = app.keys()?.open(&belongs_to(&row.key, "about"), &row.about, MOST_BYTES)?;
    let about =
        serde_json::from_slice(&about).map_err(|e| DbErr::Custom(format!("drawing {}: {e}", row.id)))?;
    let Row { id, key, part_id, need_id, bytes, kept_at, .. } = row;
    Ok(Drawing { id, key, part_id, need_id, bytes, kept_at, about })
}

fn belongs_to(key: &str, what: &str) -> String {
    format!("drawing {key} {what}")
}
