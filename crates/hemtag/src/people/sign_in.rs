//! Signing in with address and password.
//!
//! Tries are counted by whoever fails: the account from browsers that never signed in to it, one browser that did, one
//! address of the network. A stranger who fails on purpose slows down strangers, not the account's holder (the device
//! cookies of OWASP).

use std::net::IpAddr;

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{
    model::{self, FREE_TRIES, FREE_TRIES_OF_ADDRESS, TRIES_COUNT_FOR},
    password, session,
    store::{self, sessions, tries},
};
use crate::{
    access::{Action, Caller, Denied, PersonId, Relation, check},
    app::App,
    events::{self, Event, Subject},
    sealed::Keys,
};

/// Signed in, or half way where a second factor is to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    pub person: PersonId,
    /// For the session's cookie.
    pub token: String,
    /// For the cookie by which this browser is known again for this account.
    pub device: String,
}

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    #[error("No account has this address and password.")]
    Wrong,
    #[error("Too many failed tries. Try again in {0} s.")]
    Wait(i64),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("The key of the installation cannot be used.")]
    Key,
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Signs in. `device` is the cookie of a browser that signed in before; `from` the address of the network.
///
/// # Errors
/// [`SignInError::Wrong`] whether there is such an account or not; [`SignInError::Wait`] when too many failed.
pub async fn sign_in(
    app: &App,
    caller: &Caller,
    email: &str,
    secret: &str,
    device: Option<&str>,
    from: Option<IpAddr>,
) -> Result<SignedIn, SignInError> {
    check(caller, Action::EnterAccount, Relation::None)?;
    let keys = app.keys().map_err(|_| SignInError::Key)?;
    let email = model::address(email).unwrap_or_default();
    let is_known = device.is_some_and(|device| is_device_of(keys, device, &email));
    let account = match device.filter(|_| is_known) {
        Some(device) => who("device", device),
        None => who("account", &email),
    };
    let network = from.map(|ip| who("network", &ip.to_string()));
    let now = app.clock.now();
    wait(app, now, &account, FREE_TRIES).await?;
    if let Some(network) = network.as_deref().filter(|_| !is_known) {
        wait(app, now, network, FREE_TRIES_OF_ADDRESS).await?;
    }
    let found = store::password_of(app.db.reader(), &email).await?;
    let (person, kept) = found.map_or((None, None), |(person, kept)| (Some(person), kept));
    let is_right = password::is(secret.to_owned(), kept).await;
    let transaction = app.db.write().await?;
    let Some(person) = person.filter(|_| is_right) else {
        // By number, for whoever watches the log; none where there is no such account.
        tracing::warn!(person = person.map(|person| person.0), "a sign-in failed");
        tries::forget_before(&transaction, since(now)).await?;
        for failed in [Some(account), network].into_iter().flatten() {
            tries::insert(&transaction, &failed, now).await?;
        }
        // An account's number says which; that there is none is told to nobody.
        if let Some(person) = person {
            let event = Event {
                action: "person.sign_in_failed",
                subject: Subject::Person(person.0),
                data: json!({}),
            };
            events::append(&transaction, caller, now, event).await?;
        }
        transaction.commit().await?;
        return Err(SignInError::Wrong);
    };
    tries::forget(&transaction, &account).await?;
    let token = session::begin(&transaction, person, false, now).await?;
    let signed_in = Caller { person: Some(person), ..Caller::visitor() };
    let event = Event { action: "person.signed_in", subject: Subject::Person(person.0), data: json!({}) };
    events::append(&transaction, &signed_in, now, event).await?;
    transaction.commit().await?;
    Ok(SignedIn { person, token, device: device_of(keys, &email) })
}

/// Marks a session as one whose second factor was shown.
pub(super) async fn complete(
    db: &impl ConnectionTrait,
    person: PersonId,
    half: i64,
    at: Timestamp,
) -> Result<String, DbErr> {
    // A token that was seen before the factor must not be good for more after it.
    sessions::end(db, half).await?;
    session::begin(db, person, true, at).await
}

pub(super) fn since(now: Timestamp) -> Timestamp {
    now.checked_sub(TRIES_COUNT_FOR).unwrap_or(now)
}

async fn wait(app: &App, now: Timestamp, who: &str, free: usize) -> Result<(), SignInError> {
    let (failed, last) = tries::failed_since(app.db.reader(), who, since(now)).await?;
    match last.and_then(|last| model::wait_until(failed, free, last)) {
        Some(until) if until > now => Err(SignInError::Wait(until.duration_since(now).as_secs().max(1))),
        _ => Ok(()),
    }
}

pub(super) fn who(kind: &str, what: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(format!("{kind}:{what}").as_bytes()))
}

/// The value of the cookie by which a browser is known for an account: a number of its own, and a proof that we made it.
pub(super) fn device_of(keys: &Keys, email: &str) -> String {
    let own = super::token::new();
    let proof = proof(keys, &own, email);
    format!("{own}.{proof}")
}

fn is_device_of(keys: &Keys, device: &str, email: &str) -> bool {
    device.split_once('.').is_some_and(|(own, shown)| {
        // Compared as hashes: the time it takes tells nothing.
        Sha256::digest(shown.as_bytes()) == Sha256::digest(proof(keys, own, email).as_bytes())
    })
}

fn proof(keys: &Keys, own: &str, email: &str) -> String {
    keys.proof("device", &format!("{own}:{email}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_known_for_its_own_account_only() {
        let keys = Keys::for_now();
        let device = device_of(&keys, "kim@example.se");
        assert!(is_device_of(&keys, &device, "kim@example.se"));
        assert!(!is_device_of(&keys, &device, "robin@example.se"));
        assert!(!is_device_of(&Keys::for_now(), &device, "kim@example.se"));
        assert!(!is_device_of(&keys, "made.up", "kim@example.se"));
    }
}
