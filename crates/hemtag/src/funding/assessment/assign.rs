//! An officer asks assessors to assess applications, and takes them off again.

use jiff::civil::Date;
use serde_json::json;

use super::{
    finder::{self, Finder},
    model::sheet::{Sheet, State},
    store::{self, Assigned, assessors as kept, notes},
};
use crate::{
    access::{Action, Caller, PersonId, Relation, Role, check},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError, applications,
        calls::KeptCall,
        due::{self, New},
        model::{
            application::{State as Stands, WaitsFor},
            due::{Of, Reason, What},
        },
    },
    people::{
        directory,
        notices::{self, Notice},
    },
};

/// Asks assessors, all or none: each pair is an application and a person. Who is asked already is not asked twice. Whoever is
/// asked gets a letter, and a day.
///
/// # Errors
/// [`FundingError::Conflict`] with the application; [`FundingError::NotStated`]; [`FundingError::LoadReached`];
/// [`FundingError::NotNow`] for an application that is not being assessed; [`FundingError::WrongDay`] for a day that has passed.
pub async fn assign(
    app: &App,
    caller: &Caller,
    call: &KeptCall,
    pairs: &[(i64, PersonId)],
    by: Date,
) -> Result<usize, FundingError> {
    check(caller, Action::HandleApplication, Relation::None)?;
    if by < app.clock.today() {
        return Err(FundingError::WrongDay);
    }
    let (at, keys) = (app.clock.now(), app.keys()?);
    let mut persons: Vec<i64> = pairs.iter().map(|(_, person)| person.0).collect();
    persons.sort_unstable();
    persons.dedup();
    let transaction = app.db.write().await?;
    let stated = kept::to_ask(&transaction, &persons).await?;
    let holders = directory::holders(&transaction, Role::Assessor).await?;
    let is_assessor = |person: i64| holders.iter().any(|(holder, _)| holder.id.0 == person);
    if persons.iter().any(|person| !is_assessor(*person)) {
        return Err(FundingError::NotFound);
    }
    if stated.len() < persons.len() {
        return Err(FundingError::NotStated);
    }
    let profiles: Vec<_> = stated.iter().map(|one| (one.person, one.profile.clone())).collect();
    let finder = Finder::of_call(&transaction, keys, call.id, app.clock.today()).await?;
    let known = finder::knows(&transaction, &profiles, finder.day()).await?;
    let mut loads: std::collections::BTreeMap<i64, u32> =
        store::loads(&transaction, &persons).await?.into_iter().collect();
    let mut asked = Vec::new();
    for (application, person) in pairs {
        // Of this call, and locked, so that nobody closes its assessment meanwhile.
        finder.application(*application).ok_or(FundingError::NotFound)?;
        let project = applications::lock(&transaction, keys, *application).await?;
        if project.ok_or(FundingError::NotFound)?.state != Stands::InAssessment {
            return Err(FundingError::NotNow);
        }
        let before = store::of_pair(&transaction, keys, *application, *person).await?;
        if before.as_ref().is_some_and(|one| one.state.counts()) {
            continue;
        }
        let found = known.get(person).map(|known| finder.conflicts(known, *application)).unwrap_or_default();
        if !found.is_empty() || before.as_ref().is_some_and(|one| one.state == State::Conflict) {
            return Err(FundingError::Conflict(*application));
        }
        let most = profiles.iter().find(|(one, _)| one == person).map_or(0, |(_, profile)| profile.most);
        let load = loads.entry(person.0).or_default();
        if *load >= u32::from(most) {
            return Err(FundingError::LoadReached);
        }
        *load += 1;
        let assigned = Assigned {
            id: before.as_ref().map_or(0, |one| one.id),
            application: *application,
            person: *person,
            state: State::Asked,
            conflicts: Vec::new(),
            sheet: before.as_ref().map_or_else(Sheet::default, |one| one.sheet.clone()),
            assigned_at: at,
            declared_at: None,
            handed_in_at: None,
            version: before.as_ref().map_or(1, |one| one.version + 1),
        };
        let id = if before.is_some() {
            store::update(&transaction, keys, &assigned).await?;
            assigned.id
        } else {
            store::insert(&transaction, keys, &assigned).await?
        };
        let new = New {
            of: Of::Assessment(id),
            what: What::Assess,
            waits_for: WaitsFor::Assessor,
            person: Some(*person),
            on: by,
            reason: Reason::AssessorAsked,
        };
        due::set_anew(&transaction, caller, at, new).await?;
        let path = format!("/funding/assessments/{id}");
        let notice = Notice { words: "letter-assess-asked", kind: "funding.assess", path: &path, number: id };
        notices::tell(app, &transaction, *person, notice, at).await?;
        asked.push(id);
    }
    if asked.is_empty() {
        return Ok(0);
    }
    let data = json!({ "assignments": asked, "by": by.to_string() });
    let event = Event { action: "call.assessors_asked", subject: Subject::Call(call.id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(asked.len())
}

/// Takes an assessor off an application, with a reason that the record keeps. What was written stays sealed and counts no more.
///
/// # Errors
/// [`FundingError::NoReason`]; [`FundingError::NotFound`] for one that is not asked; [`FundingError::NotNow`] once the
/// application is assessed.
pub async fn remove(
    app: &App,
    caller: &Caller,
    application: i64,
    assignment: i64,
    reason: &str,
) -> Result<(), FundingError> {
    check(caller, Action::HandleApplication, Relation::None)?;
    let reason = crate::funding::reasoned(reason)?;
    let (at, keys) = (app.clock.now(), app.keys()?);
    let (transaction, kept) = super::panel::to_handle(app, caller, application).await?;
    let assigned = store::to_change(&transaction, keys, assignment).await?;
    let mut assigned = assigned.filter(|one| one.application == application).ok_or(FundingError::NotFound)?;
    if assigned.state == State::Removed {
        return Ok(());
    }
    if !assigned.state.counts() || kept.state != Stands::InAssessment {
        return Err(FundingError::NotNow);
    }
    assigned.state = State::Removed;
    assigned.version += 1;
    store::update(&transaction, keys, &assigned).await?;
    due::done(&transaction, at, Of::Assessment(assignment), What::Assess).await?;
    let note = notes::Note { person: caller.person, text: reason.to_owned(), at };
    notes::add(&transaction, keys, application, &note, None).await?;
    let data = json!({ "assignment": assignment });
    let subject = Subject::Application(application);
    let event = Event { action: "application.assessor_removed", subject, data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}
