//! Made-up people for the demo: no password opens their accounts, and no letter goes to their addresses. Whoever has the link that
//! the demo prints can be any of them, to see the program as they do.

use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::{
    model::{Gives, Membership, Person},
    session,
    store::{self, organisations},
};
use crate::{
    access::{Action, Caller, Denied, PersonId, Relation, Role, check},
    app::App,
    events::{self, Event, Subject},
};

/// Somebody made up.
#[derive(Debug, Clone, Copy)]
pub struct Example<'a> {
    pub name: &'a str,
    /// Under `.invalid` (RFC 2606), which never leads anywhere.
    pub email: &'a str,
    /// A role in an organisation, in some counties.
    pub holds: Option<(Role, &'a str, &'a [&'a str])>,
}

/// Why no example was made.
#[derive(Debug, thiserror::Error)]
pub enum ExampleError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Makes accounts that no password opens, all or none; one event.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn make_examples(
    app: &App,
    caller: &Caller,
    examples: &[Example<'_>],
) -> Result<Vec<PersonId>, ExampleError> {
    check(caller, Action::KeepPeople, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let mut made = Vec::with_capacity(examples.len());
    for example in examples {
        // What is kept here is the hash of no password.
        let person = store::insert(&transaction, example.email, example.name, "sv", None, at).await?;
        if let Some((role, organisation, counties)) = example.holds {
            let known = organisations::all(&transaction).await?;
            let organisation = match known.into_iter().find(|one| one.name == organisation) {
                Some(known) => known.id,
                None => organisations::insert(&transaction, organisation, None, at).await?,
            };
            let gives = Gives {
                role: role.code().to_owned(),
                organisation: Some(organisation),
                counties: counties.iter().map(|county| (*county).to_owned()).collect(),
                ..Gives::default()
            };
            organisations::give(&transaction, person, &gives, at).await?;
        }
        made.push(person);
    }
    let data = json!({ "people": made.iter().map(|person| person.0).collect::<Vec<_>>() });
    let event = Event { action: "person.examples_made", subject: Subject::Register, data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(made)
}

/// Makes organisations that nobody belongs to, all or none; one event. Gives their numbers, in the order of the names.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn make_organisations(
    app: &App,
    caller: &Caller,
    names: &[String],
) -> Result<Vec<i64>, ExampleError> {
    check(caller, Action::KeepPeople, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let mut made = Vec::with_capacity(names.len());
    for name in names {
        made.push(organisations::insert(&transaction, name, None, at).await?);
    }
    let event = Event {
        action: "organisation.examples_made",
        subject: Subject::Register,
        data: json!({ "organisations": made }),
    };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(made)
}

/// What the addresses of made-up people end with. Nobody real has such an address (RFC 2606): no letter gets there.
const NOWHERE: &str = ".invalid";

/// More made-up people than there are.
const MOST: u64 = 500;

/// Everybody who is made up, by name, with what they hold.
///
/// # Errors
/// When the database does not answer.
pub async fn examples(db: &impl ConnectionTrait) -> Result<Vec<(Person, Vec<Membership>)>, DbErr> {
    let (found, _) = store::list(db, NOWHERE, 0, MOST).await?;
    let people: Vec<Person> = found.into_iter().filter(|one| one.email.ends_with(NOWHERE)).collect();
    let ids: Vec<i64> = people.iter().map(|one| one.id.0).collect();
    let held = organisations::of_persons(db, &ids).await?;
    let with = |person: Person| {
        let own = held.iter().filter(|one| one.person == person.id).cloned().collect();
        (person, own)
    };
    Ok(people.into_iter().map(with).collect())
}

/// Begins a session of somebody made up, with one event; none when they are not, or this is no demonstration. For whoever
/// has the link of this start. Gives the cookie's token.
///
/// # Errors
/// When the database refuses.
pub async fn enter_as(app: &App, person: PersonId) -> Result<Option<String>, DbErr> {
    let known = store::by_id(app.db.reader(), person).await?;
    let is_made_up = known.is_some_and(|one| one.ended_at.is_none() && one.email.ends_with(NOWHERE));
    if !is_made_up || !app.holds_examples() {
        return Ok(None);
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let token = session::begin(&transaction, person, true, at).await?;
    let event =
        Event { action: "person.example_entered", subject: Subject::Person(person.0), data: json!({}) };
    events::append(&transaction, &Caller::administrator(), at, event).await?;
    transaction.commit().await?;
    Ok(Some(token))
}
