//! Where to write to somebody who is known by number, and for whom an organisation stands. For letters only: callers never show
//! an address.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::store::{self, organisations};
use crate::{
    access::{PersonId, Role},
    words::Language,
};

/// Where letters to a person go, and in which language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    pub email: String,
    pub language: Language,
    /// The account was made then, or the role given.
    pub since: Timestamp,
}

/// The address of an account that was not ended.
///
/// # Errors
/// When the database does not answer.
pub async fn address_of_person(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<Address>, DbErr> {
    let person = store::by_id(db, id).await?.filter(|person| person.ended_at.is_none());
    Ok(person.map(|person| Address {
        language: Language::from_code(&person.language).unwrap_or_default(),
        email: person.email,
        since: person.made_at,
    }))
}

/// Whoever has spoken longest for a maker of the register.
///
/// # Errors
/// When the database does not answer.
pub async fn speaks_for(db: &impl ConnectionTrait, maker: i64) -> Result<Option<Address>, DbErr> {
    let Some(organisation) = organisations::of_maker(db, maker).await? else { return Ok(None) };
    for held in organisations::of_organisation(db, organisation.id).await? {
        if held.role != Role::Maker {
            continue;
        }
        if let Some(address) = address_of_person(db, held.person).await? {
            return Ok(Some(Address { since: held.since, ..address }));
        }
    }
    Ok(None)
}

/// The name of an organisation.
///
/// # Errors
/// When the database does not answer.
pub async fn organisation_name(db: &impl ConnectionTrait, id: i64) -> Result<Option<String>, DbErr> {
    Ok(organisations::by_id(db, id).await?.map(|organisation| organisation.name))
}
