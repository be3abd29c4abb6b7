//! Second factors. Secrets are sealed with the key outside the database; recovery codes are hashes.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, sea_query::Expr,
};

use crate::access::PersonId;

mod factor_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "person_factor")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub person_id: i64,
        pub kind: String,
        pub secret: Vec<u8>,
        pub used_step: i64,
        pub made_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use factor_row::{Column, Entity};

/// The kinds as they are kept.
pub(crate) const TOTP: &str = "totp";
pub(crate) const RECOVERY: &str = "recovery";

pub(crate) async fn insert(
    db: &impl ConnectionTrait,
    person: PersonId,
    kind: &str,
    secret: Vec<u8>,
    step: i64,
    at: Timestamp,
) -> Result<(), DbErr> {
    let row = factor_row::ActiveModel {
        person_id: Set(person.0),
        kind: Set(kind.to_owned()),
        secret: Set(secret),
        used_step: Set(step),
        made_at: Set(at.to_string()),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

/// Number, secret and last step of each factor of a kind.
pub(crate) async fn of_person(
    db: &impl ConnectionTrait,
    person: PersonId,
    kind: &str,
) -> Result<Vec<(i64, Vec<u8>, i64)>, DbErr> {
    let found = Entity::find().filter(Column::PersonId.eq(person.0)).filter(Column::Kind.eq(kind));
    Ok(found.all(db).await?.into_iter().map(|row| (row.id, row.secret, row.used_step)).collect())
}

pub(crate) async fn count(db: &impl ConnectionTrait, person: PersonId, kind: &str) -> Result<u64, DbErr> {
    Entity::find().filter(Column::PersonId.eq(person.0)).filter(Column::Kind.eq(kind)).count(db).await
}

/// Notes that the code of a step was used; false when it, or a later one, was used before.
pub(crate) async fn use_step(db: &impl ConnectionTrait, id: i64, step: i64) -> Result<bool, DbErr> {
    let used = Entity::update_many()
        .col_expr(Column::UsedStep, Expr::value(step))
        .filter(Column::Id.eq(id))
        .filter(Column::UsedStep.lt(step));
    Ok(used.exec(db).await?.rows_affected == 1)
}

/// Takes one away; false when it was gone already.
pub(crate) async fn remove(db: &impl ConnectionTrait, id: i64) -> Result<bool, DbErr> {
    Ok(Entity::delete_by_id(id).exec(db).await?.rows_affected == 1)
}

pub(crate) async fn remove_kind(
    db: &impl ConnectionTrait,
    person: PersonId,
    kind: &str,
) -> Result<(), DbErr> {
    let own = Entity::delete_many().filter(Column::PersonId.eq(person.0)).filter(Column::Kind.eq(kind));
    own.exec(db).await?;
    Ok(())
}

pub(crate) async fn remove_all(db: &impl ConnectionTrait, person: PersonId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::PersonId.eq(person.0)).exec(db).await?;
    Ok(())
}
