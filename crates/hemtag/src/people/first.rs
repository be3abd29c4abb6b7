//! The first administrator, and one who cannot get in any more: a link that makes the account, for whoever has the program's
//! command line or the address that its first start printed. It goes by no letter: mail may not be set up yet.

use serde_json::json;

use super::{
    enter::{EnterError, path_of},
    model::{self, Gives, Purpose},
    store::{self, links, links::New, organisations},
    token,
};
use crate::{
    access::{Action, Caller, Relation, Role, check},
    app::App,
    events::{self, Event, Subject},
    words::Language,
};

/// Whether anybody has an account that acts as administrator.
///
/// # Errors
/// When the database does not answer.
pub async fn has_administrator(app: &App) -> Result<bool, sea_orm::DbErr> {
    Ok(!organisations::of_role(app.db.reader(), Role::Administrator).await?.is_empty())
}

/// The path of a link, good once, behind which the account of this e-mail address is made, or has its password set anew, and
/// acts as administrator from then on. A link that was made for the address before ends.
///
/// # Errors
/// When the caller may not, or it is no e-mail address.
pub async fn administrators_link(
    app: &App,
    caller: &Caller,
    language: Language,
    email: &str,
) -> Result<String, EnterError> {
    check(caller, Action::KeepPeople, Relation::None)?;
    let email = model::address(email).ok_or(EnterError::NoAddress)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let person = store::by_email(&transaction, &email).await?.map(|person| person.id);
    let gives = Gives { role: Role::Administrator.code().to_owned(), ..Gives::default() };
    let token = token::new();
    links::take_back(&transaction, &email, Purpose::Install, at).await?;
    let new = New {
        token: &token::kept(&token),
        purpose: Purpose::Install,
        email: &email,
        person,
        gives: &gives,
        at,
    };
    links::insert(&transaction, new).await?;
    let event = Event {
        action: "person.invited",
        subject: person.map_or(Subject::Register, |person| Subject::Person(person.0)),
        data: json!({ "role": Role::Administrator.code(), "purpose": Purpose::Install.code() }),
    };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(path_of(language, &token))
}
