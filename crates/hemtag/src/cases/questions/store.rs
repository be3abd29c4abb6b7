//! All queries about questions to makers.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, sea_query::Expr,
};

use super::collect::Wanted;

mod question_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "profile_question")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub maker_id: i64,
        pub offer_id: Option<i64>,
        pub about: String,
        pub words_sv: String,
        pub words_en: String,
        pub needs: i32,
        pub sent_at: String,
        pub answered_at: Option<String>,
        pub answer: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use question_row::{Column, Entity};

/// A question that went to a maker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub id: i64,
    pub offer: Option<i64>,
    pub about: String,
    pub words_sv: String,
    pub words_en: String,
    /// Needs that hung on it when it was asked.
    pub needs: u64,
    pub sent_at: Timestamp,
    pub is_answered: bool,
}

/// Of a maker, oldest first.
pub(super) async fn of_maker(db: &impl ConnectionTrait, maker: i64) -> Result<Vec<Question>, DbErr> {
    let rows = Entity::find().filter(Column::MakerId.eq(maker)).order_by_asc(Column::Id).all(db).await?;
    rows.into_iter()
        .map(|row| {
            let sent_at = row.sent_at.parse().map_err(|e: jiff::Error| DbErr::Custom(e.to_string()))?;
            Ok(Question {
                id: row.id,
                offer: row.offer_id,
                about: row.about,
                words_sv: row.words_sv,
                words_en: row.words_en,
                needs: u64::try_from(row.needs).unwrap_or(0),
                sent_at,
                is_answered: row.answered_at.is_some(),
            })
        })
        .collect()
}

pub(super) async fn insert(db: &impl ConnectionTrait, wanted: &Wanted, at: Timestamp) -> Result<(), DbErr> {
    let row = question_row::ActiveModel {
        maker_id: Set(wanted.maker),
        offer_id: Set(wanted.offer),
        about: Set(wanted.about.clone()),
        words_sv: Set(wanted.words_sv.clone()),
        words_en: Set(wanted.words_en.clone()),
        needs: Set(i32::try_from(wanted.needs.len()).unwrap_or(i32::MAX)),
        sent_at: Set(at.to_string()),
        answered_at: Set(None),
        answer: Set(None),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

/// How a question was answered; false when it was answered before.
pub(super) async fn set_answer(
    db: &impl ConnectionTrait,
    id: i64,
    answer: &str,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::AnsweredAt, Expr::value(at.to_string()))
        .col_expr(Column::Answer, Expr::value(answer))
        .filter(Column::Id.eq(id))
        .filter(Column::AnsweredAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}
