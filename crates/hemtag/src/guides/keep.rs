//! The use cases of guides: read, add, change, take out, bring back.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::{
    model::{Guide, Problem, Write},
    store::{self, NewVersion, Origin, Version},
};
use crate::{
    access::{Action, Caller, Denied, Relation, check},
    app::App,
    events::{self, Event, Subject},
    initiatives::model::slug,
};

/// Why a use case of guides came to nothing. Nothing is kept then.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("There is no such guide.")]
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
    #[error("There is a guide with this address already.")]
    Taken,
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// The longest reason, in characters.
pub const MOST_REASON: usize = 500;

/// The version that holds of one guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub guide: Guide,
    pub version: i64,
    pub origin: Origin,
    pub actor: String,
}

/// One guide with its history, newest first.
#[derive(Debug, Clone)]
pub struct One {
    pub kept: Kept,
    pub history: Vec<Version>,
}

impl One {
    /// The program's text, when it came after what an editor wrote and says something else.
    #[must_use]
    pub fn newer_of_program(&self) -> Option<&Guide> {
        let base = self.history.iter().find(|version| version.origin == Origin::Base)?;
        let document = base.document.as_ref()?;
        (self.kept.origin == Origin::Edited && base.id > self.kept.version && *document != self.kept.guide)
            .then_some(document)
    }

    #[must_use]
    pub fn version(&self, id: i64) -> Option<&Guide> {
        self.history.iter().find(|version| version.id == id)?.document.as_ref()
    }
}

/// Every guide, in order of reader, place and Swedish title.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn all(app: &App, caller: &Caller) -> Result<Vec<Kept>, NotKept> {
    check(caller, Action::ReadKnowledge, Relation::None)?;
    Ok(holding(app.db.reader()).await?)
}

/// # Errors
/// When there is none, the caller may not, or the database does not answer.
pub async fn one(app: &App, caller: &Caller, key: &str) -> Result<One, NotKept> {
    check(caller, Action::ReadKnowledge, Relation::None)?;
    let history = store::versions_of(app.db.reader(), key).await?;
    let kept = held_of(&history).ok_or(NotKept::NotFound)?;
    Ok(One { kept, history })
}

/// Adds one; its key is made from its English title.
///
/// # Errors
/// When it cannot be read, its key is taken, the caller may not, or the database refuses.
pub async fn add(app: &App, caller: &Caller, write: &Write, reason: &str) -> Result<Guide, NotKept> {
    check(caller, Action::EditGuide, Relation::None)?;
    let key = slug(&write.title_en);
    let new = write.read(&key).map_err(NotKept::Wrong)?;
    if key.is_empty() || key == "new" || !store::versions_of(app.db.reader(), &key).await?.is_empty() {
        return Err(NotKept::Taken);
    }
    put(app, caller, &key, Some(&new), None, "guide.added", reason).await?;
    Ok(new)
}

/// Puts another version in the place of the one that was `seen`. Sent twice, it is kept once.
///
/// # Errors
/// When it cannot be read, somebody else was first, it says what holds already, lacks a reason, the caller may not, or the
/// database refuses.
pub async fn change(
    app: &App,
    caller: &Caller,
    key: &str,
    write: &Write,
    reason: &str,
    seen: i64,
) -> Result<(), NotKept> {
    check(caller, Action::EditGuide, Relation::None)?;
    let now = one(app, caller, key).await?.kept;
    let next = write.read(key).map_err(NotKept::Wrong)?;
    if now.guide == next {
        return if now.version == seen { Err(NotKept::Nothing) } else { Ok(()) };
    }
    if now.version != seen {
        return Err(NotKept::ChangedMeanwhile);
    }
    put(app, caller, key, Some(&next), Some(seen), "guide.changed", reason).await
}

/// Takes one out; its history stays.
///
/// # Errors
/// As [`change`].
pub async fn take_out(app: &App, caller: &Caller, key: &str, reason: &str, seen: i64) -> Result<(), NotKept> {
    check(caller, Action::EditGuide, Relation::None)?;
    if one(app, caller, key).await?.kept.version != seen {
        return Err(NotKept::ChangedMeanwhile);
    }
    put(app, caller, key, None, Some(seen), "guide.taken_out", reason).await
}

/// Brings an earlier version back, also of one that was taken out.
///
/// # Errors
/// As [`change`]; not found when the version is none of it, or took it out.
pub async fn restore(
    app: &App,
    caller: &Caller,
    key: &str,
    version: i64,
    reason: &str,
) -> Result<(), NotKept> {
    check(caller, Action::EditGuide, Relation::None)?;
    let history = store::versions_of(app.db.reader(), key).await?;
    let earlier = history.iter().find(|one| one.id == version).and_then(|one| one.document.as_ref());
    let next = earlier.ok_or(NotKept::NotFound)?;
    if held_of(&history).is_some_and(|now| now.guide == *next) {
        return Err(NotKept::Nothing);
    }
    put(app, caller, key, Some(next), None, "guide.restored", reason).await
}

/// Keeps a version and its event, if `seen` still holds where it is given.
async fn put(
    app: &App,
    caller: &Caller,
    key: &str,
    next: Option<&Guide>,
    seen: Option<i64>,
    action: &'static str,
    reason: &str,
) -> Result<(), NotKept> {
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > MOST_REASON {
        return Err(NotKept::NoReason);
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    // Locks the log first: whoever else is here waits, and then sees this version.
    let data = json!({ "guide": key });
    let event = Event { action, subject: Subject::Guide(None), data };
    events::append(&transaction, caller, at, event).await?;
    if let Some(seen) = seen {
        let now = held_of(&store::versions_of(&transaction, key).await?).map(|now| now.version);
        if now != Some(seen) {
            return Err(NotKept::ChangedMeanwhile);
        }
    }
    let new =
        NewVersion { guide: key, document: next, origin: Origin::Edited, reason, at, actor: &caller.label() };
    store::insert_version(&transaction, new).await?;
    transaction.commit().await?;
    Ok(())
}

/// What holds of the versions of one guide: the editors' latest, else the program's own.
fn held_of(newest_first: &[Version]) -> Option<Kept> {
    let edited = newest_first.iter().find(|version| version.origin == Origin::Edited);
    let version = edited.or_else(|| newest_first.first())?;
    let guide = version.document.clone()?;
    Some(Kept { guide, version: version.id, origin: version.origin, actor: version.actor.clone() })
}

/// What holds of each guide. What an editor took out is not there.
pub(super) async fn holding(db: &impl ConnectionTrait) -> Result<Vec<Kept>, DbErr> {
    let mut each: BTreeMap<String, Vec<Version>> = BTreeMap::new();
    for version in store::newest(db).await? {
        each.entry(version.guide.clone()).or_default().insert(0, version);
    }
    let mut kept: Vec<Kept> = each.values().filter_map(|versions| held_of(versions)).collect();
    kept.sort_by(|a, b| {
        let key = |kept: &Kept| (kept.guide.audience, kept.guide.place, kept.guide.swedish.title.clone());
        key(a).cmp(&key(b))
    });
    Ok(kept)
}
