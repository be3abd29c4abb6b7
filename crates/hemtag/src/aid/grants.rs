//! Writing a grant into the register, within the transaction of whoever grants it.

use funding::aid::{FirmId, Fiscal, When, Worth, rules_on};
use jiff::{Timestamp, civil::Date};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde_json::{Value, json};
use vocabulary::OrganisationNumber;

use super::{
    AidError,
    model::{EntryId, Facts, Firm, Instrument, Origin, day_of},
    store::{
        self,
        grants::{self, NewVersion},
    },
};
use crate::access::Caller;

/// Who is to have aid, or had it. Found in the register by its number; without one, by its very name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recipient {
    pub number: Option<OrganisationNumber>,
    pub name: String,
    /// The branch, as its code in NACE; empty: not known.
    pub nace: String,
}

/// Aid about to be granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGrant {
    pub recipient: Recipient,
    pub origin: Origin,
    /// What it comes from, such as `case 12` or `decision 7`: never a name or free text of people.
    pub reference: String,
    /// Who grants it; `own` when that is the agency that keeps the register.
    pub authority: String,
    pub own: bool,
    pub instrument: Instrument,
    pub worth: Worth,
    /// The day on which the right to it arises.
    pub day: Date,
}

/// A grant that stands in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Granted {
    pub entry: EntryId,
    pub firm: FirmId,
    pub cents: Option<i64>,
}

impl Granted {
    /// For the event of the use case that granted it.
    #[must_use]
    pub fn told(&self) -> Value {
        json!({ "aid_entry": self.entry.0, "aid_firm": self.firm.0, "aid_cents": self.cents })
    }
}

/// Lets nobody else grant until the transaction ends, so that what [`super::check`] says still holds when [`grant`] writes.
///
/// # Errors
/// When the database refuses.
pub async fn hold(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    grants::lock(transaction).await
}

/// Writes a grant into the register, within the transaction of the use case that decides on it; that use case has asked
/// `access.rs`, has [`super::check`]ed that there is room, and tells of it in its one event ([`Granted::told`]).
///
/// # Errors
/// When the database refuses.
pub async fn grant(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    at: Timestamp,
    new: &NewGrant,
) -> Result<Granted, AidError> {
    let firm = firm_of(transaction, &new.recipient, at).await?;
    let facts = Facts {
        firm: firm.id,
        origin: new.origin,
        reference: new.reference.clone(),
        authority: new.authority.clone(),
        own: new.own,
        instrument: new.instrument,
        nace: Some(new.recipient.nace.clone()).filter(|nace| !nace.is_empty()).unwrap_or(firm.nace),
        rules: rules_on(new.day).map(|rules| rules.code.clone()).unwrap_or_default(),
        worth: new.worth,
        when: When::On(new.day),
        used_by: None,
    };
    let version =
        NewVersion { facts: &facts, withdrawn: false, reason: "", at, actor: caller.label(), once: None };
    let entry = grants::insert(transaction, None, version).await?.ok_or(AidError::Changed)?;
    Ok(Granted { entry, firm: firm.id, cents: new.worth.cents() })
}

/// The recipient's firm, put into the register where it is not there yet.
pub(super) async fn firm_of(
    transaction: &DatabaseTransaction,
    recipient: &Recipient,
    at: Timestamp,
) -> Result<Firm, DbErr> {
    if let Some(firm) = find(transaction, recipient).await? {
        return Ok(firm);
    }
    let mut firm = Firm {
        id: FirmId(0),
        number: recipient.number,
        name: recipient.name.trim().chars().take(200).collect(),
        nace: recipient.nace.clone(),
        size: None,
        fiscal: Fiscal::NotKnown,
        version: 1,
    };
    firm.id = store::insert_firm(transaction, &firm, at).await?;
    Ok(firm)
}

/// The recipient's firm, where the register has it.
pub(super) async fn find(db: &impl ConnectionTrait, recipient: &Recipient) -> Result<Option<Firm>, DbErr> {
    match recipient.number {
        Some(number) => store::firm_by_number(db, number).await,
        None => store::firm_by_name(db, recipient.name.trim()).await,
    }
}

/// The rule set of a grant's day.
pub(super) fn rules_of_day(when: When) -> String {
    day_of(when).and_then(rules_on).map(|rules| rules.code.clone()).unwrap_or_default()
}
