//! The panel's notes, and the end of an assessment.

use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::{
    model::sheet::State,
    store::{self, notes},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError,
        applications::{self, Kept},
        due,
        model::{
            application::{State as Stands, WaitsFor},
            due::{Of, What},
        },
    },
};

/// The longest note, in characters.
pub const MOST_NOTE: usize = 4_000;

/// An application that an officer does something with, locked until the transaction ends.
pub(super) async fn to_handle(
    app: &App,
    caller: &Caller,
    application: i64,
) -> Result<(DatabaseTransaction, Kept), FundingError> {
    applications::to_change(app, caller, application, Action::HandleApplication).await
}

/// Notes what the panel said. The same form sent twice is one note.
///
/// # Errors
/// [`FundingError::NoReason`] for nothing; [`FundingError::TooLong`]; when the caller may not.
pub async fn add_note(
    app: &App,
    caller: &Caller,
    application: i64,
    text: &str,
    once: &str,
) -> Result<(), FundingError> {
    check(caller, Action::HandleApplication, Relation::None)?;
    let text = text.trim();
    if text.is_empty() {
        return Err(FundingError::NoReason);
    }
    if text.chars().count() > MOST_NOTE {
        return Err(FundingError::TooLong(MOST_NOTE));
    }
    let (at, keys) = (app.clock.now(), app.keys()?);
    let (transaction, _) = to_handle(app, caller, application).await?;
    let note = notes::Note { person: caller.person, text: text.to_owned(), at };
    let once = Some(once).filter(|once| !once.is_empty());
    if !notes::add(&transaction, keys, application, &note, once).await? {
        return Ok(());
    }
    let subject = Subject::Application(application);
    let event = Event { action: "application.panel_noted", subject, data: json!({}) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Closes the assessment: the application waits for the selection and its decision. Nothing may wait for an assessor, and at
/// least one must have handed in.
///
/// # Errors
/// [`FundingError::NotNow`] while something waits, or when it is not being assessed; [`FundingError::Changed`] when somebody
/// was first.
pub async fn close(app: &App, caller: &Caller, application: i64, seen: i64) -> Result<(), FundingError> {
    check(caller, Action::HandleApplication, Relation::None)?;
    let (at, keys) = (app.clock.now(), app.keys()?);
    let (transaction, mut kept) = to_handle(app, caller, application).await?;
    if kept.state == Stands::Assessed {
        return Ok(());
    }
    if kept.version != seen {
        return Err(FundingError::Changed);
    }
    let all = store::of_applications(&transaction, keys, &[application]).await?;
    let waits = all.iter().any(|one| one.state.waits());
    let handed_in = all.iter().filter(|one| one.state == State::HandedIn).count();
    if kept.state != Stands::InAssessment || waits || handed_in == 0 {
        return Err(FundingError::NotNow);
    }
    kept.state = Stands::Assessed;
    kept.waits_for = WaitsFor::Decider;
    kept.waits_since = at;
    kept.updated_at = at;
    kept.version += 1;
    applications::update(&transaction, keys, &kept).await?;
    due::done(&transaction, at, Of::Application(application), What::Assess).await?;
    let data = json!({ "assessors": handed_in });
    let subject = Subject::Application(application);
    let event = Event { action: "application.assessed", subject, data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}
