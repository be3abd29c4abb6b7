//! All queries about the tasks of cases.

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, SelectStatement},
};

use super::{broken, day, moment};
use crate::{
    cases::{
        model::{CaseId, Party, Task, TaskKind, TaskState},
        seal::{open_task_words, words_of},
    },
    sealed::Keys,
};

pub(super) mod task_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_task")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub case_id: i64,
        pub kind: String,
        // Where words are sealed this is empty, as is the name that it waits for.
        pub title: String,
        pub words: Option<Vec<u8>>,
        pub party: String,
        pub advice: bool,
        pub state: String,
        pub waits_for: String,
        pub waits_name: String,
        pub due_on: Option<String>,
        pub place: i32,
        pub made_at: String,
        pub updated_at: String,
        pub done_at: Option<String>,
        pub version: i64,
        pub once: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use task_row::{Column, Entity, Model};

fn task(keys: &Keys, row: Model) -> Result<Task, DbErr> {
    let wrong = |column: &str, value: &str| broken("task", row.id, column, value);
    let (title, waits_name) = match &row.words {
        Some(sealed) => open_task_words(keys, CaseId(row.case_id), sealed)?,
        None => (row.title.clone(), row.waits_name.clone()),
    };
    let waits_for = Party::parse(&row.waits_for).unwrap_or(Party::Nobody);
    Ok(Task {
        id: row.id,
        kind: TaskKind::parse(&row.kind).ok_or_else(|| wrong("kind", &row.kind))?,
        party: Party::parse(&row.party).ok_or_else(|| wrong("party", &row.party))?,
        state: TaskState::parse(&row.state, waits_for, &waits_name)
            .ok_or_else(|| wrong("state", &row.state))?,
        title,
        advice: row.advice,
        due_on: row.due_on.as_deref().map(day).transpose()?,
        place: row.place,
        updated_at: moment(&row.updated_at)?,
        done_at: row.done_at.as_deref().map(moment).transpose()?,
        version: row.version,
    })
}

/// A task about to be added.
#[derive(Debug, Clone)]
pub(in crate::cases) struct New<'a> {
    pub(in crate::cases) kind: TaskKind,
    /// Its title, sealed; `None` for a kind that has words of its own.
    pub(in crate::cases) words: Option<Vec<u8>>,
    pub(in crate::cases) party: Party,
    pub(in crate::cases) advice: bool,
    pub(in crate::cases) due_on: Option<Date>,
    pub(in crate::cases) place: i32,
    pub(in crate::cases) once: Option<&'a str>,
}

pub(in crate::cases) async fn insert(
    db: &impl ConnectionTrait,
    case: CaseId,
    new: &New<'_>,
    at: Timestamp,
) -> Result<i64, DbErr> {
    let row = task_row::ActiveModel {
        case_id: Set(case.0),
        kind: Set(new.kind.code().to_owned()),
        title: Set(String::new()),
        words: Set(new.words.clone()),
        party: Set(new.party.code().to_owned()),
        advice: Set(new.advice),
        state: Set(TaskState::NotStarted.code().to_owned()),
        waits_for: Set(String::new()),
        waits_name: Set(String::new()),
        due_on: Set(new.due_on.map(|day| day.to_string())),
        place: Set(new.place),
        made_at: Set(at.to_string()),
        updated_at: Set(at.to_string()),
        done_at: Set(None),
        version: Set(1),
        once: Set(new.once.map(str::to_owned)),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// The tasks of a case, in their order.
pub(in crate::cases) async fn of_case(
    db: &impl ConnectionTrait,
    keys: &Keys,
    case: CaseId,
) -> Result<Vec<Task>, DbErr> {
    let rows = Entity::find()
        .filter(Column::CaseId.eq(case.0))
        .order_by_asc(Column::Place)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(|row| task(keys, row)).collect()
}

/// Tasks by number.
pub(in crate::cases) async fn by_ids(
    db: &impl ConnectionTrait,
    keys: &Keys,
    ids: &[i64],
) -> Result<HashMap<i64, Task>, DbErr> {
    let mut found = HashMap::new();
    for some in ids.chunks(1000) {
        for row in Entity::find().filter(Column::Id.is_in(some.iter().copied())).all(db).await? {
            found.insert(row.id, task(keys, row)?);
        }
    }
    Ok(found)
}

/// The open tasks of some cases that have a day, the soonest first.
pub(in crate::cases) async fn with_days(
    db: &impl ConnectionTrait,
    keys: &Keys,
    cases: &[i64],
    most: u64,
) -> Result<Vec<(CaseId, Task)>, DbErr> {
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find()
        .filter(Column::CaseId.is_in(cases.iter().copied()))
        .filter(Column::DueOn.is_not_null())
        .filter(Column::DoneAt.is_null())
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id)
        .limit(most)
        .all(db)
        .await?;
    rows.into_iter().map(|row| Ok((CaseId(row.case_id), task(keys, row)?))).collect()
}

/// A query for the cases that have a task whose day has passed.
pub(in crate::cases) fn late(day: Date) -> SelectStatement {
    let late = Entity::find().select_only().column(Column::CaseId);
    late.filter(Column::DueOn.lt(day.to_string())).filter(Column::DoneAt.is_null()).into_query()
}

/// Writes a task as it is now, with its next version.
pub(in crate::cases) async fn update(
    db: &impl ConnectionTrait,
    keys: &Keys,
    case: CaseId,
    task: &Task,
) -> Result<(), DbErr> {
    let waits_for = match &task.state {
        TaskState::Waiting { party, .. } => party.code(),
        _ => "",
    };
    Entity::update_many()
        .col_expr(Column::Title, Expr::value(""))
        .col_expr(Column::Words, Expr::value(words_of(keys, case, task)))
        .col_expr(Column::State, Expr::value(task.state.code()))
        .col_expr(Column::WaitsFor, Expr::value(waits_for))
        .col_expr(Column::WaitsName, Expr::value(""))
        .col_expr(Column::DueOn, Expr::value(task.due_on.map(|day| day.to_string())))
        .col_expr(Column::UpdatedAt, Expr::value(task.updated_at.to_string()))
        .col_expr(Column::DoneAt, Expr::value(task.done_at.map(|at| at.to_string())))
        .col_expr(Column::Version, Expr::value(task.version + 1))
        .filter(Column::Id.eq(task.id))
        .exec(db)
        .await?;
    Ok(())
}

pub(in crate::cases) async fn delete(db: &impl ConnectionTrait, ids: &[i64]) -> Result<(), DbErr> {
    if !ids.is_empty() {
        Entity::delete_many().filter(Column::Id.is_in(ids.iter().copied())).exec(db).await?;
    }
    Ok(())
}

/// Whether a form with this mark was taken before.
pub(in crate::cases) async fn is_taken(
    db: &impl ConnectionTrait,
    case: CaseId,
    once: &str,
) -> Result<bool, DbErr> {
    let found =
        Entity::find().filter(Column::CaseId.eq(case.0)).filter(Column::Once.eq(once)).one(db).await?;
    Ok(found.is_some())
}
