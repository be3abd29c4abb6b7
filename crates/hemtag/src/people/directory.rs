//! Who somebody is, for the rooms that know people by number: names beside what was done, and the advisers to choose among.
//! Callers see to who may know it.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbErr};

use super::{
    model::{Membership, Organisation, Person},
    store::{self, organisations},
};
use crate::access::{PersonId, Role};

/// Accounts by number. An ended one has no name.
///
/// # Errors
/// When the database does not answer.
pub async fn persons(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<HashMap<PersonId, Person>, DbErr> {
    let mut ids: Vec<i64> = ids.into_iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(store::by_ids(db, &ids).await?.into_iter().map(|person| (person.id, person)).collect())
}

/// Everybody who is an adviser, with the roles that make them one; by name.
///
/// # Errors
/// When the database does not answer.
pub async fn advisers(db: &impl ConnectionTrait) -> Result<Vec<(Person, Vec<Membership>)>, DbErr> {
    holders(db, Role::Adviser).await
}

/// What some people hold now, in whichever role.
///
/// # Errors
/// When the database does not answer.
pub async fn held_by(db: &impl ConnectionTrait, persons: &[i64]) -> Result<Vec<Membership>, DbErr> {
    organisations::of_persons(db, persons).await
}

/// Everybody who holds a role, with what makes them hold it; by name.
///
/// # Errors
/// When the database does not answer.
pub async fn holders(db: &impl ConnectionTrait, role: Role) -> Result<Vec<(Person, Vec<Membership>)>, DbErr> {
    let held = organisations::of_role(db, role).await?;
    let people = persons(db, held.iter().map(|one| one.person)).await?;
    let mut all: Vec<(Person, Vec<Membership>)> = people
        .into_values()
        .filter(|person| person.ended_at.is_none())
        .map(|person| {
            let own = held.iter().filter(|one| one.person == person.id).cloned().collect();
            (person, own)
        })
        .collect();
    all.sort_by(|(a, _), (b, _)| (&a.name, a.id).cmp(&(&b.name, b.id)));
    Ok(all)
}

/// Every organisation, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn organisations(db: &impl ConnectionTrait) -> Result<Vec<Organisation>, DbErr> {
    organisations::all(db).await
}

/// What people hold in an organisation now.
///
/// # Errors
/// When the database does not answer.
pub async fn members_of(db: &impl ConnectionTrait, organisation: i64) -> Result<Vec<Membership>, DbErr> {
    organisations::of_organisation(db, organisation).await
}
