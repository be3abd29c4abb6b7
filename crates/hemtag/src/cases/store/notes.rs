//! All queries about the notes of cases. What is kept goes in and comes out sealed.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder,
};

use super::moment;
use crate::{access::PersonId, cases::model::CaseId};

mod note_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_note")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub case_id: i64,
        pub person_id: Option<i64>,
        pub role: String,
        pub inner: bool,
        pub text: Vec<u8>,
        pub made_at: String,
        pub once: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use note_row::{Column, Entity};

pub(in crate::cases) struct New<'a> {
    pub(in crate::cases) person: Option<PersonId>,
    pub(in crate::cases) role: &'a str,
    pub(in crate::cases) inner: bool,
    /// Sealed.
    pub(in crate::cases) text: Vec<u8>,
    pub(in crate::cases) once: &'a str,
}

pub(in crate::cases) struct Row {
    pub(in crate::cases) id: i64,
    pub(in crate::cases) person: Option<PersonId>,
    pub(in crate::cases) role: String,
    pub(in crate::cases) inner: bool,
    /// Sealed.
    pub(in crate::cases) text: Vec<u8>,
    pub(in crate::cases) made_at: Timestamp,
}

pub(in crate::cases) async fn insert(
    db: &impl ConnectionTrait,
    case: CaseId,
    new: New<'_>,
    at: Timestamp,
) -> Result<i64, DbErr> {
    let row = note_row::ActiveModel {
        case_id: Set(case.0),
        person_id: Set(new.person.map(|person| person.0)),
        role: Set(new.role.to_owned()),
        inner: Set(new.inner),
        text: Set(new.text),
        made_at: Set(at.to_string()),
        once: Set(Some(new.once.to_owned())),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// The notes of a case, oldest first; with those among staff, or without.
pub(in crate::cases) async fn of_case(
    db: &impl ConnectionTrait,
    case: CaseId,
    inner: bool,
) -> Result<Vec<Row>, DbErr> {
    let mut query = Entity::find().filter(Column::CaseId.eq(case.0));
    if !inner {
        query = query.filter(Column::Inner.eq(false));
    }
    let rows = query.order_by_asc(Column::Id).all(db).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Row {
                id: row.id,
                person: row.person_id.map(PersonId),
                role: row.role,
                inner: row.inner,
                text: row.text,
                made_at: moment(&row.made_at)?,
            })
        })
        .collect()
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
