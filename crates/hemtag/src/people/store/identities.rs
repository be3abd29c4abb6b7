//! Accounts at providers elsewhere that people are known by.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, sea_query::Expr,
};

use super::moment;
use crate::access::PersonId;

mod identity_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "person_identity")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub person_id: i64,
        pub issuer: String,
        pub subject: String,
        pub made_at: String,
        pub used_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use identity_row::{Column, Entity};

pub(crate) async fn insert(
    db: &impl ConnectionTrait,
    person: PersonId,
    issuer: &str,
    subject: &str,
    at: Timestamp,
) -> Result<(), DbErr> {
    let row = identity_row::ActiveModel {
        person_id: Set(person.0),
        issuer: Set(issuer.to_owned()),
        subject: Set(subject.to_owned()),
        made_at: Set(at.to_string()),
        used_at: Set(at.to_string()),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

/// Whose account here it is.
pub(crate) async fn person_of(
    db: &impl ConnectionTrait,
    issuer: &str,
    subject: &str,
) -> Result<Option<PersonId>, DbErr> {
    let found = Entity::find().filter(Column::Issuer.eq(issuer)).filter(Column::Subject.eq(subject));
    Ok(found.one(db).await?.map(|row| PersonId(row.person_id)))
}

pub(crate) async fn used(
    db: &impl ConnectionTrait,
    issuer: &str,
    subject: &str,
    at: Timestamp,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(at.to_string()))
        .filter(Column::Issuer.eq(issuer))
        .filter(Column::Subject.eq(subject))
        .exec(db)
        .await?;
    Ok(())
}

/// An account elsewhere that a person is known by.
#[derive(Debug, Clone)]
pub(crate) struct Identity {
    pub id: i64,
    pub person: PersonId,
    pub issuer: String,
    pub made_at: Timestamp,
    pub used_at: Timestamp,
}

fn identity(row: identity_row::Model) -> Result<Identity, DbErr> {
    Ok(Identity {
        id: row.id,
        person: PersonId(row.person_id),
        issuer: row.issuer,
        made_at: moment(&row.made_at)?,
        used_at: moment(&row.used_at)?,
    })
}

/// Those of a person, the oldest first.
pub(crate) async fn of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Identity>, DbErr> {
    let found = Entity::find().filter(Column::PersonId.eq(person.0)).order_by_asc(Column::Id);
    found.all(db).await?.into_iter().map(identity).collect()
}

pub(crate) async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Identity>, DbErr> {
    Entity::find_by_id(id).one(db).await?.map(identity).transpose()
}

/// Takes one away; false when it was gone already.
pub(crate) async fn remove(db: &impl ConnectionTrait, id: i64) -> Result<bool, DbErr> {
    Ok(Entity::delete_by_id(id).exec(db).await?.rows_affected == 1)
}

pub(crate) async fn remove_all(db: &impl ConnectionTrait, person: PersonId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::PersonId.eq(person.0)).exec(db).await?;
    Ok(())
}
