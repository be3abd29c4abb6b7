//! Made-up people for the demo: nobody can sign in to their accounts, and no letter goes to their addresses.

use sea_orm::DbErr;
use serde_json::json;

use super::{
    model::Gives,
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
        // Nobody signs in as one of them by a password.
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
