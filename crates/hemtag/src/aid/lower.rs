//! What was granted in kronor becomes less: its entries get new versions, within the transaction of whoever lowers it.

use funding::aid::{Amount, Currency, FirmId, Worth};
use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::{Value, json};

use super::{
    AidError, Recipient,
    error::MOST_REASON,
    grants::find,
    model::{Entry, EntryId, Facts, Origin},
    store::grants::{self, NewVersion},
};
use crate::access::Caller;

/// An entry that is less than it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lowered {
    pub entry: EntryId,
    /// What it is now, in öre; 0: it is withdrawn.
    pub minor: i64,
}

impl Lowered {
    /// For the event of the use case that lowered it.
    #[must_use]
    pub fn told(&self) -> Value {
        json!({ "aid_entry": self.entry.0, "ore": self.minor })
    }
}

/// The entries that came from one thing (`decision 7`) and hold, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_reference(
    db: &impl ConnectionTrait,
    origin: Origin,
    reference: &str,
) -> Result<Vec<Entry>, AidError> {
    Ok(grants::of_reference(db, origin.code(), reference).await?)
}

/// The firm of a recipient, where the register has it.
///
/// # Errors
/// When the database does not answer.
pub async fn firm_of(db: &impl ConnectionTrait, recipient: &Recipient) -> Result<Option<FirmId>, AidError> {
    Ok(find(db, recipient).await?.map(|firm| firm.id))
}

/// What an entry is worth in öre, where it is written in kronor.
#[must_use]
pub fn kronor_of(entry: &Entry) -> Option<i64> {
    match entry.facts.worth {
        Worth::Stated(Amount { minor, currency: Currency::Sek, .. }) => Some(minor),
        _ => None,
    }
}

/// Takes so many öre off entries, the newest first, each at the rate that it was written with; one of which nothing is left is
/// withdrawn. Gives what was changed and how much could not be taken off: entries that somebody has written anew in euro are left
/// to a person. The register is held ([`super::hold`]), and the use case tells of it in its one event.
///
/// # Errors
/// [`AidError::NoReason`]; [`AidError::Changed`] when an entry is no longer the newest; when the database refuses.
pub async fn lower(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    at: Timestamp,
    entries: &[Entry],
    less: i64,
    reason: &str,
) -> Result<(Vec<Lowered>, i64), AidError> {
    let reason: String = reason.trim().chars().take(MOST_REASON).collect();
    if reason.is_empty() {
        return Err(AidError::NoReason);
    }
    let mut left = less;
    let mut changed = Vec::new();
    for entry in entries {
        let Worth::Stated(amount) = entry.facts.worth else { continue };
        if left <= 0 || amount.currency != Currency::Sek {
            continue;
        }
        let off = left.min(amount.minor);
        left -= off;
        let withdrawn = off == amount.minor;
        let minor = amount.minor - off;
        // What is withdrawn stays to be read with what it was.
        let worth = if withdrawn { entry.facts.worth } else { Worth::Stated(Amount { minor, ..amount }) };
        let facts = Facts { worth, ..entry.facts.clone() };
        let new =
            NewVersion { facts: &facts, withdrawn, reason: &reason, at, actor: caller.label(), once: None };
        let seen = Some((entry.id, entry.version));
        grants::insert(transaction, seen, new).await?.ok_or(AidError::Changed)?;
        changed.push(Lowered { entry: entry.id, minor });
    }
    Ok((changed, left))
}
