//! All queries about applications. What was written goes in and comes out sealed.

pub(in crate::funding) mod completions;
pub(in crate::funding) mod eligibility;
pub(in crate::funding) mod known;
pub(in crate::funding) mod signatures;
pub(in crate::funding) mod versions;

use funding::Ore;
use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait,
    QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use crate::{
    access::PersonId,
    database::{Turn, moment, take_turn},
    funding::model::application::{Application, State, WaitsFor},
    sealed::Keys,
};

mod application_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_application")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub call_id: i64,
        pub call_version: i64,
        pub owner_id: i64,
        pub organisation_id: Option<i64>,
        pub state: String,
        pub number: Option<String>,
        pub organisation_number: Option<String>,
        pub requested_ore: i64,
        pub document: Vec<u8>,
        pub made_at: String,
        pub updated_at: String,
        pub submitted_at: Option<String>,
        pub waits_for: String,
        pub waits_since: String,
        pub officer_id: Option<i64>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use application_row::{ActiveModel, Column, Entity, Model};

/// An application with all that is kept of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub id: i64,
    pub call: i64,
    /// The version of the call that it is written for.
    pub call_version: i64,
    pub owner: PersonId,
    pub organisation: Option<i64>,
    pub state: State,
    /// Given when it is handed in.
    pub number: Option<String>,
    pub organisation_number: Option<String>,
    pub application: Application,
    pub made_at: Timestamp,
    pub updated_at: Timestamp,
    pub submitted_at: Option<Timestamp>,
    pub waits_for: WaitsFor,
    pub waits_since: Timestamp,
    pub officer: Option<PersonId>,
    pub version: i64,
}

/// What lists need of one: nothing that is sealed but its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub id: i64,
    pub call: i64,
    pub title: String,
    pub state: State,
    pub number: Option<String>,
    pub requested: Ore,
    pub waits_for: WaitsFor,
    pub waits_since: Timestamp,
    pub updated_at: Timestamp,
}

/// What a seal of an application belongs to. Drafts have no number yet when they are first kept, so that it is the owner's.
fn belongs_to(owner: i64) -> String {
    format!("funding application of {owner}")
}

/// The largest of what is opened.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

fn opened(keys: &Keys, owner: i64, sealed: &[u8], id: i64) -> Result<Application, DbErr> {
    let broken = |why: String| DbErr::Custom(format!("funding_application {id}: {why}"));
    let text = keys.open(&belongs_to(owner), sealed, MOST_BYTES).map_err(|e| broken(e.to_string()))?;
    serde_json::from_slice(&text).map_err(|e| broken(e.to_string()))
}

fn seal(keys: &Keys, owner: i64, application: &Application) -> Vec<u8> {
    keys.seal(&belongs_to(owner), &serde_json::to_vec(application).expect("an application can be written"))
}

fn kept(keys: &Keys, row: Model) -> Result<Kept, DbErr> {
    let broken =
        |column: &str| DbErr::Custom(format!("funding_application {}: {column} cannot be read", row.id));
    Ok(Kept {
        application: opened(keys, row.owner_id, &row.document, row.id)?,
        id: row.id,
        call: row.call_id,
        call_version: row.call_version,
        owner: PersonId(row.owner_id),
        organisation: row.organisation_id,
        state: State::parse(&row.state).ok_or_else(|| broken("state"))?,
        made_at: moment(&row.made_at)?,
        updated_at: moment(&row.updated_at)?,
        submitted_at: row.submitted_at.as_deref().map(moment).transpose()?,
        waits_for: WaitsFor::parse(&row.waits_for).ok_or_else(|| broken("waits_for"))?,
        waits_since: moment(&row.waits_since)?,
        officer: row.officer_id.map(PersonId),
        version: row.version,
        number: row.number,
        organisation_number: row.organisation_number,
    })
}

fn columns(keys: &Keys, kept: &Kept) -> ActiveModel {
    ActiveModel {
        call_id: Set(kept.call),
        call_version: Set(kept.call_version),
        owner_id: Set(kept.owner.0),
        organisation_id: Set(kept.organisation),
        state: Set(kept.state.code().to_owned()),
        number: Set(kept.number.clone()),
        organisation_number: Set(kept.organisation_number.clone()),
        requested_ore: Set(kept.application.asked().0),
        document: Set(seal(keys, kept.owner.0, &kept.application)),
        made_at: Set(kept.made_at.to_string()),
        updated_at: Set(kept.updated_at.to_string()),
        submitted_at: Set(kept.submitted_at.map(|at| at.to_string())),
        waits_for: Set(kept.waits_for.code().to_owned()),
        waits_since: Set(kept.waits_since.to_string()),
        officer_id: Set(kept.officer.map(|person| person.0)),
        version: Set(kept.version),
        ..Default::default()
    }
}

pub(in crate::funding) async fn insert(
    db: &impl ConnectionTrait,
    keys: &Keys,
    new: &Kept,
) -> Result<i64, DbErr> {
    Ok(columns(keys, new).insert(db).await?.id)
}

pub(in crate::funding) async fn update(
    db: &impl ConnectionTrait,
    keys: &Keys,
    changed: &Kept,
) -> Result<(), DbErr> {
    ActiveModel { id: Set(changed.id), ..columns(keys, changed) }.update(db).await.map(|_| ())
}

pub(in crate::funding) async fn by_id(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: i64,
) -> Result<Option<Kept>, DbErr> {
    Entity::find_by_id(id).one(db).await?.map(|row| kept(keys, row)).transpose()
}

/// The same to be changed: whoever else wants to change it waits until this transaction ends.
pub(in crate::funding) async fn to_change(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: i64,
) -> Result<Option<Kept>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(db).await?.map(|row| kept(keys, row)).transpose()
}

fn listed(keys: &Keys, row: Model) -> Result<Listed, DbErr> {
    let kept = kept(keys, row)?;
    Ok(Listed {
        id: kept.id,
        call: kept.call,
        requested: kept.application.asked(),
        title: kept.application.title,
        state: kept.state,
        number: kept.number,
        waits_for: kept.waits_for,
        waits_since: kept.waits_since,
        updated_at: kept.updated_at,
    })
}

/// Those of an account or of organisations that it belongs to, the newest change first.
pub(in crate::funding) async fn of_applicant(
    db: &impl ConnectionTrait,
    keys: &Keys,
    owner: PersonId,
    organisations: &[i64],
) -> Result<Vec<Listed>, DbErr> {
    let own = Condition::any()
        .add(Column::OwnerId.eq(owner.0))
        .add(Column::OrganisationId.is_in(organisations.iter().copied()));
    let rows = Entity::find().filter(own).order_by_desc(Column::UpdatedAt).all(db).await?;
    rows.into_iter().map(|row| listed(keys, row)).collect()
}

/// Those in some states, in no order.
///
/// # Errors
/// When the database does not answer or one does not open.
pub async fn in_states(db: &impl ConnectionTrait, keys: &Keys, states: &[State]) -> Result<Vec<Kept>, DbErr> {
    let codes = states.iter().map(|state| state.code());
    let rows = Entity::find()
        .filter(Column::State.is_in(codes))
        .filter(Column::SubmittedAt.is_not_null())
        .all(db)
        .await?;
    rows.into_iter().map(|row| kept(keys, row)).collect()
}

/// Those with these numbers, as they come.
///
/// # Errors
/// When the database does not answer or one does not open.
pub async fn by_ids(db: &impl ConnectionTrait, keys: &Keys, ids: &[i64]) -> Result<Vec<Kept>, DbErr> {
    let rows = Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await?;
    rows.into_iter().map(|row| kept(keys, row)).collect()
}

/// Those of a call that were handed in, in the order in which they were.
///
/// # Errors
/// When the database does not answer or one does not open.
pub async fn of_call(db: &impl ConnectionTrait, keys: &Keys, call: i64) -> Result<Vec<Kept>, DbErr> {
    let rows = Entity::find()
        .filter(Column::CallId.eq(call))
        .filter(Column::SubmittedAt.is_not_null())
        .order_by_asc(Column::SubmittedAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(|row| kept(keys, row)).collect()
}

/// Whether there is any.
pub(in crate::funding) async fn any(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(Entity::find().select_only().column(Column::Id).into_tuple::<i64>().one(db).await?.is_some())
}

/// Takes a draft away for good.
pub(in crate::funding) async fn delete(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await.map(|_| ())
}

/// The newest number with a beginning. Two that ask at the same moment wait for each other until their transactions end.
pub(in crate::funding) async fn last_number(
    db: &impl ConnectionTrait,
    begins: &str,
) -> Result<Option<String>, DbErr> {
    take_turn(db, Turn::NumberOfApplication).await?;
    Entity::find()
        .select_only()
        .column(Column::Number)
        .filter(Column::Number.starts_with(begins))
        // Longer ones are larger: 10 000 comes after 9 999.
        .order_by_desc(Expr::cust("length(number)"))
        .order_by_desc(Column::Number)
        .limit(1)
        .into_tuple::<Option<String>>()
        .one(db)
        .await
        .map(Option::flatten)
}
