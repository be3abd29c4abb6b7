//! One's own account: name, language, password, where one is signed in, and its end.

use sea_orm::DbErr;
use serde_json::json;

use super::{
    factor,
    model::{Membership, Person, WeakPassword},
    password, session,
    store::{
        self, claims,
        claims::Claim,
        factors, identities, organisations, passkeys,
        sessions::{self, Session},
    },
    to_person, token,
};
use crate::{
    access::{Action, Caller, Denied, PersonId, Relation, check},
    app::App,
    database::hold_log,
    events::{self, Event, Subject},
    needs, skills,
    words::Language,
};

/// An account as its owner sees it.
#[derive(Debug, Clone)]
pub struct Account {
    pub person: Person,
    pub held: Vec<Membership>,
    pub sessions: Vec<Session>,
    pub has_factor: bool,
    pub recovery_codes: u64,
    pub passkeys: u64,
    pub claims: Vec<Claim>,
}

/// Why an account was not changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    #[error("There is no such account.")]
    NotFound,
    #[error("A name is needed.")]
    NoName,
    #[error("The password is not the account's.")]
    WrongPassword,
    #[error("The new password is too weak.")]
    Weak(WeakPassword),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// An account.
///
/// # Errors
/// When the caller may not, or there is none.
pub async fn account(app: &App, caller: &Caller, id: PersonId) -> Result<Account, AccountError> {
    check(caller, Action::KeepOwnAccount, to_person(caller, id))?;
    let db = app.db.reader();
    let person = store::by_id(db, id).await?.ok_or(AccountError::NotFound)?;
    let (has_factor, recovery_codes) = factor::factors_of(app, id).await?;
    Ok(Account {
        person,
        held: organisations::of_person(db, id).await?,
        sessions: session::holding(app, id).await?,
        has_factor,
        recovery_codes,
        passkeys: passkeys::count(db, id).await?,
        claims: claims::of_person(db, id).await?,
    })
}

/// Sets name and language.
///
/// # Errors
/// When the caller may not, or the name is empty.
pub async fn change_name(
    app: &App,
    caller: &Caller,
    id: PersonId,
    name: &str,
    language: Language,
) -> Result<(), AccountError> {
    check(caller, Action::KeepOwnAccount, to_person(caller, id))?;
    let name: String = name.trim().chars().take(200).collect();
    if name.is_empty() {
        return Err(AccountError::NoName);
    }
    let transaction = app.db.write().await?;
    store::set_name(&transaction, id, &name, language.code()).await?;
    said(app, caller, &transaction, id, "person.named").await?;
    transaction.commit().await?;
    Ok(())
}

/// Sets another password, after the present one was shown. Ends the account's other sessions.
///
/// # Errors
/// When the present one is not right, or the new one is weak.
pub async fn change_password(
    app: &App,
    caller: &Caller,
    id: PersonId,
    session: &str,
    present: &str,
    new: &str,
) -> Result<(), AccountError> {
    check(caller, Action::KeepOwnAccount, to_person(caller, id))?;
    let person = store::by_id(app.db.reader(), id).await?.ok_or(AccountError::NotFound)?;
    let (_, kept) =
        store::password_of(app.db.reader(), &person.email).await?.ok_or(AccountError::NotFound)?;
    if !password::is(present.to_owned(), kept).await {
        return Err(AccountError::WrongPassword);
    }
    password::check(&app.config, new, &person.name, &person.email).map_err(AccountError::Weak)?;
    let stored = password::kept(new.to_owned()).await;
    let own = sessions::by_token(app.db.reader(), &token::kept(session)).await?;
    let transaction = app.db.write().await?;
    store::set_password(&transaction, id, &stored).await?;
    sessions::end_others(&transaction, id, own.map(|s| s.id)).await?;
    said(app, caller, &transaction, id, "person.password_changed").await?;
    transaction.commit().await?;
    Ok(())
}

/// Ends all sessions but this one.
///
/// # Errors
/// When the caller may not.
pub async fn end_other_sessions(
    app: &App,
    caller: &Caller,
    id: PersonId,
    session: &str,
) -> Result<u64, AccountError> {
    check(caller, Action::KeepOwnAccount, to_person(caller, id))?;
    let own = sessions::by_token(app.db.reader(), &token::kept(session)).await?;
    let transaction = app.db.write().await?;
    let ended = sessions::end_others(&transaction, id, own.map(|s| s.id)).await?;
    said(app, caller, &transaction, id, "person.sessions_ended").await?;
    transaction.commit().await?;
    Ok(ended)
}

/// Ends every session of somebody: whoever lost a telephone, or left in anger, is signed in nowhere.
///
/// # Errors
/// When the caller may not, or there is no such account.
pub async fn end_sessions_of(app: &App, caller: &Caller, id: PersonId) -> Result<(), AccountError> {
    check(caller, Action::KeepPeople, Relation::None)?;
    let person = store::by_id(app.db.reader(), id).await?;
    person.filter(|person| person.ended_at.is_none()).ok_or(AccountError::NotFound)?;
    let transaction = app.db.write().await?;
    sessions::end_others(&transaction, id, None).await?;
    said(app, caller, &transaction, id, "person.sessions_ended").await?;
    transaction.commit().await?;
    Ok(())
}

/// Ends an account: address, name, password, factors, sessions and roles go; its number stays in the log. Its needs stay
/// under their keys.
///
/// # Errors
/// When the caller may not.
pub async fn end_account(app: &App, caller: &Caller, id: PersonId) -> Result<(), AccountError> {
    check(caller, Action::KeepOwnAccount, to_person(caller, id))?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    // Its needs are changed too: an import of needs has the log in hand before it touches them.
    hold_log(&transaction).await?;
    store::end(&transaction, id, at).await?;
    sessions::end_others(&transaction, id, None).await?;
    factors::remove_all(&transaction, id).await?;
    passkeys::remove_all(&transaction, id).await?;
    identities::remove_all(&transaction, id).await?;
    organisations::end_all(&transaction, id, at).await?;
    needs::own::leave_all(&transaction, id).await?;
    skills::privacy::end_account(app, &transaction, id).await?;
    said(app, caller, &transaction, id, "person.ended").await?;
    transaction.commit().await?;
    Ok(())
}

async fn said(
    app: &App,
    caller: &Caller,
    transaction: &sea_orm::DatabaseTransaction,
    id: PersonId,
    action: &'static str,
) -> Result<(), DbErr> {
    let event = Event { action, subject: Subject::Person(id.0), data: json!({}) };
    events::append(transaction, caller, app.clock.now(), event).await?;
    Ok(())
}
