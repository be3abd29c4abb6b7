//! The ledger of a firm's contacts: which organisation contacted it, how and when. Small firms are asked by many: whoever is
//! about to contact one sees who did.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::{
    RequestError,
    model::{Kind, Request, coded},
    store,
};
use crate::{
    access::{Action, Caller, check},
    app::App,
    events::{self, Event, Subject},
    makers::{self, model::MakerId},
    people,
};

coded! {
    /// How a firm was contacted.
    Way {
        Information = "information",
        Quote = "quote",
        Questions = "questions",
        Telephone = "telephone",
        Mail = "mail",
        Meeting = "meeting",
        Visit = "visit",
    }
}

impl Way {
    /// Those that people enter themselves.
    pub const BY_HAND: [Way; 4] = [Way::Telephone, Way::Mail, Way::Meeting, Way::Visit];
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub maker: i64,
    /// Who contacted it: an organisation's name, never a person's.
    pub organisation: String,
    pub way: Way,
    pub at: Timestamp,
    pub request: Option<i64>,
    /// For colleagues; the firm itself does not see it.
    pub note: String,
}

/// The organisation that a caller acts for: that of the weightiest role, else whoever runs the installation.
pub(super) async fn organisation_of(
    app: &App,
    db: &impl ConnectionTrait,
    caller: &Caller,
) -> Result<String, DbErr> {
    let weightiest =
        caller.held.iter().filter(|held| held.organisation.is_some()).max_by_key(|held| held.role);
    if let Some(id) = weightiest.and_then(|held| held.organisation)
        && let Some(name) = people::organisation_name(db, id).await?
    {
        return Ok(name);
    }
    Ok(app.config.operator.clone().unwrap_or_else(|| "Hemtag".to_owned()))
}

/// Enters the letter of a request, within the transaction that sends it.
pub(super) async fn of_request(
    db: &impl ConnectionTrait,
    caller: &Caller,
    request: &Request,
    organisation: String,
    at: Timestamp,
) -> Result<(), DbErr> {
    let way = match request.kind {
        Kind::Information => Way::Information,
        Kind::Quote => Way::Quote,
    };
    let contact = Contact {
        maker: request.maker,
        organisation,
        way,
        at,
        request: Some(request.id),
        note: String::new(),
    };
    store::contacts::insert(db, &contact, &caller.label()).await?;
    Ok(())
}

/// Enters a letter with questions, within the transaction that sends it.
pub(in crate::cases) async fn of_questions(
    app: &App,
    db: &impl ConnectionTrait,
    caller: &Caller,
    maker: i64,
    at: Timestamp,
) -> Result<(), DbErr> {
    let organisation = organisation_of(app, db, caller).await?;
    let (way, note) = (Way::Questions, String::new());
    let contact = Contact { maker, organisation, way, at, request: None, note };
    store::contacts::insert(db, &contact, &caller.label()).await?;
    Ok(())
}

/// Enters a contact by hand.
///
/// # Errors
/// When the caller may not, or there is no such maker.
pub async fn keep_contact(
    app: &App,
    caller: &Caller,
    maker: i64,
    way: Way,
    note: &str,
) -> Result<(), RequestError> {
    check(caller, Action::KeepContact, caller.to_maker(maker))?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    makers::store::find(&transaction, MakerId(maker)).await?.ok_or(RequestError::NotFound)?;
    let organisation = organisation_of(app, &transaction, caller).await?;
    let note = note.trim().chars().take(1000).collect();
    let contact = Contact { maker, organisation, way, at, request: None, note };
    store::contacts::insert(&transaction, &contact, &caller.label()).await?;
    let event =
        Event { action: "contact.kept", subject: Subject::Maker(maker), data: json!({ "way": way.code() }) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// A page of a firm's contacts, newest first, and how many there are. The firm itself sees who and when, not the notes.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn contacts(
    app: &App,
    caller: &Caller,
    maker: i64,
    from: u64,
    most: u64,
) -> Result<(Vec<Contact>, u64), RequestError> {
    check(caller, Action::ReadContacts, caller.to_maker(maker))?;
    let (mut found, count) = store::contacts::of_maker(app.db.reader(), maker, from, most).await?;
    if !caller.may(Action::KeepContact, caller.to_maker(maker)) {
        found.iter_mut().for_each(|contact| contact.note.clear());
    }
    Ok((found, count))
}

/// The latest contact of each of several firms within so many days, for whoever is about to contact them.
pub(super) async fn lately(app: &App, makers: &[i64], days: i64) -> Result<Vec<Contact>, DbErr> {
    let now = app.clock.now();
    let since = now.checked_sub(jiff::SignedDuration::from_hours(24 * days)).unwrap_or(now);
    store::contacts::since(app.db.reader(), makers, since).await
}
