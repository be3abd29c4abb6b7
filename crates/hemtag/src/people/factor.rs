//! The second factor: one-time codes of an authenticator (TOTP, RFC 6238), and recovery codes for when it is lost.

use jiff::Timestamp;
use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::json;
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Secret, Totp};

use super::{
    model::{FREE_TRIES, TRIES_COUNT_FOR, wait_until},
    passkeys,
    session::{self, Living},
    sign_in::complete,
    store::{self, factors, tries},
};
use crate::{
    access::{Action, Caller, Denied, PersonId, check},
    app::App,
    events::{self, Event, Subject},
};

/// Recovery codes that are given at once.
const CODES: usize = 10;

/// Bytes of a key: 160 bits, as RFC 4226 recommends.
const KEY: usize = 20;

/// What an authenticator takes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFactor {
    /// The key in base 32, to be typed where no camera is at hand.
    pub key: String,
    /// The same as an address that authenticators read.
    pub address: String,
}

/// Why a factor was not taken.
#[derive(Debug, thiserror::Error)]
pub enum FactorError {
    #[error("Nobody is signed in.")]
    NoSession,
    #[error("The code is not right.")]
    WrongCode,
    #[error("Too many wrong codes. Try again in {0} s.")]
    Wait(i64),
    #[error("The key is not whole.")]
    WrongKey,
    #[error("The role that is held asks for a second factor.")]
    Needed,
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("The key of the installation cannot be used.")]
    Installation,
    #[error(transparent)]
    Database(#[from] DbErr),
}

fn totp(key: Vec<u8>, email: &str) -> Result<Totp, FactorError> {
    Builder::new()
        .with_secret(Secret::from(key.as_slice()))
        .with_issuer(Some("Hemtag"))
        .with_account_name(email.replace(':', ""))
        .build()
        .map_err(|_| FactorError::WrongKey)
}

fn seconds(at: Timestamp) -> u64 {
    u64::try_from(at.as_second()).unwrap_or(0)
}

fn belongs_to(person: PersonId) -> String {
    format!("person {} totp", person.0)
}

/// The session of a cookie, whether it lacks its factor or not.
async fn session_of(app: &App, token: &str) -> Result<Living, FactorError> {
    session::living(app, token).await?.ok_or(FactorError::NoSession)
}

/// A new key for an authenticator; nothing is kept before a code of it is shown.
///
/// # Errors
/// When nobody is signed in.
///
/// # Panics
/// When the operating system gives no randomness.
pub async fn begin_factor(app: &App, token: &str) -> Result<NewFactor, FactorError> {
    let living = session_of(app, token).await?;
    let mut key = [0_u8; KEY];
    getrandom::fill(&mut key).expect("the operating system gives randomness");
    new_factor(&key, &living.person.email)
}

fn new_factor(key: &[u8], email: &str) -> Result<NewFactor, FactorError> {
    let address = totp(key.to_vec(), email)?.to_url().map_err(|_| FactorError::WrongKey)?;
    Ok(NewFactor { key: data_encoding::BASE32_NOPAD.encode(key), address })
}

/// The factor of a key that was begun, to be shown again.
///
/// # Errors
/// When nobody is signed in, or it is no such key.
pub(super) async fn same_factor(app: &App, token: &str, key: &str) -> Result<NewFactor, FactorError> {
    let living = session_of(app, token).await?;
    new_factor(&decoded(key)?, &living.person.email)
}

fn decoded(key: &str) -> Result<Vec<u8>, FactorError> {
    let key = data_encoding::BASE32_NOPAD.decode(key.as_bytes()).map_err(|_| FactorError::WrongKey)?;
    if key.len() == KEY { Ok(key) } else { Err(FactorError::WrongKey) }
}

/// Keeps an authenticator after a code of it was shown, in place of earlier ones. Gives the session's new token and the
/// recovery codes, which are shown this once.
///
/// # Errors
/// When the code is not right, or an account that has a factor did not show it.
pub async fn keep_factor(
    app: &App,
    token: &str,
    key: &str,
    code: &str,
) -> Result<(String, Vec<String>), FactorError> {
    let living = session_of(app, token).await?;
    let person = living.person.id;
    // Whoever has the password only must not put a factor of its own in place of the one that guards the account.
    if living.lacks_factor && passkeys::guards(app.db.reader(), person).await? {
        return Err(FactorError::NoSession);
    }
    let key = decoded(key)?;
    let at = app.clock.now();
    let step = totp(key.clone(), &living.person.email)?.check(code.trim(), seconds(at));
    let step = step.ok_or(FactorError::WrongCode)?;
    let keys = app.keys().map_err(|_| FactorError::Installation)?;
    let sealed = keys.seal(&belongs_to(person), &key);
    let codes = recovery_codes();
    let caller = Caller { person: Some(person), ..Caller::visitor() };
    let transaction = app.db.write().await?;
    factors::remove_all(&transaction, person).await?;
    let step = i64::try_from(step).unwrap_or(i64::MAX);
    factors::insert(&transaction, person, factors::TOTP, sealed, step, at).await?;
    keep_recovery_codes(&transaction, person, &codes, at).await?;
    let token = complete(&transaction, person, living.session.id, at).await?;
    let event = Event { action: "person.factor_kept", subject: Subject::Person(person.0), data: json!({}) };
    events::append(&transaction, &caller, at, event).await?;
    transaction.commit().await?;
    Ok((token, codes))
}

/// New recovery codes, as they are shown once.
pub(super) fn recovery_codes() -> Vec<String> {
    (0..CODES).map(|_| recovery_code()).collect()
}

/// Keeps recovery codes as hashes.
pub(super) async fn keep_recovery_codes(
    transaction: &DatabaseTransaction,
    person: PersonId,
    codes: &[String],
    at: Timestamp,
) -> Result<(), DbErr> {
    for code in codes {
        factors::insert(transaction, person, factors::RECOVERY, hashed(code), 0, at).await?;
    }
    Ok(())
}

/// 120 random bits, in six groups that can be written down: so many that a plain hash of them cannot be guessed.
fn recovery_code() -> String {
    let mut bytes = [0_u8; 15];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    let text = data_encoding::BASE32_NOPAD.encode(&bytes).to_lowercase();
    let groups: Vec<&str> = (0..6).map(|at| &text[at * 4..at * 4 + 4]).collect();
    groups.join("-")
}

fn hashed(code: &str) -> Vec<u8> {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    Sha256::digest(plain.to_lowercase().as_bytes()).to_vec()
}

/// Shows a code of the authenticator, or a recovery code, to a session that waits for it. Gives its new token.
///
/// # Errors
/// When the code is not right or was used before.
pub async fn show_factor(app: &App, token: &str, code: &str) -> Result<String, FactorError> {
    let living = session::half_session(app, token).await?.ok_or(FactorError::NoSession)?;
    let person = living.person.id;
    let at = app.clock.now();
    let who = format!("factor:{}", person.0);
    let since = at.checked_sub(TRIES_COUNT_FOR).unwrap_or(at);
    let (failed, last) = tries::failed_since(app.db.reader(), &who, since).await?;
    if let Some(until) = last.and_then(|last| wait_until(failed, FREE_TRIES, last)).filter(|u| *u > at) {
        return Err(FactorError::Wait(until.duration_since(at).as_secs().max(1)));
    }
    let keys = app.keys().map_err(|_| FactorError::Installation)?;
    let caller = Caller { person: Some(person), ..Caller::visitor() };
    let transaction = app.db.write().await?;
    let mut action = None;
    for (id, sealed, _) in factors::of_person(&transaction, person, factors::TOTP).await? {
        let key = keys.open(&belongs_to(person), &sealed, 1024).map_err(|_| FactorError::Installation)?;
        let step = totp(key, &living.person.email)?.check(code.trim(), seconds(at));
        let step = step.and_then(|step| i64::try_from(step).ok());
        if let Some(step) = step
            && factors::use_step(&transaction, id, step).await?
        {
            action = Some("person.factor_shown");
        }
    }
    if action.is_none() {
        for (id, hash, _) in factors::of_person(&transaction, person, factors::RECOVERY).await? {
            if hash == hashed(code) && factors::remove(&transaction, id).await? {
                action = Some("person.recovery_code_used");
                break;
            }
        }
    }
    let Some(action) = action else {
        tracing::warn!(person = person.0, "a second factor was wrong");
        tries::insert(&transaction, &who, at).await?;
        let event =
            Event { action: "person.factor_failed", subject: Subject::Person(person.0), data: json!({}) };
        events::append(&transaction, &caller, at, event).await?;
        transaction.commit().await?;
        return Err(FactorError::WrongCode);
    };
    tries::forget(&transaction, &who).await?;
    let token = complete(&transaction, person, living.session.id, at).await?;
    let event = Event { action, subject: Subject::Person(person.0), data: json!({}) };
    events::append(&transaction, &caller, at, event).await?;
    transaction.commit().await?;
    Ok(token)
}

/// Takes the authenticator away; with the last second factor the recovery codes go too. Not while a role asks for one and
/// there is no passkey.
///
/// # Errors
/// When the caller may not, or a role asks for one.
pub async fn remove_factors(app: &App, caller: &Caller, person: PersonId) -> Result<(), FactorError> {
    check(caller, Action::KeepOwnAccount, super::to_person(caller, person))?;
    let transaction = app.db.write().await?;
    let has_passkey = store::passkeys::count(&transaction, person).await? > 0;
    let is_needed = caller.person == Some(person) && caller.held.iter().any(|held| held.role.is_staff());
    if has_passkey {
        factors::remove_kind(&transaction, person, factors::TOTP).await?;
    } else if is_needed {
        return Err(FactorError::Needed);
    } else {
        factors::remove_all(&transaction, person).await?;
    }
    let event =
        Event { action: "person.factors_removed", subject: Subject::Person(person.0), data: json!({}) };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Whether an account has an authenticator, and how many recovery codes are left.
pub(super) async fn factors_of(app: &App, person: PersonId) -> Result<(bool, u64), DbErr> {
    let db = app.db.reader();
    let has = factors::count(db, person, factors::TOTP).await? > 0;
    Ok((has, factors::count(db, person, factors::RECOVERY).await?))
}
