//! What events of funding point at, for who counts them: the assignment of a decision, and what a decided claim reports. Codes and
//! numbers only; nothing of it changes once the event is there.

use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    funding::{
        FundingError,
        calls::{self, KeptCall},
        claims, decisions,
        model::call::{Both, Indicator},
        money,
    },
};

/// An indicator of a call, by `call/indicator`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfCall {
    pub key: String,
    /// The code of the assignment whose money the call is of.
    pub assignment: String,
    pub call: Both,
    pub title: Both,
    pub unit: Both,
}

/// The assignment's code of a decision; none when it is not there any more.
///
/// # Errors
/// When the database does not answer.
pub async fn assignment_of(app: &App, decision: i64) -> Result<Option<String>, FundingError> {
    let db = app.db.reader();
    let Some(decision) = decisions::store::by_id(db, decision).await? else { return Ok(None) };
    let Some(call) = calls::by_id(db, decision.call).await? else { return Ok(None) };
    Ok(money::code_of(&app.db, call.assignment).await?)
}

/// What a claim of a decision reports: `call/indicator` and how much since the project began.
///
/// # Errors
/// When the database does not answer, or the claim cannot be opened.
pub async fn reported(app: &App, decision: i64, claim: i64) -> Result<Vec<(String, i64)>, FundingError> {
    let db = app.db.reader();
    let Some(of) = decisions::store::by_id(db, decision).await? else { return Ok(Vec::new()) };
    let Some(call) = calls::by_id(db, of.call).await? else { return Ok(Vec::new()) };
    let claims = claims::store::of_decision(db, app.keys()?, decision).await?;
    let claim = claims.into_iter().find(|one| one.id == claim);
    let indicators = claim.map(|one| one.claim.indicators).unwrap_or_default();
    Ok(indicators.into_iter().map(|(code, value)| (format!("{}/{code}", call.code), value)).collect())
}

/// The indicators of the calls that the caller may see.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn indicators(app: &App, caller: &Caller) -> Result<Vec<OfCall>, FundingError> {
    check(caller, Action::ReadFunding, Relation::None)?;
    let assignments = money::assignments(app, caller).await?;
    let of = |kept: KeptCall| {
        let of = assignments.iter().find(|one| one.id == kept.assignment);
        let one = |one: &Indicator| OfCall {
            key: format!("{}/{}", kept.code, one.code),
            assignment: of.map(|of| of.code.clone()).unwrap_or_default(),
            call: kept.call.title.clone(),
            title: one.title.clone(),
            unit: one.unit.clone(),
        };
        kept.call.indicators.iter().map(one).collect::<Vec<_>>()
    };
    Ok(calls::list(app, caller).await?.into_iter().flat_map(of).collect())
}
