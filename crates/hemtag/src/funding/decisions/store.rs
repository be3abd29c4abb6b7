//! All queries about decisions.

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};

use crate::{
    access::PersonId,
    database::moment,
    funding::model::decision::{Decision, DecisionState, Outcome},
};

mod decision_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_decision")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub application_id: i64,
        pub call_id: i64,
        pub number: Option<String>,
        pub outcome: String,
        pub state: String,
        pub document: String,
        pub decided_on: Option<String>,
        pub presented_by: Option<i64>,
        pub decided_by: Option<i64>,
        pub published_at: Option<String>,
        pub pending: Option<String>,
        pub closed_at: Option<String>,
        pub updated_at: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod version_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_decision_version")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub decision_id: i64,
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

use decision_row::{ActiveModel, Column, Entity, Model};

/// An amendment that is being prepared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    pub decision: Decision,
    pub reason: String,
}

/// A decision as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub id: i64,
    pub application: i64,
    pub call: i64,
    /// Given when it is taken.
    pub number: Option<String>,
    pub state: DecisionState,
    pub decision: Decision,
    /// The day of the first decision.
    pub decided_on: Option<Date>,
    /// Who presented what waits to be taken; of what was taken, who presented it.
    pub presented_by: Option<PersonId>,
    pub decided_by: Option<PersonId>,
    /// When what holds came to hold.
    pub published_at: Option<Timestamp>,
    pub pending: Option<Pending>,
    pub closed_at: Option<Timestamp>,
    pub updated_at: Timestamp,
    /// Counts every change.
    pub version: i64,
}

impl Kept {
    /// What is being prepared: the decision, or the amendment of one that was taken.
    #[must_use]
    pub fn prepared(&self) -> Option<&Decision> {
        match (&self.pending, self.state) {
            (Some(pending), _) => Some(&pending.decision),
            (None, DecisionState::Proposed) => Some(&self.decision),
            (None, DecisionState::Taken) => None,
        }
    }

    /// Money is granted, and the final report is not accepted yet.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.is_grant() && self.closed_at.is_none()
    }

    #[must_use]
    pub fn is_grant(&self) -> bool {
        self.state == DecisionState::Taken && self.decision.outcome == Outcome::Granted
    }
}

/// What was taken, and each amendment, for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVersion {
    pub version: i64,
    pub decision: Decision,
    /// Why it was amended; empty for the first.
    pub reason: String,
    pub at: Timestamp,
    pub actor: String,
}

fn kept(row: Model) -> Result<Kept, DbErr> {
    let broken =
        |column: &str| DbErr::Custom(format!("funding_decision {}: {column} cannot be read", row.id));
    let pending = row.pending.as_deref().map(serde_json::from_str).transpose();
    Ok(Kept {
        id: row.id,
        application: row.application_id,
        call: row.call_id,
        state: DecisionState::parse(&row.state).ok_or_else(|| broken("state"))?,
        decision: serde_json::from_str(&row.document).map_err(|_| broken("document"))?,
        decided_on: row
            .decided_on
            .as_deref()
            .map(str::parse)
            .transpose()
            .map_err(|_| broken("decided_on"))?,
        presented_by: row.presented_by.map(PersonId),
        decided_by: row.decided_by.map(PersonId),
        published_at: row.published_at.as_deref().map(moment).transpose()?,
        pending: pending.map_err(|_| broken("pending"))?,
        closed_at: row.closed_at.as_deref().map(moment).transpose()?,
        updated_at: moment(&row.updated_at)?,
        version: row.version,
        number: row.number,
    })
}

fn columns(kept: &Kept) -> ActiveModel {
    let at = |at: Option<Timestamp>| Set(at.map(|at| at.to_string()));
    let write = |pending: &Pending| serde_json::to_string(pending).expect("an amendment can be written");
    ActiveModel {
        application_id: Set(kept.application),
        call_id: Set(kept.call),
        number: Set(kept.number.clone()),
        outcome: Set(kept.decision.outcome.code().to_owned()),
        state: Set(kept.state.code().to_owned()),
        document: Set(serde_json::to_string(&kept.decision).expect("a decision can be written")),
        decided_on: Set(kept.decided_on.map(|day| day.to_string())),
        presented_by: Set(kept.presented_by.map(|person| person.0)),
        decided_by: Set(kept.decided_by.map(|person| person.0)),
        published_at: at(kept.published_at),
        pending: Set(kept.pending.as_ref().map(write)),
        closed_at: at(kept.closed_at),
        updated_at: Set(kept.updated_at.to_string()),
        version: Set(kept.version),
        ..Default::default()
    }
}

pub(in crate::funding) async fn insert(db: &impl ConnectionTrait, new: &Kept) -> Result<i64, DbErr> {
    Ok(columns(new).insert(db).await?.id)
}

pub(in crate::funding) async fn update(db: &impl ConnectionTrait, changed: &Kept) -> Result<(), DbErr> {
    ActiveModel { id: Set(changed.id), ..columns(changed) }.update(db).await.map(|_| ())
}

pub(in crate::funding) async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Kept>, DbErr> {
    Entity::find_by_id(id).one(db).await?.map(kept).transpose()
}

/// The same to be changed: whoever else wants to change it waits until this transaction ends.
pub(in crate::funding) async fn to_change(db: &impl ConnectionTrait, id: i64) -> Result<Option<Kept>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(db).await?.map(kept).transpose()
}

pub(in crate::funding) async fn by_application(
    db: &impl ConnectionTrait,
    application: i64,
) -> Result<Option<Kept>, DbErr> {
    Entity::find().filter(Column::ApplicationId.eq(application)).one(db).await?.map(kept).transpose()
}

/// The decisions on some applications, by the application's number.
pub(in crate::funding) async fn by_applications(
    db: &impl ConnectionTrait,
    applications: &[i64],
) -> Result<HashMap<i64, Kept>, DbErr> {
    let ids = applications.iter().copied();
    let rows = Entity::find().filter(Column::ApplicationId.is_in(ids)).all(db).await?;
    rows.into_iter().map(|row| kept(row).map(|kept| (kept.application, kept))).collect()
}

/// Every decision in a state, the newest first.
pub(in crate::funding) async fn in_state(
    db: &impl ConnectionTrait,
    state: DecisionState,
) -> Result<Vec<Kept>, DbErr> {
    let rows = Entity::find()
        .filter(Column::State.eq(state.code()))
        .order_by_desc(Column::DecidedOn)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(kept).collect()
}

/// Keeps what holds from now on as a version of its own.
pub(in crate::funding) async fn insert_version(
    db: &impl ConnectionTrait,
    of: &Kept,
    reason: &str,
    actor: &str,
) -> Result<(), DbErr> {
    let row = version_row::ActiveModel {
        decision_id: Set(of.id),
        version: Set(of.version),
        document: Set(serde_json::to_string(&of.decision).expect("a decision can be written")),
        reason: Set(reason.to_owned()),
        at: Set(of.updated_at.to_string()),
        actor: Set(actor.to_owned()),
        ..Default::default()
    };
    row.insert(db).await.map(|_| ())
}

/// The versions of one, newest first.
pub(in crate::funding) async fn versions(
    db: &impl ConnectionTrait,
    id: i64,
) -> Result<Vec<KeptVersion>, DbErr> {
    let rows = version_row::Entity::find()
        .filter(version_row::Column::DecisionId.eq(id))
        .order_by_desc(version_row::Column::Version)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let broken = || DbErr::Custom(format!("funding_decision_version {}: cannot be read", row.id));
            Ok(KeptVersion {
                version: row.version,
                decision: serde_json::from_str(&row.document).map_err(|_| broken())?,
                at: moment(&row.at)?,
                reason: row.reason,
                actor: row.actor,
            })
        })
        .collect()
}
