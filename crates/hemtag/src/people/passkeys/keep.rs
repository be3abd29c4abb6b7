//! The passkeys of an account: seen, named, taken away.

use serde_json::json;

use super::{LONGEST_NAME, Passkey, PasskeyError, ceremony::is_backed_up, tell};
use crate::{
    access::{Action, Caller, PersonId, check},
    app::App,
    events::{self, Event, Subject},
    people::{
        store::{self, factors, identities, organisations, passkeys},
        to_person,
    },
};

/// The passkeys of an account, the oldest first.
///
/// # Errors
/// When the caller may not.
pub async fn passkeys_of(app: &App, caller: &Caller, person: PersonId) -> Result<Vec<Passkey>, PasskeyError> {
    check(caller, Action::KeepOwnAccount, to_person(caller, person))?;
    let kept = passkeys::of_person(app.db.reader(), person).await?;
    let seen = |one: passkeys::Kept| Passkey {
        id: one.id,
        is_backed_up: is_backed_up(&one),
        name: one.name,
        made_at: one.made_at,
        used_at: one.used_at,
    };
    Ok(kept.into_iter().map(seen).collect())
}

/// Gives a passkey another name.
///
/// # Errors
/// When it is not the caller's, or the name is empty.
pub async fn name_passkey(app: &App, caller: &Caller, id: i64, name: &str) -> Result<(), PasskeyError> {
    let transaction = app.db.write().await?;
    let kept = passkeys::by_id(&transaction, id).await?.ok_or(PasskeyError::NotFound)?;
    check(caller, Action::KeepOwnAccount, to_person(caller, kept.person))?;
    let name: String = name.trim().chars().take(LONGEST_NAME).collect();
    if name.is_empty() {
        return Err(PasskeyError::NoName);
    }
    passkeys::set_name(&transaction, id, &name).await?;
    let data = json!({ "passkey": id });
    let event = Event { action: "person.passkey_named", subject: Subject::Person(kept.person.0), data };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes a passkey away, and tells its owner by letter. With the last second factor the recovery codes go too.
///
/// # Errors
/// [`PasskeyError::LastFactor`] while a role asks for a second factor and there is no other, [`PasskeyError::LastWay`] while
/// nothing else lets into the account.
pub async fn remove_passkey(app: &App, caller: &Caller, id: i64) -> Result<(), PasskeyError> {
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let kept = passkeys::by_id(&transaction, id).await?.ok_or(PasskeyError::NotFound)?;
    check(caller, Action::KeepOwnAccount, to_person(caller, kept.person))?;
    let owner = store::by_id(&transaction, kept.person).await?.ok_or(PasskeyError::NotFound)?;
    let is_only_one = passkeys::count(&transaction, owner.id).await? == 1;
    let is_last_factor = is_only_one && factors::count(&transaction, owner.id, factors::TOTP).await? == 0;
    let held = organisations::of_person(&transaction, owner.id).await?;
    if is_last_factor && held.iter().any(|held| held.role.is_staff()) {
        return Err(PasskeyError::LastFactor);
    }
    if is_only_one && !owner.has_password && identities::of_person(&transaction, owner.id).await?.is_empty() {
        return Err(PasskeyError::LastWay);
    }
    if !passkeys::remove(&transaction, id).await? {
        return Err(PasskeyError::NotFound);
    }
    if is_last_factor {
        factors::remove_all(&transaction, owner.id).await?;
    }
    tell(app, &transaction, &owner, "letter-passkey-removed", at).await?;
    let data = json!({ "passkey": id });
    let event = Event { action: "person.passkey_removed", subject: Subject::Person(owner.id.0), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}
