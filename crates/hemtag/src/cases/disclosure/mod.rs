//! What of a need is shown to which maker: requirements without a name, then the name and the words, then the drawings. The
//! owner raises it step by step, for one maker at a time; whatever is more than the requirements asks for an undertaking of
//! confidentiality, which is kept as it was accepted.

mod model;
mod store;

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde_json::json;

pub use model::{Disclosed, Level, Step, UNDERTAKING, Undertaking, disclosed, undertaking_text};

use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    cases::requests::RequestError,
    events::{self, Event, Subject},
    needs::{Need, NeedId},
    words::Language,
};

/// The longest name or function in an undertaking, in characters.
const MOST_NAME: usize = 200;

/// Shows a maker so much of a need from now on, or less: only the need's owner may say so. Nothing happens when it is so
/// already.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn disclose(
    app: &App,
    caller: &Caller,
    relation: Relation,
    need: NeedId,
    maker: i64,
    level: Level,
) -> Result<(), RequestError> {
    check(caller, Action::DiscloseNeed, relation)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let before = model::level(&store::steps(&transaction, need.0).await?, maker);
    if before == level {
        return Ok(());
    }
    insert(&transaction, caller, need, maker, level, at).await?;
    let data = json!({ "maker": maker, "level": level.code(), "before": before.code() });
    let event = Event { action: "need.disclosed", subject: Subject::Need(need.0), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// The same within the transaction that asks the maker, whose event tells of it.
pub(super) async fn insert(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    need: NeedId,
    maker: i64,
    level: Level,
    at: Timestamp,
) -> Result<(), DbErr> {
    store::insert_step(transaction, need.0, maker, level, at, &caller.label()).await
}

/// Accepts the undertaking on behalf of a maker. Accepting it twice keeps the first.
///
/// # Errors
/// When the caller was not asked, nothing is to be undertaken, or no name is given.
pub async fn undertake(
    app: &App,
    caller: &Caller,
    language: Language,
    need: NeedId,
    maker: i64,
    name: &str,
    function: &str,
) -> Result<(), RequestError> {
    check(caller, Action::AnswerRequest, Relation::Asked)?;
    let (name, function) = (name.trim(), function.trim());
    if name.is_empty() || name.chars().count() > MOST_NAME || function.chars().count() > MOST_NAME {
        return Err(RequestError::NoName);
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    if store::undertakings(&transaction, need.0).await?.iter().any(|one| one.maker == maker) {
        return Ok(());
    }
    let undertaking = Undertaking {
        maker,
        version: UNDERTAKING.to_owned(),
        language: language.code().to_owned(),
        text: undertaking_text(language),
        name: name.to_owned(),
        function: function.to_owned(),
        at,
    };
    store::insert_undertaking(&transaction, need.0, &undertaking).await?;
    let data = json!({ "maker": maker, "version": UNDERTAKING });
    let event = Event { action: "undertaking.accepted", subject: Subject::Need(need.0), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// What each maker was shown of a need, and when; and what makers undertook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// Oldest first.
    pub steps: Vec<Step>,
    pub undertakings: Vec<Undertaking>,
}

impl Ledger {
    /// What a maker is shown of a need now.
    #[must_use]
    pub fn of(&self, need: &Need, maker: i64) -> Disclosed {
        disclosed(need.document.confidentiality, &self.steps, &self.undertakings, maker)
    }

    /// What the owner said for a maker.
    #[must_use]
    pub fn level(&self, maker: i64) -> Level {
        model::level(&self.steps, maker)
    }

    #[must_use]
    pub fn undertaking(&self, maker: i64) -> Option<&Undertaking> {
        self.undertakings.iter().find(|one| one.maker == maker)
    }
}

/// Callers see to it that the need is the caller's to look into.
pub(super) async fn ledger(db: &impl ConnectionTrait, need: i64) -> Result<Ledger, DbErr> {
    Ok(Ledger { steps: store::steps(db, need).await?, undertakings: store::undertakings(db, need).await? })
}
