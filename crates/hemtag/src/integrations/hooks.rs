//! Addresses that are told what happens: added, tried and ended by people of an organisation.

use jiff::Timestamp;
use sea_orm::DbErr;
use serde_json::json;

use super::{
    IntegrationError, check_keeps, happened,
    model::{MOST, TRIED, Told, shown_secret},
    reach,
    store::{self, NewMessage, hook_row, message_row},
};
use crate::{
    access::{Action, Caller, Denied},
    app::App,
    database::moment,
};

/// The longest address, in characters.
const LONGEST: usize = 500;

/// Messages of an address that are shown.
const SHOWN: u64 = 20;

/// An address that is told, with what was sent to it last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hook {
    pub id: i64,
    pub address: String,
    pub kinds: Vec<Told>,
    pub at: Timestamp,
    /// How many messages wait.
    pub waiting: u64,
    /// The newest first.
    pub messages: Vec<Message>,
}

/// A message to an address, as those who keep it see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub id: i64,
    pub kind: String,
    pub made_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub given_up_at: Option<Timestamp>,
    pub due_at: Timestamp,
    pub tries: u32,
    pub problem: Option<String>,
}

impl TryFrom<message_row::Model> for Message {
    type Error = DbErr;

    fn try_from(row: message_row::Model) -> Result<Message, DbErr> {
        Ok(Message {
            id: row.id,
            made_at: moment(&row.made_at)?,
            sent_at: row.sent_at.as_deref().map(moment).transpose()?,
            given_up_at: row.given_up_at.as_deref().map(moment).transpose()?,
            due_at: moment(&row.due_at)?,
            tries: u32::try_from(row.tries).unwrap_or_default(),
            kind: row.kind,
            problem: row.problem,
        })
    }
}

/// What the secret of an address is sealed for.
pub(super) fn sealed_for(hook: i64) -> String {
    format!("webhook {hook}")
}

pub(super) fn kinds(row: &hook_row::Model) -> Vec<Told> {
    row.kinds.split(' ').filter_map(Told::parse).collect()
}

/// The addresses of an organisation.
///
/// # Errors
/// When the caller does not keep them, or the database does not answer.
pub async fn hooks(app: &App, caller: &Caller, organisation: i64) -> Result<Vec<Hook>, IntegrationError> {
    check_keeps(caller, organisation)?;
    let db = app.db.reader();
    let mut all = Vec::new();
    for row in store::hooks_of(db, Some(organisation)).await? {
        let messages = store::messages_of(db, row.id, SHOWN).await?;
        all.push(Hook {
            id: row.id,
            kinds: kinds(&row),
            at: moment(&row.at)?,
            waiting: store::waiting_of(db, row.id).await?,
            messages: messages.into_iter().map(Message::try_from).collect::<Result<_, _>>()?,
            address: row.address,
        });
    }
    Ok(all)
}

/// Adds an address, and gives the secret by which the receiver knows what is ours, this once.
///
/// # Errors
/// What is wrong, field by field; when the caller may not, or the database refuses.
pub async fn add_hook(
    app: &App,
    caller: &Caller,
    organisation: i64,
    address: &str,
    wanted: &[Told],
) -> Result<String, IntegrationError> {
    check_keeps(caller, organisation)?;
    let person = caller.person.ok_or(Denied(Action::KeepIntegrations))?;
    let address = address.trim();
    let mut wrong = Vec::new();
    if address.chars().count() > LONGEST {
        wrong.push(("address", "integrations-address-none"));
    } else if let Some(problem) = reach::problem(address, app.config.webhooks_own_network) {
        wrong.push(("address", problem));
    }
    if wanted.is_empty() {
        wrong.push(("kind", "integrations-hook-no-kind"));
    }
    let transaction = app.db.write().await?;
    if store::hooks_of(&transaction, Some(organisation)).await?.len() >= MOST {
        wrong.push(("address", "integrations-too-many"));
    }
    if !wrong.is_empty() {
        return Err(IntegrationError::Wrong(wrong));
    }
    let mut secret = [0_u8; 32];
    getrandom::fill(&mut secret).map_err(|why| DbErr::Custom(why.to_string()))?;
    let at = app.clock.now();
    let codes: Vec<&str> = wanted.iter().map(|kind| kind.code()).collect();
    let id = store::insert_hook(&transaction, organisation, address, &codes.join(" "), person, at).await?;
    store::set_secret(&transaction, id, app.keys()?.seal(&sealed_for(id), &secret)).await?;
    let data = json!({ "webhook": id, "kinds": codes });
    let number = happened(&transaction, caller, at, organisation, "webhook.added", data).await?;
    // What happened before somebody listened is not told.
    store::begin_telling(&transaction, number).await?;
    transaction.commit().await?;
    Ok(shown_secret(&secret))
}

/// Puts a message in the post that tells of nothing, to see whether it arrives.
///
/// # Errors
/// When there is no such address, the caller may not, or the database refuses.
pub async fn try_hook(
    app: &App,
    caller: &Caller,
    organisation: i64,
    id: i64,
) -> Result<(), IntegrationError> {
    check_keeps(caller, organisation)?;
    let transaction = app.db.write().await?;
    let hook = store::hook(&transaction, id).await?.filter(|row| row.organisation_id == organisation);
    let hook = hook.ok_or(IntegrationError::NotFound)?;
    let at = app.clock.now();
    let body = json!({ "type": TRIED, "timestamp": at.to_string(), "data": {} }).to_string();
    let message = NewMessage { hook: hook.id, event: None, kind: TRIED, body };
    store::insert_message(&transaction, message, at).await?;
    happened(&transaction, caller, at, organisation, "webhook.tried", json!({ "webhook": id })).await?;
    transaction.commit().await?;
    Ok(())
}

/// Ends an address: nothing more goes there.
///
/// # Errors
/// As [`try_hook`].
pub async fn end_hook(
    app: &App,
    caller: &Caller,
    organisation: i64,
    id: i64,
) -> Result<(), IntegrationError> {
    check_keeps(caller, organisation)?;
    let transaction = app.db.write().await?;
    let at = app.clock.now();
    if !store::end_hook(&transaction, organisation, id, at).await? {
        return Err(IntegrationError::NotFound);
    }
    happened(&transaction, caller, at, organisation, "webhook.ended", json!({ "webhook": id })).await?;
    transaction.commit().await?;
    Ok(())
}
