//! Dated rates, each from a source: kronor for a euro, and what an hour of advice is worth. None comes with the program.

use funding::aid::{Currency, Rate};
use jiff::civil::Date;
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::{
    AidError,
    error::MOST_REASON,
    model::{KeptRate, RateKind, exchange_on},
    store::rates as store,
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
};

/// A rate about to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRate {
    pub kind: RateKind,
    pub on: Date,
    /// Ten thousandths of a krona for a euro; or öre or cents for an hour.
    pub value: i64,
    pub currency: Currency,
    pub source: String,
    pub once: String,
}

/// The rate of exchange that holds on a day, for whoever reckons within a transaction of their own; `None`: none is known.
///
/// # Errors
/// When the database does not answer.
pub async fn exchange(db: &impl ConnectionTrait, day: Date) -> Result<Option<Rate>, DbErr> {
    Ok(exchange_on(&store::all(db).await?, day))
}

/// Every rate, for the same.
///
/// # Errors
/// When the database does not answer.
pub async fn rates_within(db: &impl ConnectionTrait) -> Result<Vec<KeptRate>, DbErr> {
    store::all(db).await
}

/// Every rate, newest day first, those taken back among them.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn rates(app: &App, caller: &Caller) -> Result<Vec<KeptRate>, AidError> {
    check(caller, Action::ReadAidRates, Relation::None)?;
    Ok(store::all(app.db.reader()).await?)
}

/// # Errors
/// Without a source; when the caller may not, or the database refuses.
pub async fn keep_rate(app: &App, caller: &Caller, new: &NewRate) -> Result<(), AidError> {
    check(caller, Action::KeepAid, Relation::None)?;
    if new.source.trim().is_empty() || new.source.chars().count() > MOST_REASON {
        return Err(AidError::NoSource);
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    if !new.once.is_empty() && store::is_taken(&transaction, &new.once).await? {
        return Ok(());
    }
    let id = store::insert(&transaction, new, at, caller.label()).await?;
    let data = json!({ "rate": id, "kind": new.kind.code(), "on": new.on, "value": new.value });
    let event = Event { action: "aid.rate_kept", subject: Subject::Aid(None), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes a rate back: what was reckoned by it keeps it, nothing new takes it.
///
/// # Errors
/// Not found when there is none that holds; when the caller may not, or the database refuses.
pub async fn withdraw_rate(app: &App, caller: &Caller, id: i64) -> Result<(), AidError> {
    check(caller, Action::KeepAid, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    if !store::withdraw(&transaction, id, at).await? {
        return Err(AidError::NotFound);
    }
    let event =
        Event { action: "aid.rate_withdrawn", subject: Subject::Aid(None), data: json!({ "rate": id }) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}
