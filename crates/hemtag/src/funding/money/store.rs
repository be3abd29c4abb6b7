//! All queries about assignments and the ledger.

use funding::{
    Ore,
    ledger::{Account, Entry, Kind},
};
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::Assignment;
use crate::database::moment;

mod assignment_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_assignment")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub code: String,
        pub document: String,
        pub added_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod entry_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_entry")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub assignment_id: i64,
        pub year: i32,
        pub kind: String,
        pub decision_id: Option<i64>,
        pub claim_id: Option<i64>,
        pub amount_ore: i64,
        pub on_day: String,
        pub reason: String,
        pub at: String,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What an entry rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Origin {
    pub decision: Option<i64>,
    pub claim: Option<i64>,
}

/// One line of the ledger as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub id: i64,
    pub entry: Entry,
    pub origin: Origin,
    pub on: Date,
    pub reason: String,
    pub at: Timestamp,
    /// A role with the number of the account, never a name.
    pub actor: String,
}

fn assignment(row: assignment_row::Model) -> Result<Assignment, DbErr> {
    let read: Assignment = serde_json::from_str(&row.document)
        .map_err(|_| DbErr::Custom(format!("funding_assignment {}: cannot be read", row.id)))?;
    Ok(Assignment { id: row.id, code: row.code, ..read })
}

pub(super) async fn assignments(db: &impl ConnectionTrait) -> Result<Vec<Assignment>, DbErr> {
    let rows = assignment_row::Entity::find().order_by_asc(assignment_row::Column::Id).all(db).await?;
    rows.into_iter().map(assignment).collect()
}

pub(super) async fn insert_assignment(
    db: &impl ConnectionTrait,
    new: &Assignment,
    at: Timestamp,
) -> Result<i64, DbErr> {
    let row = assignment_row::ActiveModel {
        code: Set(new.code.clone()),
        document: Set(serde_json::to_string(new).expect("an assignment can be written")),
        added_at: Set(at.to_string()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// Waits until nobody else writes entries of the assignment; `false`: there is none.
pub(super) async fn lock(db: &impl ConnectionTrait, assignment: i64) -> Result<bool, DbErr> {
    let locked = assignment_row::Entity::find_by_id(assignment).lock_exclusive().one(db).await?;
    Ok(locked.is_some())
}

/// The lines of one assignment, or of all, oldest first.
pub(super) async fn lines(db: &impl ConnectionTrait, assignment: Option<i64>) -> Result<Vec<Line>, DbErr> {
    let mut query = entry_row::Entity::find().order_by_asc(entry_row::Column::Id);
    if let Some(assignment) = assignment {
        query = query.filter(entry_row::Column::AssignmentId.eq(assignment));
    }
    query.all(db).await?.into_iter().map(line).collect()
}

fn line(row: entry_row::Model) -> Result<Line, DbErr> {
    let broken = |column: &str| DbErr::Custom(format!("funding_entry {}: {column} cannot be read", row.id));
    let year = i16::try_from(row.year).map_err(|_| broken("year"))?;
    Ok(Line {
        id: row.id,
        entry: Entry {
            account: Account { assignment: row.assignment_id, year },
            kind: Kind::parse(&row.kind).ok_or_else(|| broken("kind"))?,
            decision: row.decision_id.unwrap_or(0),
            amount: Ore(row.amount_ore),
        },
        origin: Origin { decision: row.decision_id, claim: row.claim_id },
        on: row.on_day.parse().map_err(|_| broken("on_day"))?,
        at: moment(&row.at)?,
        reason: row.reason,
        actor: row.actor,
    })
}

pub(super) struct NewLine<'n> {
    pub(super) entry: Entry,
    pub(super) claim: Option<i64>,
    pub(super) on: Date,
    pub(super) reason: &'n str,
    pub(super) at: Timestamp,
    pub(super) actor: &'n str,
}

pub(super) async fn insert_line(db: &impl ConnectionTrait, new: NewLine<'_>) -> Result<i64, DbErr> {
    let entry = new.entry;
    let row = entry_row::ActiveModel {
        assignment_id: Set(entry.account.assignment),
        year: Set(i32::from(entry.account.year)),
        kind: Set(entry.kind.code().to_owned()),
        decision_id: Set(Some(entry.decision).filter(|id| *id != 0)),
        claim_id: Set(new.claim),
        amount_ore: Set(entry.amount.0),
        on_day: Set(new.on.to_string()),
        reason: Set(new.reason.to_owned()),
        at: Set(new.at.to_string()),
        actor: Set(new.actor.to_owned()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}
