//! Getting an account, and getting back into one: a letter with a link, behind which a password is set. Whether an address
//! has an account is told by the letter only.

use std::net::IpAddr;

use jiff::SignedDuration;
use sea_orm::DbErr;
use serde_json::json;

use super::{
    model::{self, Gives, Purpose, WeakPassword},
    password, session,
    sign_in::{since, who},
    store::{
        self, links,
        links::{Link, New},
        organisations, sessions, tries,
    },
    token,
};
use crate::{
    access::{Action, Caller, Denied, PersonId, Relation, check},
    app::App,
    events::{self, Event, Subject},
    letters::{self, Letter},
    words::Language,
};

/// Letters with links to one address in an hour: more are not sent, so that nobody's post is filled.
pub(super) const LETTERS_AN_HOUR: u64 = 5;

/// Letters with links that one network may ask for in a quarter of an hour, whoever they go to.
const LETTERS_FROM_ONE_NETWORK: usize = 20;

/// Why nobody got in.
#[derive(Debug, thiserror::Error)]
pub enum EnterError {
    #[error("That is no e-mail address.")]
    NoAddress,
    #[error("Too many letters were asked for from this network.")]
    TooMany,
    #[error("The link is used, too old, or not whole.")]
    NoLink,
    #[error("A name is needed.")]
    NoName,
    #[error("The password is too weak.")]
    Weak(WeakPassword),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Sends a link to make an account; to an address that has one, a letter that says so.
///
/// # Errors
/// When it is no address, or too many were asked for from one network.
pub async fn ask_to_register(
    app: &App,
    caller: &Caller,
    language: Language,
    email: &str,
    from: Option<IpAddr>,
) -> Result<(), EnterError> {
    send_link(app, caller, language, email, from, Purpose::Register).await
}

/// Sends a link to set another password; to an address without an account, a letter that says so.
///
/// # Errors
/// When it is no address, or too many were asked for from one network.
pub async fn ask_to_recover(
    app: &App,
    caller: &Caller,
    language: Language,
    email: &str,
    from: Option<IpAddr>,
) -> Result<(), EnterError> {
    send_link(app, caller, language, email, from, Purpose::Recover).await
}

async fn send_link(
    app: &App,
    caller: &Caller,
    language: Language,
    email: &str,
    from: Option<IpAddr>,
    wanted: Purpose,
) -> Result<(), EnterError> {
    check(caller, Action::EnterAccount, Relation::None)?;
    let email = model::address(email).ok_or(EnterError::NoAddress)?;
    let at = app.clock.now();
    let hour_ago = at.checked_sub(SignedDuration::from_hours(1)).unwrap_or(at);
    let transaction = app.db.write().await?;
    // What can no longer be used goes after a month.
    let month_ago = at.checked_sub(SignedDuration::from_hours(24 * 30)).unwrap_or(at);
    links::forget_before(&transaction, month_ago).await?;
    if let Some(from) = from {
        // Asking is counted as failing to sign in is: for the network, whatever the addresses.
        let who = who("letters", &from.to_string());
        let (asked, _) = tries::failed_since(&transaction, &who, since(at)).await?;
        if asked >= LETTERS_FROM_ONE_NETWORK {
            return Err(EnterError::TooMany);
        }
        tries::insert(&transaction, &who, at).await?;
    }
    if links::sent_since(&transaction, &email, hour_ago).await? >= LETTERS_AN_HOUR {
        // Nothing is sent; what was counted is kept.
        return Ok(transaction.commit().await?);
    }
    let person = store::by_email(&transaction, &email).await?;
    // Who has an account is helped into it, who has none to make one, whichever was asked for.
    let purpose = if person.is_some() { Purpose::Recover } else { Purpose::Register };
    let key = match (wanted, purpose) {
        (Purpose::Register, Purpose::Recover) => "letter-have-account",
        (Purpose::Recover, Purpose::Register) => "letter-no-account",
        (_, Purpose::Recover) => "letter-recover",
        _ => "letter-register",
    };
    links::take_back(&transaction, &email, purpose, at).await?;
    let token = token::new();
    let id = person.as_ref().map(|p| p.id);
    let new =
        New { token: &token::kept(&token), purpose, email: &email, person: id, gives: &Gives::default(), at };
    let link = links::insert(&transaction, new).await?;
    let language = person.and_then(|p| Language::from_code(&p.language)).unwrap_or(language);
    let args = [("link", address_of(app, language, &token).into())];
    letters::put(&transaction, &Letter::of_words(language, &email, "account.link", key, &args), at).await?;
    let (subject, data) = match id {
        Some(id) => (Subject::Person(id.0), json!({ "purpose": purpose.code() })),
        None => (Subject::Register, json!({ "purpose": purpose.code(), "link": link })),
    };
    events::append(&transaction, caller, at, Event { action: "person.link_sent", subject, data }).await?;
    transaction.commit().await?;
    Ok(())
}

/// The whole address of a link, for a letter.
pub(super) fn address_of(app: &App, language: Language, token: &str) -> String {
    format!("{}{}", app.config.address(), path_of(language, token))
}

/// Where a link leads, from wherever one stands.
pub(super) fn path_of(language: Language, token: &str) -> String {
    crate::http::language::href(language, &format!("/account/link/{token}"))
}

/// The link of a token, when it holds.
///
/// # Errors
/// When the database does not answer.
pub async fn link_of(app: &App, token: &str) -> Result<Option<Link>, DbErr> {
    let link = links::by_token(app.db.reader(), &token::kept(token)).await?;
    let now = app.clock.now();
    Ok(link.filter(|link| !link.is_used && link.ends_at > now))
}

/// Uses a link: makes the account or sets its password, takes up what an invitation gives, and signs in. Gives the session's
/// token. Setting another password ends the account's other sessions.
///
/// # Errors
/// When the link does not hold, or the name or password is not taken; the link holds on then.
pub async fn enter(
    app: &App,
    caller: &Caller,
    language: Language,
    link_token: &str,
    name: &str,
    new_password: &str,
) -> Result<(PersonId, String), EnterError> {
    check(caller, Action::EnterAccount, Relation::None)?;
    let link = link_of(app, link_token).await?.ok_or(EnterError::NoLink)?;
    let known = store::by_email(app.db.reader(), &link.email).await?;
    let name = name.trim();
    if known.is_none() && name.is_empty() {
        return Err(EnterError::NoName);
    }
    let keeps_password = link.purpose == Purpose::Invite && known.as_ref().is_some_and(|p| p.has_password);
    let mut stored = String::new();
    if !keeps_password {
        password::check(&app.config, new_password, name, &link.email).map_err(EnterError::Weak)?;
        stored = password::kept(new_password.to_owned()).await;
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    if !links::take(&transaction, link.id, at).await? {
        return Err(EnterError::NoLink);
    }
    let (person, action) = match known {
        Some(person) => {
            if !keeps_password {
                store::set_password(&transaction, person.id, &stored).await?;
                sessions::end_others(&transaction, person.id, None).await?;
            }
            (person.id, "person.recovered")
        }
        None => {
            let name: String = name.chars().take(200).collect();
            let id =
                store::insert(&transaction, &link.email, &name, language.code(), Some(&stored), at).await?;
            (id, "person.registered")
        }
    };
    let action = if link.purpose.gives() {
        organisations::give(&transaction, person, &link.gives, at).await?;
        "person.joined"
    } else {
        action
    };
    let token = session::begin(&transaction, person, false, at).await?;
    let data = json!({ "role": link.gives.role, "organisation": link.gives.organisation });
    let data = if link.purpose.gives() { data } else { json!({}) };
    let signed_in = Caller { person: Some(person), ..Caller::visitor() };
    events::append(&transaction, &signed_in, at, Event { action, subject: Subject::Person(person.0), data })
        .await?;
    transaction.commit().await?;
    Ok((person, token))
}
