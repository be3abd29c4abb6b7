//! Validations: what is needed to find one stands open, what was found of somebody sealed.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};

use super::{entity, moment};
use crate::access::PersonId;

entity!(row, "validation", {
    seal: String,
    person_id: i64,
    qualification_version_id: i64,
    organisation_id: Option<i64>,
    centre_id: Option<i64>,
    assessor_id: Option<i64>,
    state: String,
    document: Vec<u8>,
    version: i32,
    made_at: String,
    changed_at: String,
});

use row::{Column, Entity};

/// Whose turn it is. Says nothing of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The person maps, and has asked no centre.
    Begun,
    /// A centre is asked; nobody there has taken it.
    Asked,
    /// An assessor has it.
    Taken,
    Concluded,
    /// The person appealed; the centre is to answer.
    Appealed,
}

impl State {
    pub const ALL: [State; 5] = [State::Begun, State::Asked, State::Taken, State::Concluded, State::Appealed];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            State::Begun => "begun",
            State::Asked => "asked",
            State::Taken => "taken",
            State::Concluded => "concluded",
            State::Appealed => "appealed",
        }
    }
}

/// A validation as it stands in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub id: i64,
    pub seal: String,
    pub person: PersonId,
    pub qualification: i64,
    pub organisation: Option<i64>,
    pub centre: Option<i64>,
    pub assessor: Option<PersonId>,
    pub state: State,
    pub document: Vec<u8>,
    pub version: i32,
    pub made_at: Timestamp,
    pub changed_at: Timestamp,
}

fn kept(row: row::Model) -> Result<Kept, DbErr> {
    let state = State::ALL.into_iter().find(|state| state.code() == row.state);
    Ok(Kept {
        state: state.ok_or_else(|| DbErr::Custom(format!("validation {}: state cannot be read", row.id)))?,
        id: row.id,
        seal: row.seal,
        person: PersonId(row.person_id),
        qualification: row.qualification_version_id,
        organisation: row.organisation_id,
        centre: row.centre_id,
        assessor: row.assessor_id.map(PersonId),
        document: row.document,
        version: row.version,
        made_at: moment(&row.made_at)?,
        changed_at: moment(&row.changed_at)?,
    })
}

pub(in crate::skills) async fn insert(db: &impl ConnectionTrait, new: &Kept) -> Result<i64, DbErr> {
    let row = row::ActiveModel {
        seal: Set(new.seal.clone()),
        person_id: Set(new.person.0),
        qualification_version_id: Set(new.qualification),
        organisation_id: Set(new.organisation),
        centre_id: Set(new.centre),
        assessor_id: Set(new.assessor.map(|person| person.0)),
        state: Set(new.state.code().to_owned()),
        document: Set(new.document.clone()),
        version: Set(new.version),
        made_at: Set(new.made_at.to_string()),
        changed_at: Set(new.changed_at.to_string()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// Writes one over the version that was read; false when somebody was first.
pub(in crate::skills) async fn update(db: &impl ConnectionTrait, now: &Kept) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::CentreId, Expr::value(now.centre))
        .col_expr(Column::AssessorId, Expr::value(now.assessor.map(|person| person.0)))
        .col_expr(Column::State, Expr::value(now.state.code()))
        .col_expr(Column::Document, Expr::value(now.document.clone()))
        .col_expr(Column::Version, Expr::value(now.version + 1))
        .col_expr(Column::ChangedAt, Expr::value(now.changed_at.to_string()))
        .filter(Column::Id.eq(now.id))
        .filter(Column::Version.eq(now.version));
    Ok(done.exec(db).await?.rows_affected == 1)
}

pub(in crate::skills) async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Kept>, DbErr> {
    Entity::find_by_id(id).one(db).await?.map(kept).transpose()
}

pub(in crate::skills) async fn by_ids(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Kept>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find().filter(Column::Id.is_in(ids.iter().copied())).order_by_asc(Column::Id);
    rows.all(db).await?.into_iter().map(kept).collect()
}

/// A person's own, newest first.
pub(in crate::skills) async fn of_person(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<Kept>, DbErr> {
    let rows = Entity::find().filter(Column::PersonId.eq(person.0)).order_by_desc(Column::Id);
    rows.all(db).await?.into_iter().map(kept).collect()
}

/// Those that wait for an assessor or an answer at some centres, and those of one assessor, oldest first.
pub(in crate::skills) async fn at_centres(
    db: &impl ConnectionTrait,
    centres: &[i64],
    assessor: PersonId,
) -> Result<Vec<Kept>, DbErr> {
    let waits = sea_orm::Condition::all()
        .add(Column::CentreId.is_in(centres.iter().copied()))
        .add(Column::State.is_in([State::Asked.code(), State::Appealed.code()]));
    let any = sea_orm::Condition::any().add(waits).add(Column::AssessorId.eq(assessor.0));
    let rows = Entity::find().filter(any).order_by_asc(Column::Id).all(db).await?;
    rows.into_iter().map(kept).collect()
}

/// Numbers of those in some states that nobody changed since a moment.
pub(in crate::skills) async fn unchanged_since(
    db: &impl ConnectionTrait,
    states: &[State],
    since: Timestamp,
) -> Result<Vec<i64>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::State.is_in(states.iter().map(|state| state.code())))
        .filter(Column::ChangedAt.lt(since.to_string()))
        .into_tuple()
        .all(db)
        .await
}

/// Takes one away with its shares, looks and records.
pub(in crate::skills) async fn delete(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    super::shares::delete_of(db, id).await?;
    super::records::delete_of(db, id).await?;
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}
