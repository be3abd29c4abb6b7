//! All queries about calls.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::{
    database::moment,
    funding::model::call::{Call, CallState},
};

mod call_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_call")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub code: String,
        pub assignment_id: i64,
        pub state: String,
        pub document: String,
        pub opens_at: Option<String>,
        pub closes_at: Option<String>,
        pub made_at: String,
        pub updated_at: String,
        pub published_at: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod version_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_call_version")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub call_id: i64,
        pub version: i64,
        pub document: String,
        pub reason: String,
        pub at: String,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A call as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCall {
    pub id: i64,
    /// What its address is made of.
    pub code: String,
    pub assignment: i64,
    pub state: CallState,
    pub call: Call,
    pub updated_at: Timestamp,
    pub published_at: Option<Timestamp>,
    /// Counts every change, of a draft too.
    pub version: i64,
}

impl KeptCall {
    /// Whether applications are taken at a moment.
    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.state == CallState::Published && self.call.is_open(at)
    }
}

/// A published version, for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallVersion {
    pub version: i64,
    pub call: Call,
    pub reason: String,
    pub at: Timestamp,
    pub actor: String,
}

fn kept(row: call_row::Model) -> Result<KeptCall, DbErr> {
    let broken = |column: &str| DbErr::Custom(format!("funding_call {}: {column} cannot be read", row.id));
    Ok(KeptCall {
        id: row.id,
        assignment: row.assignment_id,
        state: CallState::parse(&row.state).ok_or_else(|| broken("state"))?,
        call: serde_json::from_str(&row.document).map_err(|_| broken("document"))?,
        updated_at: moment(&row.updated_at)?,
        published_at: row.published_at.as_deref().map(moment).transpose()?,
        version: row.version,
        code: row.code,
    })
}

fn columns(call: &KeptCall) -> call_row::ActiveModel {
    let moment = |at: Option<Timestamp>| Set(at.map(|at| at.to_string()));
    call_row::ActiveModel {
        code: Set(call.code.clone()),
        assignment_id: Set(call.assignment),
        state: Set(call.state.code().to_owned()),
        document: Set(serde_json::to_string(&call.call).expect("a call can be written")),
        opens_at: moment(call.call.opens_at),
        closes_at: moment(call.call.closes_at),
        updated_at: Set(call.updated_at.to_string()),
        published_at: moment(call.published_at),
        version: Set(call.version),
        ..Default::default()
    }
}

pub(super) async fn insert(db: &impl ConnectionTrait, new: &KeptCall) -> Result<i64, DbErr> {
    let row = call_row::ActiveModel { made_at: Set(new.updated_at.to_string()), ..columns(new) };
    Ok(row.insert(db).await?.id)
}

pub(super) async fn update(db: &impl ConnectionTrait, call: &KeptCall) -> Result<(), DbErr> {
    call_row::ActiveModel { id: Set(call.id), ..columns(call) }.update(db).await.map(|_| ())
}

/// # Errors
/// When the database does not answer or the row cannot be read.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<KeptCall>, DbErr> {
    call_row::Entity::find_by_id(id).one(db).await?.map(kept).transpose()
}

/// A call as it held when it had a version: the one that an application was written for.
///
/// # Errors
/// As [`by_id`].
pub async fn as_of(db: &impl ConnectionTrait, id: i64, version: i64) -> Result<Option<KeptCall>, DbErr> {
    let Some(now) = by_id(db, id).await? else { return Ok(None) };
    let all = versions(db, id).await?;
    let then = all.into_iter().find(|one| one.version == version);
    Ok(Some(then.map_or(now.clone(), |then| KeptCall { call: then.call, ..now })))
}

/// Several, in no order.
///
/// # Errors
/// As [`by_id`].
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<KeptCall>, DbErr> {
    let rows =
        call_row::Entity::find().filter(call_row::Column::Id.is_in(ids.iter().copied())).all(db).await?;
    rows.into_iter().map(kept).collect()
}

pub(super) async fn by_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<KeptCall>, DbErr> {
    call_row::Entity::find().filter(call_row::Column::Code.eq(code)).one(db).await?.map(kept).transpose()
}

/// The same to be changed: whoever else wants to change it waits until this transaction ends.
pub(super) async fn to_change(db: &impl ConnectionTrait, code: &str) -> Result<Option<KeptCall>, DbErr> {
    let found = call_row::Entity::find().filter(call_row::Column::Code.eq(code)).lock_exclusive();
    found.one(db).await?.map(kept).transpose()
}

/// Every call, the newest first.
pub(super) async fn all(db: &impl ConnectionTrait) -> Result<Vec<KeptCall>, DbErr> {
    let rows = call_row::Entity::find().order_by_desc(call_row::Column::Id).all(db).await?;
    rows.into_iter().map(kept).collect()
}

pub(super) async fn insert_version(
    db: &impl ConnectionTrait,
    call: &KeptCall,
    reason: &str,
    actor: &str,
) -> Result<(), DbErr> {
    let row = version_row::ActiveModel {
        call_id: Set(call.id),
        version: Set(call.version),
        document: Set(serde_json::to_string(&call.call).expect("a call can be written")),
        reason: Set(reason.to_owned()),
        at: Set(call.updated_at.to_string()),
        actor: Set(actor.to_owned()),
        ..Default::default()
    };
    row.insert(db).await.map(|_| ())
}

/// The published versions of a call, newest first.
pub(super) async fn versions(db: &impl ConnectionTrait, id: i64) -> Result<Vec<CallVersion>, DbErr> {
    let rows = version_row::Entity::find()
        .filter(version_row::Column::CallId.eq(id))
        .order_by_desc(version_row::Column::Version)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let broken = || DbErr::Custom(format!("funding_call_version {}: cannot be read", row.id));
            Ok(CallVersion {
                version: row.version,
                call: serde_json::from_str(&row.document).map_err(|_| broken())?,
                at: moment(&row.at)?,
                reason: row.reason,
                actor: row.actor,
            })
        })
        .collect()
}
