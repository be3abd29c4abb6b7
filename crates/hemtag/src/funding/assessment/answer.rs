//! What an assessor is asked first: whether there is a conflict of interest. Only a no opens the application.

use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::json;

use super::{
    finder::{self, Finder},
    model::{
        conflict::{Conflict, Ground},
        sheet::State,
    },
    store::{self, Assigned, projects},
};
use crate::{
    access::{Action, Caller, PersonId, Relation, check},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError,
        applications::{self, Kept},
        calls::{self, KeptCall},
        due,
        model::{
            application::State as Stands,
            due::{Due, Of, What},
        },
    },
};

/// What an assessor answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// No conflict: wants to assess it.
    Accept,
    /// A conflict, on one of the grounds that can be declared, in own words.
    Conflict(Ground, String),
    /// No conflict, and no.
    Decline(String),
}

/// An application that the caller is asked to assess: what is needed to know of a conflict, and nothing else.
#[derive(Debug, Clone)]
pub struct Asked {
    pub assigned: Assigned,
    pub call: KeptCall,
    pub number: Option<String>,
    pub title: String,
    /// Names of the parties.
    pub parties: Vec<String>,
    pub due: Option<Due>,
}

/// What is kept of an assignment that is nobody else's than the caller's, with no conflict known of.
pub(super) struct Own {
    pub(super) assigned: Assigned,
    pub(super) kept: Kept,
    pub(super) call: KeptCall,
}

/// The caller's own assignment, which somebody may see: asked, accepted or handed in, and no conflict. One that comes to light is
/// written down, and there is nothing to see.
pub(super) async fn to_see(app: &App, caller: &Caller, id: i64) -> Result<Own, FundingError> {
    check(caller, Action::AssessApplication, Relation::Named)?;
    let person = caller.person.ok_or(FundingError::NotSignedIn)?;
    let (db, keys) = (app.db.reader(), app.keys()?);
    let assigned = store::by_id(db, keys, id).await?;
    let assigned = assigned.filter(|one| one.person == person && one.state.counts());
    let assigned = assigned.ok_or(FundingError::NotFound)?;
    let kept = applications::by_id(db, keys, assigned.application).await?.ok_or(FundingError::NotFound)?;
    let call = calls::by_id(db, kept.call).await?.ok_or(FundingError::NotFound)?;
    let finder = Finder::of_call(db, keys, kept.call, app.clock.today()).await?;
    let known = finder::known(db, person, finder.day()).await?;
    let conflicts = finder.conflicts(&known, kept.id);
    if !conflicts.is_empty() {
        strike_one(app, caller, id, conflicts).await?;
        return Err(FundingError::NotFound);
    }
    if kept.state == Stands::Withdrawn {
        return Err(FundingError::NotFound);
    }
    Ok(Own { assigned, kept, call })
}

/// Writes down a conflict that came to light when somebody wanted to read.
async fn strike_one(app: &App, caller: &Caller, id: i64, found: Vec<Conflict>) -> Result<(), FundingError> {
    let transaction = app.db.write().await?;
    let Some(mut assigned) = store::to_change(&transaction, app.keys()?, id).await? else { return Ok(()) };
    if !assigned.state.counts() {
        return Ok(());
    }
    strike(app, &transaction, &mut assigned, found).await?;
    let data = json!({ "assignment": id, "grounds": codes(&assigned.conflicts), "found": true });
    let subject = Subject::Application(assigned.application);
    let event = Event { action: "application.conflict", subject, data };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

fn codes(conflicts: &[Conflict]) -> Vec<&'static str> {
    conflicts.iter().map(|one| one.ground.code()).collect()
}

/// Takes an assignment away for its conflicts, within a transaction; the event is the caller's.
pub(super) async fn strike(
    app: &App,
    transaction: &DatabaseTransaction,
    assigned: &mut Assigned,
    conflicts: Vec<Conflict>,
) -> Result<(), FundingError> {
    let at = app.clock.now();
    assigned.state = State::Conflict;
    for conflict in conflicts {
        if !assigned.conflicts.contains(&conflict) {
            assigned.conflicts.push(conflict);
        }
    }
    assigned.declared_at = Some(at);
    assigned.version += 1;
    store::update(transaction, app.keys()?, assigned).await?;
    due::done(transaction, at, Of::Assessment(assigned.id), What::Assess).await?;
    Ok(())
}

/// Takes away what a person has a conflict with by now. Gives how many.
pub(super) async fn strike_found(
    app: &App,
    transaction: &DatabaseTransaction,
    person: PersonId,
) -> Result<usize, FundingError> {
    let keys = app.keys()?;
    let open = store::of_person(transaction, keys, person).await?;
    let open: Vec<Assigned> = open.into_iter().filter(|one| one.state.counts()).collect();
    let ids: Vec<i64> = open.iter().map(|one| one.application).collect();
    let mut calls: Vec<i64> =
        projects::calls_of(transaction, &ids).await?.into_iter().map(|(_, call)| call).collect();
    calls.sort_unstable();
    calls.dedup();
    let mut struck = 0;
    for call in calls {
        let finder = Finder::of_call(transaction, keys, call, app.clock.today()).await?;
        let known = finder::known(transaction, person, finder.day()).await?;
        for one in &open {
            if finder.application(one.application).is_none() {
                continue;
            }
            let conflicts = finder.conflicts(&known, one.application);
            if !conflicts.is_empty() {
                strike(app, transaction, &mut one.clone(), conflicts).await?;
                struck += 1;
            }
        }
    }
    Ok(struck)
}

/// What the caller is asked about an application.
///
/// # Errors
/// [`FundingError::NotFound`] for what is not the caller's, and as soon as there is a conflict.
pub async fn asked(app: &App, caller: &Caller, id: i64) -> Result<Asked, FundingError> {
    check(caller, Action::AssessApplication, Relation::Named)?;
    let own = to_see(app, caller, id).await?;
    let due = due_of(app, own.assigned.id).await?;
    Ok(of(own, due))
}

fn of(own: Own, due: Option<Due>) -> Asked {
    Asked {
        number: own.kept.number,
        title: own.kept.application.title,
        parties: own.kept.application.parties.into_iter().map(|party| party.name).collect(),
        assigned: own.assigned,
        call: own.call,
        due,
    }
}

pub(super) async fn due_of(app: &App, assignment: i64) -> Result<Option<Due>, DbErr> {
    let all = due::of(app.db.reader(), Of::Assessment(assignment)).await?;
    Ok(all.into_iter().rfind(|due| due.holds))
}

/// What the caller is asked to assess, or has assessed; the newest first. What there is a conflict with is not there.
///
/// # Errors
/// [`FundingError::NotSignedIn`]; when the caller is no assessor.
pub async fn mine(app: &App, caller: &Caller) -> Result<Vec<Asked>, FundingError> {
    check(caller, Action::KeepOwnAssessing, Relation::None)?;
    let person = caller.person.ok_or(FundingError::NotSignedIn)?;
    let all = store::of_person(app.db.reader(), app.keys()?, person).await?;
    let mut mine = Vec::new();
    for assigned in all.into_iter().filter(|one| one.state.counts()) {
        match to_see(app, caller, assigned.id).await {
            Ok(own) => {
                let due = due_of(app, assigned.id).await?;
                mine.push(of(own, due));
            }
            Err(FundingError::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(mine)
}

/// The longest of an assessor's own words, in characters.
const MOST_WORDS: usize = 2_000;

/// Answers. A conflict takes the application away at once, also after it was accepted; the same answer twice is one.
///
/// # Errors
/// [`FundingError::NoReason`] for a conflict without words; [`FundingError::NotNow`] once it is handed in, but for a conflict.
pub async fn answer(app: &App, caller: &Caller, id: i64, answer: &Answer) -> Result<State, FundingError> {
    check(caller, Action::AssessApplication, Relation::Named)?;
    to_see(app, caller, id).await?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let mut assigned =
        store::to_change(&transaction, app.keys()?, id).await?.ok_or(FundingError::NotFound)?;
    if !assigned.state.counts() {
        return Err(FundingError::NotFound);
    }
    let fits = |text: &str| text.chars().count() <= MOST_WORDS;
    let action = match answer {
        Answer::Accept if assigned.state != State::Asked => return Ok(assigned.state),
        Answer::Accept => {
            assigned.state = State::Accepted;
            assigned.declared_at = Some(at);
            assigned.version += 1;
            store::update(&transaction, app.keys()?, &assigned).await?;
            "application.assessor_accepted"
        }
        Answer::Conflict(ground, words) => {
            if words.trim().is_empty() || !fits(words) {
                return Err(FundingError::NoReason);
            }
            let conflict = Conflict { ground: *ground, rests_on: words.trim().to_owned() };
            strike(app, &transaction, &mut assigned, vec![conflict]).await?;
            "application.conflict"
        }
        Answer::Decline(words) => {
            if assigned.state == State::HandedIn {
                return Err(FundingError::NotNow);
            }
            if !fits(words) {
                return Err(FundingError::TooLong(MOST_WORDS));
            }
            assigned.state = State::Declined;
            assigned.declared_at = Some(at);
            assigned.sheet.declined = words.trim().to_owned();
            assigned.version += 1;
            store::update(&transaction, app.keys()?, &assigned).await?;
            due::done(&transaction, at, Of::Assessment(id), What::Assess).await?;
            "application.assessor_declined"
        }
    };
    let data = json!({ "assignment": id, "grounds": codes(&assigned.conflicts) });
    let event = Event { action, subject: Subject::Application(assigned.application), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(assigned.state)
}
