//! Work that stands in a table and is done by one node at a time: whoever takes a row moves the moment from which it may be taken.
//! No other takes it before that moment; if whoever took it vanishes, another does afterwards. Letters, messages to webhooks and
//! jobs are taken so, on SQLite and PostgreSQL alike: the update counts only where the row is as it was read.

use jiff::Timestamp;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ModelTrait, QueryFilter, QueryOrder, QuerySelect,
    Select, UpdateMany, sea_query::Expr,
};

/// The columns by which the rows of a table are taken.
#[derive(Debug, Clone, Copy)]
pub struct Leased<C> {
    /// The number of a row.
    pub id: C,
    /// The moment from which it may be taken, as text.
    pub due: C,
}

/// The rows among `wanted` that may be taken now, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn due<E: EntityTrait>(
    db: &impl ConnectionTrait,
    wanted: Select<E>,
    by: Leased<E::Column>,
    now: Timestamp,
    most: u64,
) -> Result<Vec<E::Model>, DbErr> {
    wanted.filter(by.due.lte(now.to_string())).order_by_asc(by.id).limit(most).all(db).await
}

/// Takes a row until a moment, as it was read; `also` writes down what else is said of it. False when another was faster.
///
/// # Errors
/// When the database refuses.
pub async fn take<E: EntityTrait>(
    db: &impl ConnectionTrait,
    row: &E::Model,
    by: Leased<E::Column>,
    until: Timestamp,
    also: impl FnOnce(UpdateMany<E>) -> UpdateMany<E>,
) -> Result<bool, DbErr> {
    let (id, due) = (row.get(by.id), row.get(by.due));
    let update = E::update_many()
        .col_expr(by.due, Expr::value(until.to_string()))
        .filter(by.id.eq(id))
        .filter(by.due.eq(due));
    Ok(also(update).exec(db).await?.rows_affected == 1)
}

/// Takes those among `wanted` that are due, at most so many, until a moment. Gives them as they were before.
///
/// # Errors
/// When the database does not answer.
pub async fn take_due<E: EntityTrait>(
    db: &impl ConnectionTrait,
    wanted: Select<E>,
    by: Leased<E::Column>,
    now: Timestamp,
    until: Timestamp,
    most: u64,
) -> Result<Vec<E::Model>, DbErr> {
    let mut taken = Vec::new();
    for row in due::<E>(db, wanted, by, now, most).await? {
        if take::<E>(db, &row, by, until, |update| update).await? {
            taken.push(row);
        }
    }
    Ok(taken)
}
