//! Showing a passkey: to sign in without a password, or after the password as the second factor.

use std::net::IpAddr;

use jiff::Timestamp;
use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::{
    Asked, PasskeyError, Site, answered,
    ceremony::{self, Answer, Refused},
    tell, wait_for,
};
use crate::{
    access::{Action, Caller, PersonId, Relation, check},
    app::App,
    events::{self, Event, Subject},
    people::{
        SignedIn,
        model::Person,
        session,
        sign_in::{complete, device_of, since, who},
        store::{self, passkeys, passkeys::Kept, tries},
    },
};

const ENTER: &str = "passkey-enter";
const FACTOR: &str = "passkey-factor";

/// Beginnings that one network may make in a quarter of an hour.
const MOST_FROM_ONE_NETWORK: usize = 60;

/// Asks the browser for any passkey of this site.
///
/// # Errors
/// When the address allows none, or too many begin from one network.
pub async fn begin_passkey_sign_in(app: &App, caller: &Caller, from: IpAddr) -> Result<Asked, PasskeyError> {
    check(caller, Action::EnterAccount, Relation::None)?;
    let site = Site::of(&app.config)?;
    let (now, network) = (app.clock.now(), who("passkey", &from.to_string()));
    let transaction = app.db.write().await?;
    let (begun, _) = tries::failed_since(&transaction, &network, since(now)).await?;
    if begun >= MOST_FROM_ONE_NETWORK {
        return Err(PasskeyError::TooMany);
    }
    tries::forget_before(&transaction, since(now)).await?;
    tries::insert(&transaction, &network, now).await?;
    let asked = wait_for(app, &transaction, ENTER, ceremony::ask_for_any(&site)?, ()).await?;
    transaction.commit().await?;
    Ok(asked)
}

/// Signs in by a passkey that verified its user: nothing more is asked for then.
///
/// # Errors
/// When the answer belongs to no question, or to no passkey of an account.
pub async fn sign_in_by_passkey(
    app: &App,
    caller: &Caller,
    wait: &str,
    answer: &str,
) -> Result<SignedIn, PasskeyError> {
    check(caller, Action::EnterAccount, Relation::None)?;
    let site = Site::of(&app.config)?;
    let waiting = answered::<()>(app, ENTER, wait).await?;
    let answer = Answer::any(answer)?;
    let keys = app.keys().map_err(crate::set_aside::AsideError::from)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let kept = passkeys::by_credential(&transaction, &answer.credential()).await?;
    let kept = kept.ok_or(PasskeyError::NotTrusted)?;
    let owner = store::by_id(&transaction, kept.person).await?.filter(|owner| owner.ended_at.is_none());
    let owner = owner.ok_or(PasskeyError::NotTrusted)?;
    let transaction = prove(app, transaction, &site, &waiting.state, &answer, &kept, &owner).await?;
    let token = session::begin(&transaction, owner.id, true, at).await?;
    let data = json!({ "by": "passkey", "passkey": kept.id });
    happened(&transaction, owner.id, "person.signed_in", data, at).await?;
    transaction.commit().await?;
    Ok(SignedIn { person: owner.id, token, device: device_of(keys, &owner.email) })
}

/// Asks the browser for one of the passkeys of a session that waits for its second factor.
///
/// # Errors
/// When no session waits, or the account has none.
pub async fn begin_passkey_factor(app: &App, caller: &Caller, token: &str) -> Result<Asked, PasskeyError> {
    check(caller, Action::EnterAccount, Relation::None)?;
    let site = Site::of(&app.config)?;
    let living = session::half_session(app, token).await?.ok_or(PasskeyError::NoSession)?;
    let transaction = app.db.write().await?;
    let known = passkeys::of_person(&transaction, living.person.id).await?;
    if known.is_empty() {
        return Err(PasskeyError::NotFound);
    }
    let question = ceremony::ask_for_one_of(&site, &known)?;
    let asked = wait_for(app, &transaction, FACTOR, question, living.session.id).await?;
    transaction.commit().await?;
    Ok(asked)
}

/// Shows a passkey to the session that waits for it. Gives its new token.
///
/// # Errors
/// When the answer does not belong to a question of this session, or to a passkey of this account.
pub async fn show_passkey(
    app: &App,
    caller: &Caller,
    token: &str,
    wait: &str,
    answer: &str,
) -> Result<String, PasskeyError> {
    check(caller, Action::EnterAccount, Relation::None)?;
    let site = Site::of(&app.config)?;
    let living = session::half_session(app, token).await?.ok_or(PasskeyError::NoSession)?;
    let waiting = answered::<i64>(app, FACTOR, wait).await?;
    if waiting.whose != living.session.id {
        return Err(PasskeyError::NotBegun);
    }
    let answer = Answer::one_of(answer)?;
    let (at, owner) = (app.clock.now(), &living.person);
    let transaction = app.db.write().await?;
    let kept = passkeys::by_credential(&transaction, &answer.credential()).await?;
    let kept = kept.filter(|kept| kept.person == owner.id).ok_or(PasskeyError::NotTrusted)?;
    let transaction = prove(app, transaction, &site, &waiting.state, &answer, &kept, owner).await?;
    let token = complete(&transaction, owner.id, living.session.id, at).await?;
    let data = json!({ "by": "passkey", "passkey": kept.id });
    happened(&transaction, owner.id, "person.factor_shown", data, at).await?;
    transaction.commit().await?;
    Ok(token)
}

async fn happened(
    transaction: &DatabaseTransaction,
    person: PersonId,
    action: &'static str,
    data: serde_json::Value,
    at: Timestamp,
) -> Result<(), sea_orm::DbErr> {
    let signed_in = Caller { person: Some(person), ..Caller::visitor() };
    events::append(transaction, &signed_in, at, Event { action, subject: Subject::Person(person.0), data })
        .await
        .map(|_| ())
}

/// Verifies an answer and notes that the passkey was used. What is refused of a passkey that is known is written down, and of
/// a counter that did not go forward its owner hears by letter; the transaction ends with that.
async fn prove(
    app: &App,
    transaction: DatabaseTransaction,
    site: &Site,
    state: &[u8],
    answer: &Answer,
    kept: &Kept,
    owner: &Person,
) -> Result<DatabaseTransaction, PasskeyError> {
    let at = app.clock.now();
    let refused = match answer.verify(site, state, kept) {
        Ok(changing) => {
            if passkeys::used(&transaction, kept, changing, at).await? {
                return Ok(transaction);
            }
            // Another answer of the same passkey was taken at the same moment: one of the two is a copy's.
            Refused::Counter
        }
        Err(refused) => refused,
    };
    let is_copy = matches!(refused, Refused::Counter);
    if is_copy {
        tell(app, &transaction, owner, "letter-passkey-copy", at).await?;
    }
    let why = if is_copy { "counter" } else { "answer" };
    let data = json!({ "passkey": kept.id, "why": why });
    happened(&transaction, owner.id, "person.passkey_refused", data, at).await?;
    transaction.commit().await?;
    Err(refused.into())
}
