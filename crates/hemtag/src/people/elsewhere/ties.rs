//! The providers by which an account can be signed in to: seen, and untied.

use jiff::Timestamp;
use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::json;

use super::ElsewhereError;
use crate::{
    access::{Action, Caller, PersonId, check},
    app::App,
    config::Oidc,
    events::{self, Event, Subject},
    letters::{self, Letter},
    people::{
        store::{self, identities, organisations, passkeys},
        to_person,
    },
    words::Language,
};

/// A provider that signs somebody in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tied {
    pub id: i64,
    /// What the settings call it; the provider's address when they no longer name it.
    pub label: String,
    pub made_at: Timestamp,
    pub used_at: Timestamp,
}

fn provider<'a>(app: &'a App, issuer: &str) -> Option<&'a Oidc> {
    app.config.oidc.iter().find(|oidc| oidc.issuer == issuer)
}

/// The providers that sign a person in, the oldest first.
///
/// # Errors
/// When the caller may not.
pub async fn ties(app: &App, caller: &Caller, person: PersonId) -> Result<Vec<Tied>, ElsewhereError> {
    check(caller, Action::KeepOwnAccount, to_person(caller, person))?;
    let own = identities::of_person(app.db.reader(), person).await?;
    let tied = |one: identities::Identity| Tied {
        id: one.id,
        label: provider(app, &one.issuer).map_or(one.issuer, |oidc| oidc.label.clone()),
        made_at: one.made_at,
        used_at: one.used_at,
    };
    Ok(own.into_iter().map(tied).collect())
}

/// Unties a provider, ends the roles that it gave, and tells the owner by letter.
///
/// # Errors
/// [`ElsewhereError::NotTied`] when there is no such tie, [`ElsewhereError::LastWay`] when neither a password nor a passkey
/// would remain.
pub async fn untie(app: &App, caller: &Caller, id: i64) -> Result<(), ElsewhereError> {
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let tied = identities::by_id(&transaction, id).await?.ok_or(ElsewhereError::NotTied)?;
    check(caller, Action::KeepOwnAccount, to_person(caller, tied.person))?;
    let owner = store::by_id(&transaction, tied.person).await?.ok_or(ElsewhereError::NotTied)?;
    if !owner.has_password && passkeys::count(&transaction, owner.id).await? == 0 {
        return Err(ElsewhereError::LastWay);
    }
    if !identities::remove(&transaction, id).await? {
        return Err(ElsewhereError::NotTied);
    }
    let oidc = provider(app, &tied.issuer);
    if let Some(oidc) = oidc {
        end_roles(&transaction, oidc, owner.id, at).await?;
    }
    let language = Language::from_code(&owner.language).unwrap_or_default();
    let path = crate::http::language::href(language, "/account");
    let args = [
        ("label", oidc.map_or(tied.issuer, |oidc| oidc.label.clone()).into()),
        ("at", language.moment(&at.to_string()).into()),
        ("link", format!("{}{path}", app.config.address()).into()),
    ];
    let letter = Letter::of_words(language, &owner.email, "account.untied", "letter-oidc-untied", &args);
    letters::put(&transaction, &letter, at).await?;
    let event = Event {
        action: "person.untied",
        subject: Subject::Person(owner.id.0),
        data: json!({ "from": oidc.map(|oidc| oidc.name.as_str()) }),
    };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Ends the roles that rows of the settings map from a provider: nobody would hear when they end there.
async fn end_roles(
    transaction: &DatabaseTransaction,
    oidc: &Oidc,
    person: PersonId,
    at: Timestamp,
) -> Result<(), DbErr> {
    let held = organisations::of_person(transaction, person).await?;
    for own in held {
        let is_mapped = oidc.role.iter().any(|row| {
            row.role == own.role.code()
                && own.organisation.as_ref().is_some_and(|organisation| organisation.name == row.organisation)
        });
        if is_mapped {
            organisations::end(transaction, own.id, at).await?;
        }
    }
    Ok(())
}
