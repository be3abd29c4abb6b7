//! All queries of the programme: days that were settled, letters that reminded, reports and their files.

pub(super) mod reminders;
pub(super) mod report_files;
pub(super) mod reports;

use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
};

use crate::database::moment;

mod deadline_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "programme_deadline")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub programme: String,
        pub report: String,
        pub on_day: Option<String>,
        pub undoes: Option<i64>,
        pub reason: String,
        pub step: i32,
        pub at: String,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use deadline_row::{ActiveModel, Column, Entity, Model};

/// One step in settling a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub id: i64,
    pub report: String,
    /// None: undoes a step.
    pub day: Option<Date>,
    pub undoes: Option<i64>,
    pub reason: String,
    /// From 1, within a report.
    pub step: i32,
    pub at: Timestamp,
    /// A role with the number of the account, never a name.
    pub actor: String,
}

fn step(row: Model) -> Result<Step, DbErr> {
    let broken = |_| DbErr::Custom(format!("programme_deadline {}: on_day cannot be read", row.id));
    Ok(Step {
        id: row.id,
        report: row.report,
        day: row.on_day.map(|day| day.parse().map_err(broken)).transpose()?,
        undoes: row.undoes,
        reason: row.reason,
        step: row.step,
        at: moment(&row.at)?,
        actor: row.actor,
    })
}

/// Every step of a programme, oldest first.
pub(super) async fn steps(db: &impl ConnectionTrait, programme: &str) -> Result<Vec<Step>, DbErr> {
    let query = Entity::find().filter(Column::Programme.eq(programme)).order_by_asc(Column::Id);
    query.all(db).await?.into_iter().map(step).collect()
}

/// Writes a step; the database refuses a second with the same number.
pub(super) async fn insert_step(
    db: &impl ConnectionTrait,
    programme: &str,
    new: &Step,
) -> Result<i64, DbErr> {
    let row = ActiveModel {
        programme: Set(programme.to_owned()),
        report: Set(new.report.clone()),
        on_day: Set(new.day.map(|day| day.to_string())),
        undoes: Set(new.undoes),
        reason: Set(new.reason.clone()),
        step: Set(new.step),
        at: Set(new.at.to_string()),
        actor: Set(new.actor.clone()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}
