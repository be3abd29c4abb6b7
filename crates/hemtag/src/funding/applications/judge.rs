//! An officer judges the call's rules one by one, with the engine's verdict before them. All met: the application goes to its
//! assessment. One missed: a refusal is proposed, and whoever decides has the word.

use serde_json::json;

use super::{
    earlier::earlier,
    eligible::judgements,
    keep::{one, to_change},
    store::{
        self, Kept,
        eligibility::{self, Judged, RuleJudged},
    },
    terms::terms,
};
use crate::{
    access::{Action, Caller},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError, due,
        model::{
            application::{State, WaitsFor},
            due::{Of, Reason, What},
        },
    },
};

/// What a person found of one rule, by its place.
#[derive(Debug, Clone)]
pub struct Found {
    pub rule: usize,
    pub met: bool,
    pub reason: String,
}

/// Keeps what was found of every rule that holds.
///
/// # Errors
/// [`FundingError::Wrong`] with the fields that lack an answer or a reason; [`FundingError::NotNow`] unless it waits for this;
/// [`FundingError::Changed`] when somebody was first.
pub async fn judge(
    app: &App,
    caller: &Caller,
    id: i64,
    seen: i64,
    found: &[Found],
) -> Result<Kept, FundingError> {
    // Read before the transaction: nobody who waits holds two connections.
    let before = one(app, caller, id).await?;
    let held = terms(app, caller, &before).await?.held;
    let (transaction, mut kept) = to_change(app, caller, id, Action::HandleApplication).await?;
    if kept.version != seen {
        return Err(FundingError::Changed);
    }
    if kept.state != State::Submitted {
        return Err(FundingError::NotNow);
    }
    let (keys, at) = (app.keys()?, app.clock.now());
    let known = earlier(&transaction, keys, id, &kept.application).await?;
    let on = crate::clock::day_in_sweden(kept.submitted_at.unwrap_or(at));
    let (mut rules, mut wrong) = (Vec::new(), Vec::new());
    for judgement in judgements(&held, &kept.application, &known, on) {
        let place = judgement.place;
        let Some(own) = found.iter().find(|one| one.rule == place) else {
            wrong.push((format!("met-{place}"), "apply-judge-choose"));
            continue;
        };
        if crate::funding::reasoned(&own.reason).is_err() {
            wrong.push((format!("reason-{place}"), "apply-judge-reason"));
        }
        let reason = own.reason.trim().to_owned();
        rules.push(RuleJudged { rule: place, engine: judgement.verdict, met: own.met, reason });
    }
    if !wrong.is_empty() {
        return Err(FundingError::Wrong(wrong));
    }
    let eligible = rules.iter().all(|rule| rule.met);
    let judged = Judged { eligible, rules, at, actor: caller.label() };
    eligibility::insert(&transaction, keys, id, &judged).await?;
    (kept.state, kept.waits_for) = match eligible {
        true => (State::InAssessment, WaitsFor::Officer),
        false => (State::Assessed, WaitsFor::Decider),
    };
    kept.waits_since = at;
    kept.updated_at = at;
    kept.officer = kept.officer.or(caller.person);
    kept.version += 1;
    store::update(&transaction, keys, &kept).await?;
    due::done(&transaction, at, Of::Application(id), What::Eligibility).await?;
    // It is complete: its days to a decision count from when the last of it came in.
    let versions = store::versions::all(&transaction, keys, &kept).await?;
    let answered = store::completions::all(&transaction, keys, id).await?;
    let last =
        versions.iter().map(|one| one.at).chain(answered.iter().filter_map(|one| one.answered_at)).max();
    let complete = crate::clock::day_in_sweden(last.unwrap_or(at));
    let days = i64::from(held.decision_days);
    let new = due::New {
        of: Of::Application(id),
        what: What::Decide,
        waits_for: WaitsFor::Decider,
        person: None,
        on: complete.saturating_add(jiff::Span::new().days(days)),
        reason: Reason::Complete { days, complete },
    };
    due::set(&transaction, caller, at, new).await?;
    let data = json!({ "eligible": eligible, "rules": judged.rules.len() });
    let event = Event { action: "application.judged", subject: Subject::Application(id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(kept)
}
