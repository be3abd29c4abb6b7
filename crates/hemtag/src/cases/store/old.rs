//! What was written into cases before it was sealed, and still stands as text.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::Expr,
};

use super::{case_row, tasks::task_row};
use crate::cases::model::CaseId;

/// A task's words.
pub(in crate::cases) struct OldTask {
    pub(in crate::cases) task: i64,
    pub(in crate::cases) case: CaseId,
    pub(in crate::cases) title: String,
    pub(in crate::cases) waits_name: String,
}

fn open_tasks() -> Condition {
    let said = Condition::any().add(task_row::Column::Title.ne("")).add(task_row::Column::WaitsName.ne(""));
    Condition::all().add(task_row::Column::Words.is_null()).add(said)
}

fn open_steps() -> Condition {
    Condition::all().add(case_row::Column::OwnStepSealed.is_null()).add(case_row::Column::OwnStep.ne(""))
}

pub(in crate::cases) async fn any(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let tasks = task_row::Entity::find().filter(open_tasks()).count(db).await?;
    Ok(tasks > 0 || case_row::Entity::find().filter(open_steps()).count(db).await? > 0)
}

pub(in crate::cases) async fn tasks(db: &impl ConnectionTrait) -> Result<Vec<OldTask>, DbErr> {
    let rows =
        task_row::Entity::find().filter(open_tasks()).order_by_asc(task_row::Column::Id).all(db).await?;
    let old = |row: task_row::Model| OldTask {
        task: row.id,
        case: CaseId(row.case_id),
        title: row.title,
        waits_name: row.waits_name,
    };
    Ok(rows.into_iter().map(old).collect())
}

pub(in crate::cases) async fn steps(db: &impl ConnectionTrait) -> Result<Vec<(CaseId, String)>, DbErr> {
    let rows =
        case_row::Entity::find().filter(open_steps()).order_by_asc(case_row::Column::Id).all(db).await?;
    Ok(rows.into_iter().map(|row| (CaseId(row.id), row.own_step)).collect())
}

/// Nothing where another node, or whoever changed the task, was first.
pub(in crate::cases) async fn seal_task(
    db: &impl ConnectionTrait,
    task: i64,
    words: Vec<u8>,
) -> Result<u64, DbErr> {
    let done = task_row::Entity::update_many()
        .col_expr(task_row::Column::Words, Expr::value(words))
        .col_expr(task_row::Column::Title, Expr::value(""))
        .col_expr(task_row::Column::WaitsName, Expr::value(""))
        .filter(task_row::Column::Id.eq(task))
        .filter(open_tasks());
    Ok(done.exec(db).await?.rows_affected)
}

pub(in crate::cases) async fn seal_step(
    db: &impl ConnectionTrait,
    case: CaseId,
    words: Vec<u8>,
) -> Result<u64, DbErr> {
    let done = case_row::Entity::update_many()
        .col_expr(case_row::Column::OwnStepSealed, Expr::value(words))
        .col_expr(case_row::Column::OwnStep, Expr::value(""))
        .filter(case_row::Column::Id.eq(case.0))
        .filter(open_steps());
    Ok(done.exec(db).await?.rows_affected)
}
