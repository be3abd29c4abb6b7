//! The use cases of a part's file: read and keep it, look at it, give it to a need, take it away.

use jiff::{SignedDuration, Timestamp};
use part::{
    Facts, Refusal, Solid,
    conversation::{Reply, Request, Triangles},
};
use sea_orm::{DatabaseTransaction, DbErr};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    drawings,
    picture::{Triangle, picture},
    store::{self, Kept, Row},
    words::refusal_in_words,
    worker,
};
use crate::{
    access::{Action, Caller, Denied, Relation, check},
    app::{App, random_key},
    events::{self, Event, Subject},
    files::upload::last_of_name,
    http::PageError,
    looks::{self, Seen},
    sealed::{KeyError, Keys, SealError},
    words::Language,
};

/// Days after which a file that belongs to no need is taken away, as a draft is.
pub const KEPT_FOR_DAYS: i64 = 30;

/// Days for which the files of a need are kept after it was closed.
pub const KEPT_AFTER_CLOSING_DAYS: i64 = 90;

/// The largest of what is kept, opened.
const MOST: u64 = 512 * 1024 * 1024;

const WIDTH: u32 = 960;
const HEIGHT: u32 = 720;

/// Of a part in a list, where a file holds several.
const SMALL: (u32, u32) = (320, 240);

/// Most parts of a file that get a picture of their own.
const MOST_PICTURES: usize = 40;

/// A part's file that is kept, with what was read of it.
#[derive(Debug, Clone, PartialEq)]
pub struct PartFile {
    pub id: i64,
    /// Secret: whoever holds it may look at the part.
    pub key: String,
    pub need_id: Option<i64>,
    /// The file's name as it was handed over.
    pub name: String,
    pub bytes: u64,
    pub kept_at: Timestamp,
    pub facts: Facts,
}

impl PartFile {
    /// Its name as people would write it: without the format's end and with spaces.
    #[must_use]
    pub fn title(&self) -> String {
        let stem = self.name.rsplit_once('.').map_or(self.name.as_str(), |(stem, _)| stem);
        stem.replace('_', " ").trim().to_owned()
    }

    /// The solids that differ from one another, in the order of the file.
    pub fn distinct(&self) -> impl Iterator<Item = &Solid> {
        self.facts.solids.iter().filter(|solid| solid.same_as.is_none())
    }

    /// The path of its picture; `None` of a flat drawing.
    #[must_use]
    pub fn picture(&self) -> Option<String> {
        (!self.facts.solids.is_empty()).then(|| format!("/parts/{}/picture", self.key))
    }

    /// The path of the picture of one of its distinct solids, from zero; of the only one, of the whole.
    #[must_use]
    pub fn picture_of(&self, number: usize) -> Option<String> {
        match self.distinct().count() {
            0 | 1 => self.picture().filter(|_| number == 0),
            several => (number < several.min(MOST_PICTURES))
                .then(|| format!("/parts/{}/pictures/{number}", self.key)),
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Read {
    name: String,
    facts: Facts,
}

/// Why a use case of parts came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum PartError {
    #[error("There is no such part, or its link is not whole.")]
    NotFound,
    #[error("The file gave nothing.")]
    Refused(Refusal),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<PartError> for PageError {
    fn from(error: PartError) -> PageError {
        match error {
            PartError::NotFound => PageError::NotFound,
            PartError::Refused(_) => PageError::BadRequest,
            PartError::Denied(_) => PageError::Forbidden,
            PartError::Database(error) => error.into(),
            PartError::Key(_) | PartError::Seal(_) => {
                tracing::error!(error = format!("{error:#}"), "a part's file could not be sealed or opened");
                PageError::Internal
            }
        }
    }
}

/// Reads a file and keeps it, sealed.
///
/// # Errors
/// [`PartError::Refused`] when nothing could be made of it; then nothing is kept.
pub async fn keep_part(
    app: &App,
    caller: &Caller,
    name: &str,
    bytes: Vec<u8>,
) -> Result<PartFile, PartError> {
    check(caller, Action::KeepPart, Relation::None)?;
    let keys = app.keys()?.clone();
    let program = worker::program(app.config.part_worker.as_deref());
    let reply = worker::read(&program, &bytes, Request { mesh: true }).await.map_err(|refusal| {
        log(&refusal);
        PartError::Refused(refusal)
    })?;
    let (key, at, name) = (random_key(), app.clock.now(), last_of_name(name));
    let size = bytes.len() as u64;
    // Drawing and packing a large mesh takes a while; other requests go on.
    let work = {
        let (key, name) = (key.clone(), name.clone());
        move || (sealed(&keys, &key, &name, &bytes, &reply), reply.facts)
    };
    let (new, facts) = tokio::task::spawn_blocking(work).await.map_err(|e| DbErr::Custom(e.to_string()))?;
    let data = json!({ "bytes": size, "format": facts.format, "solids": facts.solids.len() });
    let transaction = app.db.write().await?;
    let id = store::insert(&transaction, new, at).await?;
    let event = Event { action: "part.kept", subject: Subject::Part(id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(PartFile { id, key, need_id: None, name, bytes: size, kept_at: at, facts })
}

/// What the operator must see to; what is wrong with the file itself is told to whoever sent it.
fn log(refusal: &Refusal) {
    let reason = refusal_in_words(Language::English, refusal);
    match refusal {
        Refusal::NoWorker { .. } | Refusal::NoStepReader => {
            tracing::error!(%reason, "a part's file could not be read");
        }
        Refusal::ReaderEnded { .. } | Refusal::OutOfMemory | Refusal::OutOfTime | Refusal::AnswerTooLarge => {
            tracing::warn!(%reason, "a part's file was given up");
        }
        _ => {}
    }
}

fn sealed(keys: &Keys, key: &str, name: &str, bytes: &[u8], reply: &Reply) -> store::New {
    let triangles = put(&reply.meshes, usize::MAX);
    let read = Read { name: name.to_owned(), facts: reply.facts.clone() };
    let facts = serde_json::to_vec(&read).expect("facts are numbers and texts");
    let whole = picture(&triangles, WIDTH, HEIGHT).unwrap_or_default();
    let seal = |kept: Kept, content: &[u8]| keys.seal(&belongs_to(key, kept.name()), content);
    let several: &[Triangles] = if reply.meshes.len() > 1 { &reply.meshes } else { &[] };
    let pictures = several.iter().take(MOST_PICTURES).enumerate().map(|(number, mesh)| {
        let once = put(std::slice::from_ref(mesh), 1);
        let picture = picture(&once, SMALL.0, SMALL.1).unwrap_or_default();
        keys.seal(&belongs_to(key, &picture_name(number)), &picture)
    });
    store::New {
        pictures: pictures.collect(),
        key: key.to_owned(),
        bytes: bytes.len() as u64,
        facts: keys.seal(&belongs_to(key, "facts"), &facts),
        sealed: Kept::ALL.map(|kept| match kept {
            Kept::Content => seal(kept, bytes),
            Kept::Mesh => seal(kept, &stl(&triangles)),
            Kept::Walls => seal(kept, &walls(&reply.meshes)),
            Kept::Picture => seal(kept, &whole),
        }),
    }
}

/// The part with this key.
///
/// # Errors
/// [`PartError::NotFound`] when it was taken away or never was.
pub async fn find_part(app: &App, caller: &Caller, key: &str) -> Result<PartFile, PartError> {
    check(caller, Action::ReadPart, Relation::Owner)?;
    let row = store::by_key(app.db.reader(), key).await?.ok_or(PartError::NotFound)?;
    looks::record_by_number(app, caller, row.need_id, Seen::Drawings).await?;
    opened(app, row)
}

/// The parts of a need whose key the caller holds.
///
/// # Errors
/// When the caller may not, the database refuses or a key is missing.
pub async fn parts_of_need(app: &App, caller: &Caller, need_id: i64) -> Result<Vec<PartFile>, PartError> {
    parts_of_needs(app, caller, &[need_id]).await
}

/// The parts of needs whose keys the caller holds, oldest first.
///
/// # Errors
/// As [`parts_of_need`].
pub async fn parts_of_needs(app: &App, caller: &Caller, needs: &[i64]) -> Result<Vec<PartFile>, PartError> {
    check(caller, Action::ReadPart, Relation::Owner)?;
    if needs.is_empty() {
        return Ok(Vec::new());
    }
    let rows = store::of_needs(app.db.reader(), needs).await?;
    rows.into_iter().map(|row| opened(app, row)).collect()
}

/// The picture of one of the distinct solids of a file that holds several, from zero: a small PNG, empty when there was
/// nothing to draw.
///
/// # Errors
/// As [`find_part`]; [`PartError::NotFound`] too when there is no such picture.
pub async fn picture_of_solid(
    app: &App,
    caller: &Caller,
    key: &str,
    number: usize,
) -> Result<Vec<u8>, PartError> {
    check(caller, Action::ReadPart, Relation::Owner)?;
    let row = store::by_key(app.db.reader(), key).await?.ok_or(PartError::NotFound)?;
    let at = i64::try_from(number).map_err(|_| PartError::NotFound)?;
    let sealed = store::picture(app.db.reader(), row.id, at).await?.ok_or(PartError::NotFound)?;
    Ok(app.keys()?.open(&belongs_to(key, &picture_name(number)), &sealed, MOST)?)
}

/// What is kept beside the facts. Empty when there is nothing, such as the picture of a flat drawing.
///
/// # Errors
/// As [`find_part`].
pub async fn kept(app: &App, caller: &Caller, key: &str, kept: Kept) -> Result<Vec<u8>, PartError> {
    check(caller, Action::ReadPart, Relation::Owner)?;
    let sealed = store::sealed(app.db.reader(), key, kept).await?.ok_or(PartError::NotFound)?;
    Ok(app.keys()?.open(&belongs_to(key, kept.name()), &sealed, MOST)?)
}

/// Takes a part away: file, facts, pictures and the drawings that were handed over with it.
///
/// # Errors
/// As [`find_part`].
pub async fn remove_part(app: &App, caller: &Caller, key: &str) -> Result<(), PartError> {
    check(caller, Action::EditPart, Relation::Owner)?;
    let transaction = app.db.write().await?;
    let row = store::by_key(&transaction, key).await?.ok_or(PartError::NotFound)?;
    let drawings = drawings::remove_of_part(&transaction, row.id).await?;
    store::delete(&transaction, row.id).await?;
    let data = json!({ "drawings": drawings });
    let event = Event { action: "part.removed", subject: Subject::Part(row.id), data };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Gives a part to a need, within the transaction that states the need and writes its event.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn tie(transaction: &DatabaseTransaction, key: &str, need_id: i64) -> Result<(), DbErr> {
    match store::by_key(transaction, key).await? {
        Some(row) if row.need_id.is_none() => store::tie(transaction, row.id, need_id).await,
        // Taken away meanwhile, or given to another need before: the need stands without it.
        _ => Ok(()),
    }
}

/// Takes away the parts and drawings that belong to no need and were left too long; how many.
///
/// # Errors
/// When the database refuses.
pub async fn remove_old(app: &App, caller: &Caller) -> Result<usize, PartError> {
    let limit = app.clock.now() - SignedDuration::from_hours(24 * KEPT_FOR_DAYS);
    let parts = remove_all(app, caller, store::untied_before(app.db.reader(), limit).await?).await?;
    let loose = drawings::loose_before(app.db.reader(), limit).await?;
    Ok(parts + drawings::remove_all(app, caller, loose).await?)
}

/// Takes away the parts and drawings of needs; how many.
///
/// # Errors
/// When the database refuses.
pub async fn remove_of_needs(app: &App, caller: &Caller, needs: &[i64]) -> Result<usize, PartError> {
    if needs.is_empty() {
        return Ok(0);
    }
    let parts = store::of_needs(app.db.reader(), needs).await?.into_iter().map(|row| row.key).collect();
    let drawings = drawings::of_needs(app.db.reader(), needs).await?;
    Ok(remove_all(app, caller, parts).await? + drawings::remove_all(app, caller, drawings).await?)
}

async fn remove_all(app: &App, caller: &Caller, keys: Vec<String>) -> Result<usize, PartError> {
    let mut removed = 0;
    for key in keys {
        match remove_part(app, caller, &key).await {
            Ok(()) => removed += 1,
            // Somebody else was first.
            Err(PartError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(removed)
}

fn opened(app: &App, row: Row) -> Result<PartFile, PartError> {
    let read = app.keys()?.open(&belongs_to(&row.key, "facts"), &row.facts, MOST)?;
    let Read { name, facts } =
        serde_json::from_slice(&read).map_err(|e| DbErr::Custom(format!("part {}: {e}", row.id)))?;
    let Row { id, key, need_id, bytes, kept_at, .. } = row;
    Ok(PartFile { id, key, need_id, name, bytes, kept_at, facts })
}

fn picture_name(number: usize) -> String {
    format!("picture {number}")
}

fn belongs_to(key: &str, what: &str) -> String {
    format!("part {key} {what}")
}

/// The triangles of all solids as they are put, at most so many of each.
fn put(meshes: &[Triangles], most: usize) -> Vec<Triangle> {
    let mut out = Vec::new();
    for mesh in meshes {
        for (_, transform) in mesh.placed.iter().take(most) {
            let corner = |i: &u32| {
                let at = *i as usize * 3;
                let p = mesh.positions.get(at..at + 3).unwrap_or(&[f32::NAN; 3]);
                transform.map(|[x, y, z, move_by]| {
                    (x * f64::from(p[0]) + y * f64::from(p[1]) + z * f64::from(p[2]) + move_by) as f32
                })
            };
            out.extend(mesh.triangles.chunks_exact(3).map(|t| [corner(&t[0]), corner(&t[1]), corner(&t[2])]));
        }
    }
    out
}

/// As a binary STL file, which browsers and CAD programs read. Normals are left to the reader.
fn stl(triangles: &[Triangle]) -> Vec<u8> {
    let mut out = vec![b' '; 80];
    out[..10].copy_from_slice(b"hemtag, mm");
    out.extend(u32::try_from(triangles.len()).unwrap_or(u32::MAX).to_le_bytes());
    for triangle in triangles {
        out.extend([0; 12]);
        triangle.as_flattened().iter().for_each(|x| out.extend(x.to_le_bytes()));
        out.extend([0; 2]);
    }
    out
}

/// Wall thickness of each triangle in the order of the mesh, 32-bit numbers, low byte first; not a number where it is
/// not known.
fn walls(meshes: &[Triangles]) -> Vec<u8> {
    let of_mesh = |mesh: &Triangles| {
        let walls: Vec<u8> =
            mesh.walls.iter().flat_map(|wall| wall.unwrap_or(f32::NAN).to_le_bytes()).collect();
        walls.repeat(mesh.placed.len())
    };
    meshes.iter().flat_map(of_mesh).collect()
}
