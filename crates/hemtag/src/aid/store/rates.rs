//! Dated rates.

use funding::aid::Currency;
use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, sea_query::Expr,
};

use super::unreadable;
use crate::{
    aid::model::{KeptRate, RateKind},
    database::moment,
};

mod rate_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "aid_rate")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub kind: String,
        pub on_day: String,
        pub value: i64,
        pub currency: String,
        pub source: String,
        pub at: String,
        pub actor: String,
        pub withdrawn_at: Option<String>,
        pub once: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use rate_row::{Column, Entity};

/// Every rate, the newest day first.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<KeptRate>, DbErr> {
    let rows = Entity::find().order_by_desc(Column::OnDay).order_by_desc(Column::Id).all(db).await?;
    rows.into_iter()
        .map(|row| {
            let broken = |what| unreadable("aid_rate", row.id, what);
            Ok(KeptRate {
                id: row.id,
                kind: RateKind::parse(&row.kind).ok_or_else(|| broken("kind"))?,
                on: row.on_day.parse().map_err(|_| broken("on_day"))?,
                value: row.value,
                currency: Currency::parse(&row.currency).ok_or_else(|| broken("currency"))?,
                at: moment(&row.at)?,
                withdrawn_at: row.withdrawn_at.as_deref().map(moment).transpose()?,
                source: row.source,
            })
        })
        .collect()
}

pub(in crate::aid) async fn insert(
    db: &impl ConnectionTrait,
    new: &crate::aid::NewRate,
    at: Timestamp,
    actor: String,
) -> Result<i64, DbErr> {
    let row = rate_row::ActiveModel {
        kind: Set(new.kind.code().to_owned()),
        on_day: Set(new.on.to_string()),
        value: Set(new.value),
        currency: Set(new.currency.code().to_owned()),
        source: Set(new.source.clone()),
        at: Set(at.to_string()),
        actor: Set(actor),
        withdrawn_at: Set(None),
        once: Set(Some(new.once.clone()).filter(|once| !once.is_empty())),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

pub(in crate::aid) async fn is_taken(db: &impl ConnectionTrait, once: &str) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(Column::Once.eq(once)).one(db).await?.is_some())
}

/// Takes a rate back; false when there is none that holds.
pub(in crate::aid) async fn withdraw(
    db: &impl ConnectionTrait,
    id: i64,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::WithdrawnAt, Expr::value(at.to_string()))
        .filter(Column::Id.eq(id))
        .filter(Column::WithdrawnAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}
