//! All queries about people's calendars.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::{case_row, tasks};
use crate::{
    access::PersonId,
    cases::model::{Case, CaseId, Task},
    sealed::Keys,
};

mod calendar_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "person_calendar")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub person_id: i64,
        pub token: String,
        pub address: Vec<u8>,
        pub made_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use calendar_row::{Column, Entity};

/// Days that a calendar holds at most; a person with more sees the first.
const MOST: u64 = 1000;

/// Puts an address in place of the one before.
pub(in crate::cases) async fn put(
    db: &impl ConnectionTrait,
    person: PersonId,
    token: &str,
    address: Vec<u8>,
    at: Timestamp,
) -> Result<(), DbErr> {
    end(db, person).await?;
    let row = calendar_row::ActiveModel {
        person_id: Set(person.0),
        token: Set(token.to_owned()),
        address: Set(address),
        made_at: Set(at.to_string()),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

/// Whether there was one to end.
pub(in crate::cases) async fn end(db: &impl ConnectionTrait, person: PersonId) -> Result<bool, DbErr> {
    let gone = Entity::delete_many().filter(Column::PersonId.eq(person.0)).exec(db).await?;
    Ok(gone.rows_affected > 0)
}

/// The address, sealed.
pub(in crate::cases) async fn address(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<Vec<u8>>, DbErr> {
    let row = Entity::find().filter(Column::PersonId.eq(person.0)).one(db).await?;
    Ok(row.map(|row| row.address))
}

pub(in crate::cases) async fn of_token(
    db: &impl ConnectionTrait,
    token: &str,
) -> Result<Option<PersonId>, DbErr> {
    let row = Entity::find().filter(Column::Token.eq(token)).one(db).await?;
    Ok(row.map(|row| PersonId(row.person_id)))
}

/// The open cases that a person owns or is named for, and their open tasks that have a day.
pub(in crate::cases) async fn days(
    db: &impl ConnectionTrait,
    keys: &Keys,
    person: PersonId,
) -> Result<(Vec<Case>, Vec<(CaseId, Task)>), DbErr> {
    let mine = Condition::any()
        .add(case_row::Column::OwnerId.eq(person.0))
        .add(case_row::Column::AdviserId.eq(person.0));
    let rows = case_row::Entity::find()
        .filter(mine)
        .filter(case_row::Column::ClosedAt.is_null())
        .order_by_asc(case_row::Column::Id)
        .limit(MOST)
        .all(db)
        .await?;
    let cases: Vec<Case> = rows.into_iter().map(super::case).collect::<Result<_, _>>()?;
    let ids: Vec<i64> = cases.iter().map(|case| case.id.0).collect();
    let with_days = tasks::with_days(db, keys, &ids, MOST).await?;
    Ok((cases, with_days))
}
