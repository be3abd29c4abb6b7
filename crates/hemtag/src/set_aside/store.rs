//! All queries about what is set aside.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
};

mod aside_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "set_aside")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub token: String,
        pub kind: String,
        pub content: Vec<u8>,
        pub made_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use aside_row::{Column, Entity};

pub(super) async fn insert(
    db: &impl ConnectionTrait,
    token: &str,
    kind: &str,
    content: Vec<u8>,
    at: Timestamp,
) -> Result<(), DbErr> {
    let row = aside_row::ActiveModel {
        token: Set(token.to_owned()),
        kind: Set(kind.to_owned()),
        content: Set(content),
        made_at: Set(at.to_string()),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

/// The sealed content, and since when.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    token: &str,
    kind: &str,
) -> Result<Option<(Vec<u8>, Timestamp)>, DbErr> {
    let row = Entity::find().filter(Column::Token.eq(token)).filter(Column::Kind.eq(kind)).one(db).await?;
    let broken = |e: jiff::Error| DbErr::Custom(e.to_string());
    row.map(|row| Ok((row.content, row.made_at.parse().map_err(broken)?))).transpose()
}

pub(super) async fn remove(db: &impl ConnectionTrait, token: &str, kind: &str) -> Result<bool, DbErr> {
    let gone = Entity::delete_many().filter(Column::Token.eq(token)).filter(Column::Kind.eq(kind));
    Ok(gone.exec(db).await?.rows_affected == 1)
}

pub(super) async fn forget_before(db: &impl ConnectionTrait, moment: Timestamp) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::MadeAt.lt(moment.to_string())).exec(db).await?;
    Ok(())
}
