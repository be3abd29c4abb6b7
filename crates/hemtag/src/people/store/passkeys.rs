//! Passkeys. The database holds public keys only: nothing of it signs anybody in.

use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, sea_query::Expr,
};

use super::moment;
use crate::access::PersonId;

mod passkey_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "person_passkey")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub person_id: i64,
        pub name: String,
        pub credential: String,
        pub handle: Vec<u8>,
        pub transports: i16,
        pub fixed: Vec<u8>,
        pub changing: Vec<u8>,
        pub made_at: String,
        pub used_at: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use passkey_row::{Column, Entity, Model};

/// A passkey as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub id: i64,
    pub person: PersonId,
    pub name: String,
    pub credential: Vec<u8>,
    pub handle: Vec<u8>,
    pub transports: u8,
    pub fixed: Vec<u8>,
    pub changing: Vec<u8>,
    pub made_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

/// A new one.
#[derive(Debug)]
pub(crate) struct New<'a> {
    pub person: PersonId,
    pub name: &'a str,
    pub credential: &'a [u8],
    pub handle: &'a [u8],
    pub transports: u8,
    pub fixed: Vec<u8>,
    pub changing: Vec<u8>,
    pub at: Timestamp,
}

fn kept(row: Model) -> Result<Kept, DbErr> {
    let credential = BASE64URL_NOPAD.decode(row.credential.as_bytes());
    Ok(Kept {
        id: row.id,
        person: PersonId(row.person_id),
        name: row.name,
        credential: credential.map_err(|error| DbErr::Custom(format!("passkey {}: {error}", row.id)))?,
        handle: row.handle,
        transports: u8::try_from(row.transports).unwrap_or(0),
        fixed: row.fixed,
        changing: row.changing,
        made_at: moment(&row.made_at)?,
        used_at: row.used_at.as_deref().map(moment).transpose()?,
    })
}

pub(crate) async fn insert(db: &impl ConnectionTrait, new: New<'_>) -> Result<i64, DbErr> {
    let row = passkey_row::ActiveModel {
        person_id: Set(new.person.0),
        name: Set(new.name.to_owned()),
        credential: Set(BASE64URL_NOPAD.encode(new.credential)),
        handle: Set(new.handle.to_vec()),
        transports: Set(i16::from(new.transports)),
        fixed: Set(new.fixed),
        changing: Set(new.changing),
        made_at: Set(new.at.to_string()),
        used_at: Set(None),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// The passkeys of a person, the oldest first.
pub(crate) async fn of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Kept>, DbErr> {
    let found = Entity::find().filter(Column::PersonId.eq(person.0)).order_by_asc(Column::Id);
    found.all(db).await?.into_iter().map(kept).collect()
}

pub(crate) async fn count(db: &impl ConnectionTrait, person: PersonId) -> Result<u64, DbErr> {
    Entity::find().filter(Column::PersonId.eq(person.0)).count(db).await
}

pub(crate) async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Kept>, DbErr> {
    Entity::find_by_id(id).one(db).await?.map(kept).transpose()
}

/// The passkey that an answer names.
pub(crate) async fn by_credential(
    db: &impl ConnectionTrait,
    credential: &[u8],
) -> Result<Option<Kept>, DbErr> {
    let found = Entity::find().filter(Column::Credential.eq(BASE64URL_NOPAD.encode(credential)));
    found.one(db).await?.map(kept).transpose()
}

/// Notes that a passkey was used, and what it said of itself then; false when somebody used it meanwhile.
pub(crate) async fn used(
    db: &impl ConnectionTrait,
    before: &Kept,
    changing: Vec<u8>,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::Changing, Expr::value(changing))
        .col_expr(Column::UsedAt, Expr::value(at.to_string()))
        .filter(Column::Id.eq(before.id))
        .filter(Column::Changing.eq(before.changing.clone()))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

pub(crate) async fn set_name(db: &impl ConnectionTrait, id: i64, name: &str) -> Result<(), DbErr> {
    let renamed = Entity::update_many().col_expr(Column::Name, Expr::value(name)).filter(Column::Id.eq(id));
    renamed.exec(db).await?;
    Ok(())
}

/// Takes one away; false when it was gone already.
pub(crate) async fn remove(db: &impl ConnectionTrait, id: i64) -> Result<bool, DbErr> {
    Ok(Entity::delete_by_id(id).exec(db).await?.rows_affected == 1)
}

pub(crate) async fn remove_all(db: &impl ConnectionTrait, person: PersonId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::PersonId.eq(person.0)).exec(db).await?;
    Ok(())
}
