//! All queries about whether this is a demonstration.

use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait};

mod demo_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "demo")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub begun_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What is read of an account here.
mod person_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "person")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The row's number: there is one or none.
const ONLY: i64 = 1;

/// Whether the database is a demonstration.
///
/// # Errors
/// When the database does not answer, or is older than this table.
pub async fn is_demo(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(demo_row::Entity::find_by_id(ONLY).one(db).await?.is_some())
}

/// How many accounts there are.
pub(super) async fn people(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    person_row::Entity::find().count(db).await
}

/// Says that it is one, within the transaction that looked whether it is empty.
pub(super) async fn keep(db: &impl ConnectionTrait, at: Timestamp) -> Result<(), DbErr> {
    let row = demo_row::ActiveModel { id: Set(ONLY), begun_at: Set(at.to_string()) };
    demo_row::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}
