//! What came of needs, and when their owners were asked.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{OnConflict, SelectStatement},
};

use super::{moment, unknown};
use crate::cases::requests::model::{Outcome, Reached, WhyNot};

mod outcome_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "need_outcome")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub need_id: i64,
        pub reached: String,
        pub why_not: Option<String>,
        pub maker_id: Option<i64>,
        pub words: String,
        pub at: String,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod asked_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "outcome_asked")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub need_id: i64,
        pub asked_at: String,
        pub times: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

fn outcome(row: outcome_row::Model) -> Result<Outcome, DbErr> {
    Ok(Outcome {
        need: row.need_id,
        reached: Reached::parse(&row.reached).ok_or_else(|| unknown("outcome", row.id, &row.reached))?,
        why_not: row.why_not.as_deref().and_then(WhyNot::parse),
        maker: row.maker_id,
        words: row.words,
        at: moment(&row.at)?,
    })
}

pub(in crate::cases::requests) async fn insert(
    db: &impl ConnectionTrait,
    outcome: &Outcome,
    actor: &str,
) -> Result<i64, DbErr> {
    let row = outcome_row::ActiveModel {
        need_id: Set(outcome.need),
        reached: Set(outcome.reached.code().to_owned()),
        why_not: Set(outcome.why_not.map(|why| why.code().to_owned())),
        maker_id: Set(outcome.maker),
        words: Set(outcome.words.clone()),
        at: Set(outcome.at.to_string()),
        actor: Set(actor.to_owned()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// Of a need, oldest first.
pub(in crate::cases::requests) async fn of_need(
    db: &impl ConnectionTrait,
    need: i64,
) -> Result<Vec<Outcome>, DbErr> {
    let rows = outcome_row::Entity::find()
        .filter(outcome_row::Column::NeedId.eq(need))
        .order_by_asc(outcome_row::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(outcome).collect()
}

/// When and how often the owner was asked.
pub(in crate::cases::requests) async fn asked(
    db: &impl ConnectionTrait,
    need: i64,
) -> Result<Option<(Timestamp, i32)>, DbErr> {
    let row = asked_row::Entity::find_by_id(need).one(db).await?;
    row.map(|row| Ok((moment(&row.asked_at)?, row.times))).transpose()
}

/// Needs whose outcome was told.
pub(super) fn told() -> SelectStatement {
    outcome_row::Entity::find().select_only().column(outcome_row::Column::NeedId).into_query()
}

/// Needs whose owner was asked so often, or more.
pub(super) fn asked_enough(times: i32) -> SelectStatement {
    asked_row::Entity::find()
        .select_only()
        .column(asked_row::Column::NeedId)
        .filter(asked_row::Column::Times.gte(times))
        .into_query()
}

/// The owner is asked now, the `times`th time; false when another node was first.
pub(in crate::cases::requests) async fn set_asked(
    db: &impl ConnectionTrait,
    need: i64,
    at: Timestamp,
    times: i32,
) -> Result<bool, DbErr> {
    let row = asked_row::ActiveModel { need_id: Set(need), asked_at: Set(at.to_string()), times: Set(times) };
    if times == 1 {
        let leave = OnConflict::column(asked_row::Column::NeedId).do_nothing().to_owned();
        let made = asked_row::Entity::insert(row).on_conflict(leave).exec_without_returning(db).await?;
        return Ok(made == 1);
    }
    let done = asked_row::Entity::update_many()
        .set(row)
        .filter(asked_row::Column::NeedId.eq(need))
        .filter(asked_row::Column::Times.eq(times - 1))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}
