//! Writing a claim: begun, kept at every step, handed in.

use funding::money::LARGEST;
use jiff::{ToSpan, civil::Date};

use super::{
    standing::Held,
    store::{self, Kept},
};
use crate::{
    access::{Action, Caller, Relation, check_any},
    app::App,
    funding::{
        FundingError,
        attached::{self, Owner},
        due::{self, New},
        model::{
            application::WaitsFor,
            call::CallKind,
            claim::{Claim, ClaimKind, ClaimState},
            due::{Of, Reason, What},
            reckon::{ClaimWrong, advance_left, advance_wrong},
            skills,
        },
    },
};

/// The claim that somebody saw.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    pub grant: i64,
    pub claim: i64,
    pub version: i64,
}

/// Begins a claim, or gives the one that is open: there is one at a time.
///
/// # Errors
/// [`FundingError::NotNow`] once the final report is handed in or the grant is closed; [`FundingError::ClaimWrong`] for an
/// advance that the decision does not give.
pub async fn begin(app: &App, caller: &Caller, grant: i64, kind: ClaimKind) -> Result<Kept, FundingError> {
    let held = Held::to_change(app, caller, grant, Action::ClaimMoney).await?;
    asks(caller, &held)?;
    if let Some(open) = held.claims.iter().find(|claim| claim.is_open()) {
        return Ok(open.clone());
    }
    let has_final = held.claims.iter().any(|claim| claim.kind == ClaimKind::Final);
    if has_final || held.decision.closed_at.is_some() {
        return Err(FundingError::NotNow);
    }
    if kind == ClaimKind::Advance {
        let left = advance_left(&held.standing().await?, &held.decision.decision.payment);
        if !left.is_positive() {
            return Err(FundingError::ClaimWrong(vec![ClaimWrong::PassesAdvance { left }]));
        }
    }
    let last = held.claims.iter().filter_map(|claim| claim.to).max();
    let decision = &held.decision.decision;
    let from = last.map_or(decision.project_from, |last| last.checked_add(1.day()).ok());
    let is_advance = kind == ClaimKind::Advance;
    let mut new = Kept {
        id: 0,
        decision: grant,
        kind,
        state: ClaimState::Draft,
        from: from.filter(|_| !is_advance),
        to: decision.project_to.filter(|_| kind == ClaimKind::Final),
        claim: Claim::default(),
        made_at: held.at,
        updated_at: held.at,
        submitted_at: None,
        decided_at: None,
        waits_for: WaitsFor::Applicant,
        waits_since: held.at,
        version: 1,
    };
    new.id = store::insert(&held.transaction, app.keys()?, &new).await?;
    held.end(caller, &new, "claim.begun").await?;
    Ok(new)
}

/// Claims are the applicant's: an officer who may everything else writes none.
fn asks(caller: &Caller, held: &Held) -> Result<(), FundingError> {
    let relations: Vec<Relation> = held.application.relations(caller);
    check_any(caller, Action::ClaimMoney, &relations)?;
    if relations.is_empty() { Err(FundingError::NotNow) } else { Ok(()) }
}

/// The claim that was seen, which its applicant may write.
pub(super) async fn written(app: &App, caller: &Caller, seen: Seen) -> Result<(Held, Kept), FundingError> {
    let held = Held::to_change(app, caller, seen.grant, Action::ClaimMoney).await?;
    asks(caller, &held)?;
    let claim = held.claim(seen.claim)?;
    Ok((held, claim))
}

/// Keeps what is written, complete or not. What is the same as before is no change.
///
/// # Errors
/// [`FundingError::Changed`] when somebody was first; [`FundingError::NotNow`] once it is handed in.
pub async fn keep(
    app: &App,
    caller: &Caller,
    seen: Seen,
    period: (Option<Date>, Option<Date>),
    claim: Claim,
) -> Result<Kept, FundingError> {
    let (held, mut kept) = written(app, caller, seen).await?;
    // What an officer writes stays as it is.
    let claim = Claim {
        cuts: kept.claim.cuts.clone(),
        approved: kept.claim.approved.clone(),
        reasons: kept.claim.reasons.clone(),
        to_complete: kept.claim.to_complete.clone(),
        paid_on: kept.claim.paid_on,
        files: kept.claim.files.clone(),
        ..claim
    };
    if kept.claim == claim && (kept.from, kept.to) == period {
        return Ok(kept);
    }
    if !kept.is_written() {
        return Err(FundingError::NotNow);
    }
    if kept.version != seen.version {
        return Err(FundingError::Changed);
    }
    let is_of_skills = skills::asks(&held.call.call);
    let personal = if is_of_skills { skills::personal_in_claim(&claim) } else { Vec::new() };
    if !personal.is_empty() {
        return Err(FundingError::Personal(personal));
    }
    kept.claim = claim;
    (kept.from, kept.to) = period;
    held.update(app, &mut kept).await?;
    held.end(caller, &kept, "claim.kept").await?;
    Ok(kept)
}

/// Takes a draft away that was never handed in.
///
/// # Errors
/// [`FundingError::NotNow`] for one that was.
pub async fn remove(app: &App, caller: &Caller, seen: Seen) -> Result<(), FundingError> {
    let (held, kept) = written(app, caller, seen).await?;
    if kept.submitted_at.is_some() {
        return Err(FundingError::NotNow);
    }
    store::remove(&held.transaction, kept.id).await?;
    attached::delete_all(&held.transaction, Owner::Claim(kept.id)).await?;
    held.end(caller, &kept, "claim.removed").await
}

/// Hands a claim in, or its completion. `declared`: whoever may sign has said that it is right. Sent twice, it is handed in once.
///
/// # Errors
/// [`FundingError::ClaimWrong`] with everything that is wrong; [`FundingError::Changed`], [`FundingError::NotNow`].
pub async fn hand_in(app: &App, caller: &Caller, seen: Seen, declared: bool) -> Result<Kept, FundingError> {
    let (held, mut kept) = written(app, caller, seen).await?;
    if kept.state == ClaimState::Submitted && kept.version == seen.version + 1 {
        return Ok(kept);
    }
    if !kept.is_written() {
        return Err(FundingError::NotNow);
    }
    if kept.version != seen.version {
        return Err(FundingError::Changed);
    }
    let mut wrong = wrong_with(&held, &kept, app.clock.today()).await?;
    if !declared {
        wrong.push(ClaimWrong::NotDeclared);
    }
    if !wrong.is_empty() {
        return Err(FundingError::ClaimWrong(wrong));
    }
    let (transaction, at) = (&held.transaction, held.at);
    let of = Of::Decision(held.decision.id);
    if kept.submitted_at.is_none() {
        match kept.kind {
            ClaimKind::Advance => {}
            ClaimKind::Period => drop(due::earliest_done(transaction, at, of, What::Claim).await?),
            ClaimKind::Final => {
                due::done(transaction, at, of, What::Claim).await?;
                due::done(transaction, at, of, What::FinalReport).await?;
            }
        }
    }
    due::done(transaction, at, Of::Claim(kept.id), What::Complete).await?;
    let days = i32::from(held.call.call.decision_days);
    let new = New {
        of: Of::Claim(kept.id),
        what: What::DecideClaim,
        waits_for: WaitsFor::Officer,
        person: None,
        on: app.clock.today().saturating_add(days.days()),
        reason: Reason::DecideClaim { days: days.into() },
    };
    due::set(transaction, caller, at, new).await?;
    let files = attached::there(transaction, app.keys()?, Owner::Claim(kept.id)).await?;
    kept.claim.files = files.iter().map(attached::AttachedFile::handed).collect();
    kept.state = ClaimState::Submitted;
    kept.submitted_at = Some(at);
    kept.waits_for = WaitsFor::Officer;
    kept.waits_since = at;
    held.update(app, &mut kept).await?;
    held.end(caller, &kept, "claim.handed_in").await?;
    Ok(kept)
}

/// Everything that keeps a claim from being handed in.
async fn wrong_with(held: &Held, kept: &Kept, today: Date) -> Result<Vec<ClaimWrong>, FundingError> {
    let decision = &held.decision.decision;
    let claim = &kept.claim;
    let mut wrong = Vec::new();
    if claim.signatory.trim().is_empty() || claim.signatory_function.trim().is_empty() {
        wrong.push(ClaimWrong::NoSignatory);
    }
    if kept.kind == ClaimKind::Advance {
        if claim.advance.values().any(|ore| ore.0 < 0 || *ore > LARGEST) {
            wrong.push(ClaimWrong::Amount);
        } else if !kept.stated().is_positive() {
            wrong.push(ClaimWrong::Nothing);
        }
        wrong.extend(advance_wrong(claim, &held.standing().await?, &decision.payment));
        return Ok(wrong);
    }
    if claim.costs.is_empty() && kept.kind == ClaimKind::Period {
        wrong.push(ClaimWrong::Nothing);
    }
    for line in &claim.costs {
        if held.call.call.cost_kind(&line.kind).is_none() {
            wrong.push(ClaimWrong::NoSuchKind { kind: line.kind.clone() });
        }
        if !decision.granted.contains_key(&line.year) {
            wrong.push(ClaimWrong::NotItsYear { year: line.year });
        }
        if !line.amount.is_positive() || line.amount > LARGEST {
            wrong.push(ClaimWrong::Amount);
        }
    }
    let within = |day: Date| {
        decision.project_from.is_none_or(|from| from <= day) && decision.project_to.is_none_or(|to| day <= to)
    };
    match (kept.from, kept.to) {
        (Some(from), Some(to)) if from <= to && within(from) && within(to) => {}
        _ => wrong.push(ClaimWrong::Period),
    }
    let required = held.call.call.indicators.iter().filter(|one| one.required);
    let lacking = required.filter(|one| !claim.indicators.contains_key(&one.code));
    wrong.extend(lacking.map(|one| ClaimWrong::NoIndicator { code: one.code.clone() }));
    if held.call.call.kind == CallKind::Development {
        wrong.extend(skills::courses_wrong(claim, today).into_iter().map(ClaimWrong::Course));
    }
    if claim.done.trim().is_empty() {
        wrong.push(ClaimWrong::NoReport);
    }
    Ok(wrong)
}
