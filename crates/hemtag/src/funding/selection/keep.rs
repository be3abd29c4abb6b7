//! Gathering what is chosen from, keeping a proposal, recording what a person chose.

use std::collections::BTreeMap;

use funding::{Ore, ledger::Account};
use serde_json::json;

use super::{
    model::{Candidate, Choice, Found, Granted, Proposal, Question, Settings},
    solve::{self, NoAnswer},
    store::{self, KeptSelection, New},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError, applications, assessment,
        calls::{self, KeptCall},
        decisions,
        model::application::State,
        money,
    },
};

/// The engine as it stands with each proposal.
pub const ENGINE: &str = concat!("portfolio ", env!("CARGO_PKG_VERSION"));

/// Seconds that the engine may take when a page waits for it, and when a proposal is made with its reasons.
const QUICK: f64 = 0.7;
const THOROUGH: f64 = 20.0;

/// What a call's applications stand for in the selection.
#[derive(Debug, Clone)]
pub struct Gathered {
    pub call: KeptCall,
    pub candidates: Vec<Candidate>,
    /// Handed in and not chosen from, with where they stand: not assessed yet, refused, taken back.
    pub left_out: Vec<(i64, String, State)>,
    /// What the years have left to grant.
    pub left: BTreeMap<i16, Ore>,
}

/// # Errors
/// When the caller may not, there is no such call, or the database does not answer.
pub async fn gather(app: &App, caller: &Caller, code: &str) -> Result<Gathered, FundingError> {
    check(caller, Action::SelectProjects, Relation::None)?;
    let call = calls::by_code(app, caller, code).await?;
    let ledger = money::ledger(app, caller).await?.ledger;
    let left = call
        .call
        .years
        .iter()
        .map(|year| (*year, ledger.year(Account { assignment: call.assignment, year: *year }).left()));
    let left = left.collect();
    let reader = app.db.reader();
    let all = applications::of_call(reader, app.keys()?, call.id).await?;
    let ids: Vec<i64> = all.iter().map(|one| one.id).collect();
    let points = assessment::of_applications(reader, app.keys()?, &ids).await?;
    let mut candidates = Vec::new();
    let mut left_out = Vec::new();
    for kept in all {
        let of = points.iter().find(|one| one.application == kept.id);
        let mut scores: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for (criterion, given) in of.iter().flat_map(|of| &of.by).flat_map(|by| &by.points) {
            if let Some(given) = given {
                scores.entry(criterion.clone()).or_default().push(*given);
            }
        }
        let takes_part = matches!(kept.state, State::InAssessment | State::Assessed) && !scores.is_empty();
        if !takes_part {
            left_out.push((kept.id, kept.application.title.clone(), kept.state));
            continue;
        }
        let application = kept.application;
        candidates.push(Candidate {
            application: kept.id,
            number: kept.number.unwrap_or_default(),
            applicant: kept.organisation_number.unwrap_or_default(),
            lowest: application.lowest_share.unwrap_or(100),
            reaches: application
                .contributions
                .iter()
                .map(|one| (one.sub_goal.clone(), one.county.clone(), one.branch.clone(), one.firms))
                .collect(),
            requested: application.requested,
            title: application.title,
            gaps: application.gaps,
            scores,
        });
    }
    Ok(Gathered { call, candidates, left_out, left })
}

impl Gathered {
    /// The application with a number, or with a number that alone ends so: `12` for `2027-0012`.
    #[must_use]
    pub fn numbered(&self, text: &str) -> Option<i64> {
        let exact = self.candidates.iter().find(|one| one.number.eq_ignore_ascii_case(text));
        if let Some(exact) = exact {
            return Some(exact.application);
        }
        let wanted: u64 = text.parse().ok()?;
        let last = |number: &str| -> Option<u64> {
            number.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
        };
        let mut ends = self.candidates.iter().filter(|one| last(&one.number) == Some(wanted));
        let found = ends.next()?.application;
        ends.next().is_none().then_some(found)
    }

    /// The question that settings make of it.
    #[must_use]
    pub fn question(&self, settings: Settings) -> Question {
        Question {
            call: self.call.id,
            call_version: self.call.version,
            criteria: self
                .call
                .call
                .criteria
                .iter()
                .map(|one| (one.code.clone(), one.weight, one.most))
                .collect(),
            settings,
            candidates: self.candidates.clone(),
        }
    }
}

/// The best portfolio of a question, quickly and without its reasons: for trying what else could be. Nothing is kept.
///
/// # Errors
/// [`NoAnswer`] when the question cannot be put.
pub(super) async fn try_out(question: Question) -> Result<Found, NoAnswer> {
    let solve = move || solve::solve(&question, QUICK, false);
    tokio::task::spawn_blocking(solve).await.map_err(|e| NoAnswer::Question(e.to_string()))?
}

/// What became of asking for a proposal.
#[derive(Debug)]
pub enum Proposed {
    Kept(i64),
    /// There is no portfolio to keep.
    Nothing(Found),
    NoAnswer(NoAnswer),
}

/// Makes the proposal of settings with its reasons, and keeps it. The same question gives the proposal that is there.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn propose(
    app: &App,
    caller: &Caller,
    code: &str,
    settings: Settings,
) -> Result<Proposed, FundingError> {
    let gathered = gather(app, caller, code).await?;
    let question = gathered.question(settings);
    let input = serde_json::to_string(&question).expect("a question can be written");
    let hash = crate::funding::model::handed::fingerprint(input.as_bytes());
    let call = gathered.call.id;
    if let Some(id) = store::same(app.db.reader(), call, &hash, ENGINE).await? {
        return Ok(Proposed::Kept(id));
    }
    let solve = move || solve::solve(&question, THOROUGH, true);
    let found = match tokio::task::spawn_blocking(solve).await {
        Ok(Ok(found)) => found,
        Ok(Err(no_answer)) => return Ok(Proposed::NoAnswer(no_answer)),
        Err(error) => return Ok(Proposed::NoAnswer(NoAnswer::Question(error.to_string()))),
    };
    let Found::Portfolio(proposal) = found else { return Ok(Proposed::Nothing(found)) };
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let actor = caller.label();
    let new = New {
        call,
        input_hash: &hash,
        engine: ENGINE,
        input: &input,
        proposal: &proposal,
        at,
        actor: &actor,
    };
    let id = store::insert(&transaction, new).await?;
    let data = json!({
        "call": call, "hash": hash, "engine": ENGINE, "projects": proposal.granted.len(), "ore": proposal.sum().0,
    });
    events::append(
        &transaction,
        caller,
        at,
        Event { action: "selection.proposed", subject: Subject::Selection(id), data },
    )
    .await?;
    transaction.commit().await?;
    Ok(Proposed::Kept(id))
}

/// The selections of a call, newest first.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn of_call(app: &App, caller: &Caller, call: i64) -> Result<Vec<KeptSelection>, FundingError> {
    check(caller, Action::SelectProjects, Relation::None)?;
    Ok(store::of_call(app.db.reader(), call).await?)
}

/// # Errors
/// [`FundingError::NotFound`] for none; when the caller may not.
pub async fn one(app: &App, caller: &Caller, id: i64) -> Result<KeptSelection, FundingError> {
    check(caller, Action::SelectProjects, Relation::None)?;
    store::by_id(app.db.reader(), id).await?.ok_or(FundingError::NotFound)
}

/// Records what a person chose: the projects ticked, at the proposal's amounts, those that were not proposed with all that they
/// ask for. A decision is prepared for each candidate, granting what was chosen and refusing the rest. A reason is needed where
/// the choice differs from the proposal. Recorded again, the newest holds, and the events keep both.
///
/// # Errors
/// [`FundingError::Changed`] when somebody was first, [`FundingError::NoReason`] where one is needed.
pub async fn choose(
    app: &App,
    caller: &Caller,
    id: i64,
    seen: i64,
    chosen: &[i64],
    reason: &str,
) -> Result<KeptSelection, FundingError> {
    check(caller, Action::SelectProjects, Relation::None)?;
    let transaction = app.db.write().await?;
    let mut kept = store::to_change(&transaction, id).await?.ok_or(FundingError::NotFound)?;
    if kept.version != seen {
        return Err(FundingError::Changed);
    }
    let choice = choice(&kept.question, &kept.proposal, chosen).ok_or(FundingError::NotFound)?;
    let differs = !choice.added.is_empty() || !choice.left_out.is_empty();
    let reason = if differs || !reason.trim().is_empty() { crate::funding::reasoned(reason)? } else { "" };
    let at = app.clock.now();
    let actor = caller.label();
    kept.version += 1;
    store::choose(&transaction, id, &choice, reason, at, &actor, kept.version).await?;
    // Each becomes a decision that is being prepared; what was decided already stays so.
    for candidate in &kept.question.candidates {
        let granted = choice.granted.iter().find(|one| one.application == candidate.application);
        let amounts = granted.map(|one| one.amounts.clone()).unwrap_or_default();
        match decisions::propose(app, &transaction, caller, candidate.application, amounts, "").await {
            Ok(_) | Err(FundingError::NotNow | FundingError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    let data = json!({
        "call": kept.call, "projects": choice.granted.iter().map(|one| one.application).collect::<Vec<_>>(),
        "added": choice.added, "left_out": choice.left_out,
    });
    events::append(
        &transaction,
        caller,
        at,
        Event { action: "selection.chosen", subject: Subject::Selection(id), data },
    )
    .await?;
    transaction.commit().await?;
    kept.choice = Some(choice);
    kept.chosen_at = Some(at);
    kept.chosen_by = actor;
    reason.clone_into(&mut kept.reason);
    Ok(kept)
}

/// What the ticks mean; `None` when one is no candidate.
fn choice(question: &Question, proposal: &Proposal, chosen: &[i64]) -> Option<Choice> {
    let mut granted = Vec::new();
    for candidate in question.candidates.iter().filter(|one| chosen.contains(&one.application)) {
        let all = || Granted {
            application: candidate.application,
            percent: 100,
            amounts: candidate.requested.clone(),
        };
        granted.push(proposal.of(candidate.application).cloned().unwrap_or_else(all));
    }
    let known = |id: &&i64| question.candidates.iter().any(|one| one.application == **id);
    if !chosen.iter().all(|id| known(&id)) {
        return None;
    }
    let worth = solve::worth(question, &granted);
    let added = granted.iter().map(|one| one.application).filter(|id| proposal.of(*id).is_none()).collect();
    let left_out =
        proposal.granted.iter().map(|one| one.application).filter(|id| !chosen.contains(id)).collect();
    Some(Choice { granted, added, left_out, worth })
}
