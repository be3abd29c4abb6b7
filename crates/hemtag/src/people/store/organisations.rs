//! Organisations, and what people hold in them.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};

use super::moment;
use crate::{
    access::{PersonId, Role},
    people::model::{Gives, Membership, Organisation},
};

mod organisation_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub name: String,
        pub organisation_number: Option<String>,
        pub maker_id: Option<i64>,
        pub made_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod membership_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "membership")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub person_id: i64,
        pub organisation_id: Option<i64>,
        pub role: String,
        pub counties: String,
        pub branches: String,
        pub since: String,
        pub until: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

fn organisation(row: organisation_row::Model) -> Organisation {
    Organisation { id: row.id, name: row.name, maker: row.maker_id }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn membership(
    row: membership_row::Model,
    organisation: Option<organisation_row::Model>,
) -> Result<Membership, DbErr> {
    let broken = || DbErr::Custom(format!("membership {}: the role '{}' is not known", row.id, row.role));
    Ok(Membership {
        id: row.id,
        person: PersonId(row.person_id),
        role: Role::parse(&row.role).ok_or_else(broken)?,
        organisation: organisation.map(self::organisation),
        counties: words(&row.counties),
        branches: words(&row.branches),
        since: moment(&row.since)?,
    })
}

async fn joined(
    db: &impl ConnectionTrait,
    rows: Vec<membership_row::Model>,
) -> Result<Vec<Membership>, DbErr> {
    let ids: Vec<i64> = rows.iter().filter_map(|row| row.organisation_id).collect();
    let all = if ids.is_empty() {
        Vec::new()
    } else {
        organisation_row::Entity::find().filter(organisation_row::Column::Id.is_in(ids)).all(db).await?
    };
    let of = |id: Option<i64>| all.iter().find(|o| Some(o.id) == id).cloned();
    rows.into_iter()
        .map(|row| {
            let of = of(row.organisation_id);
            membership(row, of)
        })
        .collect()
}

/// The names of organisations.
///
/// # Errors
/// When the database does not answer.
pub async fn names_of(db: &impl ConnectionTrait, ids: &[i64]) -> Result<HashMap<i64, String>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Vec<(i64, String)> = organisation_row::Entity::find()
        .select_only()
        .columns([organisation_row::Column::Id, organisation_row::Column::Name])
        .filter(organisation_row::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().collect())
}

/// What a person holds now.
pub(crate) async fn of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Membership>, DbErr> {
    let rows = membership_row::Entity::find()
        .filter(membership_row::Column::PersonId.eq(person.0))
        .filter(membership_row::Column::Until.is_null())
        .order_by_asc(membership_row::Column::Id)
        .all(db)
        .await?;
    joined(db, rows).await
}

/// What people hold now, of several persons.
pub(crate) async fn of_persons(db: &impl ConnectionTrait, persons: &[i64]) -> Result<Vec<Membership>, DbErr> {
    if persons.is_empty() {
        return Ok(Vec::new());
    }
    let rows = membership_row::Entity::find()
        .filter(membership_row::Column::PersonId.is_in(persons.iter().copied()))
        .filter(membership_row::Column::Until.is_null())
        .order_by_asc(membership_row::Column::Id)
        .all(db)
        .await?;
    joined(db, rows).await
}

/// What people hold now of one role.
pub(crate) async fn of_role(db: &impl ConnectionTrait, role: Role) -> Result<Vec<Membership>, DbErr> {
    let rows = membership_row::Entity::find()
        .filter(membership_row::Column::Role.eq(role.code()))
        .filter(membership_row::Column::Until.is_null())
        .order_by_asc(membership_row::Column::Id)
        .all(db)
        .await?;
    joined(db, rows).await
}

/// What people hold in an organisation now.
pub(crate) async fn of_organisation(
    db: &impl ConnectionTrait,
    organisation: i64,
) -> Result<Vec<Membership>, DbErr> {
    let rows = membership_row::Entity::find()
        .filter(membership_row::Column::OrganisationId.eq(organisation))
        .filter(membership_row::Column::Until.is_null())
        .order_by_asc(membership_row::Column::Id)
        .all(db)
        .await?;
    joined(db, rows).await
}

pub(crate) async fn membership_by_id(
    db: &impl ConnectionTrait,
    id: i64,
) -> Result<Option<Membership>, DbErr> {
    let row = membership_row::Entity::find_by_id(id)
        .filter(membership_row::Column::Until.is_null())
        .one(db)
        .await?;
    Ok(joined(db, row.into_iter().collect()).await?.pop())
}

/// Gives a role; the same one that is held already is not given twice.
pub(crate) async fn give(
    db: &impl ConnectionTrait,
    person: PersonId,
    gives: &Gives,
    at: Timestamp,
) -> Result<(), DbErr> {
    let held = membership_row::Entity::find()
        .filter(membership_row::Column::PersonId.eq(person.0))
        .filter(membership_row::Column::Role.eq(&gives.role))
        .filter(membership_row::Column::Until.is_null())
        .all(db)
        .await?;
    if let Some(held) = held.into_iter().find(|row| row.organisation_id == gives.organisation) {
        membership_row::Entity::update_many()
            .col_expr(membership_row::Column::Counties, Expr::value(gives.counties.join(" ")))
            .col_expr(membership_row::Column::Branches, Expr::value(gives.branches.join(" ")))
            .filter(membership_row::Column::Id.eq(held.id))
            .exec(db)
            .await?;
        return Ok(());
    }
    membership_row::ActiveModel {
        person_id: Set(person.0),
        organisation_id: Set(gives.organisation),
        role: Set(gives.role.clone()),
        counties: Set(gives.counties.join(" ")),
        branches: Set(gives.branches.join(" ")),
        since: Set(at.to_string()),
        until: Set(None),
        ..Default::default()
    }
    .insert(db)
    .await?;
    Ok(())
}

/// Ends what is held; false when it was ended already.
pub(crate) async fn end(db: &impl ConnectionTrait, id: i64, at: Timestamp) -> Result<bool, DbErr> {
    let ended = membership_row::Entity::update_many()
        .col_expr(membership_row::Column::Until, Expr::value(at.to_string()))
        .filter(membership_row::Column::Id.eq(id))
        .filter(membership_row::Column::Until.is_null());
    Ok(ended.exec(db).await?.rows_affected == 1)
}

pub(crate) async fn end_all(db: &impl ConnectionTrait, person: PersonId, at: Timestamp) -> Result<(), DbErr> {
    membership_row::Entity::update_many()
        .col_expr(membership_row::Column::Until, Expr::value(at.to_string()))
        .filter(membership_row::Column::PersonId.eq(person.0))
        .filter(membership_row::Column::Until.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Every organisation, by name.
pub(crate) async fn all(db: &impl ConnectionTrait) -> Result<Vec<Organisation>, DbErr> {
    let rows = organisation_row::Entity::find().order_by_asc(organisation_row::Column::Name).all(db).await?;
    Ok(rows.into_iter().map(organisation).collect())
}

pub(crate) async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Organisation>, DbErr> {
    Ok(organisation_row::Entity::find_by_id(id).one(db).await?.map(organisation))
}

/// The oldest organisation of a name that is no maker's.
pub(crate) async fn by_name(db: &impl ConnectionTrait, name: &str) -> Result<Option<Organisation>, DbErr> {
    let found = organisation_row::Entity::find()
        .filter(organisation_row::Column::Name.eq(name))
        .filter(organisation_row::Column::MakerId.is_null())
        .order_by_asc(organisation_row::Column::Id);
    Ok(found.one(db).await?.map(organisation))
}

pub(crate) async fn of_maker(db: &impl ConnectionTrait, maker: i64) -> Result<Option<Organisation>, DbErr> {
    let found = organisation_row::Entity::find().filter(organisation_row::Column::MakerId.eq(maker)).one(db);
    Ok(found.await?.map(organisation))
}

pub(crate) async fn insert(
    db: &impl ConnectionTrait,
    name: &str,
    maker: Option<i64>,
    at: Timestamp,
) -> Result<i64, DbErr> {
    let row = organisation_row::ActiveModel {
        name: Set(name.to_owned()),
        organisation_number: Set(None),
        maker_id: Set(maker),
        made_at: Set(at.to_string()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}
