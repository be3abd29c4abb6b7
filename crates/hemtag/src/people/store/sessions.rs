//! Sessions: which browser is signed in as whom. The cookie's token stands as a hash.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, sea_query::Expr,
};

use super::moment;
use crate::access::PersonId;

mod session_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "person_session")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub token: String,
        pub person_id: i64,
        pub factor: bool,
        pub started_at: String,
        pub seen_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use session_row::{Column, Entity, Model};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub id: i64,
    pub person: PersonId,
    /// The second factor was shown.
    pub factor: bool,
    pub started_at: Timestamp,
    pub seen_at: Timestamp,
}

fn session(row: Model) -> Result<Session, DbErr> {
    Ok(Session {
        id: row.id,
        person: PersonId(row.person_id),
        factor: row.factor,
        started_at: moment(&row.started_at)?,
        seen_at: moment(&row.seen_at)?,
    })
}

pub(crate) async fn insert(
    db: &impl ConnectionTrait,
    token: &str,
    person: PersonId,
    factor: bool,
    at: Timestamp,
) -> Result<i64, DbErr> {
    let row = session_row::ActiveModel {
        token: Set(token.to_owned()),
        person_id: Set(person.0),
        factor: Set(factor),
        started_at: Set(at.to_string()),
        seen_at: Set(at.to_string()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

pub(crate) async fn by_token(db: &impl ConnectionTrait, token: &str) -> Result<Option<Session>, DbErr> {
    Entity::find().filter(Column::Token.eq(token)).one(db).await?.map(session).transpose()
}

pub(crate) async fn of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Session>, DbErr> {
    let found = Entity::find().filter(Column::PersonId.eq(person.0)).order_by_desc(Column::SeenAt);
    found.all(db).await?.into_iter().map(session).collect()
}

pub(crate) async fn seen(db: &impl ConnectionTrait, id: i64, at: Timestamp) -> Result<(), DbErr> {
    let seen = Entity::update_many().col_expr(Column::SeenAt, Expr::value(at.to_string()));
    seen.filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

pub(crate) async fn end(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Takes away what is known of a person's sessions that began before a moment.
pub(crate) async fn forget_before(
    db: &impl ConnectionTrait,
    person: PersonId,
    moment: Timestamp,
) -> Result<(), DbErr> {
    let old = Entity::delete_many().filter(Column::PersonId.eq(person.0));
    old.filter(Column::StartedAt.lt(moment.to_string())).exec(db).await?;
    Ok(())
}

/// Ends all sessions of a person but one.
pub(crate) async fn end_others(
    db: &impl ConnectionTrait,
    person: PersonId,
    but: Option<i64>,
) -> Result<u64, DbErr> {
    let mut ended = Entity::delete_many().filter(Column::PersonId.eq(person.0));
    if let Some(but) = but {
        ended = ended.filter(Column::Id.ne(but));
    }
    Ok(ended.exec(db).await?.rows_affected)
}
