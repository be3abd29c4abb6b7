//! Putting makers into the register: new ones, changed ones, taking them out and putting them back.

use jiff::ToSpan;
use serde_json::{Value, json};

use super::{
    model::{Maker, MakerId},
    store::{self, RemovedMaker},
};
use crate::{
    access::{self, Action, Caller, Denied, Relation},
    app::App,
    events::{self, Event, Subject},
    files,
};

/// Why a maker was not kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Somebody else changed it meanwhile; nothing was written.
    #[error("the maker {0} was changed by somebody else meanwhile; read it again and make the change anew")]
    Changed(MakerId),
    #[error("there is no maker {0}")]
    NotFound(MakerId),
    #[error("maker {0} has the same organisation number")]
    NumberTaken(MakerId),
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
}

/// Adds makers that are not there yet, all in one transaction, and gives them their ids.
///
/// # Errors
/// When the caller may not, or the database refuses; then nothing was added.
pub async fn add_makers(app: &App, caller: &Caller, makers: &mut [Maker]) -> Result<(), KeepError> {
    access::check(caller, Action::AddMaker, Relation::None)?;
    let now = app.clock.now();
    let transaction = app.db.write().await?;
    store::lock(&transaction).await?;
    store::insert(&transaction, makers, &now.to_string()).await?;
    let ids: Vec<i64> = makers.iter().map(|m| m.id.0).collect();
    let (subject, data) = match ids.as_slice() {
        [one] => (Subject::Maker(*one), json!({})),
        _ => (Subject::Register, json!({ "makers": ids.len() })),
    };
    events::append(&transaction, caller, now, Event { action: "maker.added", subject, data }).await?;
    transaction.commit().await?;
    if let [one] = makers {
        app.register.put(one);
    } else if let Err(error) = app.register.reload(&app.db, &app.clock).await {
        // What was added is kept; the follower of the event log will read it.
        tracing::warn!(error = format!("{error:#}"), "the register in memory is behind");
    }
    Ok(())
}

/// Writes a changed maker; its `version` is the one that was read.
///
/// # Errors
/// When the caller may not, somebody else was first, or the database refuses; then nothing was changed.
pub async fn change_maker(app: &App, caller: &Caller, maker: &mut Maker) -> Result<(), KeepError> {
    change_fields(app, caller, maker, &[]).await
}

/// The same, naming the fields that the change is about (`offer-12.tolerance`), for the event. What stood before is
/// kept, so that the change can be undone.
///
/// # Errors
/// As [`change_maker`].
pub async fn change_fields(
    app: &App,
    caller: &Caller,
    maker: &mut Maker,
    fields: &[String],
) -> Result<(), KeepError> {
    access::check(caller, Action::EditMaker, caller.to_maker(maker.id.0))?;
    write_change(app, caller, maker, "maker.changed", json!({ "fields": fields }), None).await
}

/// The same for what a maker's answer to a request says of it: whoever has the letter's link answers for the maker.
///
/// # Errors
/// As [`change_maker`].
pub(crate) async fn change_by_answer(
    app: &App,
    caller: &Caller,
    maker: &mut Maker,
    fields: &[String],
) -> Result<(), KeepError> {
    access::check(caller, Action::AnswerRequest, Relation::Asked)?;
    write_change(app, caller, maker, "maker.changed", json!({ "fields": fields }), None).await
}

/// Writes a changed maker with an event of the given name; its data are completed by the maker's new version. Who may has been
/// checked by the use case. `upload` is the file that the change came from: it is forgotten.
pub(super) async fn write_change(
    app: &App,
    caller: &Caller,
    maker: &mut Maker,
    action: &'static str,
    mut data: Value,
    upload: Option<i64>,
) -> Result<(), KeepError> {
    let now = app.clock.now();
    maker.updated_on = app.clock.today();
    let transaction = app.db.write().await?;
    store::lock(&transaction).await?;
    if let Some(before) = store::find(&transaction, maker.id).await?.filter(|b| b.version == maker.version) {
        store::keep_revision(&transaction, &before, &now.to_string()).await?;
    }
    if !store::update(&transaction, maker).await? {
        return match store::find(&transaction, maker.id).await? {
            Some(_) => Err(KeepError::Changed(maker.id)),
            None => Err(KeepError::NotFound(maker.id)),
        };
    }
    data["version"] = maker.version.into();
    let event = Event { action, subject: Subject::Maker(maker.id.0), data };
    events::append(&transaction, caller, now, event).await?;
    if let Some(upload) = upload {
        files::store::forget_upload(&transaction, upload).await?;
    }
    transaction.commit().await?;
    app.register.put(maker);
    Ok(())
}

/// Brings a maker back to an earlier version, as a change of its own: it can be undone like any other. `version` is the
/// one that the caller saw.
///
/// # Errors
/// [`KeepError::NotFound`] when that version is not kept; [`KeepError::Changed`] when `version` is not the newest.
pub async fn undo_change(
    app: &App,
    caller: &Caller,
    id: MakerId,
    version: i64,
    to: i64,
) -> Result<(), KeepError> {
    access::check(caller, Action::EditMaker, caller.to_maker(id.0))?;
    let Some(mut before) = store::revision(app.db.reader(), id, to).await? else {
        return Err(KeepError::NotFound(id));
    };
    before.version = version;
    change_fields(app, caller, &mut before, &["undo".to_owned()]).await
}

/// Takes a maker out of the register, with its sites, offers and certificates. It is kept beside it for a while, so that
/// it can be restored.
///
/// # Errors
/// When the caller may not, there is none, or the database refuses.
pub async fn remove_maker(app: &App, caller: &Caller, id: MakerId) -> Result<(), KeepError> {
    access::check(caller, Action::RemoveMaker, Relation::None)?;
    let now = app.clock.now();
    let transaction = app.db.write().await?;
    let maker = store::find(&transaction, id).await?.ok_or(KeepError::NotFound(id))?;
    store::forget_removed_before(&transaction, &kept_since(now)).await?;
    store::keep_removed(&transaction, &maker, &now.to_string()).await?;
    store::remove(&transaction, id).await?;
    let event = Event { action: "maker.removed", subject: Subject::Maker(id.0), data: json!({}) };
    events::append(&transaction, caller, now, event).await?;
    transaction.commit().await?;
    app.register.remove(id);
    Ok(())
}

/// For how many days a removed maker can be restored.
pub const RESTORABLE_DAYS: i64 = 30;

/// A maker removed before this is forgotten.
fn kept_since(now: jiff::Timestamp) -> String {
    now.checked_sub((RESTORABLE_DAYS * 24).hours()).unwrap_or(now).to_string()
}

/// The makers that can be restored, the newest first.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn removed_makers(app: &App, caller: &Caller) -> Result<Vec<RemovedMaker>, KeepError> {
    access::check(caller, Action::RemoveMaker, Relation::None)?;
    Ok(store::removed(app.db.reader(), &kept_since(app.clock.now())).await?)
}

/// Puts a removed maker back as it was, with its number and those of its parts.
///
/// # Errors
/// [`KeepError::NotFound`] when it is not kept; [`KeepError::NumberTaken`] when another maker has its organisation
/// number by now.
pub async fn restore_maker(app: &App, caller: &Caller, id: MakerId) -> Result<(), KeepError> {
    access::check(caller, Action::RemoveMaker, Relation::None)?;
    let now = app.clock.now();
    let transaction = app.db.write().await?;
    store::lock(&transaction).await?;
    let kept = store::removed(&transaction, &kept_since(now)).await?;
    let mut maker = kept
        .into_iter()
        .map(|kept| kept.maker)
        .find(|maker| maker.id == id)
        .ok_or(KeepError::NotFound(id))?;
    if let Some(number) = &maker.organisation_number
        && let Some(other) = store::find_by_number(&transaction, number).await?
    {
        return Err(KeepError::NumberTaken(other.id));
    }
    // A form that was open when it was removed is told that something happened since.
    maker.version += 1;
    store::put_back(&transaction, &maker, &now.to_string()).await?;
    store::forget_removed(&transaction, id).await?;
    let data = json!({ "version": maker.version });
    let event = Event { action: "maker.restored", subject: Subject::Maker(id.0), data };
    events::append(&transaction, caller, now, event).await?;
    transaction.commit().await?;
    app.register.put(&maker);
    Ok(())
}

/// Forgets a removed maker at once and for good.
///
/// # Errors
/// [`KeepError::NotFound`] when it is not kept.
pub async fn forget_maker(app: &App, caller: &Caller, id: MakerId) -> Result<(), KeepError> {
    access::check(caller, Action::RemoveMaker, Relation::None)?;
    let transaction = app.db.write().await?;
    if !store::forget_removed(&transaction, id).await? {
        return Err(KeepError::NotFound(id));
    }
    let event = Event { action: "maker.forgotten", subject: Subject::Maker(id.0), data: json!({}) };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}
