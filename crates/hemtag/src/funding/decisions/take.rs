//! Taking a decision, or the amendment of one: everything that follows from it, in one transaction.

use std::collections::BTreeSet;

use funding::{Ore, ledger::Account};
use jiff::{Timestamp, civil::Date};
use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::{
    aid_room::{self, follow},
    annexes,
    keep::{Seen, call_of, is_same, may_have},
    store::{self, Kept},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError, applications,
        calls::KeptCall,
        due::{self, New},
        model::{
            application::{State, WaitsFor},
            days::claim_days,
            decision::{Decision, DecisionState, Outcome},
            differs::{Field, differences},
            due::{Of, Reason, What},
            lacks::{Part, lacks},
        },
        money::{self, Posting},
    },
    people::notices::{self, Notice},
};

/// What whoever decides says when a decision is taken.
#[derive(Debug, Clone, Copy)]
pub struct Taking<'t> {
    /// Name and function, as the decision names them.
    pub decider: &'t str,
    /// Knows of no conflict of interest of their own.
    pub unbiased: bool,
}

/// Takes what was presented. Sent twice by the same person, it is taken once.
///
/// # Errors
/// [`FundingError::SamePerson`] for whoever presented it, [`FundingError::Biased`] for who says so or belongs to the applicant,
/// [`FundingError::ApplicationChanged`] with what changed, [`FundingError::Money`] with what is left of the year,
/// [`FundingError::Lacks`], [`FundingError::Changed`]; [`FundingError::NotNow`] for what was not presented.
pub async fn take(app: &App, caller: &Caller, seen: Seen, taking: Taking<'_>) -> Result<Kept, FundingError> {
    check(caller, Action::DecideFunding, Relation::None)?;
    let transaction = app.db.write().await?;
    let of = store::by_id(&transaction, seen.id).await?.ok_or(FundingError::NotFound)?;
    let person = caller.person.ok_or(FundingError::NotSignedIn)?;
    // The application first, as everybody locks it who changes it.
    let keys = app.keys()?;
    let application = applications::store::to_change(&transaction, keys, of.application).await?;
    let mut application = application.ok_or(FundingError::NotFound)?;
    let mut kept = store::to_change(&transaction, seen.id).await?.ok_or(FundingError::NotFound)?;
    let was_just_taken =
        kept.prepared().is_none() && kept.decided_by == Some(person) && kept.version == seen.version + 1;
    if was_just_taken {
        return Ok(kept);
    }
    if kept.version != seen.version {
        return Err(FundingError::Changed);
    }
    if kept.prepared().is_none() || kept.presented_by.is_none() {
        return Err(FundingError::NotNow);
    }
    if is_same(kept.presented_by, person) {
        return Err(FundingError::SamePerson);
    }
    if !taking.unbiased || !application.relations(caller).is_empty() {
        return Err(FundingError::Biased);
    }
    let call = call_of(&transaction, &application).await?;
    let (before, reason) = match kept.pending.take() {
        Some(pending) => (Some(std::mem::replace(&mut kept.decision, pending.decision)), pending.reason),
        None => (None, String::new()),
    };
    taking.decider.trim().clone_into(&mut kept.decision.decider);
    kept.decision.decider_unbiased = taking.unbiased;
    let lacking = lacks(&kept.decision, &call.call, |part| before.is_some() && part == Part::Amounts);
    if !lacking.is_empty() {
        return Err(FundingError::Lacks(lacking));
    }
    if before.is_none() {
        unchanged(app, &transaction, &application, &kept.decision).await?;
    }
    let (at, today) = (app.clock.now(), app.clock.today());
    let acting = Acting { transaction: &transaction, caller, at, today };
    if before.is_none() {
        kept.number = Some(format!("B{}-{:05}", today.year(), kept.id));
        kept.decided_on = Some(today);
        kept.state = DecisionState::Taken;
    } else {
        kept.decision.amendments += 1;
        if kept.decision.is_revoked() {
            kept.closed_at = Some(at);
        }
    }
    kept.published_at = Some(at);
    acting.post(&call, &kept, before.as_ref(), &reason).await?;
    annexes::freeze(app, &transaction, kept.id, &mut kept.decision).await?;
    let in_register = aid_room::Acting { app, transaction: &transaction, caller, at, today, number: kept.id };
    let ledger = money::ledger_within(&transaction, call.assignment).await?;
    let stands = ledger.ledger.of_decision(kept.id).map(|(_, of)| of.committed.minus(of.recovered)).sum();
    let followed = follow(in_register, &application, &kept.decision, stands, &reason).await?;
    kept.decision.aid_checked = followed.checked;
    kept.decision.aid_firms = followed.firms;
    kept.decided_by = Some(person);
    kept.version += 1;
    kept.updated_at = at;
    store::update(&transaction, &kept).await?;
    store::insert_version(&transaction, &kept, &reason, &caller.label()).await?;
    match &before {
        None => {
            if kept.decision.outcome != Outcome::Withdrawn {
                application.state = match kept.decision.outcome {
                    Outcome::Granted => State::Granted,
                    _ => State::Refused,
                };
            }
            application.waits_for = WaitsFor::Nobody;
            application.waits_since = at;
            application.updated_at = at;
            application.version += 1;
            applications::store::update(&transaction, keys, &application).await?;
            for what in [What::Eligibility, What::Complete, What::Assess, What::Decide] {
                due::done(&transaction, at, Of::Application(application.id), what).await?;
            }
            acting.set_days(&kept).await?;
        }
        Some(_) if kept.decision.is_revoked() => {
            for what in [What::Claim, What::FinalReport] {
                due::done(&transaction, at, Of::Decision(kept.id), what).await?;
            }
        }
        Some(before) => acting.move_days(&kept, before, &reason).await?,
    }
    let data = json!({
        "application": kept.application,
        "outcome": kept.decision.outcome,
        "ore": kept.decision.sum().0,
        "version": kept.version,
        "amends": before.is_some(),
        "aid": followed.told,
    });
    let event = Event { action: "decision.taken", subject: Subject::Decision(kept.id), data };
    events::append(&transaction, caller, at, event).await?;
    let path = format!("/funding/decisions/{}/record", kept.id);
    let words = if before.is_some() { "letter-decision-amended" } else { "letter-decision" };
    let notice = Notice { words, kind: "funding.decision", path: &path, number: kept.id };
    notices::tell(app, &transaction, application.owner, notice, at).await?;
    transaction.commit().await?;
    Ok(kept)
}

/// That the application is the one that the decision was prepared on, and stands so that it may be decided.
async fn unchanged(
    app: &App,
    transaction: &DatabaseTransaction,
    application: &applications::Kept,
    decision: &Decision,
) -> Result<(), FundingError> {
    let versions = applications::store::versions::all(transaction, app.keys()?, application).await?;
    let then = versions.iter().find(|version| version.number == decision.of_version);
    let mut changed = match then {
        Some(then) => differences(&then.application, &application.application),
        None => vec![Field::State],
    };
    if !may_have(application.state, decision.outcome) {
        changed.push(Field::State);
    }
    if changed.is_empty() { Ok(()) } else { Err(FundingError::ApplicationChanged(changed)) }
}

struct Acting<'a> {
    transaction: &'a DatabaseTransaction,
    caller: &'a Caller,
    at: Timestamp,
    today: Date,
}

impl Acting<'_> {
    /// Commits what is granted, or what an amendment grants more; gives up what it grants less. Less first, so that money moves
    /// from a year to another.
    async fn post(
        &self,
        call: &KeptCall,
        kept: &Kept,
        before: Option<&Decision>,
        reason: &str,
    ) -> Result<(), FundingError> {
        let granted = |decision: &Decision, year| match decision.outcome {
            Outcome::Granted => decision.granted.get(&year).copied().unwrap_or_default(),
            _ => Ore::ZERO,
        };
        let mut years: BTreeSet<i16> = kept.decision.granted.keys().copied().collect();
        years.extend(before.iter().flat_map(|before| before.granted.keys()));
        let changes: Vec<(i16, Ore)> = years
            .into_iter()
            .map(|year| {
                let was = before.map_or(Ore::ZERO, |before| granted(before, year));
                (year, granted(&kept.decision, year).minus(was))
            })
            .collect();
        let reason = match before {
            None => format!("Beslut {}", kept.number.as_deref().unwrap_or_default()),
            Some(_) => reason.chars().take(crate::funding::MOST_REASON).collect(),
        };
        let posting = |year, amount| Posting {
            account: Account { assignment: call.assignment, year },
            decision: kept.id,
            claim: None,
            amount,
            on: self.today,
            reason: reason.as_str(),
        };
        for (year, change) in changes.iter().filter(|(_, change)| change.0 < 0) {
            let less = Ore::ZERO.minus(*change);
            money::release(self.transaction, self.caller, self.at, posting(*year, less)).await?;
        }
        for (year, change) in changes.iter().filter(|(_, change)| change.0 > 0) {
            money::commit(self.transaction, self.caller, self.at, posting(*year, *change)).await?;
        }
        Ok(())
    }

    /// The days that follow from a grant: claims while the project runs, the final report by its end.
    async fn set_days(&self, kept: &Kept) -> Result<(), FundingError> {
        let decision = &kept.decision;
        let Some((from, to)) = decision.project_from.zip(decision.project_to) else { return Ok(()) };
        if decision.outcome != Outcome::Granted {
            return Ok(());
        }
        let terms = &decision.payment;
        let rule = Reason::Claims { first: terms.first_claim_months, each: terms.claim_months };
        let new = |what, on, reason| New {
            of: Of::Decision(kept.id),
            what,
            waits_for: WaitsFor::Applicant,
            person: None,
            on,
            reason,
        };
        let (transaction, caller, at) = (self.transaction, self.caller, self.at);
        let days = claim_days(from, to, terms).into_iter();
        let days: Vec<New> = days.map(|day| new(What::Claim, day, rule.clone())).collect();
        due::series(transaction, caller, at, &days).await?;
        Ok(due::set(transaction, caller, at, new(What::FinalReport, to, Reason::LastDay)).await?)
    }

    /// The final report follows the project's end; the days of claims stay.
    async fn move_days(&self, kept: &Kept, before: &Decision, reason: &str) -> Result<(), FundingError> {
        let now = kept.decision.project_to.filter(|to| before.project_to != Some(*to));
        let Some(to) = now else { return Ok(()) };
        let of = Of::Decision(kept.id);
        let (transaction, caller, at) = (self.transaction, self.caller, self.at);
        match due::amend(transaction, caller, at, of, What::FinalReport, to, reason).await {
            // It is handed in already.
            Err(FundingError::NotFound) => Ok(()),
            moved => moved.map(|_| ()),
        }
    }
}
