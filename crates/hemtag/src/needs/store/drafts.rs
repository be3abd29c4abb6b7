//! Queries about drafts: needs that are being stated.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};

use super::broken;
use crate::{database::moment as time, needs::drafts::Draft};

mod draft_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "need_draft")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub key: String,
        pub typed: String,
        pub need_key: Option<String>,
        pub created_at: String,
        pub updated_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
use draft_row::{ActiveModel, Column, Entity};

pub(in crate::needs) async fn draft(db: &impl ConnectionTrait, key: &str) -> Result<Option<Draft>, DbErr> {
    let row = Entity::find().filter(Column::Key.eq(key)).one(db).await?;
    row.map(|row| {
        Ok(Draft {
            id: row.id,
            typed: serde_json::from_str(&row.typed).map_err(|e| broken("draft", row.id, e))?,
            key: row.key,
            need_key: row.need_key,
            updated_at: time(&row.updated_at)?,
        })
    })
    .transpose()
}

pub(in crate::needs) async fn insert_draft(
    db: &impl ConnectionTrait,
    key: &str,
    need_key: Option<&str>,
    typed: &str,
    at: Timestamp,
) -> Result<i64, DbErr> {
    let row = ActiveModel {
        key: Set(key.to_owned()),
        typed: Set(typed.to_owned()),
        need_key: Set(need_key.map(str::to_owned)),
        created_at: Set(at.to_string()),
        updated_at: Set(at.to_string()),
        ..Default::default()
    }
    .insert(db)
    .await?;
    Ok(row.id)
}

pub(in crate::needs) async fn update_draft(
    db: &impl ConnectionTrait,
    id: i64,
    typed: &str,
    at: Timestamp,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Typed, Expr::value(typed))
        .col_expr(Column::UpdatedAt, Expr::value(at.to_string()))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Keys of the drafts that nobody has touched since, oldest first.
pub(in crate::needs) async fn drafts_before(
    db: &impl ConnectionTrait,
    limit: Timestamp,
) -> Result<Vec<String>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Key)
        .filter(Column::UpdatedAt.lt(limit.to_string()))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await
}

pub(in crate::needs) async fn delete_draft(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}
