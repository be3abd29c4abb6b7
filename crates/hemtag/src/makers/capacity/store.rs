//! All queries about what is watched of a maker's free capacity.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use crate::makers::model::MakerId;

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "capacity_watch")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub maker_id: i64,
        pub feed_key: Option<String>,
        pub asked_at: Option<String>,
        pub token_hash: Option<String>,
        pub off_at: Option<String>,
        pub faded_on: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use row::{Column, Entity};

/// What is known of a maker's calendar address and letters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Watch {
    pub(super) feed_key: Option<String>,
    pub(super) asked_at: Option<Timestamp>,
    pub(super) off_at: Option<Timestamp>,
    pub(super) faded_on: Option<Date>,
}

fn watch(row: row::Model) -> (MakerId, Watch) {
    let time = |text: Option<String>| text.and_then(|text| text.parse().ok());
    let watch = Watch {
        feed_key: row.feed_key,
        asked_at: time(row.asked_at),
        off_at: time(row.off_at),
        faded_on: row.faded_on.and_then(|text| text.parse().ok()),
    };
    (MakerId(row.maker_id), watch)
}

pub(super) async fn of_maker(db: &impl ConnectionTrait, maker: MakerId) -> Result<Watch, DbErr> {
    let row = Entity::find_by_id(maker.0).one(db).await?;
    Ok(row.map(|row| watch(row).1).unwrap_or_default())
}

pub(super) async fn all(db: &impl ConnectionTrait) -> Result<BTreeMap<MakerId, Watch>, DbErr> {
    Ok(Entity::find().all(db).await?.into_iter().map(watch).collect())
}

pub(super) async fn by_feed(db: &impl ConnectionTrait, key: &str) -> Result<Option<MakerId>, DbErr> {
    let row = Entity::find().filter(Column::FeedKey.eq(key)).one(db).await?;
    Ok(row.map(|row| MakerId(row.maker_id)))
}

/// The maker that a letter's link is for, and when it was sent.
pub(super) async fn by_token(
    db: &impl ConnectionTrait,
    token_hash: &str,
) -> Result<Option<(MakerId, Watch)>, DbErr> {
    Ok(Entity::find().filter(Column::TokenHash.eq(token_hash)).one(db).await?.map(watch))
}

/// Sees to it that there is a row to change.
async fn there(db: &impl ConnectionTrait, maker: MakerId) -> Result<(), DbErr> {
    let row = row::ActiveModel {
        maker_id: Set(maker.0),
        feed_key: Set(None),
        asked_at: Set(None),
        token_hash: Set(None),
        off_at: Set(None),
        faded_on: Set(None),
    };
    Entity::insert(row)
        .on_conflict(OnConflict::column(Column::MakerId).do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

pub(super) async fn set_feed(
    db: &impl ConnectionTrait,
    maker: MakerId,
    key: Option<&str>,
) -> Result<(), DbErr> {
    there(db, maker).await?;
    Entity::update_many()
        .col_expr(Column::FeedKey, Expr::value(key.map(str::to_owned)))
        .filter(Column::MakerId.eq(maker.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes that the maker is asked now; false when it was asked after `before` already, or wants no letters.
pub(super) async fn ask(
    db: &impl ConnectionTrait,
    maker: MakerId,
    token_hash: &str,
    now: Timestamp,
    before: Timestamp,
) -> Result<bool, DbErr> {
    there(db, maker).await?;
    let asked = Entity::update_many()
        .col_expr(Column::AskedAt, Expr::value(now.to_string()))
        .col_expr(Column::TokenHash, Expr::value(token_hash.to_owned()))
        .filter(Column::MakerId.eq(maker.0))
        .filter(Column::OffAt.is_null())
        .filter(Column::AskedAt.is_null().or(Column::AskedAt.lte(before.to_string())));
    Ok(asked.exec(db).await?.rows_affected == 1)
}

/// Turns letters off at a moment, or on again; false when they were so already.
pub(super) async fn set_off(
    db: &impl ConnectionTrait,
    maker: MakerId,
    off_at: Option<Timestamp>,
) -> Result<bool, DbErr> {
    there(db, maker).await?;
    let set = Entity::update_many()
        .col_expr(Column::OffAt, Expr::value(off_at.map(|at| at.to_string())))
        .filter(Column::MakerId.eq(maker.0))
        .filter(if off_at.is_some() { Column::OffAt.is_null() } else { Column::OffAt.is_not_null() });
    Ok(set.exec(db).await?.rows_affected == 1)
}

/// Notes that the statement whose last day this was has faded; false when that was noted before.
pub(super) async fn fade(db: &impl ConnectionTrait, maker: MakerId, last: Date) -> Result<bool, DbErr> {
    there(db, maker).await?;
    let faded = Entity::update_many()
        .col_expr(Column::FadedOn, Expr::value(last.to_string()))
        .filter(Column::MakerId.eq(maker.0))
        .filter(Column::FadedOn.is_null().or(Column::FadedOn.lt(last.to_string())));
    Ok(faded.exec(db).await?.rows_affected == 1)
}
