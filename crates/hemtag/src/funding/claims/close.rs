//! The end of a grant: the final report is accepted, and what was not used is given back to the year's frame.

use funding::Ore;

use super::{
    standing::{Held, sums},
    store,
};
use crate::{
    access::{Action, Caller},
    app::App,
    funding::{
        FundingError,
        decisions::store as decisions,
        model::{claim::ClaimKind, reckon::ClaimWrong},
        money,
    },
};

/// Why what was not used is given back, in the books.
const UNUSED: &str = "Slutrapporten är godkänd: det som inte användes.";

/// Closes a grant. Sent twice, it is closed once.
///
/// # Errors
/// [`FundingError::ClaimWrong`] with what is still open: no final report decided and paid, advances that no costs answer to, money
/// that is not back; [`FundingError::NotNow`] while an amendment is being prepared.
pub async fn close(app: &App, caller: &Caller, grant: i64) -> Result<decisions::Kept, FundingError> {
    let mut held = Held::to_change(app, caller, grant, Action::PayFunding).await?;
    if held.decision.closed_at.is_some() {
        return Ok(held.decision);
    }
    if held.decision.pending.is_some() {
        return Err(FundingError::NotNow);
    }
    let mut wrong = Vec::new();
    let has_final = held.claims.iter().any(|claim| claim.kind == ClaimKind::Final && claim.is_done());
    if !has_final || held.claims.iter().any(store::Kept::is_open) {
        wrong.push(ClaimWrong::NoFinal);
    }
    let demanded = store::recoveries(&held.transaction, grant).await?;
    let waiting: Ore = demanded.iter().filter(|one| one.received_at.is_none()).map(|one| one.amount).sum();
    if waiting.is_positive() {
        wrong.push(ClaimWrong::NotBack { ore: waiting });
    }
    let by_year = sums(&held.ledger().await?, grant);
    let back: Ore = by_year.values().map(|of| of.recovered).sum();
    let beyond = held.standing().await?.beyond_costs().minus(back);
    if beyond.is_positive() {
        wrong.push(ClaimWrong::BeyondCosts { ore: beyond });
    }
    if !wrong.is_empty() {
        return Err(FundingError::ClaimWrong(wrong));
    }
    let mut released = Ore::ZERO;
    for (year, of) in by_year.into_iter().filter(|(_, of)| of.left().is_positive()) {
        let posting = held.posting(app, year, of.left(), None, UNUSED);
        money::release(&held.transaction, caller, held.at, posting).await?;
        released = released.plus(of.left());
    }
    let told = held.follow_in_register(app, caller, UNUSED).await?;
    held.decision.closed_at = Some(held.at);
    held.decision.published_at = Some(held.at);
    held.decision.updated_at = held.at;
    held.decision.version += 1;
    decisions::update(&held.transaction, &held.decision).await?;
    held.tell(app, "letter-claim-closed").await?;
    let decision = held.decision.clone();
    held.end_of_grant(caller, "grant.closed", released, told).await?;
    Ok(decision)
}
