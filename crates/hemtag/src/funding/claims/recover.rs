//! Claiming money back, and noting that it came.

use funding::{Ore, ledger::Refused};
use jiff::civil::Date;

use super::{
    standing::{Held, sums},
    store::{self, Recovery},
};
use crate::{
    access::{Action, Caller},
    app::App,
    funding::{
        FundingError,
        due::{self, New},
        model::{
            application::WaitsFor,
            due::{Of, Reason, What},
        },
        money,
    },
};

/// What is claimed back.
#[derive(Debug, Clone)]
pub struct Demand<'d> {
    /// The year whose money it was.
    pub year: i16,
    pub amount: Ore,
    pub reason: &'d str,
    /// By when it is to be paid.
    pub by: Date,
    /// By which a form that is sent twice is known.
    pub once: &'d str,
}

/// Claims money back, with a reason and a day. Sent twice, it is demanded once.
///
/// # Errors
/// [`FundingError::Money`] with what is paid and neither back nor demanded; [`FundingError::NoReason`];
/// [`FundingError::WrongDay`] for a day that is not to come.
pub async fn demand(app: &App, caller: &Caller, grant: i64, demand: Demand<'_>) -> Result<(), FundingError> {
    let held = Held::to_change(app, caller, grant, Action::PayFunding).await?;
    if !demand.once.is_empty() && store::was_demanded(&held.transaction, grant, demand.once).await? {
        return Ok(());
    }
    let reason = crate::funding::reasoned(demand.reason)?;
    if demand.by <= app.clock.today() {
        return Err(FundingError::WrongDay);
    }
    let of = sums(&held.ledger().await?, grant).get(&demand.year).copied().unwrap_or_default();
    let demanded = store::recoveries(&held.transaction, grant).await?;
    let waiting = demanded.iter().filter(|one| one.year == demand.year && one.received_at.is_none());
    let paid = of.paid.minus(of.recovered).minus(waiting.map(|one| one.amount).sum());
    if !demand.amount.is_positive() {
        return Err(Refused::Amount.into());
    }
    if demand.amount > paid {
        return Err(Refused::PassesPaid { paid }.into());
    }
    let new = Recovery {
        id: 0,
        decision: grant,
        year: demand.year,
        amount: demand.amount,
        reason: reason.to_owned(),
        demanded_at: held.at,
        received_at: None,
    };
    store::insert_recovery(&held.transaction, &new, &caller.label(), demand.once).await?;
    let day = New {
        of: Of::Decision(grant),
        what: What::PayBack,
        waits_for: WaitsFor::Applicant,
        person: None,
        on: demand.by,
        reason: Reason::own(reason),
    };
    due::add(&held.transaction, caller, held.at, &[day]).await?;
    held.tell(app, "letter-claim-back").await?;
    held.end_of_grant(caller, "grant.demanded_back", demand.amount, Vec::new()).await
}

/// Notes that what was demanded is paid back. Sent twice, it is noted once.
///
/// # Errors
/// [`FundingError::NotFound`] for no such demand.
pub async fn received(app: &App, caller: &Caller, grant: i64, id: i64) -> Result<(), FundingError> {
    let held = Held::to_change(app, caller, grant, Action::PayFunding).await?;
    let all = store::recoveries(&held.transaction, grant).await?;
    let one = all.into_iter().find(|one| one.id == id).ok_or(FundingError::NotFound)?;
    if one.received_at.is_some() {
        return Ok(());
    }
    let posting = held.posting(app, one.year, one.amount, None, &one.reason);
    money::recover(&held.transaction, caller, held.at, posting).await?;
    store::is_received(&held.transaction, id, held.at).await?;
    due::earliest_done(&held.transaction, held.at, Of::Decision(grant), What::PayBack).await?;
    let told = held.follow_in_register(app, caller, &one.reason).await?;
    held.end_of_grant(caller, "grant.paid_back", one.amount, told).await
}
