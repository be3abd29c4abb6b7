//! Taking an application back, and throwing a draft away.

use serde_json::json;

use super::{
    keep::to_change,
    record::open_completion,
    store::{self, Kept, signatures},
};
use crate::{
    access::{Action, Caller},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError,
        attached::{self, Owner},
        due,
        model::{
            application::{State, WaitsFor},
            due::{Of, What},
        },
    },
    people::notices::{self, Notice},
};

/// Takes an application back at any time before its decision. It stays to be read. Taken back twice is taken back once.
///
/// # Errors
/// [`FundingError::NotNow`] for a draft, which is thrown away instead, and after a decision.
pub async fn withdraw(app: &App, caller: &Caller, id: i64) -> Result<Kept, FundingError> {
    let (transaction, mut kept) = to_change(app, caller, id, Action::SubmitApplication).await?;
    if kept.state == State::Withdrawn {
        return Ok(kept);
    }
    if kept.state == State::Draft || !kept.state.is_open() {
        return Err(FundingError::NotNow);
    }
    let (keys, at, was) = (app.keys()?, app.clock.now(), kept.state);
    if kept.state == State::ToComplete {
        // What was being changed was never handed in.
        let newest = store::versions::all(&transaction, keys, &kept).await?.into_iter().next();
        kept.application = newest.ok_or(FundingError::NotFound)?.application;
    }
    if let Some(open) = open_completion(&transaction, keys, id).await? {
        due::done(&transaction, at, Of::Completion(open.id), What::Complete).await?;
    }
    for what in [What::Eligibility, What::Assess, What::Decide] {
        due::done(&transaction, at, Of::Application(id), what).await?;
    }
    kept.state = State::Withdrawn;
    kept.waits_for = WaitsFor::Nobody;
    kept.waits_since = at;
    kept.updated_at = at;
    kept.version += 1;
    store::update(&transaction, keys, &kept).await?;
    if let Some(officer) = kept.officer {
        let path = format!("/funding/applications/{id}");
        let words = "letter-application-withdrawn";
        let notice = Notice { words, kind: "application", path: &path, number: id };
        notices::tell(app, &transaction, officer, notice, at).await?;
    }
    let data = json!({ "was": was.code() });
    let event = Event { action: "application.withdrawn", subject: Subject::Application(id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(kept)
}

/// Throws a draft away for good, with its files.
///
/// # Errors
/// [`FundingError::NotNow`] once it was handed in; [`FundingError::NotFound`] when it is gone already.
pub async fn delete_draft(app: &App, caller: &Caller, id: i64) -> Result<(), FundingError> {
    let (transaction, kept) = to_change(app, caller, id, Action::EditApplication).await?;
    if kept.state != State::Draft {
        return Err(FundingError::NotNow);
    }
    attached::delete_all(&transaction, Owner::Application(id)).await?;
    signatures::delete_all(&transaction, id).await?;
    store::delete(&transaction, id).await?;
    let data = json!({ "call": kept.call });
    let event = Event { action: "application.deleted", subject: Subject::Application(id), data };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}
