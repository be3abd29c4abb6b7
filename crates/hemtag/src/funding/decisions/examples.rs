//! Made-up applications that wait for a decision, for tests and the demo: kept as if they had been handed in and assessed.

use serde_json::json;

use crate::{
    access::{Action, Caller, PersonId, Relation, check},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError,
        applications::{self, store},
        calls::KeptCall,
        model::{
            application::{Application, State, WaitsFor},
            handed::{Handed, Signatory, fingerprint},
        },
    },
};

/// Keeps an application of an account in a state, with the version that was handed in.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn handed_in(
    app: &App,
    caller: &Caller,
    owner: PersonId,
    call: &KeptCall,
    application: Application,
    state: State,
) -> Result<applications::Kept, FundingError> {
    check(caller, Action::HandleApplication, Relation::None)?;
    let (keys, at) = (app.keys()?.clone(), app.clock.now());
    let transaction = app.db.write().await?;
    let mut kept = applications::Kept {
        id: 0,
        call: call.id,
        call_version: call.version,
        owner,
        organisation: None,
        state,
        number: None,
        organisation_number: application.lead().map(|lead| lead.organisation_number.replace('-', "")),
        application,
        made_at: at,
        updated_at: at,
        submitted_at: Some(at),
        waits_for: WaitsFor::Decider,
        waits_since: at,
        officer: None,
        version: 1,
    };
    kept.id = store::insert(&transaction, &keys, &kept).await?;
    kept.number = Some(format!("EX-{:05}", kept.id));
    store::update(&transaction, &keys, &kept).await?;
    let signed = Signatory {
        name: kept.application.signatory.clone(),
        function: kept.application.signatory_function.clone(),
        email: String::new(),
        at,
    };
    let signature = store::signatures::insert(&transaction, &keys, kept.id, 1, &signed, Some(at)).await?;
    let handed = Handed {
        number: kept.number.clone().unwrap_or_default(),
        version: 1,
        at,
        call: call.code.clone(),
        call_version: call.version,
        signed,
        application: kept.application.clone(),
        files: Vec::new(),
    };
    let (bytes, actor) = (handed.bytes(), caller.label());
    let print = fingerprint(&bytes);
    let new = store::versions::New {
        why: "submitted",
        bytes: &bytes,
        fingerprint: &print,
        signature,
        actor: &actor,
        once: "example",
    };
    store::versions::insert(&transaction, &keys, &kept, &handed, new).await?;
    let data = json!({ "call": call.id, "example": true });
    let event = Event { action: "application.example_kept", subject: Subject::Application(kept.id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(kept)
}
