//! All queries about people: accounts here, the rest a file each.

pub(super) mod claims;
pub(super) mod factors;
pub(super) mod identities;
pub(super) mod links;
pub(super) mod notices;
pub(super) mod organisations;
pub(super) mod passkeys;
pub(super) mod sessions;
pub(super) mod tries;

pub(super) use crate::database::moment;
use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Func},
};

use super::model::Person;
use crate::access::PersonId;

mod person_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "person")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub email: String,
        pub name: String,
        pub language: String,
        pub password: Option<String>,
        pub made_at: String,
        pub ended_at: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use person_row::{Column, Entity, Model};

fn person(row: Model) -> Result<Person, DbErr> {
    Ok(Person {
        id: PersonId(row.id),
        email: row.email,
        name: row.name,
        language: row.language,
        has_password: row.password.is_some(),
        made_at: moment(&row.made_at)?,
        ended_at: row.ended_at.as_deref().map(moment).transpose()?,
    })
}

pub(super) async fn by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Person>, DbErr> {
    Entity::find().filter(Column::Email.eq(email)).one(db).await?.map(person).transpose()
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<Person>, DbErr> {
    Entity::find_by_id(id.0).one(db).await?.map(person).transpose()
}

/// Several accounts, ended ones too.
pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Person>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await?;
    rows.into_iter().map(person).collect()
}

/// The names of accounts; none is of one that ended.
///
/// # Errors
/// When the database does not answer.
pub async fn names_of(
    db: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<HashMap<PersonId, String>, DbErr> {
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Vec<(i64, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name])
        .filter(Column::Id.is_in(people.iter().map(|person| person.0)))
        .filter(Column::EndedAt.is_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().map(|(id, name)| (PersonId(id), name)).collect())
}

/// The stored form of a password, with the account, when it is not ended.
pub(super) async fn password_of(
    db: &impl ConnectionTrait,
    email: &str,
) -> Result<Option<(PersonId, Option<String>)>, DbErr> {
    let row =
        Entity::find().filter(Column::Email.eq(email)).filter(Column::EndedAt.is_null()).one(db).await?;
    Ok(row.map(|row| (PersonId(row.id), row.password)))
}

pub(super) async fn insert(
    db: &impl ConnectionTrait,
    email: &str,
    name: &str,
    language: &str,
    password: Option<&str>,
    at: Timestamp,
) -> Result<PersonId, DbErr> {
    let row = person_row::ActiveModel {
        email: Set(email.to_owned()),
        name: Set(name.to_owned()),
        language: Set(language.to_owned()),
        password: Set(password.map(str::to_owned)),
        made_at: Set(at.to_string()),
        ended_at: Set(None),
        ..Default::default()
    };
    Ok(PersonId(row.insert(db).await?.id))
}

pub(super) async fn set_password(db: &impl ConnectionTrait, id: PersonId, stored: &str) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Password, Expr::value(stored))
        .filter(Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

pub(super) async fn set_name(
    db: &impl ConnectionTrait,
    id: PersonId,
    name: &str,
    language: &str,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Name, Expr::value(name))
        .col_expr(Column::Language, Expr::value(language))
        .filter(Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Ends an account: what is personal in it goes, its number stays for the log.
pub(super) async fn end(db: &impl ConnectionTrait, id: PersonId, at: Timestamp) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Email, Expr::value(format!("ended:{}", id.0)))
        .col_expr(Column::Name, Expr::value(""))
        .col_expr(Column::Password, Expr::value(Option::<String>::None))
        .col_expr(Column::EndedAt, Expr::value(at.to_string()))
        .filter(Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Accounts by name or address, those that are not ended, by name.
pub(super) async fn list(
    db: &impl ConnectionTrait,
    text: &str,
    from: u64,
    most: u64,
) -> Result<(Vec<Person>, u64), DbErr> {
    let mut found = Entity::find().filter(Column::EndedAt.is_null());
    let text = text.trim().to_lowercase();
    if !text.is_empty() {
        let like = |column: Column| Expr::expr(Func::lower(Expr::col(column))).like(format!("%{text}%"));
        found = found.filter(sea_orm::Condition::any().add(like(Column::Name)).add(like(Column::Email)));
    }
    let count = found.clone().count(db).await?;
    let rows =
        found.order_by_asc(Column::Name).order_by_asc(Column::Id).offset(from).limit(most).all(db).await?;
    Ok((rows.into_iter().map(person).collect::<Result<_, _>>()?, count))
}
