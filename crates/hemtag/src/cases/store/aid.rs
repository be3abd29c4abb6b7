//! All queries about statements of earlier aid. What was stated goes in and comes out sealed.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, sea_query::Expr,
};

use super::moment;
use crate::{
    access::PersonId,
    cases::model::{
        CaseId,
        aid::{Accepted, Kept},
    },
};

mod aid_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_aid")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub case_id: i64,
        pub person_id: Option<i64>,
        pub statement: Vec<u8>,
        pub stated_at: String,
        pub rules: Option<String>,
        pub sum_cents: Option<i64>,
        pub value_cents: Option<i64>,
        pub returned_at: Option<String>,
        pub accepted_at: Option<String>,
        pub accepted_by: Option<i64>,
        pub once: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use aid_row::{Column, Entity, Model};

fn kept(row: &Model) -> Result<Kept, DbErr> {
    let accepted = match &row.accepted_at {
        None => None,
        Some(at) => Some(Accepted {
            at: moment(at)?,
            by: row.accepted_by.map(PersonId),
            rules: row.rules.clone().unwrap_or_default(),
            sum_cents: row.sum_cents.unwrap_or_default(),
            value_cents: row.value_cents.unwrap_or_default(),
        }),
    };
    Ok(Kept {
        id: row.id,
        stated_at: moment(&row.stated_at)?,
        returned_at: row.returned_at.as_deref().map(moment).transpose()?,
        accepted,
    })
}

pub(in crate::cases) async fn insert(
    db: &impl ConnectionTrait,
    case: CaseId,
    person: Option<PersonId>,
    sealed: Vec<u8>,
    once: &str,
    at: Timestamp,
) -> Result<i64, DbErr> {
    let row = aid_row::ActiveModel {
        case_id: Set(case.0),
        person_id: Set(person.map(|person| person.0)),
        statement: Set(sealed),
        stated_at: Set(at.to_string()),
        once: Set(Some(once.to_owned())),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// The newest statement of a case, with what was stated, sealed.
pub(in crate::cases) async fn newest(
    db: &impl ConnectionTrait,
    case: CaseId,
) -> Result<Option<(Kept, Vec<u8>)>, DbErr> {
    let row = Entity::find().filter(Column::CaseId.eq(case.0)).order_by_desc(Column::Id).one(db).await?;
    row.map(|row| Ok((kept(&row)?, row.statement))).transpose()
}

pub(in crate::cases) async fn accept(
    db: &impl ConnectionTrait,
    id: i64,
    accepted: &Accepted,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::AcceptedAt, Expr::value(accepted.at.to_string()))
        .col_expr(Column::AcceptedBy, Expr::value(accepted.by.map(|person| person.0)))
        .col_expr(Column::Rules, Expr::value(accepted.rules.clone()))
        .col_expr(Column::SumCents, Expr::value(accepted.sum_cents))
        .col_expr(Column::ValueCents, Expr::value(accepted.value_cents))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

pub(in crate::cases) async fn give_back(
    db: &impl ConnectionTrait,
    id: i64,
    at: Timestamp,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::ReturnedAt, Expr::value(at.to_string()))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Whether a form with this mark was taken before.
pub(in crate::cases) async fn is_taken(
    db: &impl ConnectionTrait,
    case: CaseId,
    once: &str,
) -> Result<bool, DbErr> {
    let found = Entity::find().filter(Column::CaseId.eq(case.0)).filter(Column::Once.eq(once));
    Ok(found.count(db).await? > 0)
}
