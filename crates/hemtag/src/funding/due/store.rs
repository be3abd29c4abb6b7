//! All queries about what is due.

use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};

use super::New;
use crate::{
    database::moment,
    funding::model::{
        application::WaitsFor,
        due::{Due, Of, Reason, What},
    },
};

mod due_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_due")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub of_kind: String,
        pub of_id: i64,
        pub what: String,
        pub waits_for: String,
        pub person_id: Option<i64>,
        pub due_on: String,
        pub reason: String,
        pub rule: Option<String>,
        pub set_at: String,
        pub actor: String,
        pub moves: Option<i64>,
        pub holds: bool,
        pub done_at: Option<String>,
        pub reminded_at: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use due_row::{ActiveModel, Column, Entity, Model};

fn due(row: Model) -> Result<Due, DbErr> {
    let broken = |column: &str| DbErr::Custom(format!("funding_due {}: {column} cannot be read", row.id));
    Ok(Due {
        id: row.id,
        of: Of::parse(&row.of_kind, row.of_id).ok_or_else(|| broken("of_kind"))?,
        what: What::parse(&row.what).ok_or_else(|| broken("what"))?,
        waits_for: WaitsFor::parse(&row.waits_for).ok_or_else(|| broken("waits_for"))?,
        person: row.person_id,
        on: row.due_on.parse().map_err(|_| broken("due_on"))?,
        set_at: moment(&row.set_at)?,
        moves: row.moves,
        holds: row.holds,
        done_at: row.done_at.as_deref().map(moment).transpose()?,
        reason: match &row.rule {
            Some(rule) => serde_json::from_str(rule).map_err(|_| broken("rule"))?,
            None => Reason::own(row.reason),
        },
    })
}

pub(super) async fn insert(
    db: &impl ConnectionTrait,
    new: &New,
    moves: Option<i64>,
    at: Timestamp,
    actor: &str,
) -> Result<(), DbErr> {
    let (kind, id) = new.of.columns();
    let (words, rule) = match &new.reason {
        Reason::Own { words } => (words.clone(), None),
        rule => (String::new(), Some(serde_json::to_string(rule).expect("a rule can be written"))),
    };
    let row = ActiveModel {
        of_kind: Set(kind.to_owned()),
        of_id: Set(id),
        what: Set(new.what.code().to_owned()),
        waits_for: Set(new.waits_for.code().to_owned()),
        person_id: Set(new.person.map(|person| person.0)),
        due_on: Set(new.on.to_string()),
        reason: Set(words),
        rule: Set(rule),
        set_at: Set(at.to_string()),
        actor: Set(actor.to_owned()),
        moves: Set(moves),
        holds: Set(true),
        ..Default::default()
    };
    row.insert(db).await.map(|_| ())
}

pub(super) async fn of(db: &impl ConnectionTrait, of: Of) -> Result<Vec<Due>, DbErr> {
    let (kind, id) = of.columns();
    let rows = Entity::find()
        .filter(Column::OfKind.eq(kind))
        .filter(Column::OfId.eq(id))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(due).collect()
}

pub(super) async fn holding(db: &impl ConnectionTrait, kind: &str, ids: &[i64]) -> Result<Vec<Due>, DbErr> {
    let rows = Entity::find()
        .filter(Column::OfKind.eq(kind))
        .filter(Column::OfId.is_in(ids.iter().copied()))
        .filter(Column::Holds.eq(true))
        .order_by_asc(Column::DueOn)
        .all(db)
        .await?;
    rows.into_iter().map(due).collect()
}

pub(super) async fn open(db: &impl ConnectionTrait, most: u64) -> Result<Vec<Due>, DbErr> {
    let rows = Entity::find()
        .filter(Column::Holds.eq(true))
        .filter(Column::DoneAt.is_null())
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id)
        .limit(most)
        .all(db)
        .await?;
    rows.into_iter().map(due).collect()
}

pub(super) async fn no_longer(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    ActiveModel { id: Set(id), holds: Set(false), ..Default::default() }.update(db).await.map(|_| ())
}

pub(super) async fn one_done(db: &impl ConnectionTrait, id: i64, at: Timestamp) -> Result<(), DbErr> {
    let row = ActiveModel { id: Set(id), done_at: Set(Some(at.to_string())), ..Default::default() };
    row.update(db).await.map(|_| ())
}

pub(super) async fn done(db: &impl ConnectionTrait, of: Of, what: What, at: Timestamp) -> Result<(), DbErr> {
    let (kind, id) = of.columns();
    Entity::update_many()
        .col_expr(Column::DoneAt, Expr::value(at.to_string()))
        .filter(Column::OfKind.eq(kind))
        .filter(Column::OfId.eq(id))
        .filter(Column::What.eq(what.code()))
        .filter(Column::Holds.eq(true))
        .filter(Column::DoneAt.is_null())
        .exec(db)
        .await
        .map(|_| ())
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Due>, DbErr> {
    Entity::find_by_id(id).one(db).await?.map(due).transpose()
}

pub(super) async fn to_remind(db: &impl ConnectionTrait, until: Date, most: u64) -> Result<Vec<Due>, DbErr> {
    let rows = Entity::find()
        .filter(Column::Holds.eq(true))
        .filter(Column::DoneAt.is_null())
        .filter(Column::RemindedAt.is_null())
        .filter(Column::DueOn.lte(until.to_string()))
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id)
        .limit(most)
        .all(db)
        .await?;
    rows.into_iter().map(due).collect()
}

pub(super) async fn reminded(db: &impl ConnectionTrait, id: i64, at: Timestamp) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::RemindedAt, Expr::value(at.to_string()))
        .filter(Column::Id.eq(id))
        .filter(Column::RemindedAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}
