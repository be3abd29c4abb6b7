//! A new passkey: asked for, made in the browser, kept.

use serde_json::json;

use super::{Asked, LONGEST_NAME, MOST, PasskeyError, Site, answered, ceremony, guards, tell, wait_for};
use crate::{
    access::{Action, Caller, PersonId, Relation, check},
    app::App,
    events::{self, Event, Subject},
    people::{
        factor::{self, recovery_codes},
        session::{self, Living},
        sign_in::complete,
        store::{factors, passkeys},
    },
};

const KIND: &str = "passkey-new";

/// Whose it becomes: the session that asked, by its number, and what authenticators know the account by.
type Whose = (i64, i64, Vec<u8>);

/// A passkey that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The session's new token.
    pub token: String,
    /// Recovery codes, where the account had none; shown this once.
    pub codes: Vec<String>,
}

/// The session that may add one: signed in, or waiting for a factor where there is none yet.
async fn may_add(app: &App, caller: &Caller, token: &str) -> Result<Living, PasskeyError> {
    check(caller, Action::EnterAccount, Relation::None)?;
    let living = session::living(app, token).await?.ok_or(PasskeyError::NoSession)?;
    // Whoever has the password only must not put a factor of its own beside the one that guards the account.
    if living.lacks_factor && guards(app.db.reader(), living.person.id).await? {
        return Err(PasskeyError::NoSession);
    }
    Ok(living)
}

/// Asks the browser for a new passkey.
///
/// # Errors
/// When nobody is signed in, the address allows none, or there are too many.
pub async fn begin_passkey(app: &App, caller: &Caller, token: &str) -> Result<Asked, PasskeyError> {
    let living = may_add(app, caller, token).await?;
    let site = Site::of(&app.config)?;
    let transaction = app.db.write().await?;
    let known = passkeys::of_person(&transaction, living.person.id).await?;
    if known.len() >= MOST {
        return Err(PasskeyError::Full);
    }
    let handle = known.first().map_or_else(ceremony::new_handle, |one| one.handle.clone());
    let question = ceremony::ask_to_make(&site, &living.person, &handle, &known)?;
    let whose: Whose = (living.person.id.0, living.session.id, handle);
    let asked = wait_for(app, &transaction, KIND, question, whose).await?;
    transaction.commit().await?;
    Ok(asked)
}

/// Keeps the passkey that the browser made. It is the second factor of this session too.
///
/// # Errors
/// When the answer does not belong to a question of this session, or the passkey is kept already.
pub async fn add_passkey(
    app: &App,
    caller: &Caller,
    token: &str,
    wait: &str,
    name: &str,
    answer: &str,
) -> Result<Added, PasskeyError> {
    let living = may_add(app, caller, token).await?;
    let site = Site::of(&app.config)?;
    let waiting = answered::<Whose>(app, KIND, wait).await?;
    let (person, session, handle) = waiting.whose;
    if (person, session) != (living.person.id.0, living.session.id) {
        return Err(PasskeyError::NotBegun);
    }
    let name: String = name.trim().chars().take(LONGEST_NAME).collect();
    if name.is_empty() {
        return Err(PasskeyError::NoName);
    }
    let made = ceremony::made(&site, &waiting.state, answer)?;
    let (at, person) = (app.clock.now(), PersonId(person));
    let transaction = app.db.write().await?;
    if passkeys::by_credential(&transaction, &made.credential).await?.is_some() {
        return Err(PasskeyError::Known);
    }
    if passkeys::count(&transaction, person).await? >= MOST as u64 {
        return Err(PasskeyError::Full);
    }
    let new = passkeys::New {
        person,
        name: &name,
        credential: &made.credential,
        handle: &handle,
        transports: made.transports,
        fixed: made.fixed,
        changing: made.changing,
        at,
    };
    let id = passkeys::insert(&transaction, new).await?;
    let mut codes = Vec::new();
    if factors::count(&transaction, person, factors::RECOVERY).await? == 0 {
        codes = recovery_codes();
        factor::keep_recovery_codes(&transaction, person, &codes, at).await?;
    }
    let token = complete(&transaction, person, living.session.id, at).await?;
    tell(app, &transaction, &living.person, "letter-passkey-added", at).await?;
    let signed_in = Caller { person: Some(person), ..Caller::visitor() };
    let data = json!({ "passkey": id });
    let event = Event { action: "person.passkey_added", subject: Subject::Person(person.0), data };
    events::append(&transaction, &signed_in, at, event).await?;
    transaction.commit().await?;
    Ok(Added { token, codes })
}
