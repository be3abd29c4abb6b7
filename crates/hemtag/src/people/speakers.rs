//! Who speaks for a maker of the register.

use sea_orm::{ConnectionTrait, DbErr};

use super::{
    model::Person,
    store::{self, organisations},
};
use crate::access::Role;

/// The people who speak for a maker now, each once. For letters of the program's own: the caller has asked for leave.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn who_speaks_for(db: &impl ConnectionTrait, maker: i64) -> Result<Vec<Person>, DbErr> {
    let Some(organisation) = organisations::of_maker(db, maker).await? else { return Ok(Vec::new()) };
    let mut people: Vec<Person> = Vec::new();
    for held in organisations::of_organisation(db, organisation.id).await? {
        if held.role != Role::Maker || people.iter().any(|person| person.id == held.person) {
            continue;
        }
        people.extend(store::by_id(db, held.person).await?.filter(|person| person.ended_at.is_none()));
    }
    Ok(people)
}
