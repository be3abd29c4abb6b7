//! The use cases of a need: state, read, change, close, list; and its notices.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde_json::json;

use super::{
    looks::{self, Seen},
    model::{Confidentiality, NeedDocument},
    record::{CloseReason, Need, NeedId, NewNeed, Notice},
    store,
};
use crate::{
    access::{Action, Caller, Denied, PersonId, Relation, check},
    app::{App, random_key},
    database::hold_log,
    events::{self, Event, Subject},
    http::PageError,
    parts::PartError,
};

/// Why a use case of needs came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum NeedError {
    #[error("There is no such need, or its link is not whole.")]
    NotFound,
    #[error("Somebody changed the need meanwhile. Open it again and make your change anew.")]
    ChangedMeanwhile,
    #[error("The need is closed.")]
    Closed,
    #[error("Sign in first.")]
    NotSignedIn,
    #[error("The need belongs to another account.")]
    Taken,
    #[error(transparent)]
    Part(PartError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<PartError> for NeedError {
    fn from(error: PartError) -> NeedError {
        match error {
            PartError::NotFound => NeedError::NotFound,
            PartError::Denied(denied) => NeedError::Denied(denied),
            PartError::Database(error) => NeedError::Database(error),
            error => NeedError::Part(error),
        }
    }
}

impl From<NeedError> for PageError {
    fn from(error: NeedError) -> PageError {
        match error {
            NeedError::NotFound => PageError::NotFound,
            NeedError::ChangedMeanwhile | NeedError::Closed | NeedError::Taken => PageError::Conflict,
            NeedError::Part(error) => error.into(),
            NeedError::Denied(_) | NeedError::NotSignedIn => PageError::Forbidden,
            NeedError::Database(error) => error.into(),
        }
    }
}

/// States a need and gives it a key that cannot be guessed.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn state_need(app: &App, caller: &Caller, new: NewNeed) -> Result<Need, NeedError> {
    Ok(state_needs(app, caller, vec![new]).await?.remove(0))
}

/// States several needs: all or none. One event for each.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn state_needs(app: &App, caller: &Caller, new: Vec<NewNeed>) -> Result<Vec<Need>, NeedError> {
    check(caller, Action::StateNeed, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let mut stated = Vec::with_capacity(new.len());
    for new in new {
        stated.push(insert(&transaction, caller, at, &new, caller.person).await?);
    }
    transaction.commit().await?;
    Ok(stated)
}

/// Adds a need with its event, within the caller's transaction. `owner` is the account that it is to belong to: that of
/// whoever states it, none where it is entered for others.
pub(super) async fn insert(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    at: Timestamp,
    new: &NewNeed,
    owner: Option<PersonId>,
) -> Result<Need, DbErr> {
    let need = store::insert(transaction, &random_key(), new, owner, at).await?;
    let data = json!({
        "source": need.source_format,
        "confidentiality": need.document.confidentiality,
        "parts": need.document.parts.len(),
    });
    let event = Event { action: "need.stated", subject: Subject::Need(need.id.0), data };
    events::append(transaction, caller, at, event).await?;
    Ok(need)
}

/// The need whose key the caller names: the key makes the owner, with or without an account, also of a need that belongs to
/// another's account (it is how an owner lets a colleague in).
///
/// # Errors
/// [`NeedError::NotFound`] for any other key.
pub async fn find_need(app: &App, caller: &Caller, key: &str) -> Result<Need, NeedError> {
    let need = named(app.db.reader(), caller, key, Action::ReadConfidentialNeed).await?;
    looks::record(app, caller, &need, Seen::Name).await?;
    Ok(need)
}

/// The need with this number, for whom it belongs to and for those who may read every need; `seen` says how much of it is
/// shown.
///
/// # Errors
/// [`NeedError::NotFound`] for others, who do not learn that there is one.
pub async fn find_need_by_id(app: &App, caller: &Caller, id: NeedId, seen: Seen) -> Result<Need, NeedError> {
    let need = store::by_id(app.db.reader(), id).await?.ok_or(NeedError::NotFound)?;
    check(caller, Action::ReadConfidentialNeed, need.relation(caller)).map_err(|_| NeedError::NotFound)?;
    looks::record(app, caller, &need, seen).await?;
    Ok(need)
}

/// The need of a key that the caller names, when it may do this with it.
pub(super) async fn named(
    db: &impl ConnectionTrait,
    caller: &Caller,
    key: &str,
    action: Action,
) -> Result<Need, NeedError> {
    let need = store::by_key(db, key).await?.ok_or(NeedError::NotFound)?;
    check(caller, action, need.relation(&caller.holding(key)))?;
    Ok(need)
}

/// Changes a need. `version` is the one the caller saw.
///
/// # Errors
/// [`NeedError::ChangedMeanwhile`] when it has another version by now.
pub async fn update_need(
    app: &App,
    caller: &Caller,
    key: &str,
    version: i64,
    document: NeedDocument,
) -> Result<Need, NeedError> {
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    // An import that changes needs has the log in hand before it touches them: so has everybody who does.
    hold_log(&transaction).await?;
    let need = named(&transaction, caller, key, Action::EditNeed).await?;
    if need.closed_at.is_some() {
        return Err(NeedError::Closed);
    }
    if !store::replace(&transaction, &need, version, &document, at).await? {
        return Err(NeedError::ChangedMeanwhile);
    }
    let data = json!({ "version": version + 1, "confidentiality": document.confidentiality });
    let event = Event { action: "need.changed", subject: Subject::Need(need.id.0), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(Need { document, version: version + 1, updated_at: at, ..need })
}

/// Closes a need: it waits for makers no longer.
///
/// # Errors
/// [`NeedError::Closed`] when it is closed already.
pub async fn close_need(app: &App, caller: &Caller, key: &str, why: CloseReason) -> Result<(), NeedError> {
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    hold_log(&transaction).await?;
    let need = named(&transaction, caller, key, Action::EditNeed).await?;
    if !store::close(&transaction, need.id, why, at).await? {
        return Err(NeedError::Closed);
    }
    let data = json!({ "reason": why.code() });
    let event = Event { action: "need.closed", subject: Subject::Need(need.id.0), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Opens a closed need again: it waits for makers as before.
///
/// # Errors
/// When there is no such need or the database refuses; nothing happens to one that is open.
pub async fn reopen_need(app: &App, caller: &Caller, key: &str) -> Result<(), NeedError> {
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    hold_log(&transaction).await?;
    let need = named(&transaction, caller, key, Action::EditNeed).await?;
    if !store::reopen(&transaction, need.id).await? {
        return Ok(());
    }
    let event = Event { action: "need.reopened", subject: Subject::Need(need.id.0), data: json!({}) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes the newest change back: the need stands as it did before it, as a new version. `version` is the one the
/// caller saw.
///
/// # Errors
/// [`NeedError::ChangedMeanwhile`] when it has another version by now; [`NeedError::NotFound`] when nothing was changed.
pub async fn undo_change(app: &App, caller: &Caller, key: &str, version: i64) -> Result<Need, NeedError> {
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    hold_log(&transaction).await?;
    let need = named(&transaction, caller, key, Action::EditNeed).await?;
    if need.closed_at.is_some() {
        return Err(NeedError::Closed);
    }
    let before = store::version(&transaction, need.id, version - 1).await?.ok_or(NeedError::NotFound)?;
    if !store::replace(&transaction, &need, version, &before, at).await? {
        return Err(NeedError::ChangedMeanwhile);
    }
    let data = json!({ "version": version + 1, "confidentiality": before.confidentiality });
    let event = Event { action: "need.change_undone", subject: Subject::Need(need.id.0), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(Need { document: before, version: version + 1, updated_at: at, ..need })
}

/// The need as it stood in an earlier version; `None` when that was not kept.
///
/// # Errors
/// When the database does not answer.
pub async fn earlier(
    app: &App,
    caller: &Caller,
    need: &Need,
    version: i64,
) -> Result<Option<NeedDocument>, NeedError> {
    check(caller, Action::ReadConfidentialNeed, Relation::Owner)?;
    Ok(store::version(app.db.reader(), need.id, version).await?)
}

/// Needs that anybody may read, newest first, as far as they may be read, and how many there are. An
/// administrator gets every open need, whole.
///
/// # Errors
/// When the database does not answer.
pub async fn list_needs(
    app: &App,
    caller: &Caller,
    offset: u64,
    limit: u64,
) -> Result<(Vec<Need>, u64), NeedError> {
    check(caller, Action::ReadOpenNeed, Relation::None)?;
    let everything = check(caller, Action::ReadConfidentialNeed, Relation::None).is_ok();
    let levels: &[Confidentiality] =
        if everything { &Confidentiality::ALL } else { &[Confidentiality::Open, Confidentiality::Anonymous] };
    let (needs, count) = store::listed(app.db.reader(), levels, offset, limit).await?;
    if everything {
        looks::record_all(app, caller, &needs, Seen::Name).await?;
    }
    let shown = |need: Need| if everything { need } else { need.shown_to_anybody() };
    Ok((needs.into_iter().map(shown).collect(), count))
}

/// One need that anybody may read, as far as it may be read; its key is not given out.
///
/// # Errors
/// [`NeedError::NotFound`] for what is closed or for advisers only.
pub async fn shown_need(app: &App, caller: &Caller, id: NeedId) -> Result<Need, NeedError> {
    check(caller, Action::ReadOpenNeed, Relation::None)?;
    let need = store::by_id(app.db.reader(), id).await?.ok_or(NeedError::NotFound)?;
    if need.closed_at.is_some() || need.document.confidentiality == Confidentiality::AdviserOnly {
        return Err(NeedError::NotFound);
    }
    Ok(need.shown_to_anybody())
}

/// What happened to the need, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn notices(app: &App, caller: &Caller, need: &Need) -> Result<Vec<Notice>, NeedError> {
    check(caller, Action::ReadConfidentialNeed, Relation::Owner)?;
    Ok(store::notices(app.db.reader(), need.id).await?)
}

/// Marks the need's notices as seen.
///
/// # Errors
/// When there is no such need or the database refuses.
pub async fn see_notices(app: &App, caller: &Caller, key: &str) -> Result<u64, NeedError> {
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let need = named(&transaction, caller, key, Action::EditNeed).await?;
    let seen = store::see_notices(&transaction, need.id, at).await?;
    if seen > 0 {
        let data = json!({ "notices": seen });
        let event = Event { action: "need.notices_seen", subject: Subject::Need(need.id.0), data };
        events::append(&transaction, caller, at, event).await?;
        transaction.commit().await?;
    }
    Ok(seen)
}
