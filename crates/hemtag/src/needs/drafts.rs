//! Needs that are being written. What was typed is kept as typed, under a secret key of its own, so that closing
//! the browser loses nothing; it becomes a need when it is stated.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{
    keep::{self, NeedError},
    record::{Need, NewNeed},
    store,
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::{App, random_key},
    events::{self, Event, Subject},
    parts,
};

use super::form::{drawing::DRAWINGS, from_part::PART};

pub use crate::http::Typed;

/// A need being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub id: i64,
    pub key: String,
    pub typed: Typed,
    /// The need that is being changed; `None` for a new one.
    pub need_key: Option<String>,
    pub updated_at: Timestamp,
}

/// Begins a draft; `need_key` names the need that it changes.
///
/// # Errors
/// When the database refuses.
pub async fn begin(
    app: &App,
    caller: &Caller,
    typed: &Typed,
    need_key: Option<&str>,
) -> Result<String, NeedError> {
    check(caller, Action::StateNeed, Relation::None)?;
    let (key, at) = (random_key(), app.clock.now());
    let transaction = app.db.write().await?;
    let id = store::insert_draft(&transaction, &key, need_key, &json(typed), at).await?;
    let data = json!({ "changes_a_need": need_key.is_some() });
    let event = Event { action: "draft.begun", subject: Subject::Draft(id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(key)
}

/// The draft with this key.
///
/// # Errors
/// [`NeedError::NotFound`] when it was stated, thrown away or never was.
pub async fn find(app: &App, caller: &Caller, key: &str) -> Result<Draft, NeedError> {
    check(caller, Action::StateNeed, Relation::None)?;
    store::draft(app.db.reader(), key).await?.ok_or(NeedError::NotFound)
}

/// Keeps what was typed.
///
/// # Errors
/// When the draft is gone or the database refuses.
pub async fn save(app: &App, caller: &Caller, key: &str, typed: &Typed) -> Result<(), NeedError> {
    check(caller, Action::StateNeed, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let draft = store::draft(&transaction, key).await?.ok_or(NeedError::NotFound)?;
    if draft.typed == *typed {
        return Ok(());
    }
    store::update_draft(&transaction, draft.id, &json(typed), at).await?;
    let data = json!({ "fields": typed.0.len() });
    let event = Event { action: "draft.saved", subject: Subject::Draft(draft.id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// States the need that the draft became. The draft stays as a sign that leads to the need, so that sending it twice
/// states it once.
///
/// # Errors
/// When the draft is gone or the database refuses.
pub async fn state(app: &App, caller: &Caller, key: &str, new: NewNeed) -> Result<Need, NeedError> {
    check(caller, Action::StateNeed, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let draft = store::draft(&transaction, key).await?.ok_or(NeedError::NotFound)?;
    let before = draft.typed.text("stated");
    if !before.is_empty() {
        return store::by_key(&transaction, before).await?.ok_or(NeedError::NotFound);
    }
    let need = keep::insert(&transaction, caller, at, &new, caller.person).await?;
    let part = draft.typed.text(PART);
    if !part.is_empty() {
        parts::tie(&transaction, part, need.id.0).await?;
    }
    for drawing in draft.typed.all(DRAWINGS) {
        parts::drawings::tie(&transaction, drawing, need.id.0).await?;
    }
    store::update_draft(&transaction, draft.id, &json(&stated(&need.key)), at).await?;
    transaction.commit().await?;
    Ok(need)
}

/// Marks the draft of a change as kept: its pages lead to the need from then on.
///
/// # Errors
/// When the draft is gone or the database refuses.
pub async fn finish(app: &App, caller: &Caller, key: &str, need_key: &str) -> Result<(), NeedError> {
    save(app, caller, key, &stated(need_key)).await
}

fn stated(need_key: &str) -> Typed {
    let mut typed = Typed::default();
    typed.set("stated", need_key);
    typed
}

/// Throws a draft away.
///
/// # Errors
/// When the draft is gone or the database refuses.
pub async fn discard(app: &App, caller: &Caller, key: &str) -> Result<(), NeedError> {
    check(caller, Action::StateNeed, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let draft = store::draft(&transaction, key).await?.ok_or(NeedError::NotFound)?;
    store::delete_draft(&transaction, draft.id).await?;
    let event = Event { action: "draft.discarded", subject: Subject::Draft(draft.id), data: json!({}) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Days after which a draft that nobody went on with is thrown away: it may hold what a firm keeps secret.
pub const KEPT_FOR_DAYS: i64 = 30;

/// Throws away every draft that was left alone too long; how many there were.
///
/// # Errors
/// When the database refuses.
pub async fn discard_old(app: &App, caller: &Caller) -> Result<usize, NeedError> {
    check(caller, Action::EditNeed, Relation::None)?;
    let limit = app.clock.now() - SignedDuration::from_hours(24 * KEPT_FOR_DAYS);
    let old = store::drafts_before(app.db.reader(), limit).await?;
    for key in &old {
        match discard(app, caller, key).await {
            // Somebody else was first.
            Ok(()) | Err(NeedError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(old.len())
}

/// Takes away the files of parts that belong to no need, or to one that was closed long ago; how many.
///
/// # Errors
/// When the database refuses.
pub async fn remove_old_parts(app: &App, caller: &Caller) -> Result<usize, NeedError> {
    check(caller, Action::EditNeed, Relation::None)?;
    let limit = app.clock.now() - SignedDuration::from_hours(24 * parts::KEPT_AFTER_CLOSING_DAYS);
    let closed = store::closed_before(app.db.reader(), limit).await?;
    let of_closed = parts::remove_of_needs(app, caller, &closed).await?;
    Ok(of_closed + parts::remove_old(app, caller).await?)
}

/// Does so every hour for as long as the program runs.
pub async fn follow(app: App) {
    let mut tick = tokio::time::interval(Duration::from_secs(3600));
    loop {
        tick.tick().await;
        if !app.may_delete_by_age() {
            continue;
        }
        let caller = app.administrator();
        let drafts = app.traces.round("drafts", discard_old(&app, &caller), |gone| *gone > 0);
        if let Err(error) = drafts.await {
            tracing::warn!(error = format!("{error:#}"), "old drafts could not be thrown away");
        }
        let parts = app.traces.round("parts", remove_old_parts(&app, &caller), |gone| *gone > 0);
        if let Err(error) = parts.await {
            tracing::warn!(error = format!("{error:#}"), "old files of parts could not be taken away");
        }
    }
}

fn json(typed: &Typed) -> String {
    serde_json::to_string(typed).expect("a map of texts can be written")
}
