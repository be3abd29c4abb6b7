//! Other systems of an organisation: keys with which they ask and state, and addresses that are told what happens (webhooks).
//!
//! Invariants:
//! - A key does what its organisation may and its scopes name, and nothing else; of a key only the hash is kept.
//! - What is sent to an address tells that something happened and where to look, never what is confidential of it.
//! - Each event is told to an address once, in a message with one number however often it is tried; receivers see by the
//!   signature that it is ours and by the number that they had it.
//! - No message goes into the network that the service itself stands in, unless the setting says so.

pub mod api;
mod deliver;
mod hooks;
mod keys;
pub mod model;
pub mod pages;
mod reach;
mod store;

pub use deliver::{Sent, collect, follow, send_due};
pub use hooks::{Hook, Message, add_hook, end_hook, hooks, try_hook};
pub use keys::{Key, Keyed, KeyedError, Limits, end_key, keyed, keys, make_key};
pub use store::{Standing, standing};

use jiff::Timestamp;
use sea_orm::{DatabaseTransaction, DbErr};

use crate::{
    access::{Action, Caller, Denied},
    events::{self, Event, Subject},
};

/// Why nothing was kept or told.
#[derive(Debug, thiserror::Error)]
pub enum IntegrationError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("There is nothing of the kind.")]
    NotFound,
    /// What was typed, by field, with the key of the sentence that says what is wrong.
    #[error("What was typed cannot be kept.")]
    Wrong(Vec<(&'static str, &'static str)>),
    #[error("{0}")]
    Key(#[from] crate::sealed::KeyError),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Whether the caller keeps an organisation's integrations.
fn check_keeps(caller: &Caller, organisation: i64) -> Result<(), Denied> {
    let relation = caller.to_organisation(organisation);
    crate::access::check(caller, Action::KeepIntegrations, relation)
}

/// The one event of a change of an organisation's integrations; gives its number.
async fn happened(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    at: Timestamp,
    organisation: i64,
    action: &'static str,
    data: serde_json::Value,
) -> Result<i64, DbErr> {
    let event = Event { action, subject: Subject::Organisation(organisation), data };
    events::append(transaction, caller, at, event).await
}
