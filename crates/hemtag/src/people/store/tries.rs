//! Failed tries at signing in. Who tried stands as a hash, and only for a quarter of an hour.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
};

use super::moment;

mod try_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sign_in_try")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub who: String,
        pub at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use try_row::{Column, Entity};

/// How many failed since a moment, and when the last did.
pub(crate) async fn failed_since(
    db: &impl ConnectionTrait,
    who: &str,
    since: Timestamp,
) -> Result<(usize, Option<Timestamp>), DbErr> {
    let rows =
        Entity::find().filter(Column::Who.eq(who)).filter(Column::At.gt(since.to_string())).all(db).await?;
    let times: Vec<Timestamp> = rows.iter().map(|row| moment(&row.at)).collect::<Result<_, _>>()?;
    Ok((times.len(), times.into_iter().max()))
}

pub(crate) async fn insert(db: &impl ConnectionTrait, who: &str, at: Timestamp) -> Result<(), DbErr> {
    try_row::ActiveModel { who: Set(who.to_owned()), at: Set(at.to_string()), ..Default::default() }
        .insert(db)
        .await?;
    Ok(())
}

pub(crate) async fn forget(db: &impl ConnectionTrait, who: &str) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::Who.eq(who)).exec(db).await?;
    Ok(())
}

pub(crate) async fn forget_before(db: &impl ConnectionTrait, before: Timestamp) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::At.lt(before.to_string())).exec(db).await?;
    Ok(())
}
