//! All queries about files of applications, claims and decisions. What is kept goes in and comes out sealed.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::Owner;
use crate::{access::PersonId, database::moment};

mod file_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_attachment")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub key: String,
        pub of_kind: String,
        pub of_id: i64,
        pub purpose: String,
        pub person_id: Option<i64>,
        pub bytes: i64,
        pub about: Vec<u8>,
        pub content: Vec<u8>,
        pub kept_at: String,
        pub removed_at: Option<String>,
        pub once: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use file_row::{ActiveModel, Column, Entity};

pub(super) struct New<'a> {
    pub(super) key: &'a str,
    pub(super) purpose: &'a str,
    pub(super) person: Option<PersonId>,
    pub(super) bytes: u64,
    /// Sealed.
    pub(super) about: Vec<u8>,
    pub(super) content: Vec<u8>,
    pub(super) once: &'a str,
}

/// What stands of a file besides its content.
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) key: String,
    pub(super) purpose: String,
    pub(super) bytes: u64,
    /// Sealed.
    pub(super) about: Vec<u8>,
    pub(super) kept_at: Timestamp,
    pub(super) removed_at: Option<Timestamp>,
}

pub(super) async fn insert(
    db: &impl ConnectionTrait,
    of: Owner,
    new: New<'_>,
    at: Timestamp,
) -> Result<i64, DbErr> {
    let row = ActiveModel {
        key: Set(new.key.to_owned()),
        of_kind: Set(of.columns().0.to_owned()),
        of_id: Set(of.columns().1),
        purpose: Set(new.purpose.to_owned()),
        person_id: Set(new.person.map(|person| person.0)),
        bytes: Set(i64::try_from(new.bytes).unwrap_or(i64::MAX)),
        about: Set(new.about),
        content: Set(new.content),
        kept_at: Set(at.to_string()),
        once: Set(Some(new.once.to_owned())),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

type Open = (i64, String, String, i64, Vec<u8>, String, Option<String>);

/// Every file of one thing without its content, those taken away too, oldest first.
pub(super) async fn all(db: &impl ConnectionTrait, of: Owner) -> Result<Vec<Row>, DbErr> {
    let rows: Vec<Open> = Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::Key,
            Column::Purpose,
            Column::Bytes,
            Column::About,
            Column::KeptAt,
            Column::RemovedAt,
        ])
        .filter(Column::OfKind.eq(of.columns().0))
        .filter(Column::OfId.eq(of.columns().1))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter()
        .map(|(id, key, purpose, bytes, about, kept_at, removed_at)| {
            Ok(Row {
                id,
                key,
                purpose,
                bytes: u64::try_from(bytes).unwrap_or(0),
                about,
                kept_at: moment(&kept_at)?,
                removed_at: removed_at.as_deref().map(moment).transpose()?,
            })
        })
        .collect()
}

pub(super) async fn content(db: &impl ConnectionTrait, key: &str) -> Result<Option<Vec<u8>>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Content)
        .filter(Column::Key.eq(key))
        .into_tuple()
        .one(db)
        .await
}

pub(super) async fn remove(db: &impl ConnectionTrait, id: i64, at: Timestamp) -> Result<(), DbErr> {
    let row = ActiveModel { id: Set(id), removed_at: Set(Some(at.to_string())), ..Default::default() };
    row.update(db).await.map(|_| ())
}

/// Takes all files of a draft away for good.
pub(super) async fn delete_all(db: &impl ConnectionTrait, of: Owner) -> Result<(), DbErr> {
    let all = Entity::delete_many()
        .filter(Column::OfKind.eq(of.columns().0))
        .filter(Column::OfId.eq(of.columns().1));
    all.exec(db).await.map(|_| ())
}

/// Whether a form with this mark was taken before.
pub(super) async fn is_taken(db: &impl ConnectionTrait, of: Owner, once: &str) -> Result<bool, DbErr> {
    let found = Entity::find()
        .filter(Column::OfKind.eq(of.columns().0))
        .filter(Column::OfId.eq(of.columns().1))
        .filter(Column::Once.eq(once));
    Ok(found.count(db).await? > 0)
}
