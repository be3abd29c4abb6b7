//! Accounts at providers elsewhere that people are known by.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::Expr,
};

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

pub(crate) async fn remove_all(db: &impl ConnectionTrait, person: PersonId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::PersonId.eq(person.0)).exec(db).await?;
    Ok(())
}
