//! The use cases of the register: read, add, change, take out, bring back.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::{
    model::{Initiative, Problem, Row, read, slug, written},
    store::{self, NewVersion, Origin},
};
use crate::{
    access::{Action, Caller, Denied, Relation, check},
    app::App,
    events::{self, Event, Subject},
};

pub use store::Version;

/// Why a use case of initiatives came to nothing. Nothing is kept then.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("There is no such initiative.")]
    NotFound,
    #[error("What was written cannot be kept.")]
    Wrong(Vec<Problem>),
    #[error("A change needs a reason of at most {MOST_REASON} characters.")]
    NoReason,
    /// It says what holds already.
    #[error("That is what holds already.")]
    Nothing,
    /// Somebody else was first.
    #[error("It was changed meanwhile.")]
    ChangedMeanwhile,
    /// There is one with this name for addresses.
    #[error("There is an initiative with this id already.")]
    Taken,
    #[error("So many suggestions came in the last hour that no more are taken now.")]
    TooMany,
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// The longest reason, in characters.
pub const MOST_REASON: usize = 500;

/// The version that holds of one initiative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub initiative: Initiative,
    pub version: i64,
}

/// One initiative with its history, newest first.
#[derive(Debug, Clone)]
pub struct One {
    pub kept: Kept,
    pub history: Vec<Version>,
    /// Everything in the register, for what it overlaps with.
    pub all: Vec<Initiative>,
}

/// Every initiative, in order of name.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn all(app: &App, caller: &Caller) -> Result<Arc<[Initiative]>, NotKept> {
    check(caller, Action::ReadInitiatives, Relation::None)?;
    let db = app.db.reader();
    // Read before the register: what comes meanwhile is read once more, never passed over.
    let mark = store::mark(db).await?;
    if let Some((_, all)) = app.initiatives.held().as_ref().filter(|(of, _)| *of == mark) {
        return Ok(Arc::clone(all));
    }
    let all: Arc<[Initiative]> = holding(db).await?.into_iter().map(|kept| kept.initiative).collect();
    *app.initiatives.held() = Some((mark, Arc::clone(&all)));
    Ok(all)
}

/// The register as it was read last, with the mark of what it was read from. Shared by all pages of a running program.
#[derive(Debug, Default)]
pub struct InitiativesInMemory(Mutex<Option<(store::Mark, Arc<[Initiative]>)>>);

impl InitiativesInMemory {
    fn held(&self) -> MutexGuard<'_, Option<(store::Mark, Arc<[Initiative]>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// # Errors
/// When there is none, the caller may not, or the database does not answer.
pub async fn one(app: &App, caller: &Caller, id: &str) -> Result<One, NotKept> {
    check(caller, Action::ReadInitiatives, Relation::None)?;
    let everything = holding(app.db.reader()).await?;
    let kept = everything.iter().find(|kept| kept.initiative.id == id).ok_or(NotKept::NotFound)?.clone();
    let history = store::versions_of(app.db.reader(), id).await?;
    Ok(One { kept, history, all: everything.into_iter().map(|kept| kept.initiative).collect() })
}

/// Adds one; its id is made from its name when the row has none.
///
/// # Errors
/// When it cannot be read, its id is taken, the caller may not, or the database refuses.
pub async fn add(app: &App, caller: &Caller, row: &Row, reason: &str) -> Result<Initiative, NotKept> {
    check(caller, Action::EditInitiative, Relation::None)?;
    let there = holding(app.db.reader()).await?;
    let new = read(&with_id(row, &there)).map_err(NotKept::Wrong)?;
    if there.iter().any(|kept| kept.initiative.id == new.id) {
        return Err(NotKept::Taken);
    }
    put(app, caller, &new.id, Some(&new), "initiative.added", reason).await?;
    Ok(new)
}

/// Puts another version in the place of the one that was `seen`.
///
/// # Errors
/// When it cannot be read, somebody else was first, it says what holds already, lacks a reason, the caller may not, or the
/// database refuses.
pub async fn change(
    app: &App,
    caller: &Caller,
    id: &str,
    row: &Row,
    reason: &str,
    seen: i64,
) -> Result<(), NotKept> {
    check(caller, Action::EditInitiative, Relation::None)?;
    let now = one(app, caller, id).await?.kept;
    let mut row = row.clone();
    row.insert("id".to_owned(), id.to_owned());
    let next = read(&row).map_err(NotKept::Wrong)?;
    if now.version != seen {
        return Err(NotKept::ChangedMeanwhile);
    }
    if now.initiative == next {
        return Err(NotKept::Nothing);
    }
    put(app, caller, id, Some(&next), "initiative.changed", reason).await
}

/// Takes one out of the register; its history stays.
///
/// # Errors
/// As [`change`].
pub async fn take_out(app: &App, caller: &Caller, id: &str, reason: &str) -> Result<(), NotKept> {
    check(caller, Action::EditInitiative, Relation::None)?;
    one(app, caller, id).await?;
    put(app, caller, id, None, "initiative.taken_out", reason).await
}

/// Brings an earlier version back, also of one that was taken out.
///
/// # Errors
/// As [`change`]; not found when the version is none of it, or took it out.
pub async fn restore(
    app: &App,
    caller: &Caller,
    id: &str,
    version: i64,
    reason: &str,
) -> Result<(), NotKept> {
    check(caller, Action::EditInitiative, Relation::None)?;
    let history = store::versions_of(app.db.reader(), id).await?;
    let earlier = history.iter().find(|one| one.id == version).and_then(|one| one.document.as_ref());
    let next = read(earlier.ok_or(NotKept::NotFound)?).map_err(NotKept::Wrong)?;
    let now = holding(app.db.reader()).await?;
    if now.iter().any(|kept| kept.initiative == next) {
        return Err(NotKept::Nothing);
    }
    put(app, caller, id, Some(&next), "initiative.restored", reason).await
}

async fn put(
    app: &App,
    caller: &Caller,
    id: &str,
    next: Option<&Initiative>,
    action: &'static str,
    reason: &str,
) -> Result<(), NotKept> {
    let reason = reason_of(reason)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let new = NewVersion {
        initiative: id,
        document: next.map(written),
        origin: Origin::Edited,
        reason,
        at,
        actor: &caller.label(),
    };
    let version = store::insert_version(&transaction, new).await?;
    let event =
        Event { action, subject: Subject::Initiative(Some(version)), data: json!({ "initiative": id }) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

pub(super) fn reason_of(reason: &str) -> Result<&str, NotKept> {
    let reason = reason.trim();
    let fits = !reason.is_empty() && reason.chars().count() <= MOST_REASON;
    fits.then_some(reason).ok_or(NotKept::NoReason)
}

/// The row with an id: its own, or one from the name that nothing else has.
pub(super) fn with_id(row: &Row, there: &[Kept]) -> Row {
    let mut row = row.clone();
    if row.get("id").is_none_or(|id| id.trim().is_empty()) {
        let name = slug(row.get("name").map_or("", String::as_str));
        let taken = |id: &str| there.iter().any(|kept| kept.initiative.id == id);
        let free = std::iter::once(name.clone())
            .chain((2..).map(|n| format!("{name}-{n}")))
            .find(|id| !taken(id))
            .unwrap_or_default();
        row.insert("id".to_owned(), free);
    }
    row
}

/// What holds of each, in order of name: the agency's latest version, else the program's own. What the agency took out is
/// not there. A version that this program cannot read is left out and told in the log.
pub(super) async fn holding(db: &impl ConnectionTrait) -> Result<Vec<Kept>, DbErr> {
    let mut latest: BTreeMap<String, Version> = BTreeMap::new();
    for version in store::versions(db).await? {
        let of_agency = |v: &Version| v.origin != Origin::Base;
        match latest.get(&version.initiative) {
            Some(known) if of_agency(known) && !of_agency(&version) => {}
            _ => {
                latest.insert(version.initiative.clone(), version);
            }
        }
    }
    let mut kept: Vec<Kept> = latest
        .into_values()
        .filter_map(|version| {
            let document = version.document?;
            match read(&document) {
                Ok(initiative) => Some(Kept { initiative, version: version.id }),
                Err(problems) => {
                    tracing::warn!(initiative = %version.initiative, ?problems, "an initiative cannot be read");
                    None
                }
            }
        })
        .collect();
    kept.sort_by(|a, b| {
        let key = |kept: &Kept| (kept.initiative.name.to_lowercase(), kept.initiative.id.clone());
        key(a).cmp(&key(b))
    });
    Ok(kept)
}
