//! Preparing a decision: begun from an application, kept as it is written, presented.

use std::collections::{BTreeMap, HashMap};

use funding::Ore;
use jiff::Timestamp;
use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::{
    draft::draft,
    store::{self, Kept},
};
use crate::{
    access::{Action, Caller, PersonId, Relation, check},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError, applications,
        calls::{self, KeptCall},
        model::{
            application::State,
            call::{Both, Condition},
            decision::{Decision, DecisionState, Outcome},
            domestic,
            lacks::{Lack, Part, lacks},
        },
    },
};

/// The decision that somebody saw.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    pub id: i64,
    pub version: i64,
}

/// An application that a decision can be prepared on, or whose decision waits to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub application: i64,
    pub number: Option<String>,
    pub title: String,
    pub call: Both,
    pub state: State,
    pub asked: Ore,
    pub decision: Option<(i64, bool)>,
    pub since: Timestamp,
}

/// What waits for a decision, the oldest first.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn to_decide(app: &App, caller: &Caller) -> Result<Vec<Waiting>, FundingError> {
    check(caller, Action::DecideFunding, Relation::None)?;
    let (db, keys) = (app.db.reader(), app.keys()?);
    let waiting: Vec<State> = State::ALL
        .into_iter()
        .filter(|state| !matches!(state, State::Draft | State::Granted | State::Refused))
        .collect();
    let found = applications::in_states(db, keys, &waiting).await?;
    let ids: Vec<i64> = found.iter().map(|one| one.id).collect();
    let mut decisions = store::by_applications(db, &ids).await?;
    let titles: HashMap<i64, Both> =
        calls::list(app, caller).await?.into_iter().map(|call| (call.id, call.call.title)).collect();
    let mut all = Vec::with_capacity(found.len());
    for one in found {
        let decision = decisions.remove(&one.id);
        if decision.as_ref().is_some_and(|kept| kept.state == DecisionState::Taken) {
            continue;
        }
        all.push(Waiting {
            application: one.id,
            number: one.number,
            asked: one.application.asked(),
            title: one.application.title,
            call: titles.get(&one.call).cloned().unwrap_or_default(),
            state: one.state,
            decision: decision.map(|kept| (kept.id, kept.presented_by.is_some())),
            since: one.waits_since,
        });
    }
    all.sort_by_key(|one| one.since);
    Ok(all)
}

/// Begins the decision on an application, or gives the one that was begun.
///
/// # Errors
/// [`FundingError::NotFound`] for an application that was not handed in; when the caller may not.
pub async fn begin(app: &App, caller: &Caller, application: i64) -> Result<Kept, FundingError> {
    check(caller, Action::DecideFunding, Relation::None)?;
    let transaction = app.db.write().await?;
    let (kept, is_new) = proposed(app, &transaction, application, None, "").await?;
    if is_new {
        let data = json!({ "application": application, "outcome": kept.decision.outcome });
        let event = Event { action: "decision.begun", subject: Subject::Decision(kept.id), data };
        events::append(&transaction, caller, kept.updated_at, event).await?;
        transaction.commit().await?;
    }
    Ok(kept)
}

/// Prepares the decision that a selection leads to, within the selection's transaction: what it grants, by year, and why. What
/// was prepared before gets the new amounts and reasons, and must be presented anew; what was taken is left alone. The event is
/// the caller's.
///
/// # Errors
/// [`FundingError::NotNow`] when it was taken; [`FundingError::NotFound`] for no such application; when the caller may not.
pub async fn propose(
    app: &App,
    transaction: &DatabaseTransaction,
    caller: &Caller,
    application: i64,
    granted_by_year: BTreeMap<i16, Ore>,
    reasons: &str,
) -> Result<Kept, FundingError> {
    check(caller, Action::DecideFunding, Relation::None)?;
    let outcome = match granted_by_year.values().any(|ore| ore.is_positive()) {
        true => Outcome::Granted,
        false => Outcome::Refused,
    };
    let (mut kept, _) =
        proposed(app, transaction, application, Some(granted_by_year.clone()), reasons).await?;
    if kept.state == DecisionState::Taken {
        return Err(FundingError::NotNow);
    }
    let (before, version) = (kept.clone(), kept.version);
    kept.decision.outcome = outcome;
    kept.decision.granted = granted_by_year;
    if !reasons.trim().is_empty() {
        reasons.clone_into(&mut kept.decision.reasons);
    }
    if kept != before {
        kept.version = version + 1;
        kept.updated_at = app.clock.now();
        no_longer_presented(&mut kept);
        store::update(transaction, &kept).await?;
    }
    Ok(kept)
}

async fn proposed(
    app: &App,
    transaction: &DatabaseTransaction,
    application: i64,
    granted: Option<BTreeMap<i16, Ore>>,
    reasons: &str,
) -> Result<(Kept, bool), FundingError> {
    let keys = app.keys()?;
    let of = applications::store::to_change(transaction, keys, application).await?;
    let of = of.filter(|one| one.submitted_at.is_some()).ok_or(FundingError::NotFound)?;
    if let Some(kept) = store::by_application(transaction, application).await? {
        return Ok((kept, false));
    }
    let call = calls::as_of(transaction, of.call, of.call_version).await?.ok_or(FundingError::NotFound)?;
    let handed_in = applications::store::versions::all(transaction, keys, &of).await?;
    let of_version = handed_in.first().map_or(0, |version| version.number);
    let mut kept = Kept {
        id: 0,
        application,
        call: of.call,
        number: None,
        state: DecisionState::Proposed,
        decision: draft(&call, &of, of_version, granted, reasons),
        decided_on: None,
        presented_by: None,
        decided_by: None,
        published_at: None,
        pending: None,
        closed_at: None,
        updated_at: app.clock.now(),
        version: 1,
    };
    kept.id = store::insert(transaction, &kept).await?;
    Ok((kept, true))
}

/// What was presented and then changed must be presented anew.
pub(super) fn no_longer_presented(kept: &mut Kept) {
    if kept.state == DecisionState::Proposed || kept.pending.is_some() {
        kept.presented_by = None;
    }
    let decision = match &mut kept.pending {
        Some(pending) => &mut pending.decision,
        None => &mut kept.decision,
    };
    decision.presenter_unbiased = false;
    decision.decider_unbiased = false;
    decision.decider = String::new();
}

/// The call that a decision goes by: as it was when the application was written.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn call_of(
    db: &impl sea_orm::ConnectionTrait,
    application: &applications::Kept,
) -> Result<KeptCall, FundingError> {
    let call = calls::as_of(db, application.call, application.call_version).await?;
    call.ok_or(FundingError::NotFound)
}

/// Keeps what an officer wrote, complete or not. Of an amendment, with its reason.
///
/// # Errors
/// [`FundingError::Changed`] when somebody was first; [`FundingError::NotNow`] when nothing is being prepared;
/// [`FundingError::Domestic`].
pub async fn keep(
    app: &App,
    caller: &Caller,
    seen: Seen,
    written: Decision,
    reason: &str,
) -> Result<Kept, FundingError> {
    check(caller, Action::DecideFunding, Relation::None)?;
    let transaction = app.db.write().await?;
    let mut kept = prepared(&transaction, seen).await?;
    let before = kept.clone();
    match &mut kept.pending {
        Some(pending) => {
            // What was decided stays decided; an amendment changes its terms.
            let outcome = kept.decision.outcome;
            pending.decision = Decision { outcome, amendments: kept.decision.amendments, ..written };
            reason.trim().clone_into(&mut pending.reason);
        }
        None => kept.decision = written,
    }
    let stood = before.prepared().map(|before| before.conditions.clone()).unwrap_or_default();
    let now = match &mut kept.pending {
        Some(pending) => &mut pending.decision,
        None => &mut kept.decision,
    };
    looked_at(app, now, Some(&stood))?;
    if kept == before {
        return Ok(kept);
    }
    no_longer_presented(&mut kept);
    kept.version += 1;
    kept.updated_at = app.clock.now();
    store::update(&transaction, &kept).await?;
    tell(transaction, caller, &kept, "decision.kept").await?;
    Ok(kept)
}

/// Conditions that would favour domestic goods are refused; of what is written only what is new is looked at.
fn looked_at(app: &App, decision: &mut Decision, before: Option<&[Condition]>) -> Result<(), FundingError> {
    let looked = std::mem::take(&mut decision.looked);
    let texts = domestic::of_conditions(decision.aid, &decision.conditions);
    let looked = domestic::still(&texts, looked);
    let mut found = domestic::found(&texts, &looked, app.clock.today());
    if let Some(before) = before {
        found.retain(|one| !before.iter().any(|was| was.text.sv == one.text || was.text.en == one.text));
    }
    decision.looked = looked;
    if found.is_empty() { Ok(()) } else { Err(FundingError::Domestic(found)) }
}

/// Prepares the decision anew on the application as it stands now; what an officer wrote of reasons, terms and appeal stays.
///
/// # Errors
/// As [`keep`]; [`FundingError::NotNow`] for an amendment, which is about the decision and not the application.
pub async fn renew(app: &App, caller: &Caller, seen: Seen) -> Result<Kept, FundingError> {
    check(caller, Action::DecideFunding, Relation::None)?;
    let transaction = app.db.write().await?;
    let mut kept = prepared(&transaction, seen).await?;
    if kept.state != DecisionState::Proposed {
        return Err(FundingError::NotNow);
    }
    let application = application_of(app, &transaction, &kept).await?;
    let call = call_of(&transaction, &application).await?;
    let handed_in = applications::store::versions::all(&transaction, app.keys()?, &application).await?;
    let of_version = handed_in.first().map_or(0, |version| version.number);
    let written = kept.decision.clone();
    kept.decision = Decision {
        reasons: written.reasons,
        public_reasons: written.public_reasons,
        legal_basis: written.legal_basis,
        aid: written.aid,
        target_group: written.target_group,
        conditions: written.conditions,
        looked: written.looked,
        payment: written.payment,
        appeal: written.appeal,
        took_part: written.took_part,
        officer: written.officer,
        ..draft(&call, &application, of_version, None, "")
    };
    no_longer_presented(&mut kept);
    kept.version += 1;
    kept.updated_at = app.clock.now();
    store::update(&transaction, &kept).await?;
    tell(transaction, caller, &kept, "decision.renewed").await?;
    Ok(kept)
}

/// Presents what is prepared: from now on another person may take it. `presenter` is name and function as the decision names
/// them.
///
/// # Errors
/// [`FundingError::Lacks`] with everything that a decision must have and this one has not; [`FundingError::Biased`];
/// [`FundingError::Changed`].
pub async fn present(
    app: &App,
    caller: &Caller,
    seen: Seen,
    presenter: &str,
    unbiased: bool,
) -> Result<Kept, FundingError> {
    check(caller, Action::DecideFunding, Relation::None)?;
    let transaction = app.db.write().await?;
    let mut kept = prepared(&transaction, seen).await?;
    let application = application_of(app, &transaction, &kept).await?;
    let person = caller.person.ok_or(FundingError::NotSignedIn)?;
    if !application.relations(caller).is_empty() {
        return Err(FundingError::Biased);
    }
    let call = call_of(&transaction, &application).await?;
    let reason = kept.pending.as_ref().map(|pending| pending.reason.clone());
    let decision = match &mut kept.pending {
        Some(pending) => &mut pending.decision,
        None => &mut kept.decision,
    };
    looked_at(app, decision, None)?;
    presenter.trim().clone_into(&mut decision.presenter);
    decision.presenter_unbiased = unbiased;
    // An amendment may take everything back.
    let may_lack = |part: Part| part.is_of_taking() || (reason.is_some() && part == Part::Amounts);
    let lacking = lacks(decision, &call.call, may_lack);
    if !lacking.is_empty() {
        return Err(FundingError::Lacks(lacking));
    }
    if reason.is_some_and(|reason| reason.is_empty()) {
        return Err(FundingError::NoReason);
    }
    kept.presented_by = Some(person);
    kept.version += 1;
    kept.updated_at = app.clock.now();
    store::update(&transaction, &kept).await?;
    tell(transaction, caller, &kept, "decision.presented").await?;
    Ok(kept)
}

/// What is being prepared as it was seen, locked.
pub(super) async fn prepared(transaction: &DatabaseTransaction, seen: Seen) -> Result<Kept, FundingError> {
    let kept = store::to_change(transaction, seen.id).await?.ok_or(FundingError::NotFound)?;
    if kept.version != seen.version {
        return Err(FundingError::Changed);
    }
    if kept.prepared().is_none() {
        return Err(FundingError::NotNow);
    }
    Ok(kept)
}

async fn application_of(
    app: &App,
    transaction: &DatabaseTransaction,
    kept: &Kept,
) -> Result<applications::Kept, FundingError> {
    let found = applications::store::by_id(transaction, app.keys()?, kept.application).await?;
    found.ok_or(FundingError::NotFound)
}

pub(super) async fn tell(
    transaction: DatabaseTransaction,
    caller: &Caller,
    kept: &Kept,
    action: &'static str,
) -> Result<(), FundingError> {
    let data = json!({ "application": kept.application, "version": kept.version });
    let event = Event { action, subject: Subject::Decision(kept.id), data };
    events::append(&transaction, caller, kept.updated_at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// What the page of a decision lists of what is due: every part with whether it stands there, and what contradicts itself.
#[must_use]
pub fn check_list(
    decision: &Decision,
    call: &KeptCall,
    is_amendment: bool,
) -> (Vec<(Part, bool)>, Vec<Lack>) {
    let grants = decision.outcome == Outcome::Granted;
    let parts = Part::ALL.into_iter().filter(|part| grants || !part.is_of_grants());
    let has = |part: Part| part.stands_in(decision) || (is_amendment && part == Part::Amounts);
    let parts = parts.map(|part| (part, has(part))).collect();
    let all = lacks(decision, &call.call, |_| false);
    (parts, all.into_iter().filter(|lack| !matches!(lack, Lack::Missing(_))).collect())
}

/// Whether an application stands so that this outcome may be decided.
#[must_use]
pub(super) fn may_have(state: State, outcome: Outcome) -> bool {
    match outcome {
        Outcome::Granted => state == State::Assessed,
        Outcome::Withdrawn => state == State::Withdrawn,
        Outcome::Refused => {
            matches!(state, State::Submitted | State::ToComplete | State::InAssessment | State::Assessed)
        }
    }
}

/// The person that prepares and the one that takes are two.
pub(super) fn is_same(presented_by: Option<PersonId>, person: PersonId) -> bool {
    presented_by == Some(person)
}

#[cfg(test)]
mod tests {
    use super::{super::draft::outcome_of, *};

    #[test]
    fn an_application_is_decided_where_it_stands() {
        for state in State::ALL {
            let outcome = outcome_of(state);
            let may = may_have(state, outcome);
            assert_eq!(may, !matches!(state, State::Draft | State::Granted | State::Refused), "{state:?}");
        }
        assert!(!may_have(State::InAssessment, Outcome::Granted), "nothing is granted unassessed");
        assert!(!may_have(State::Withdrawn, Outcome::Refused), "what was taken back is written off");
    }
}
