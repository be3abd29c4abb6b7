//! What came of a need, as its owner or adviser tells it.

use serde_json::json;

use super::{
    RequestError, learn,
    model::{MOST_WORDS, Outcome, Reached, WhyNot},
    store,
};
use crate::{
    access::{Action, Caller, check_any},
    app::App,
    cases::{Found, keep},
    events::{self, Event, Subject},
};

/// What is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOutcome {
    pub reached: Reached,
    pub why_not: Option<WhyNot>,
    /// Who makes it; one of those asked.
    pub maker: Option<i64>,
    pub words: String,
}

/// Keeps what came of a need; the latest counts. Told twice in the same words it is kept once.
///
/// # Errors
/// When the caller may not, the need was not made and no reason is given, or the maker is none of those asked.
pub async fn state_outcome(
    app: &App,
    caller: &Caller,
    found: &Found,
    new: &NewOutcome,
) -> Result<(), RequestError> {
    check_any(caller, Action::TakePartInCase, &found.relations)?;
    if new.reached != Reached::Made && new.why_not.is_none() {
        return Err(RequestError::NoReason);
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let need = found.need.id.0;
    let asked = store::of_need(&transaction, need).await?;
    if new.maker.is_some_and(|maker| !asked.iter().any(|request| request.maker == maker)) {
        return Err(RequestError::NotFound);
    }
    let outcome = Outcome {
        need,
        reached: new.reached,
        why_not: new.why_not.filter(|_| new.reached != Reached::Made),
        maker: new.maker.filter(|_| new.reached >= Reached::Matched),
        words: new.words.trim().chars().take(MOST_WORDS).collect(),
        at,
    };
    let before = store::outcomes::of_need(&transaction, need).await?;
    if before.last().is_some_and(|last| Outcome { at, ..last.clone() } == outcome) {
        return Ok(());
    }
    store::outcomes::insert(&transaction, &outcome, &caller.label()).await?;
    let data = json!({
        "reached": outcome.reached.code(), "why": outcome.why_not.map(WhyNot::code), "maker": outcome.maker,
        "case": found.case.id.0,
    });
    let event = Event { action: "need.outcome", subject: Subject::Need(need), data };
    events::append(&transaction, caller, at, event).await?;
    keep::refresh(app, &transaction, found.need.id).await?;
    transaction.commit().await?;
    if let (Reached::Made, Some(maker)) = (outcome.reached, outcome.maker) {
        learn::of_delivery(app, caller, maker, need).await?;
    }
    Ok(())
}

/// What was told of a need, oldest first.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn outcomes(app: &App, caller: &Caller, found: &Found) -> Result<Vec<Outcome>, RequestError> {
    check_any(caller, Action::ReadCase, &found.relations)?;
    Ok(store::outcomes::of_need(app.db.reader(), found.need.id.0).await?)
}
