//! One node at a time changes the gaps of a need, and none by an older register.

use sea_orm::{
    ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, LockType},
};

use super::need_row;
use crate::needs::{Need, NeedId};

/// Waits until nobody else changes the need's gaps, and says whether it still stands as it was read; when it does, with the newest
/// event of the register by which its gaps were changed.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn lock(
    transaction: &DatabaseTransaction,
    need: &Need,
) -> Result<Option<Option<i64>>, DbErr> {
    // Not against rows that name the need: whoever adds one may be holding the event log already.
    let row = need_row::Entity::find_by_id(need.id.0).lock(LockType::NoKeyUpdate).one(transaction).await?;
    let stands = |row: &need_row::Model| {
        row.version == need.version && row.closed_at.is_some() == need.closed_at.is_some()
    };
    Ok(row.filter(stands).map(|row| row.gaps_event))
}

/// By which event of the register the need's gaps now stand.
pub(crate) async fn set_event(
    transaction: &DatabaseTransaction,
    id: NeedId,
    event: i64,
) -> Result<(), DbErr> {
    need_row::Entity::update_many()
        .col_expr(need_row::Column::GapsEvent, Expr::value(event))
        .filter(need_row::Column::Id.eq(id.0))
        .exec(transaction)
        .await?;
    Ok(())
}
