//! Who somebody is, for the rooms that know people by number: names beside what was done, and the advisers to choose among.
//! Callers see to who may know it.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbErr};

use super::{
    model::{Membership, Person},
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
    let held = organisations::of_role(db, Role::Adviser).await?;
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
