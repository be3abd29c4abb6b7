//! All queries about claims and what is claimed back. What a claim says goes in and comes out sealed.

use funding::Ore;
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
};

use crate::{
    database::moment,
    funding::model::{
        application::WaitsFor,
        claim::{Claim, ClaimKind, ClaimState},
    },
    sealed::Keys,
};

mod claim_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_claim")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub decision_id: i64,
        pub kind: String,
        pub state: String,
        pub period_from: Option<String>,
        pub period_to: Option<String>,
        pub requested_ore: i64,
        pub approved_ore: Option<i64>,
        pub document: Vec<u8>,
        pub made_at: String,
        pub updated_at: String,
        pub submitted_at: Option<String>,
        pub decided_at: Option<String>,
        pub waits_for: String,
        pub waits_since: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod recovery_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_recovery")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub decision_id: i64,
        pub year: i32,
        pub amount_ore: i64,
        pub reason: String,
        pub demanded_at: String,
        pub received_at: Option<String>,
        pub actor: String,
        pub once: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use claim_row::{ActiveModel, Column, Entity, Model};

/// A claim as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub id: i64,
    /// The grant that it is of.
    pub decision: i64,
    pub kind: ClaimKind,
    pub state: ClaimState,
    /// The days whose costs it claims; none for an advance.
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub claim: Claim,
    pub made_at: Timestamp,
    pub updated_at: Timestamp,
    pub submitted_at: Option<Timestamp>,
    pub decided_at: Option<Timestamp>,
    pub waits_for: WaitsFor,
    pub waits_since: Timestamp,
    pub version: i64,
}

impl Kept {
    /// The applicant may change what is written.
    #[must_use]
    pub const fn is_written(&self) -> bool {
        matches!(self.state, ClaimState::Draft | ClaimState::ToComplete)
    }

    /// Something is still to be done about it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.is_done()
    }

    /// Paid, or decided so that nothing is paid.
    #[must_use]
    pub fn is_done(&self) -> bool {
        match self.state {
            ClaimState::Paid => true,
            ClaimState::Decided => !self.claim.approved_sum().is_positive(),
            _ => false,
        }
    }

    /// What is asked for: an advance, or costs.
    #[must_use]
    pub fn stated(&self) -> Ore {
        match self.kind {
            ClaimKind::Advance => self.claim.advance.values().copied().sum(),
            _ => self.claim.cost(),
        }
    }
}

/// Money that is claimed back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    pub id: i64,
    pub decision: i64,
    pub year: i16,
    pub amount: Ore,
    pub reason: String,
    pub demanded_at: Timestamp,
    pub received_at: Option<Timestamp>,
}

/// The largest of what is opened.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

fn belongs_to(decision: i64) -> String {
    format!("funding claim of decision {decision}")
}

fn kept(keys: &Keys, row: Model) -> Result<Kept, DbErr> {
    let broken = |what: &str| DbErr::Custom(format!("funding_claim {}: {what} cannot be read", row.id));
    let opened = keys.open(&belongs_to(row.decision_id), &row.document, MOST_BYTES);
    let day = |text: &Option<String>| text.as_deref().map(str::parse::<Date>).transpose();
    Ok(Kept {
        claim: serde_json::from_slice(&opened.map_err(|_| broken("document"))?)
            .map_err(|_| broken("document"))?,
        id: row.id,
        decision: row.decision_id,
        kind: ClaimKind::parse(&row.kind).ok_or_else(|| broken("kind"))?,
        state: ClaimState::parse(&row.state).ok_or_else(|| broken("state"))?,
        from: day(&row.period_from).map_err(|_| broken("period_from"))?,
        to: day(&row.period_to).map_err(|_| broken("period_to"))?,
        made_at: moment(&row.made_at)?,
        updated_at: moment(&row.updated_at)?,
        submitted_at: row.submitted_at.as_deref().map(moment).transpose()?,
        decided_at: row.decided_at.as_deref().map(moment).transpose()?,
        waits_for: WaitsFor::parse(&row.waits_for).ok_or_else(|| broken("waits_for"))?,
        waits_since: moment(&row.waits_since)?,
        version: row.version,
    })
}

fn columns(keys: &Keys, kept: &Kept) -> ActiveModel {
    let at = |at: Option<Timestamp>| Set(at.map(|at| at.to_string()));
    let day = |day: Option<Date>| Set(day.map(|day| day.to_string()));
    let written = serde_json::to_vec(&kept.claim).expect("a claim can be written");
    ActiveModel {
        decision_id: Set(kept.decision),
        kind: Set(kept.kind.code().to_owned()),
        state: Set(kept.state.code().to_owned()),
        period_from: day(kept.from),
        period_to: day(kept.to),
        requested_ore: Set(kept.stated().0),
        approved_ore: Set(kept.decided_at.map(|_| kept.claim.approved_sum().0)),
        document: Set(keys.seal(&belongs_to(kept.decision), &written)),
        made_at: Set(kept.made_at.to_string()),
        updated_at: Set(kept.updated_at.to_string()),
        submitted_at: at(kept.submitted_at),
        decided_at: at(kept.decided_at),
        waits_for: Set(kept.waits_for.code().to_owned()),
        waits_since: Set(kept.waits_since.to_string()),
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

pub(in crate::funding) async fn remove(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await.map(|_| ())
}

/// The claims of a grant, oldest first.
pub(in crate::funding) async fn of_decision(
    db: &impl ConnectionTrait,
    keys: &Keys,
    decision: i64,
) -> Result<Vec<Kept>, DbErr> {
    let rows =
        Entity::find().filter(Column::DecisionId.eq(decision)).order_by_asc(Column::Id).all(db).await?;
    rows.into_iter().map(|row| kept(keys, row)).collect()
}

/// Every claim in a state, the one that has waited longest first.
pub(in crate::funding) async fn in_state(
    db: &impl ConnectionTrait,
    keys: &Keys,
    state: ClaimState,
) -> Result<Vec<Kept>, DbErr> {
    let rows = Entity::find()
        .filter(Column::State.eq(state.code()))
        .order_by_asc(Column::WaitsSince)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(|row| kept(keys, row)).collect()
}

fn recovery(row: recovery_row::Model) -> Result<Recovery, DbErr> {
    let broken = || DbErr::Custom(format!("funding_recovery {}: year cannot be read", row.id));
    Ok(Recovery {
        id: row.id,
        decision: row.decision_id,
        year: i16::try_from(row.year).map_err(|_| broken())?,
        amount: Ore(row.amount_ore),
        demanded_at: moment(&row.demanded_at)?,
        received_at: row.received_at.as_deref().map(moment).transpose()?,
        reason: row.reason,
    })
}

/// What is claimed back of a grant, oldest first.
pub(in crate::funding) async fn recoveries(
    db: &impl ConnectionTrait,
    decision: i64,
) -> Result<Vec<Recovery>, DbErr> {
    let rows = recovery_row::Entity::find()
        .filter(recovery_row::Column::DecisionId.eq(decision))
        .order_by_asc(recovery_row::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(recovery).collect()
}

/// Whether a form that says `once` was sent before.
pub(in crate::funding) async fn was_demanded(
    db: &impl ConnectionTrait,
    decision: i64,
    once: &str,
) -> Result<bool, DbErr> {
    let found = recovery_row::Entity::find()
        .filter(recovery_row::Column::DecisionId.eq(decision))
        .filter(recovery_row::Column::Once.eq(once))
        .one(db)
        .await?;
    Ok(found.is_some())
}

pub(in crate::funding) async fn insert_recovery(
    db: &impl ConnectionTrait,
    new: &Recovery,
    actor: &str,
    once: &str,
) -> Result<i64, DbErr> {
    let row = recovery_row::ActiveModel {
        decision_id: Set(new.decision),
        year: Set(i32::from(new.year)),
        amount_ore: Set(new.amount.0),
        reason: Set(new.reason.clone()),
        demanded_at: Set(new.demanded_at.to_string()),
        received_at: Set(None),
        actor: Set(actor.to_owned()),
        once: Set(Some(once.to_owned()).filter(|once| !once.is_empty())),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

pub(in crate::funding) async fn is_received(
    db: &impl ConnectionTrait,
    id: i64,
    at: Timestamp,
) -> Result<(), DbErr> {
    let row = recovery_row::ActiveModel {
        id: Set(id),
        received_at: Set(Some(at.to_string())),
        ..Default::default()
    };
    row.update(db).await.map(|_| ())
}
