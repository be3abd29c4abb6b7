//! Days by which somebody must do something, set once and moved only by an amendment.

mod store;
pub mod words;

use jiff::{Timestamp, civil::Date};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};

use super::{
    FundingError,
    model::{
        application::WaitsFor,
        due::{Due, Of, Reason, What},
    },
    reasoned,
};
use crate::access::{Caller, PersonId};

/// A day to set.
#[derive(Debug, Clone)]
pub struct New {
    pub of: Of,
    pub what: What,
    pub waits_for: WaitsFor,
    pub person: Option<PersonId>,
    pub on: Date,
    pub reason: Reason,
}

/// Sets a day within the transaction of what it follows from. A day that is set already for the same thing stays: it is
/// moved by [`amend`] only.
///
/// # Errors
/// When the database refuses.
pub async fn set(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    at: Timestamp,
    new: New,
) -> Result<(), DbErr> {
    if store::of(transaction, new.of).await?.iter().any(|due| due.holds && due.what == new.what) {
        return Ok(());
    }
    store::insert(transaction, &new, None, at, &caller.label()).await
}

/// Sets a day for what is to be done once more: the one before was done, and stays to be read. Nothing while one is open.
///
/// # Errors
/// When the database refuses.
pub(in crate::funding) async fn set_anew(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    at: Timestamp,
    new: New,
) -> Result<(), DbErr> {
    let all = store::of(transaction, new.of).await?;
    let held = all.into_iter().find(|due| due.holds && due.what == new.what);
    match held {
        Some(open) if open.done_at.is_none() => return Ok(()),
        Some(done) => store::no_longer(transaction, done.id).await?,
        None => {}
    }
    store::insert(transaction, &new, None, at, &caller.label()).await
}

/// Sets several days of one thing at once: claims through the years. Those of a kind that was set before stay as they are.
///
/// # Errors
/// When the database refuses.
pub async fn series(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    at: Timestamp,
    days: &[New],
) -> Result<(), DbErr> {
    let Some(first) = days.first() else { return Ok(()) };
    if store::of(transaction, first.of).await?.iter().any(|due| due.what == first.what) {
        return Ok(());
    }
    add(transaction, caller, at, days).await
}

/// Sets days beside those that there are: each of them is a thing of its own.
///
/// # Errors
/// When the database refuses.
pub async fn add(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    at: Timestamp,
    days: &[New],
) -> Result<(), DbErr> {
    for day in days {
        store::insert(transaction, day, None, at, &caller.label()).await?;
    }
    Ok(())
}

/// Notes that the earliest of several days is done; later ones wait. `false`: none was left.
///
/// # Errors
/// When the database refuses.
pub async fn earliest_done(
    transaction: &DatabaseTransaction,
    at: Timestamp,
    of: Of,
    what: What,
) -> Result<bool, DbErr> {
    let all = store::of(transaction, of).await?;
    let open = all.iter().filter(|due| due.holds && due.what == what && due.done_at.is_none());
    let Some(first) = open.min_by_key(|due| (due.on, due.id)) else { return Ok(false) };
    store::one_done(transaction, first.id, at).await?;
    Ok(true)
}

/// Moves a day, with a reason; the event is the caller's. Of several, the earliest.
///
/// # Errors
/// [`FundingError::NotFound`] when it is done or holds no longer, [`FundingError::NoReason`] without one.
pub async fn amend(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    at: Timestamp,
    of: Of,
    what: What,
    on: Date,
    reason: &str,
) -> Result<Due, FundingError> {
    let reason = reasoned(reason)?;
    let all = store::of(transaction, of).await?;
    let open = all.into_iter().filter(|due| due.holds && due.what == what && due.done_at.is_none());
    let now = open.min_by_key(|due| (due.on, due.id));
    let now = now.ok_or(FundingError::NotFound)?;
    store::no_longer(transaction, now.id).await?;
    let person = now.person.map(PersonId);
    let new = New { of, what, waits_for: now.waits_for, person, on, reason: Reason::own(reason) };
    store::insert(transaction, &new, Some(now.id), at, &caller.label()).await?;
    Ok(now)
}

/// Notes that what was due is done.
///
/// # Errors
/// When the database refuses.
pub async fn done(transaction: &DatabaseTransaction, at: Timestamp, of: Of, what: What) -> Result<(), DbErr> {
    store::done(transaction, of, what, at).await
}

/// The days of one thing, those that were moved too, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of(db: &impl ConnectionTrait, of: Of) -> Result<Vec<Due>, DbErr> {
    store::of(db, of).await
}

/// The days that hold of several things of one kind, by the thing's number.
///
/// # Errors
/// When the database does not answer.
pub async fn holding(db: &impl ConnectionTrait, kind: &str, ids: &[i64]) -> Result<Vec<Due>, DbErr> {
    store::holding(db, kind, ids).await
}

/// What is not done, the earliest day first: for everybody, or for a person.
///
/// # Errors
/// When the database does not answer.
pub async fn open(db: &impl ConnectionTrait, most: u64) -> Result<Vec<Due>, DbErr> {
    store::open(db, most).await
}

/// One day, whether it holds or not.
///
/// # Errors
/// When the database does not answer.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Due>, DbErr> {
    store::by_id(db, id).await
}

/// Days that hold, are not done and come no later than a day, of which nobody was reminded yet; the earliest first.
///
/// # Errors
/// When the database does not answer.
pub async fn to_remind(db: &impl ConnectionTrait, until: Date, most: u64) -> Result<Vec<Due>, DbErr> {
    store::to_remind(db, until, most).await
}

/// Notes that somebody was reminded; false when somebody else did it first.
///
/// # Errors
/// When the database refuses.
pub async fn reminded(transaction: &DatabaseTransaction, id: i64, at: Timestamp) -> Result<bool, DbErr> {
    store::reminded(transaction, id, at).await
}
