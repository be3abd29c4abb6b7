//! Paying what was decided, and the list that the agency's accounting pays from.

use funding::Ore;
use jiff::civil::Date;

use super::{
    keep::Seen,
    standing::Held,
    store::{self, Kept},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    funding::{
        FundingError,
        decisions::store as decisions,
        due,
        model::{
            application::WaitsFor,
            claim::ClaimState,
            due::{Of, What},
        },
        money,
    },
};

/// One payment: a claim's amount of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToPay {
    /// The same for good, by which accounting knows it again.
    pub id: String,
    pub grant: i64,
    pub claim: i64,
    pub claim_version: i64,
    pub decision: String,
    pub assignment: String,
    pub assignment_number: String,
    pub recipient: String,
    pub organisation_number: String,
    pub year: i16,
    pub amount: Ore,
    pub decided_on: Option<Date>,
}

/// Notes that a claim was paid, on a day. Sent twice, it is paid once.
///
/// # Errors
/// [`FundingError::Money`] with what is left when the grant has less; [`FundingError::WrongDay`] for a day to come or before it
/// was decided; [`FundingError::Changed`], [`FundingError::NotNow`].
pub async fn pay(app: &App, caller: &Caller, seen: Seen, on: Date) -> Result<Kept, FundingError> {
    let held = Held::to_change(app, caller, seen.grant, Action::PayFunding).await?;
    let mut kept = held.claim(seen.claim)?;
    if kept.state == ClaimState::Paid && kept.version == seen.version + 1 {
        return Ok(kept);
    }
    if kept.version != seen.version {
        return Err(FundingError::Changed);
    }
    if kept.state != ClaimState::Decided || !kept.claim.approved_sum().is_positive() {
        return Err(FundingError::NotNow);
    }
    let decided = kept.decided_at.map(crate::clock::day_in_sweden);
    if on > app.clock.today() || decided.is_some_and(|decided| on < decided) {
        return Err(FundingError::WrongDay);
    }
    let reason = format!("Begäran {}", kept.id);
    for (year, ore) in kept.claim.approved.clone() {
        let posting = money::Posting { on, ..held.posting(app, year, ore, Some(kept.id), &reason) };
        money::pay(&held.transaction, caller, held.at, posting).await?;
    }
    kept.claim.paid_on = Some(on);
    kept.state = ClaimState::Paid;
    kept.waits_for = WaitsFor::Nobody;
    kept.waits_since = held.at;
    due::done(&held.transaction, held.at, Of::Claim(kept.id), What::Pay).await?;
    held.update(app, &mut kept).await?;
    held.tell(app, "letter-claim-paid").await?;
    held.end(caller, &kept, "claim.paid").await?;
    Ok(kept)
}

/// What is decided and not paid, the longest waiting first.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn to_pay(app: &App, caller: &Caller) -> Result<Vec<ToPay>, FundingError> {
    check(caller, Action::PayFunding, Relation::None)?;
    let db = app.db.reader();
    let assignments = money::assignments(app, caller).await?;
    let mut all = Vec::new();
    for claim in store::in_state(db, app.keys()?, ClaimState::Decided).await? {
        let Some(decision) = decisions::by_id(db, claim.decision).await? else { continue };
        let call = crate::funding::calls::by_id(db, decision.call).await?;
        let assignment =
            assignments.iter().find(|one| call.as_ref().is_some_and(|call| call.assignment == one.id));
        let number = decision.number.clone().unwrap_or_default();
        for (year, ore) in claim.claim.approved.iter().filter(|(_, ore)| ore.is_positive()) {
            all.push(ToPay {
                id: format!("{number}-{}-{year}", claim.id),
                grant: decision.id,
                claim: claim.id,
                claim_version: claim.version,
                decision: number.clone(),
                assignment: assignment.map(|one| one.code.clone()).unwrap_or_default(),
                assignment_number: assignment.map(|one| one.number.clone()).unwrap_or_default(),
                recipient: decision.decision.applicant.clone(),
                organisation_number: decision.decision.organisation_number.clone(),
                year: *year,
                amount: *ore,
                decided_on: claim.decided_at.map(crate::clock::day_in_sweden),
            });
        }
    }
    Ok(all)
}
