//! Deciding on a claim: asked to be completed, or decided with its cuts.

use std::collections::BTreeMap;

use funding::Ore;
use jiff::ToSpan;

use super::{keep::Seen, standing::Held, store::Kept};
use crate::{
    access::{Action, Caller},
    app::App,
    funding::{
        FundingError,
        due::{self, New},
        model::{
            application::WaitsFor,
            claim::{Claim, ClaimKind, ClaimState, Cut},
            decision::Decision,
            due::{Of, Reason, What},
            reckon::{ClaimWrong, Standing, advance_wrong, cuts_wrong, payable},
            skills::rule_cuts,
        },
    },
};

/// The longest of what is asked or said, in characters.
const MOST: usize = 4_000;

/// Days within which what is decided is paid: the house's own.
const PAY_DAYS: i32 = 30;

/// What an officer decides.
#[derive(Debug, Clone, Default)]
pub struct Deciding {
    pub cuts: Vec<Cut>,
    pub reasons: String,
}

async fn handed_in(app: &App, caller: &Caller, seen: Seen) -> Result<(Held, Kept), FundingError> {
    let held = Held::to_change(app, caller, seen.grant, Action::PayFunding).await?;
    let kept = held.claim(seen.claim)?;
    if kept.version != seen.version {
        return Err(FundingError::Changed);
    }
    if kept.state != ClaimState::Submitted {
        return Err(FundingError::NotNow);
    }
    Ok((held, kept))
}

/// Asks for something to be completed, by a day that the call's terms give.
///
/// # Errors
/// [`FundingError::NoReason`] when nothing is asked; [`FundingError::Changed`], [`FundingError::NotNow`].
pub async fn ask_completion(
    app: &App,
    caller: &Caller,
    seen: Seen,
    what: &str,
) -> Result<Kept, FundingError> {
    let (held, mut kept) = handed_in(app, caller, seen).await?;
    let what = what.trim();
    if what.is_empty() || what.chars().count() > MOST {
        return Err(FundingError::NoReason);
    }
    what.clone_into(&mut kept.claim.to_complete);
    kept.state = ClaimState::ToComplete;
    kept.waits_for = WaitsFor::Applicant;
    kept.waits_since = held.at;
    let days = i32::from(held.call.call.completion_days);
    let new = New {
        of: Of::Claim(kept.id),
        what: What::Complete,
        waits_for: WaitsFor::Applicant,
        person: None,
        on: app.clock.today().saturating_add(days.days()),
        reason: Reason::CompleteClaim { days: days.into() },
    };
    due::add(&held.transaction, caller, held.at, &[new]).await?;
    held.update(app, &mut kept).await?;
    held.tell(app, "letter-claim-complete").await?;
    held.end(caller, &kept, "claim.completion_asked").await?;
    Ok(kept)
}

/// What would be paid of a claim with some cuts, by year, and what is wrong with them.
#[must_use]
pub fn reckoned(
    kind: ClaimKind,
    claim: &Claim,
    standing: &Standing,
    decision: &Decision,
) -> (BTreeMap<i16, Ore>, Vec<ClaimWrong>) {
    let mut wrong = cuts_wrong(claim);
    if kind == ClaimKind::Advance {
        wrong.extend(advance_wrong(claim, standing, &decision.payment));
    }
    (payable(kind, claim, standing, &decision.payment), wrong)
}

/// Decides on a claim: what of it is paid follows from the costs that count after the cuts.
///
/// # Errors
/// [`FundingError::ClaimWrong`] for a cut without its reason, or of more than was stated; for nothing paid without saying why;
/// [`FundingError::Changed`], [`FundingError::NotNow`].
pub async fn decide(
    app: &App,
    caller: &Caller,
    seen: Seen,
    deciding: Deciding,
) -> Result<Kept, FundingError> {
    let (held, mut kept) = handed_in(app, caller, seen).await?;
    kept.claim.cuts = rule_cuts(held.call.call.kind, &kept.claim);
    kept.claim.cuts.extend(deciding.cuts);
    deciding.reasons.trim().chars().take(MOST).collect::<String>().clone_into(&mut kept.claim.reasons);
    let standing = held.standing().await?;
    let (approved, mut wrong) = reckoned(kept.kind, &kept.claim, &standing, &held.decision.decision);
    let nothing = approved.is_empty();
    if wrong.is_empty() && nothing && kept.claim.reasons.is_empty() && kept.stated().is_positive() {
        wrong.push(ClaimWrong::NoReasons);
    }
    if !wrong.is_empty() {
        return Err(FundingError::ClaimWrong(wrong));
    }
    kept.claim.approved = approved;
    kept.state = ClaimState::Decided;
    kept.decided_at = Some(held.at);
    kept.waits_for = if nothing { WaitsFor::Nobody } else { WaitsFor::Officer };
    kept.waits_since = held.at;
    let of = Of::Claim(kept.id);
    due::done(&held.transaction, held.at, of, What::DecideClaim).await?;
    if !nothing {
        let new = New {
            of,
            what: What::Pay,
            waits_for: WaitsFor::Officer,
            person: None,
            on: app.clock.today().saturating_add(PAY_DAYS.days()),
            reason: Reason::PayWithin { days: PAY_DAYS.into() },
        };
        due::set(&held.transaction, caller, held.at, new).await?;
    }
    held.update(app, &mut kept).await?;
    held.tell(app, "letter-claim-decided").await?;
    held.end(caller, &kept, "claim.decided").await?;
    Ok(kept)
}
