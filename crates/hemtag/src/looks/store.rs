//! All queries about looks.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use super::{Eyes, Look, Seen, Watched};
use crate::access::{PersonId, Role};

mod look_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "need_look")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub need_id: i64,
        pub person_id: Option<i64>,
        pub role: String,
        pub organisation_id: Option<i64>,
        pub seen: String,
        pub first_at: String,
        pub last_at: String,
        pub count: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What is read of a need here.
mod need_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "need")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub key: String,
        pub confidentiality: String,
        pub owner_person: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use look_row::{Column, Entity, Model};

/// Rows in one statement: a database takes so many values at once.
const AT_ONCE: usize = 500;

fn look(row: Model) -> Result<Look, DbErr> {
    let broken = || DbErr::Custom(format!("need_look {} cannot be read", row.id));
    let moment = |text: &str| text.parse::<Timestamp>().map_err(|_| broken());
    Ok(Look {
        need: row.need_id,
        person: row.person_id.map(PersonId),
        eyes: Eyes { role: Role::parse(&row.role).ok_or_else(broken)?, organisation: row.organisation_id },
        seen: Seen::parse(&row.seen).ok_or_else(broken)?,
        first_at: moment(&row.first_at)?,
        last_at: moment(&row.last_at)?,
        count: row.count,
    })
}

/// The rows that such looks of the same person count up, by need.
pub(super) async fn since(
    db: &impl ConnectionTrait,
    person: Option<PersonId>,
    eyes: Eyes,
    seen: Seen,
    since: Timestamp,
    needs: &[i64],
) -> Result<HashMap<i64, i64>, DbErr> {
    let mut known = HashMap::new();
    for some in needs.chunks(AT_ONCE) {
        let person = person.map_or(Column::PersonId.is_null(), |person| Column::PersonId.eq(person.0));
        let organisation =
            eyes.organisation.map_or(Column::OrganisationId.is_null(), |id| Column::OrganisationId.eq(id));
        let found: Vec<(i64, i64)> = Entity::find()
            .select_only()
            .columns([Column::NeedId, Column::Id])
            .filter(Column::NeedId.is_in(some.iter().copied()))
            .filter(person)
            .filter(organisation)
            .filter(Column::Role.eq(eyes.role.code()))
            .filter(Column::Seen.eq(seen.code()))
            .filter(Column::FirstAt.gt(since.to_string()))
            .into_tuple()
            .all(db)
            .await?;
        known.extend(found);
    }
    Ok(known)
}

/// Counts rows up by one.
pub(super) async fn again(db: &impl ConnectionTrait, rows: &[i64], at: Timestamp) -> Result<(), DbErr> {
    for some in rows.chunks(AT_ONCE) {
        Entity::update_many()
            .col_expr(Column::Count, Expr::col(Column::Count).add(1))
            .col_expr(Column::LastAt, Expr::value(at.to_string()))
            .filter(Column::Id.is_in(some.iter().copied()))
            .exec(db)
            .await?;
    }
    Ok(())
}

pub(super) async fn insert(db: &impl ConnectionTrait, looks: &[Look]) -> Result<(), DbErr> {
    let row = |look: &Look| look_row::ActiveModel {
        need_id: Set(look.need),
        person_id: Set(look.person.map(|person| person.0)),
        role: Set(look.eyes.role.code().to_owned()),
        organisation_id: Set(look.eyes.organisation),
        seen: Set(look.seen.code().to_owned()),
        first_at: Set(look.first_at.to_string()),
        last_at: Set(look.last_at.to_string()),
        count: Set(look.count),
        ..Default::default()
    };
    for some in looks.chunks(AT_ONCE) {
        Entity::insert_many(some.iter().map(row)).exec_without_returning(db).await?;
    }
    Ok(())
}

/// The newest looks at a need, and how many there are.
///
/// # Errors
/// When the database does not answer or a row cannot be read.
pub async fn of_need(db: &impl ConnectionTrait, need: i64, most: u64) -> Result<(Vec<Look>, u64), DbErr> {
    let found = Entity::find().filter(Column::NeedId.eq(need));
    let count = found.clone().count(db).await?;
    let rows = found.order_by_desc(Column::LastAt).order_by_desc(Column::Id).limit(most).all(db).await?;
    Ok((rows.into_iter().map(look).collect::<Result<_, _>>()?, count))
}

/// What must be known of a need to keep looks at it.
///
/// # Errors
/// When the database does not answer.
pub async fn watched(db: &impl ConnectionTrait, need: i64) -> Result<Option<Watched>, DbErr> {
    let row = need_row::Entity::find_by_id(need).one(db).await?;
    Ok(row.map(|row| Watched {
        need: row.id,
        key: row.key,
        owner: row.owner_person.map(PersonId),
        public: public(&row.confidentiality),
    }))
}

/// How much anybody may see of a need of a level of confidentiality, as its column writes it. Files are never for everybody.
#[must_use]
pub fn public(confidentiality: &str) -> Option<Seen> {
    match confidentiality {
        "open" => Some(Seen::Name),
        "anonymous" => Some(Seen::Anonymous),
        _ => None,
    }
}
