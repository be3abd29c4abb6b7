//! All queries about the files of cases. What is kept goes in and comes out sealed.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::moment;
use crate::{access::PersonId, cases::model::CaseId};

mod file_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_file")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub key: String,
        pub case_id: i64,
        pub person_id: Option<i64>,
        pub role: String,
        pub inner: bool,
        pub bytes: i64,
        pub about: Vec<u8>,
        pub content: Vec<u8>,
        pub kept_at: String,
        pub once: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use file_row::{Column, Entity};

pub(in crate::cases) struct New<'a> {
    pub(in crate::cases) key: &'a str,
    pub(in crate::cases) person: Option<PersonId>,
    pub(in crate::cases) role: &'a str,
    pub(in crate::cases) inner: bool,
    pub(in crate::cases) bytes: u64,
    /// Sealed.
    pub(in crate::cases) about: Vec<u8>,
    pub(in crate::cases) content: Vec<u8>,
    pub(in crate::cases) once: &'a str,
}

/// What stands of a file besides its content.
pub(in crate::cases) struct Row {
    pub(in crate::cases) id: i64,
    pub(in crate::cases) key: String,
    pub(in crate::cases) person: Option<PersonId>,
    pub(in crate::cases) role: String,
    pub(in crate::cases) inner: bool,
    pub(in crate::cases) bytes: u64,
    /// Sealed.
    pub(in crate::cases) about: Vec<u8>,
    pub(in crate::cases) kept_at: Timestamp,
}

pub(in crate::cases) async fn insert(
    db: &impl ConnectionTrait,
    case: CaseId,
    new: New<'_>,
    at: Timestamp,
) -> Result<i64, DbErr> {
    let row = file_row::ActiveModel {
        key: Set(new.key.to_owned()),
        case_id: Set(case.0),
        person_id: Set(new.person.map(|person| person.0)),
        role: Set(new.role.to_owned()),
        inner: Set(new.inner),
        bytes: Set(i64::try_from(new.bytes).unwrap_or(i64::MAX)),
        about: Set(new.about),
        content: Set(new.content),
        kept_at: Set(at.to_string()),
        once: Set(Some(new.once.to_owned())),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

type Open = (i64, String, Option<i64>, String, bool, i64, Vec<u8>, String);

/// Without the content, which is large.
fn open() -> sea_orm::Select<Entity> {
    Entity::find().select_only().columns([
        Column::Id,
        Column::Key,
        Column::PersonId,
        Column::Role,
        Column::Inner,
        Column::Bytes,
        Column::About,
        Column::KeptAt,
    ])
}

fn row((id, key, person, role, inner, bytes, about, kept_at): Open) -> Result<Row, DbErr> {
    Ok(Row {
        id,
        key,
        person: person.map(PersonId),
        role,
        inner,
        bytes: u64::try_from(bytes).unwrap_or(0),
        about,
        kept_at: moment(&kept_at)?,
    })
}

/// The files of a case, oldest first; with those among staff, or without.
pub(in crate::cases) async fn of_case(
    db: &impl ConnectionTrait,
    case: CaseId,
    inner: bool,
) -> Result<Vec<Row>, DbErr> {
    let mut query = open().filter(Column::CaseId.eq(case.0));
    if !inner {
        query = query.filter(Column::Inner.eq(false));
    }
    query.order_by_asc(Column::Id).into_tuple::<Open>().all(db).await?.into_iter().map(row).collect()
}

pub(in crate::cases) async fn by_key(
    db: &impl ConnectionTrait,
    case: CaseId,
    key: &str,
) -> Result<Option<Row>, DbErr> {
    let query = open().filter(Column::CaseId.eq(case.0)).filter(Column::Key.eq(key));
    query.into_tuple::<Open>().one(db).await?.map(row).transpose()
}

pub(in crate::cases) async fn content(
    db: &impl ConnectionTrait,
    key: &str,
) -> Result<Option<Vec<u8>>, DbErr> {
    let query = Entity::find().select_only().column(Column::Content).filter(Column::Key.eq(key));
    query.into_tuple().one(db).await
}

pub(in crate::cases) async fn count(db: &impl ConnectionTrait, case: CaseId) -> Result<u64, DbErr> {
    Entity::find().filter(Column::CaseId.eq(case.0)).count(db).await
}

pub(in crate::cases) async fn delete(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
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
