//! Beginning an application, keeping what is written, and reading it.

use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::store::{self, Kept, Listed};
use crate::{
    access::{Action, Caller, Relation, check, check_any},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError, calls,
        model::{
            application::{Application, Party, PartyRole, State, WaitsFor},
            skills::personal_in_application,
        },
    },
};

impl Kept {
    /// What a caller is to it, but for being its assessor, which `assessment` knows.
    #[must_use]
    pub fn relations(&self, caller: &Caller) -> Vec<Relation> {
        let mut all = Vec::new();
        if caller.person == Some(self.owner) {
            all.push(Relation::Owner);
        }
        let is_member = self.organisation.is_some()
            && caller.held.iter().any(|held| held.organisation == self.organisation);
        if is_member {
            all.push(Relation::Member);
        }
        all
    }
}

/// Begins an application to an open call, or gives the one that the caller has begun.
///
/// # Errors
/// [`FundingError::NotSignedIn`], [`FundingError::NotOpen`]; [`FundingError::NotFound`] for no such call.
pub async fn begin(
    app: &App,
    caller: &Caller,
    call: &str,
    organisation: Option<i64>,
) -> Result<Kept, FundingError> {
    let owner = caller.person.ok_or(FundingError::NotSignedIn)?;
    check(caller, Action::Apply, Relation::None)?;
    let call = calls::by_code(app, caller, call).await?;
    let at = app.clock.now();
    if !call.is_open(at) {
        return Err(FundingError::NotOpen);
    }
    if organisation.is_some() && !caller.held.iter().any(|held| held.organisation == organisation) {
        return Err(FundingError::NotFound);
    }
    let keys = app.keys()?.clone();
    let transaction = app.db.write().await?;
    let begun = store::of_applicant(&transaction, &keys, owner, &[]).await?;
    if let Some(draft) = begun.iter().find(|one| one.call == call.id && one.state == State::Draft) {
        let draft = store::by_id(&transaction, &keys, draft.id).await?;
        return draft.ok_or(FundingError::NotFound);
    }
    let lead = Party { role: PartyRole::Lead, ..Party::default() };
    let mut kept = Kept {
        id: 0,
        call: call.id,
        call_version: call.version,
        owner,
        organisation,
        state: State::Draft,
        number: None,
        organisation_number: None,
        application: Application { parties: vec![lead], ..Application::default() },
        made_at: at,
        updated_at: at,
        submitted_at: None,
        waits_for: WaitsFor::Applicant,
        waits_since: at,
        officer: None,
        version: 1,
    };
    kept.id = store::insert(&transaction, &keys, &kept).await?;
    let data = json!({ "call": call.id });
    let event = Event { action: "application.begun", subject: Subject::Application(kept.id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(kept)
}

/// Keeps what is written, complete or not. What is the same as before is no change.
///
/// # Errors
/// [`FundingError::Changed`] when somebody was first; [`FundingError::NotNow`] once it is handed in.
pub async fn keep_draft(
    app: &App,
    caller: &Caller,
    id: i64,
    seen: i64,
    application: Application,
) -> Result<Kept, FundingError> {
    let (transaction, mut kept) = to_change(app, caller, id, Action::EditApplication).await?;
    if kept.application == application {
        return Ok(kept);
    }
    if !kept.state.is_written() {
        return Err(FundingError::NotNow);
    }
    if kept.version != seen {
        return Err(FundingError::Changed);
    }
    let personal = personal_in_application(&application);
    if !personal.is_empty() {
        return Err(FundingError::Personal(personal));
    }
    kept.application = application;
    kept.version += 1;
    kept.updated_at = app.clock.now();
    store::update(&transaction, app.keys()?, &kept).await?;
    let event = Event { action: "application.kept", subject: Subject::Application(id), data: json!({}) };
    events::append(&transaction, caller, kept.updated_at, event).await?;
    transaction.commit().await?;
    Ok(kept)
}

/// An application to be changed: locked until the transaction ends.
///
/// # Errors
/// [`FundingError::NotFound`] when the caller may not even read it; denied when it may read and not do this.
pub(in crate::funding) async fn to_change(
    app: &App,
    caller: &Caller,
    id: i64,
    action: Action,
) -> Result<(DatabaseTransaction, Kept), FundingError> {
    let transaction = app.db.write().await?;
    let kept = store::to_change(&transaction, app.keys()?, id).await?.ok_or(FundingError::NotFound)?;
    let relations = kept.relations(caller);
    may_read(caller, &kept, &relations)?;
    check_any(caller, action, &relations)?;
    Ok((transaction, kept))
}

/// One that the caller may change, to show its form.
///
/// # Errors
/// As [`one`]; denied when the caller may read it only.
pub async fn to_edit(app: &App, caller: &Caller, id: i64) -> Result<Kept, FundingError> {
    let kept = one(app, caller, id).await?;
    check_any(caller, Action::EditApplication, &kept.relations(caller))?;
    Ok(kept)
}

/// A draft is the applicant's own: nobody else reads it, whatever the role.
fn may_read(caller: &Caller, kept: &Kept, relations: &[Relation]) -> Result<(), FundingError> {
    check_any(caller, Action::ReadApplication, relations).map_err(|_| FundingError::NotFound)?;
    if kept.state == State::Draft && relations.is_empty() { Err(FundingError::NotFound) } else { Ok(()) }
}

/// One application, for who may read it.
///
/// # Errors
/// [`FundingError::NotFound`] for none, as for one that the caller may not know of.
pub async fn one(app: &App, caller: &Caller, id: i64) -> Result<Kept, FundingError> {
    to_read(app, caller, id, &[]).await
}

/// The same for who has further relations to it: an assessor named for it.
///
/// # Errors
/// As [`one`].
pub async fn to_read(
    app: &App,
    caller: &Caller,
    id: i64,
    further: &[Relation],
) -> Result<Kept, FundingError> {
    let mut kept = store::by_id(app.db.reader(), app.keys()?, id).await?.ok_or(FundingError::NotFound)?;
    let own = kept.relations(caller);
    let relations: Vec<Relation> = own.iter().chain(further).copied().collect();
    may_read(caller, &kept, &relations)?;
    if own.is_empty() && kept.state == State::ToComplete {
        // What the applicant is changing is its own until it is handed in again.
        let handed = store::versions::all(app.db.reader(), app.keys()?, &kept).await?;
        kept.application = handed.into_iter().next().ok_or(FundingError::NotFound)?.application;
    }
    Ok(kept)
}

/// The caller's own applications and those of the organisations that it belongs to, the newest change first.
///
/// # Errors
/// [`FundingError::NotSignedIn`] for a visitor.
pub async fn mine(app: &App, caller: &Caller) -> Result<Vec<Listed>, FundingError> {
    let owner = caller.person.ok_or(FundingError::NotSignedIn)?;
    check(caller, Action::Apply, Relation::None)?;
    let organisations: Vec<i64> = caller.held.iter().filter_map(|held| held.organisation).collect();
    Ok(store::of_applicant(app.db.reader(), app.keys()?, owner, &organisations).await?)
}
