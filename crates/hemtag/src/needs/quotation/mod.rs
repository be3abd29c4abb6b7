//! A request for quotation about one part of a need, for its owner to send: the message names who asks and what is asked for, so that
//! it is made only when the owner says so. That it was said is an event; the message itself is not kept.

pub mod page;

use exchange::Uuid;
use serde_json::json;

use super::{
    Need, NeedError, find_need,
    keep::named,
    write::{self, Asked, QuotationError},
};
use crate::{
    access::{Action, Caller, check},
    app::App,
    events::{self, Event, Subject},
};

/// The need, for whoever may have such a message made of it.
///
/// # Errors
/// [`NeedError::NotFound`] when nobody holds such a key; [`NeedError::Closed`].
pub async fn asked_of(app: &App, caller: &Caller, key: &str) -> Result<Need, NeedError> {
    let need = find_need(app, caller, key).await?;
    check(caller, Action::EditNeed, need.relation(&caller.holding(key)))?;
    if need.closed_at.is_some() { Err(NeedError::Closed) } else { Ok(need) }
}

#[derive(Debug, thiserror::Error)]
pub enum MakeError {
    #[error(transparent)]
    Need(#[from] NeedError),
    /// The format does not allow what stands in the need.
    #[error(transparent)]
    Write(#[from] QuotationError),
    /// The owner did not say that the message may be made.
    #[error("The owner has not consented.")]
    NoConsent,
}

impl From<sea_orm::DbErr> for MakeError {
    fn from(error: sea_orm::DbErr) -> MakeError {
        MakeError::Need(NeedError::Database(error))
    }
}

/// Makes the message about a part, from zero.
///
/// # Errors
/// Without consent; when the caller may not, the need is closed, or the format does not allow something; then nothing is kept.
pub async fn make(
    app: &App,
    caller: &Caller,
    key: &str,
    part: usize,
    asked: &Asked,
    consent: bool,
) -> Result<String, MakeError> {
    if !consent {
        return Err(MakeError::NoConsent);
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let need = named(&transaction, caller, key, Action::EditNeed).await?;
    if need.closed_at.is_some() {
        return Err(NeedError::Closed.into());
    }
    if part >= need.document.parts.len().max(1) {
        return Err(NeedError::NotFound.into());
    }
    let written = write::request(&need, part, asked, drawn(), at)?;
    let data = json!({ "part": part });
    let event = Event { action: "need.quotation_consented", subject: Subject::Need(need.id.0), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(written.text())
}

/// A random UUID (version 4).
fn drawn() -> Uuid {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    Uuid::of(4, bytes)
}
