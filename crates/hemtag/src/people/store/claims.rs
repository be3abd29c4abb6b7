//! Claims to speak for a maker.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, sea_query::Expr,
};

use super::moment;
use crate::access::PersonId;

mod claim_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "maker_claim")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub person_id: i64,
        pub maker_id: i64,
        pub way: String,
        pub state: String,
        pub words: String,
        pub made_at: String,
        pub decided_at: Option<String>,
        pub reason: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use claim_row::{Column, Entity, Model};

/// How a claim stands.
pub(crate) const OPEN: &str = "open";
pub(crate) const GRANTED: &str = "granted";
pub(crate) const REFUSED: &str = "refused";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub id: i64,
    pub person: PersonId,
    pub maker: i64,
    /// "domain": the address is at the firm's own domain; "adviser": somebody vouches.
    pub way: String,
    pub state: String,
    /// What the person said.
    pub words: String,
    pub made_at: Timestamp,
    pub reason: Option<String>,
}

fn claim(row: Model) -> Result<Claim, DbErr> {
    Ok(Claim {
        id: row.id,
        person: PersonId(row.person_id),
        maker: row.maker_id,
        way: row.way,
        state: row.state,
        words: row.words,
        made_at: moment(&row.made_at)?,
        reason: row.reason,
    })
}

pub(crate) async fn insert(
    db: &impl ConnectionTrait,
    person: PersonId,
    maker: i64,
    way: &str,
    state: &str,
    words: &str,
    at: Timestamp,
) -> Result<i64, DbErr> {
    let decided = (state != OPEN).then(|| at.to_string());
    let row = claim_row::ActiveModel {
        person_id: Set(person.0),
        maker_id: Set(maker),
        way: Set(way.to_owned()),
        state: Set(state.to_owned()),
        words: Set(words.to_owned()),
        made_at: Set(at.to_string()),
        decided_at: Set(decided),
        reason: Set(None),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

pub(crate) async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Claim>, DbErr> {
    Entity::find_by_id(id).one(db).await?.map(claim).transpose()
}

pub(crate) async fn open(db: &impl ConnectionTrait) -> Result<Vec<Claim>, DbErr> {
    let found = Entity::find().filter(Column::State.eq(OPEN)).order_by_asc(Column::Id);
    found.all(db).await?.into_iter().map(claim).collect()
}

pub(crate) async fn of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Claim>, DbErr> {
    let found = Entity::find().filter(Column::PersonId.eq(person.0)).order_by_desc(Column::Id);
    found.all(db).await?.into_iter().map(claim).collect()
}

/// Decides a claim that is open; false when it was decided before.
pub(crate) async fn decide(
    db: &impl ConnectionTrait,
    id: i64,
    state: &str,
    reason: &str,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let decided = Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::Reason, Expr::value(reason))
        .col_expr(Column::DecidedAt, Expr::value(at.to_string()))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(OPEN));
    Ok(decided.exec(db).await?.rows_affected == 1)
}
