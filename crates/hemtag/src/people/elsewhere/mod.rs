//! Signing in by an agency's own provider of OpenID Connect (the setting `[[oidc]]`).
//!
//! - Somebody is known by the provider and its number for them, never by an address alone.
//! - An account that is here already is tied to a provider only by whoever signs in to it here.
//! - No role comes from outside but by a row of the settings, and it goes when the provider no longer says so.
//! - The second factor counts as shown only where the settings say by which word of the provider.

mod provider;
mod ties;

use std::net::IpAddr;

use sea_orm::{DatabaseTransaction, DbErr};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

use self::provider::{Away, Said};
use super::{
    model::{self, Gives},
    session,
    sign_in::{since, who},
    store::{self, identities, organisations, tries},
    to_person,
};
use crate::{
    access::{Action, Caller, Denied, PersonId, Relation, check},
    app::App,
    config::Oidc,
    events::{self, Event, Subject},
    set_aside::{self, AsideError},
    words::Language,
};

pub use ties::{Tied, ties, untie};

/// How long somebody may be away at the provider, and how long they may take to prove an account that is here.
const AWAY_FOR: jiff::SignedDuration = jiff::SignedDuration::from_mins(15);

/// Beginnings that one network may make in a quarter of an hour.
const MOST_FROM_ONE_NETWORK: usize = 60;

const AWAY: &str = "oidc";
const TIE: &str = "oidc-tie";

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum ElsewhereError {
    #[error("There is no such provider.")]
    NoProvider,
    #[error("Too many began from this network.")]
    TooMany,
    #[error("What was begun is too old, was used, or was begun in another browser.")]
    NotBegun,
    #[error("The provider did not answer as it should.")]
    NotTrusted,
    #[error("The provider may not speak for this address, or has not verified it.")]
    NotItsAddress,
    #[error("No account is made by this provider.")]
    NoAccount,
    #[error("Sign in to the account first.")]
    NotSignedIn,
    #[error("The account is tied to no such provider.")]
    NotTied,
    #[error("Neither a password nor a passkey would remain.")]
    LastWay,
    #[error(transparent)]
    Aside(#[from] AsideError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// What came of a sign-in elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrived {
    /// The session's token, and where to go on.
    SignedIn { token: String, to: String },
    /// There is an account with the address: whoever it is signs in to it here first. The token of what waits for that.
    Known { tie: String },
}

/// What waits until the account is proven.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Tie {
    person: i64,
    issuer: String,
    subject: String,
}

fn provider_of<'a>(app: &'a App, name: &str) -> Result<&'a Oidc, ElsewhereError> {
    app.config.oidc.iter().find(|oidc| oidc.name == name).ok_or(ElsewhereError::NoProvider)
}

/// Begins a sign-in by a provider. Gives where the browser goes, and the token by which it is known when it comes back.
///
/// # Errors
/// When there is no such provider, it does not answer, or too many begin from one network.
pub async fn begin_elsewhere(
    app: &App,
    caller: &Caller,
    name: &str,
    to: &str,
    from: IpAddr,
) -> Result<(String, String), ElsewhereError> {
    check(caller, Action::EnterAccount, Relation::None)?;
    let oidc = provider_of(app, name)?;
    let (now, network) = (app.clock.now(), who("oidc", &from.to_string()));
    let (begun, _) = tries::failed_since(app.db.reader(), &network, since(now)).await?;
    if begun >= MOST_FROM_ONE_NETWORK {
        return Err(ElsewhereError::TooMany);
    }
    let (url, away) = provider::begin(app, oidc, to).await.map_err(|refused| {
        tracing::warn!(%refused, "a sign-in elsewhere could not begin");
        ElsewhereError::NotTrusted
    })?;
    let transaction = app.db.write().await?;
    tries::forget_before(&transaction, since(now)).await?;
    tries::insert(&transaction, &network, now).await?;
    let token = set_aside::put(app, &transaction, AWAY, &away).await?;
    transaction.commit().await?;
    Ok((url, token))
}

/// Ends a sign-in by a provider: the browser is back with a code.
///
/// # Errors
/// When it was not begun here, or what the provider says cannot be trusted or gives no account.
pub async fn arrive(
    app: &App,
    caller: &Caller,
    name: &str,
    language: Language,
    token: &str,
    state: &str,
    code: &str,
) -> Result<Arrived, ElsewhereError> {
    check(caller, Action::EnterAccount, Relation::None)?;
    let oidc = provider_of(app, name)?;
    let away: Option<Away> = set_aside::take(app, AWAY, token, AWAY_FOR).await?;
    // Compared as hashes: the time it takes tells nothing.
    let is_same = |away: &Away| Sha256::digest(away.state.as_bytes()) == Sha256::digest(state.as_bytes());
    let away = away.filter(|away| away.provider == name && is_same(away)).ok_or(ElsewhereError::NotBegun)?;
    let said = provider::finish(app, oidc, &away, code).await.map_err(|refused| {
        tracing::warn!(%refused, "a sign-in elsewhere was refused");
        ElsewhereError::NotTrusted
    })?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let known = identities::person_of(&transaction, &oidc.issuer, &said.subject).await?;
    let person = match known {
        Some(person) => person,
        None => match newcomer(app, &transaction, oidc, &said, language).await? {
            Newcomer::Person(person) => person,
            Newcomer::Known(person) => {
                let tie =
                    Tie { person: person.0, issuer: oidc.issuer.clone(), subject: said.subject.clone() };
                let tie = set_aside::put(app, &transaction, TIE, &tie).await?;
                transaction.commit().await?;
                return Ok(Arrived::Known { tie });
            }
        },
    };
    identities::used(&transaction, &oidc.issuer, &said.subject, at).await?;
    give_roles(app, &transaction, oidc, &said, person).await?;
    let token = session::begin(&transaction, person, said.factor, at).await?;
    let signed_in = Caller { person: Some(person), ..Caller::visitor() };
    let data = json!({ "by": oidc.name, "factor": said.factor });
    let event = Event { action: "person.signed_in", subject: Subject::Person(person.0), data };
    events::append(&transaction, &signed_in, at, event).await?;
    transaction.commit().await?;
    Ok(Arrived::SignedIn { token, to: away.to })
}

enum Newcomer {
    Person(PersonId),
    /// Has an account here that must be proven first.
    Known(PersonId),
}

async fn newcomer(
    app: &App,
    transaction: &DatabaseTransaction,
    oidc: &Oidc,
    said: &Said,
    language: Language,
) -> Result<Newcomer, ElsewhereError> {
    let email = said.email.as_deref().and_then(model::address).ok_or(ElsewhereError::NotItsAddress)?;
    if !oidc.domains.iter().any(|domain| domain == model::domain(&email)) {
        return Err(ElsewhereError::NotItsAddress);
    }
    if let Some(person) = store::by_email(transaction, &email).await? {
        return Ok(Newcomer::Known(person.id));
    }
    if !oidc.new_accounts {
        return Err(ElsewhereError::NoAccount);
    }
    let name = said.name.as_deref().unwrap_or_else(|| email.split('@').next().unwrap_or_default());
    let name: String = name.trim().chars().take(200).collect();
    let at = app.clock.now();
    let person = store::insert(transaction, &email, &name, language.code(), None, at).await?;
    identities::insert(transaction, person, &oidc.issuer, &said.subject, at).await?;
    Ok(Newcomer::Person(person))
}

/// Gives the roles that the settings map from what the provider says, and ends those that it no longer says.
async fn give_roles(
    app: &App,
    transaction: &DatabaseTransaction,
    oidc: &Oidc,
    said: &Said,
    person: PersonId,
) -> Result<(), DbErr> {
    let at = app.clock.now();
    for row in &oidc.role {
        let is_said = said.has(&row.claim, &row.value);
        let named = organisations::by_name(transaction, &row.organisation).await?;
        let organisation = match named {
            Some(known) => known.id,
            None if is_said => organisations::insert(transaction, &row.organisation, None, at).await?,
            None => continue,
        };
        // Two rows may give the same role; one that says it is enough.
        let by_another = oidc.role.iter().any(|other| {
            other.role == row.role
                && other.organisation == row.organisation
                && said.has(&other.claim, &other.value)
        });
        let held = organisations::of_person(transaction, person).await?;
        let own = held.into_iter().find(|held| {
            held.role.code() == row.role && held.organisation.as_ref().map(|o| o.id) == Some(organisation)
        });
        match own {
            None if is_said => {
                let gives =
                    Gives { role: row.role.clone(), organisation: Some(organisation), ..Gives::default() };
                organisations::give(transaction, person, &gives, at).await?;
            }
            Some(own) if !is_said && !by_another => {
                organisations::end(transaction, own.id, at).await?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Ties the account that is signed in to a provider's, which was found to have the same address.
///
/// # Errors
/// [`ElsewhereError::NotSignedIn`] unless that very account is signed in; [`ElsewhereError::NotBegun`] when it waited too
/// long or was tied already.
pub async fn tie(app: &App, caller: &Caller, token: &str) -> Result<(), ElsewhereError> {
    if caller.person.is_none() {
        return Err(ElsewhereError::NotSignedIn);
    }
    let waits: Tie = set_aside::look(app, TIE, token, AWAY_FOR).await?.ok_or(ElsewhereError::NotBegun)?;
    let person = PersonId(waits.person);
    if caller.person != Some(person) {
        return Err(ElsewhereError::NotSignedIn);
    }
    check(caller, Action::KeepOwnAccount, to_person(caller, person))?;
    if !set_aside::drop_it(app, TIE, token).await? {
        return Err(ElsewhereError::NotBegun);
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    if identities::person_of(&transaction, &waits.issuer, &waits.subject).await?.is_some() {
        return Err(ElsewhereError::NotBegun);
    }
    identities::insert(&transaction, person, &waits.issuer, &waits.subject, at).await?;
    let event = Event { action: "person.tied", subject: Subject::Person(person.0), data: json!({}) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}
