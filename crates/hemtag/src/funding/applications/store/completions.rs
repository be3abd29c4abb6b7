//! All queries about requests for completion. Question and answer stand sealed.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
};
use serde::{Deserialize, Serialize};

use crate::{access::PersonId, database::moment, sealed::Keys};

mod completion_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_completion")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub application_id: i64,
        pub question: Vec<u8>,
        pub answer: Option<Vec<u8>>,
        pub asked_at: String,
        pub asked_by: Option<i64>,
        pub answered_at: Option<String>,
        pub once: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use completion_row::{ActiveModel, Column, Entity, Model};

/// What was answered: in words, by a new version, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub text: String,
    /// The number of the version that was handed in.
    pub version: Option<i32>,
}

/// Something that an officer asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    pub id: i64,
    pub question: String,
    pub asked_at: Timestamp,
    pub asked_by: Option<PersonId>,
    pub answer: Option<Answer>,
    pub answered_at: Option<Timestamp>,
    pub once: Option<String>,
}

const MOST: u64 = 1024 * 1024;

fn belongs_to(application: i64) -> String {
    format!("funding completion of {application}")
}

fn completion(keys: &Keys, row: Model) -> Result<Completion, DbErr> {
    let broken = |why: String| DbErr::Custom(format!("funding_completion {}: {why}", row.id));
    let open = |sealed: &[u8]| {
        keys.open(&belongs_to(row.application_id), sealed, MOST).map_err(|e| broken(e.to_string()))
    };
    let answer = row.answer.as_deref().map(open).transpose()?;
    let answer = answer.map(|text| serde_json::from_slice(&text)).transpose();
    Ok(Completion {
        question: String::from_utf8(open(&row.question)?).map_err(|e| broken(e.to_string()))?,
        answer: answer.map_err(|e| broken(e.to_string()))?,
        id: row.id,
        asked_at: moment(&row.asked_at)?,
        asked_by: row.asked_by.map(PersonId),
        answered_at: row.answered_at.as_deref().map(moment).transpose()?,
        once: row.once.clone(),
    })
}

pub(in crate::funding) async fn insert(
    db: &impl ConnectionTrait,
    keys: &Keys,
    application: i64,
    question: &str,
    asked_by: Option<PersonId>,
    once: &str,
    at: Timestamp,
) -> Result<i64, DbErr> {
    let row = ActiveModel {
        application_id: Set(application),
        question: Set(keys.seal(&belongs_to(application), question.as_bytes())),
        asked_at: Set(at.to_string()),
        asked_by: Set(asked_by.map(|person| person.0)),
        once: Set(Some(once.to_owned())),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// Those of an application, oldest first.
pub(in crate::funding) async fn all(
    db: &impl ConnectionTrait,
    keys: &Keys,
    application: i64,
) -> Result<Vec<Completion>, DbErr> {
    let query = Entity::find().filter(Column::ApplicationId.eq(application)).order_by_asc(Column::Id);
    query.all(db).await?.into_iter().map(|row| completion(keys, row)).collect()
}

pub(in crate::funding) async fn answer(
    db: &impl ConnectionTrait,
    keys: &Keys,
    application: i64,
    id: i64,
    answer: &Answer,
    at: Timestamp,
) -> Result<(), DbErr> {
    let written = serde_json::to_vec(answer).expect("an answer can be written");
    let row = ActiveModel {
        id: Set(id),
        answer: Set(Some(keys.seal(&belongs_to(application), &written))),
        answered_at: Set(Some(at.to_string())),
        ..Default::default()
    };
    row.update(db).await.map(|_| ())
}
