//! All queries about assessors, whom they assess, and what the panel noted. What is said of applications stands sealed.

pub(super) mod assessors;
pub(super) mod notes;
pub(super) mod projects;

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::model::{
    conflict::Conflict,
    sheet::{Sheet, State},
};
use crate::{access::PersonId, database::moment, sealed::Keys};

mod assignment_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_assignment_of")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub application_id: i64,
        pub person_id: i64,
        pub state: String,
        pub conflicts: String,
        pub scores: Option<Vec<u8>>,
        pub assigned_at: String,
        pub declared_at: Option<String>,
        pub submitted_at: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use assignment_row::{ActiveModel, Column, Entity, Model};

/// An application that somebody is asked to assess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    pub id: i64,
    pub application: i64,
    pub person: PersonId,
    pub state: State,
    /// Found or declared.
    pub conflicts: Vec<Conflict>,
    pub sheet: Sheet,
    pub assigned_at: Timestamp,
    /// The question of conflicts was answered then.
    pub declared_at: Option<Timestamp>,
    pub handed_in_at: Option<Timestamp>,
    pub version: i64,
}

/// The largest of what is opened.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

fn belongs_to(application: i64, person: i64) -> String {
    format!("funding assessment of {application} by {person}")
}

fn assigned(keys: &Keys, row: Model) -> Result<Assigned, DbErr> {
    let broken = |what: &str| DbErr::Custom(format!("funding_assignment_of {}: {what}", row.id));
    let sheet = match &row.scores {
        None => Sheet::default(),
        Some(sealed) => {
            let text = keys
                .open(&belongs_to(row.application_id, row.person_id), sealed, MOST_BYTES)
                .map_err(|error| broken(&error.to_string()))?;
            serde_json::from_slice(&text).map_err(|error| broken(&error.to_string()))?
        }
    };
    Ok(Assigned {
        id: row.id,
        application: row.application_id,
        person: PersonId(row.person_id),
        state: State::parse(&row.state).ok_or_else(|| broken("state cannot be read"))?,
        conflicts: serde_json::from_str(&row.conflicts).map_err(|_| broken("conflicts cannot be read"))?,
        sheet,
        assigned_at: moment(&row.assigned_at)?,
        declared_at: row.declared_at.as_deref().map(moment).transpose()?,
        handed_in_at: row.submitted_at.as_deref().map(moment).transpose()?,
        version: row.version,
    })
}

fn columns(keys: &Keys, of: &Assigned) -> ActiveModel {
    let moment = |at: Option<Timestamp>| Set(at.map(|at| at.to_string()));
    let sheet = (of.sheet != Sheet::default()).then(|| {
        let text = serde_json::to_vec(&of.sheet).expect("a sheet can be written");
        keys.seal(&belongs_to(of.application, of.person.0), &text)
    });
    ActiveModel {
        application_id: Set(of.application),
        person_id: Set(of.person.0),
        state: Set(of.state.code().to_owned()),
        conflicts: Set(serde_json::to_string(&of.conflicts).expect("conflicts can be written")),
        scores: Set(sheet),
        assigned_at: Set(of.assigned_at.to_string()),
        declared_at: moment(of.declared_at),
        submitted_at: moment(of.handed_in_at),
        version: Set(of.version),
        ..Default::default()
    }
}

pub(super) async fn insert(db: &impl ConnectionTrait, keys: &Keys, new: &Assigned) -> Result<i64, DbErr> {
    Ok(columns(keys, new).insert(db).await?.id)
}

pub(super) async fn update(db: &impl ConnectionTrait, keys: &Keys, of: &Assigned) -> Result<(), DbErr> {
    ActiveModel { id: Set(of.id), ..columns(keys, of) }.update(db).await.map(|_| ())
}

pub(super) async fn by_id(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: i64,
) -> Result<Option<Assigned>, DbErr> {
    Entity::find_by_id(id).one(db).await?.map(|row| assigned(keys, row)).transpose()
}

/// The same to be changed: whoever else wants to change it waits until this transaction ends.
pub(super) async fn to_change(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: i64,
) -> Result<Option<Assigned>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(db).await?.map(|row| assigned(keys, row)).transpose()
}

pub(super) async fn of_pair(
    db: &impl ConnectionTrait,
    keys: &Keys,
    application: i64,
    person: PersonId,
) -> Result<Option<Assigned>, DbErr> {
    let found = Entity::find()
        .filter(Column::ApplicationId.eq(application))
        .filter(Column::PersonId.eq(person.0))
        .lock_exclusive()
        .one(db)
        .await?;
    found.map(|row| assigned(keys, row)).transpose()
}

/// All of some applications, whatever their state, in the order in which they were asked.
pub(super) async fn of_applications(
    db: &impl ConnectionTrait,
    keys: &Keys,
    applications: &[i64],
) -> Result<Vec<Assigned>, DbErr> {
    if applications.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find()
        .filter(Column::ApplicationId.is_in(applications.iter().copied()))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(|row| assigned(keys, row)).collect()
}

/// What a person is or was asked to assess, the newest first.
pub(super) async fn of_person(
    db: &impl ConnectionTrait,
    keys: &Keys,
    person: PersonId,
) -> Result<Vec<Assigned>, DbErr> {
    let rows = Entity::find().filter(Column::PersonId.eq(person.0)).order_by_desc(Column::Id).all(db).await?;
    rows.into_iter().map(|row| assigned(keys, row)).collect()
}

/// How many applications wait for each of some persons.
pub(super) async fn loads(db: &impl ConnectionTrait, persons: &[i64]) -> Result<Vec<(i64, u32)>, DbErr> {
    let waiting = State::ALL.into_iter().filter(|state| state.waits()).map(State::code);
    let mut loads = Vec::with_capacity(persons.len());
    for person in persons {
        let count = Entity::find()
            .filter(Column::PersonId.eq(*person))
            .filter(Column::State.is_in(waiting.clone()))
            .count(db)
            .await?;
        loads.push((*person, u32::try_from(count).unwrap_or(u32::MAX)));
    }
    Ok(loads)
}
